"""Reading JSON whose shape must not be trusted: every wrong shape is a BadInput that names the position, never a value."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ennakko.base.errors import BadInput
from ennakko.base.identity import is_identity_code

PRECISIONS = {"PAIVA": 10, "KUUKAUSI": 7, "VUOSI": 4}  # how much of yyyy-mm-dd is meant
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def refuse(where: str, what: str) -> BadInput:
    """A BadInput for the value at `where`."""
    return BadInput(
        f"{where}: {what}.",
        "Have the record corrected at its source, or fetch this person's base data anew.",
    )


def mended(code: str) -> str:
    """A personal identity code as it is looked up: no spaces round it, capital letters."""
    return code.strip().upper()


@dataclass(frozen=True)
class Shape:
    """A JSON object and where it stands (`file.json: muutokset[3].tietoryhmat[0]`)."""

    raw: dict[str, object]
    where: str

    def at(self, field: str) -> str:
        """The position of a field."""
        return f"{self.where}.{field}"

    def has(self, field: str) -> bool:
        """Whether the field is there with a value."""
        return self.raw.get(field) is not None

    def text(self, field: str, *, most: int, default: str = "") -> str:
        """A text without spaces round it; `default` where it is missing. Numbers are not text."""
        value = self.raw.get(field)
        if value is None:
            return default
        if not isinstance(value, str):
            raise refuse(self.at(field), "a text was expected")
        if len(value.strip()) > most:
            raise refuse(self.at(field), f"the text is longer than {most} characters")
        if "\x00" in value:
            raise refuse(self.at(field), "the text holds a null character")
        return value.strip()

    def needed(self, field: str, *, most: int) -> str:
        """A text that must be there."""
        value = self.text(field, most=most)
        if not value:
            raise refuse(self.at(field), "the value is missing")
        return value

    def flag(self, field: str) -> bool:
        """A truth value that must be there."""
        value = self.raw.get(field)
        if not isinstance(value, bool):
            raise refuse(self.at(field), "true or false was expected")
        return value

    def pair(self, field: str, *, most: int) -> tuple[str, str]:
        """Finnish and Swedish text; where one is missing the other serves."""
        if not self.has(field):
            return "", ""
        both = self.inner(field)
        fi, sv = both.text("fi", most=most), both.text("sv", most=most)
        return fi or sv, sv or fi

    def inner(self, field: str) -> "Shape":
        """An object inside this one, which must be there."""
        return shape(self.raw.get(field), self.at(field))

    def many(self, field: str) -> list["Shape"]:
        """A list of objects; empty where the field is missing."""
        return [shape(value, place) for value, place in self.items(field)]

    def items(self, field: str) -> list[tuple[object, str]]:
        """The values of a list with their positions; empty where the field is missing."""
        values = self.raw.get(field)
        if values is None:
            return []
        if not isinstance(values, list):
            raise refuse(self.at(field), "a list was expected")
        return [(value, f"{self.at(field)}[{place}]") for place, value in enumerate(values)]

    def identity_code(self, field: str) -> str:
        """A personal identity code that must be there, with its right check character."""
        return identity_code(self.raw.get(field), self.at(field))

    def day(self, field: str) -> date | None:
        """The first day of a dated thing: {"arvo": "2019-09-25", "tarkkuus": "PAIVA" | "KUUKAUSI" | ...}."""
        found = self._dated(field)
        return found[0] if found else None

    def after(self, field: str) -> date | None:
        """The day after the last day a dated thing holds: the end of a home or of a municipality."""
        found = self._dated(field)
        return found[1] + timedelta(days=1) if found else None

    def _dated(self, field: str) -> tuple[date, date] | None:
        """First and last day that a date with its precision may mean."""
        if not self.has(field):
            return None
        dated = self.inner(field)
        value, precision = dated.needed("arvo", most=10), dated.text("tarkkuus", most=20, default="PAIVA")
        found = _DATE.fullmatch(value[: PRECISIONS.get(precision, 10)])
        try:
            if not found or found[1] == "9999":  # "for ever" is written by leaving the date out
                raise ValueError
            year, month, day = (int(part) if part else None for part in found.groups())
            first = date(year or 0, month or 1, day or 1)
            last = (
                first if day else first.replace(month=month or 12, day=monthrange(first.year, month or 12)[1])
            )
        except ValueError:
            raise refuse(self.at(field), "the date does not exist") from None
        return first, last


def shape(value: object, where: str) -> Shape:
    """`value` as an object to read from; BadInput where it is something else."""
    if not isinstance(value, dict):
        raise refuse(where, "an object was expected")
    return Shape(value, where)


def identity_code(value: object, where: str) -> str:
    """A personal identity code with its right check character and a date that exists."""
    if not isinstance(value, str) or not is_identity_code(mended(value)):
        raise refuse(where, "a personal identity code with its right check character was expected")
    return mended(value)
