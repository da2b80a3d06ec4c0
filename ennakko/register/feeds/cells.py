"""Cells of a table as values: days, numbers, words of a list, points. What cannot be read is `Wrong`, by
column name.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta

from ennakko.base.identity import is_identity_code
from ennakko.register.feeds import words
from ennakko.register.feeds.projection import city_point, is_city_point
from ennakko.register.feeds.reading import Line, Wrong

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FINNISH = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,15})?")
_KEY = re.compile(r"key:[0-9]{1,18}")


def child(line: Line) -> str:
    """Whom the row is about: a personal identity code, or `key:123` (the internal key, for synthetic
    data).
    """
    cell = line["child"]
    if not cell:
        raise Wrong(words.child_empty)
    return cell if _KEY.fullmatch(cell) else identity_code(line, "child")


def identity_code(line: Line, column: str) -> str:
    """A personal identity code in capitals; empty where the cell is."""
    cell = line[column].upper()
    if cell and not is_identity_code(cell):
        raise Wrong(words.no_code.format(column=column))
    return cell


def day(line: Line, column: str) -> date | None:
    """A day written 2027-08-10 or 10.8.2027; None where the cell is empty."""
    cell = line[column]
    if not cell:
        return None
    if iso := _ISO.fullmatch(cell):
        year, month, number = map(int, iso.groups())
    elif finnish := _FINNISH.fullmatch(cell):
        number, month, year = map(int, finnish.groups())
    else:
        raise Wrong(words.no_date.format(column=column))
    if not 1850 <= year <= 2200:
        raise Wrong(words.far_year.format(column=column, year=year))
    try:
        return date(year, month, number)
    except ValueError:
        raise Wrong(words.no_such_date.format(column=column)) from None


def period(line: Line) -> tuple[date | None, date | None]:
    """`from` and `to` (both days included, as registers write them) as the first day and the first day
    after.
    """
    since, last = day(line, "from"), day(line, "to")
    if since and last and last < since:
        raise Wrong(words.to_before_from)
    return since, last + timedelta(days=1) if last else None


def whole(line: Line, column: str, *, least: int = 0, most: int = 999_999_999) -> int | None:
    """A whole number between `least` and `most`; None where the cell is empty."""
    cell = line[column]
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise Wrong(words.no_whole_number.format(column=column))
    number = int(cell)
    if number < 0 <= least:
        raise Wrong(words.negative.format(column=column))
    if not least <= number <= most:
        raise Wrong(words.not_between.format(column=column, least=least, most=most))
    return number


def decimal(line: Line, column: str, *, least: float = 0) -> float | None:
    """A number with a decimal point or comma, at least `least`; None where the cell is empty."""
    cell = line[column]
    if not cell:
        return None
    if not _DECIMAL.fullmatch(cell):
        raise Wrong(words.no_number.format(column=column))
    number = float(cell.replace(",", "."))
    if number < least:
        raise Wrong(words.less_than.format(column=column, least=least))
    return number


def one_of(line: Line, column: str, among: Collection[str]) -> str:
    """One of the words `among`."""
    if line[column] not in among:
        raise Wrong(words.none_of.format(column=column, words=", ".join(among)))
    return line[column]


def text(line: Line, column: str, most: int) -> str:
    """Text of at most `most` characters."""
    if len(line[column]) > most:
        raise Wrong(words.too_long.format(column=column, most=most))
    return line[column]


def point(line: Line) -> tuple[int, int] | None:
    """x and y (EPSG:3879, metres), or lon and lat (WGS84) turned into them; None where the cells are
    empty.
    """
    if line["x"] or line["y"]:
        x, y = decimal(line, "x"), decimal(line, "y")
        if x is None or y is None:
            raise Wrong(words.come_together.format(one="x", other="y"))
        if not is_city_point(x, y):
            raise Wrong(words.not_in_finland)
        return round(x), round(y)
    if line["lon"] or line["lat"]:
        lon, lat = decimal(line, "lon"), decimal(line, "lat")
        if lon is None or lat is None:
            raise Wrong(words.come_together.format(one="lon", other="lat"))
        return city_point(lon, lat)
    return None
