"""The teaching groups that places open for the starting cohort: 1A, a group of special support (CSV, .xlsx)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from ennakko.register.feeds import cells, words
from ennakko.register.feeds.foreseen import EVERYBODY, Fields, Foreseen, differences
from ennakko.register.feeds.loading import Feed, Loaded, alone, announced, write
from ennakko.register.feeds.reading import Columns, Line, Read, Refusal, Wrong
from ennakko.register.feeds.table import read_table
from ennakko.register.models import Group, Place

TABLE = "groups"
COLUMNS = Columns(("unit", "group", "kind", "seats"))
KINDS = ("general", "special", "immersion", "preparatory")

Key = tuple[str, str]  # unit, name


@dataclass(frozen=True)
class Row:
    """One group as told."""

    position: str
    raw: str = field(repr=False)
    unit: str
    name: str
    kind: str
    seats: int


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a groups file. Touches no database."""
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    if not line["unit"]:
        raise Wrong(words.unit_empty)
    name, seats = cells.text(line, "group", 20), cells.whole(line, "seats", most=1_000)
    if not name or seats is None:
        raise Wrong(words.is_empty.format(column="seats" if name else "group"))
    return Row(line.position, line.raw, line["unit"], name, cells.one_of(line, "kind", KINDS), seats)


def compare(told: Read[Row], *, complete: bool) -> Foreseen:
    """What a load of these groups would change. Only reads. In a complete feed a group that is not told is no
    more, unless a row of its unit was refused.
    """
    places = dict(Place.objects.values_list("unit", "pk"))
    held = _held()
    rows, refused = _accepted(told, places)
    unsure = {each.about for each in refused}
    gone = [key for key in held if complete and key not in rows and key[0] not in unsure]
    changes = differences(rows, held, gone)
    touched = frozenset([EVERYBODY] if changes else [])
    return Foreseen(TABLE, complete, told.lines, changes, refused, touched, note=told.note)


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold these groups, as `compare` says."""
    alone(Group)
    foreseen = compare(told, complete=feed.complete)
    write(Group, foreseen.changes)
    return announced(foreseen, feed)


def _accepted(
    told: Read[Row], places: Mapping[str, int]
) -> tuple[dict[Key, tuple[str, str, Fields]], tuple[Refusal, ...]]:
    rows: dict[Key, tuple[str, str, Fields]] = {}
    refused = list(told.refused)
    for row in told.rows:
        first = rows.get((row.unit, row.name))
        if row.unit not in places:
            why = words.unknown_place.format(unit=row.unit)
        elif first:
            why = words.group_twice.format(unit=row.unit, group=row.name, first=words.where(first[1]))
        else:
            says = {"place_id": places[row.unit], "name": row.name, "kind": row.kind, "seats": row.seats}
            rows[row.unit, row.name] = row.unit, row.position, says
            continue
        refused.append(Refusal(row.position, why, row.raw, row.unit))
    return rows, tuple(refused)


def _held() -> dict[Key, tuple[int, Fields]]:
    return {
        (unit, name): (key, {"place_id": place, "name": name, "kind": kind, "seats": seats})
        for key, unit, place, name, kind, seats in Group.objects.values_list(
            "pk", "place__unit", "place_id", "name", "kind", "seats"
        )
    }
