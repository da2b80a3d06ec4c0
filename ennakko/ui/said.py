"""How each language writes days, distances, numbers and references to statutes. Pure; the template filters stand on it."""

import re
from datetime import date

from ennakko.base.text import LANGUAGES, Language, Text

NBSP = "\N{NO-BREAK SPACE}"
MONTHS: dict[Language, tuple[str, ...]] = {
    "fi": (
        "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta",
        "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta",
    ),
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


STATUTES = re.compile(
    r"(?:\d+ [a-z] |\d+ )(?=§|luku|luvu|kap\b|mom\b)"  # 26 a §, 6 a luku, 8 b kap.
    r"|\b(?:sections?|ch\.|Art\.|Articles?|artikel) (?=\d)(?:\d+ [a-z](?![\w]))?"  # section 45, ch. 6 a, Art. 21
)


def unbroken(text: str) -> str:
    """The text with no line break inside a reference to a statute: "26 a §" stays together."""
    return STATUTES.sub(lambda found: found[0].replace(" ", NBSP), text)


def day(on: date, language: Language) -> str:
    """A day in words: 1. helmikuuta 2027 / 1 februari 2027 / 1 February 2027."""
    ordinal = "." if language == "fi" else ""
    return f"{on.day}{ordinal}{NBSP}{MONTHS[language][on.month - 1]} {on.year}"


def day_text(on: date) -> Text:
    """A day in words, in the three languages."""
    return Text(*(day(on, language) for language in LANGUAGES))


def day_short(on: date, language: Language) -> str:
    """A day for a table: 1.2.2027, in English 1 Feb 2027."""
    if language == "en":
        return f"{on.day}{NBSP}{MONTHS['en'][on.month - 1][:3]}{NBSP}{on.year}"
    return f"{on.day}.{on.month}.{on.year}"


def yearly(month_day: str) -> Text:
    """A day of every year, given as `MM-DD`: 7.1., in English 7 January."""
    month, day = (int(part) for part in month_day.split("-"))
    short = f"{day}.{month}."
    return Text(short, short, f"{day}{NBSP}{MONTHS['en'][month - 1]}")


def number(value: float, language: Language, decimals: int = 0) -> str:
    """A number with the language's own thousands and decimal marks."""
    thousands, point = (",", ".") if language == "en" else (NBSP, ",")
    return f"{value:,.{decimals}f}".translate({ord(","): thousands, ord("."): point})


def number_text(value: float) -> Text:
    """A number in the three languages."""
    return Text(*(number(value, language) for language in LANGUAGES))


def distance(metres: float, language: Language) -> str:
    """A walking distance as people say it: tens of metres, then kilometres with one decimal."""
    if metres < 995:
        return f"{round(metres / 10) * 10}{NBSP}m"
    return f"{number(metres / 1000, language, 1)}{NBSP}km"


def percent(share: float, language: Language) -> str:
    """A share (0..1) in whole percent; Finnish and Swedish put a space before the sign."""
    return f"{round(share * 100)}{'' if language == 'en' else NBSP}%"
