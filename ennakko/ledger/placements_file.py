"""Placements made elsewhere, as a file tells them: a child, the unit number of a school, and the reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ennakko.base.text import Text
from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.engine.tables import Tables
from ennakko.ledger import sweep
from ennakko.ledger.kinds import ByHand
from ennakko.ledger.placements import Placed, placed, small
from ennakko.register import access as register
from ennakko.register.feeds import cells, children, words
from ennakko.register.feeds.reading import Columns, Line, Read, Refusal
from ennakko.register.feeds.table import read_table

COLUMNS = Columns(("child", "school", "reason"))
FEW = 200  # children whose small city is read at once; beyond that the whole snapshot is quicker

NO_SCHOOL = Text(
    "Millään avoimella paikalla ei ole numeroa {school}.",
    "Ingen öppen plats har numret {school}.",
    "No open place of this service has the unit number {school}.",
)
TWO_SCHOOLS = Text(
    "{other}: sama lapsi, toinen koulu. Kumpaakaan ei viedä.",
    "{other}: samma barn, en annan skola. Ingendera tas med.",
    "{other}: the same child with another school. Neither is taken.",
)


@dataclass(frozen=True)
class Row:
    """One placement as told."""

    position: str
    raw: str = field(repr=False)
    child: str = field(repr=False)
    school: str
    reason: str


@dataclass(frozen=True)
class Foreseen:
    """What a file would do: the plan to apply, what it changes, how many are so already, and the rows refused."""

    plan: Plan
    placed: tuple[Placed, ...]
    same: int
    refused: tuple[Refusal, ...]
    read: int


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a file of placements. Touches no database."""
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    child, reason = cells.child(line), cells.one_of(line, "reason", tuple(ByHand))
    return Row(line.position, line.raw, child, line["school"], reason)


def foreseen(service: Service, told: Read[Row], *, data: Path, on: date, at: datetime, by: str) -> Foreseen:
    """What placing these children would do. Writes nothing; raises Refused out of season or on stale tables."""
    rows, refused = _wanted(service, told)
    wanted = {person: (place, row.reason) for person, (place, row) in rows.items()}
    made = placed(service, wanted, _tables(wanted, data=data, on=on, at=at), on=on, by=by)
    refused |= {
        rows[person][1].position: _refusal(rows[person][1], why) for person, why in made.refused.items()
    }
    in_order = sorted(
        (*told.refused, *refused.values()), key=lambda one: int(one.position.rpartition(" ")[2])
    )
    return Foreseen(made.plan, made.placed, made.same, tuple(in_order), told.lines)


def _wanted(service: Service, told: Read[Row]) -> tuple[dict[int, tuple[int, Row]], dict[str, Refusal]]:
    """Which child goes where, and the rows that say something impossible, by position."""
    known = children.known(row.child for row in told.rows)
    units = {card.unit: key for key, card in register.places_of_kind(service.supply.kind).items()}
    refused: dict[str, Refusal] = {}
    of_child: dict[int, list[Row]] = {}
    for row in told.rows:
        if row.child not in known:
            refused[row.position] = _refusal(row, words.unknown_child)
        elif row.school not in units:
            refused[row.position] = _refusal(row, NO_SCHOOL.format(school=row.school))
        else:
            of_child.setdefault(known[row.child], []).append(row)
    for person, rows in list(of_child.items()):
        refused |= _more_than_once(rows)
        if rows[0].position in refused:
            del of_child[person]
    return {person: (units[rows[0].school], rows[0]) for person, rows in of_child.items()}, refused


def _more_than_once(rows: list[Row]) -> Mapping[str, Refusal]:
    """The rows of one child that cannot be: all of them where they name two schools, else all but the first."""
    first = rows[0]
    if len({row.school for row in rows}) == 1:
        why = words.said_twice.format(first=words.where(first.position))
        return {row.position: _refusal(row, why) for row in rows[1:]}
    told = {}
    for row in rows:
        other = next(one for one in rows if one.school != row.school)
        told[row.position] = _refusal(row, TWO_SCHOOLS.format(other=words.where(other.position)))
    return told


def _refusal(row: Row, why: Text) -> Refusal:
    return Refusal(row.position, why, row.raw, row.child)


def _tables(persons: Collection[int], *, data: Path, on: date, at: datetime) -> Tables:
    return small(persons) if len(persons) <= FEW else sweep.city_tables(data, on=on, at=at)
