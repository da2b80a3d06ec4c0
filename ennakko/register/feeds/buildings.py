"""Buildings with their permanent codes, where they stand and what the Population Information System lists
(CSV).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ennakko.base.identity import is_building_code
from ennakko.register.feeds import cells, in_district, words
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, concluded, touch_everybody
from ennakko.register.feeds.municipalities import is_municipality
from ennakko.register.feeds.reading import Columns, Line, Read, Refusal, Wrong
from ennakko.register.feeds.table import read_table
from ennakko.register.models import Building, BuildingDistrict

TABLE = "buildings"
COLUMNS = Columns(
    ("code",),
    (("x", "y"), ("lon", "lat")),
    (
        "municipality", "owner", "floor_area", "dwellings", "storeys", "intended_use", "built", "facilities",
        "connections",
    ),
)  # fmt: skip
TEXTS = {"owner": 40, "intended_use": 40}
LISTS = ("facilities", "connections")


@dataclass(frozen=True)
class Row:
    """One building: `says` holds the fields of the columns that the file has."""

    position: str
    raw: str = field(repr=False)
    code: str
    says: Mapping[str, Any]


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a buildings file. Touches no database."""
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    code = line["code"]
    if not is_building_code(code):
        raise Wrong(words.no_building_code)
    says: dict[str, Any] = dict(zip(("x", "y"), cells.point(line) or (None, None), strict=True))
    if line.has("municipality"):
        if line["municipality"] and not is_municipality(line["municipality"]):
            raise Wrong(words.no_municipality)
        says["municipality"] = line["municipality"]
    if line.has("floor_area"):
        says["floor_area"] = cells.decimal(line, "floor_area")
    for column, most in (("dwellings", 100_000), ("storeys", 200)):
        if line.has(column):
            says[column] = cells.whole(line, column, most=most)
    if line.has("built"):
        says["built"] = cells.whole(line, "built", least=1100, most=2200)
    says |= {column: cells.text(line, column, most) for column, most in TEXTS.items() if line.has(column)}
    for column in LISTS:
        if line.has(column):
            says[column] = sorted({each.strip() for each in line[column].split("|")} - {""})
    return Row(line.position, line.raw, code, says)


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Add the buildings that are new and change those that differ. Buildings are never taken away: homes hang
    on them.
    """
    alone(Building, BuildingDistrict)
    rows: dict[str, Row] = {}
    refused = list(told.refused)
    for row in told.rows:
        first = rows.setdefault(row.code, row)
        if first is not row:
            why = words.building_twice.format(first=words.where(first.position))
            refused.append(Refusal(row.position, why, row.raw))
    fields = sorted(next(iter(rows.values())).says) if rows else []
    held = _held(list(rows), fields)
    changed = [
        row for code, row in rows.items() if held.get(code) != tuple(row.says[name] for name in fields)
    ]
    Building.objects.bulk_create(
        [Building(code=row.code, **row.says) for row in changed],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=fields,
        batch_size=MANY // 13,
    )
    if changed:
        in_district.assign(on=feed.on)
        touch_everybody(why=TABLE, at=feed.at)
    read_rows = len(told.rows) + len(told.refused)
    return concluded(Loaded(TABLE, feed.source, False, read_rows, len(changed), tuple(refused)), feed)


def _held(codes: list[str], fields: list[str]) -> dict[str, tuple[Any, ...]]:
    held: dict[str, tuple[Any, ...]] = {}
    for start in range(0, len(codes), MANY):
        rows = Building.objects.filter(code__in=codes[start : start + MANY]).values_list("code", *fields)
        held |= {code: tuple(said) for code, *said in rows}
    return held
