"""Template tags: a Text in the reader's language; days, distances and numbers as it writes them.

{% load said %}  {% say words.title %}  {% say words.until day=deadline %}  {{ text|said }}
{{ day|day }}  {{ day|day_short }}  {{ metres|distance }}  {{ count|number }}  {{ share|percent }}
"""

from datetime import date, datetime

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from ennakko.base.text import Text
from ennakko.ui import said as form
from ennakko.ui.language import current

register = template.Library()


@register.simple_tag
def say(text: Text, **values: object) -> SafeString:
    """The text in the reader's language, its {fields} filled in; a day is written in words."""
    if not isinstance(text, Text):
        raise template.TemplateSyntaxError(f"{{% say %}} got {type(text).__name__} instead of a Text.")
    language = current()
    filled = {name: _written(value) for name, value in values.items()}
    said = text.format(**filled)[language] if filled else text[language]
    return conditional_escape(form.unbroken(said))


@register.filter
def said(text: Text | str) -> str:
    """A Text in the reader's language; a name that is no Text stays as it is."""
    return form.unbroken(text[current()]) if isinstance(text, Text) else text


@register.filter
def unbroken(text: str) -> str:
    """A number of a telephone, all on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def day(on: date | None) -> SafeString | str:
    """The day in words, machine readable too."""
    return _time(on, form.day(on, current())) if on else ""


@register.filter
def day_short(on: date | None) -> SafeString | str:
    """The day for a table, machine readable too."""
    return _time(on, form.day_short(on, current())) if on else ""


@register.filter
def moment(at: datetime) -> str:
    """A day and a time of it, for a table."""
    return (
        f"{form.day_short(at.date(), current())} {at:%H.%M}"
        if current() == "fi"
        else f"{form.day_short(at.date(), current())} {at:%H:%M}"
    )


@register.filter
def distance(metres: float | None) -> str:
    """A walking distance."""
    return "" if metres is None else form.distance(metres, current())


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    """A number with the language's marks."""
    return "" if value is None else form.number(value, current(), decimals)


@register.filter
def percent(share: float | None) -> str:
    """A share (0..1) in percent."""
    return "" if share is None else form.percent(share, current())


def _written(value: object) -> object:
    return form.day(value, current()) if isinstance(value, date) else value


def _time(on: date, words: str) -> SafeString:
    return mark_safe(f'<time datetime="{on.isoformat()[:10]}">{words}</time>')  # noqa: S308 - both parts are our own words
