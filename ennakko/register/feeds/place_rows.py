"""Places as files tell of them: CSV of whole places, CSV of capacities.

A row says what its file says and nothing else: what it does not say stays as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ennakko.register.feeds import cells, words
from ennakko.register.feeds.reading import Columns, Line, Read, Wrong
from ennakko.register.feeds.table import read_table
from ennakko.register.place_kinds import KINDS

LANGUAGES = ("fi", "sv")
TEXTS = {
    "name_sv": 120,
    "name_en": 120,
    "street_fi": 120,
    "street_sv": 120,
    "postcode": 5,
    "phone": 40,
    "www": 200,
}
COLUMNS = Columns(
    ("unit", "kind", "name_fi", "language", "capacity"),
    (("x", "y"), ("lon", "lat")),
    (*TEXTS, "open", "buffer"),
)
CAPACITIES = Columns(("unit", "capacity"), (), ("kind", "language", "buffer"))


@dataclass(frozen=True)
class Row:
    """One place by its unit number; `says` holds the fields that the file says."""

    position: str
    raw: str = field(repr=False)
    unit: str
    says: Mapping[str, Any]


def short(text: str, most: int) -> str:
    """`text`, or Wrong where it is too long for its field."""
    if len(text) > most:
        raise Wrong(f"A text is longer than {most} characters.")
    return text


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a places file. Touches no database."""
    return read_table(name, content, COLUMNS, _place)


def read_capacities(name: str, content: bytes) -> Read[Row]:
    """The rows of a capacity file (`unit;capacity`, and perhaps `kind;language`). Touches no database."""
    return read_table(name, content, CAPACITIES, _capacity)


def _place(line: Line) -> Row:
    unit, point = _unit(line), cells.point(line)
    if point is None:
        raise Wrong(words.unit_lacks.format(unit=unit, lacks="location (x;y, lon;lat)"))
    if not line["name_fi"]:
        raise Wrong(words.unit_lacks.format(unit=unit, lacks="name_fi"))
    if line["open"] not in {"", "yes", "no"}:
        raise Wrong(words.open_word)
    says: dict[str, Any] = {
        "kind": cells.one_of(line, "kind", tuple(KINDS)),
        "language": cells.one_of(line, "language", LANGUAGES),
        "name_fi": cells.text(line, "name_fi", 120),
        "x": point[0],
        "y": point[1],
        "open": line["open"] != "no",
    }
    says |= _seats(line)
    says |= {column: cells.text(line, column, most) for column, most in TEXTS.items() if line.has(column)}
    return Row(line.position, line.raw, unit, says)


def _capacity(line: Line) -> Row:
    unit, says = _unit(line), _seats(line)
    if "capacity" not in says:
        raise Wrong(words.unit_lacks.format(unit=unit, lacks="capacity"))
    if line["kind"]:
        says["kind"] = cells.one_of(line, "kind", tuple(KINDS))
    if line["language"]:
        says["language"] = cells.one_of(line, "language", LANGUAGES)
    return Row(line.position, line.raw, unit, says)


def _seats(line: Line) -> dict[str, Any]:
    """Capacity and buffer, where the row says them."""
    told = {name: cells.whole(line, name, most=100_000) for name in ("capacity", "buffer")}
    says = {name: number for name, number in told.items() if number is not None}
    if says.get("buffer", 0) > says.get("capacity", says.get("buffer", 0)):
        raise Wrong(words.buffer_beyond)
    return says


def _unit(line: Line) -> str:
    if not line["unit"]:
        raise Wrong(words.unit_empty)
    return cells.text(line, "unit", 20)
