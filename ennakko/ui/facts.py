"""A fact as a page shows it: what it is, its value, its source and day, all in the reader's language."""

from dataclasses import dataclass
from datetime import date

from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.ui import said

ABSENT = Text("ei merkintää", "ingen anteckning", "no entry")
_VALUES = {
    "fi": Text("suomi", "finska", "Finnish"),
    "sv": Text("ruotsi", "svenska", "Swedish"),
    "True": Text("kyllä", "ja", "yes"),
    "False": Text("ei", "nej", "no"),
}


@dataclass(frozen=True)
class Shown:
    """One row of the facts list."""

    name: Text
    value: Text
    source: Text
    noted: date | None


def shown(name: Text, value: str | None, source: str, on: str) -> Shown:
    """A stored fact in words: days come as ISO text, null is no entry; a source is named by its register."""
    return Shown(_capital(name), _value(value), source_named(source), _day(on))


def _value(value: str | None) -> Text:
    if value is None:
        return ABSENT
    day = _day(value)
    if day is not None:
        return said.day_text(day)
    return _VALUES.get(value, Text(value, value, value))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _capital(text: Text) -> Text:
    return Text(*(text[language][:1].upper() + text[language][1:] for language in LANGUAGES))
