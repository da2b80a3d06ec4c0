"""Enrolments and pupils: which child has a place in which school, from the pupil register (CSV, .xlsx).

A sweep reads absence from this table ("not enrolled yet"), so a complete file replaces it whole. A child
whose row is refused keeps the enrolments it had: a mistake in a file must not become the knowledge that a
child has no school.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.base.errors import BadInput, Refused
from ennakko.register.feeds import cells, words
from ennakko.register.feeds.children import known
from ennakko.register.feeds.foreseen import Change, Fields, Foreseen, persons_of
from ennakko.register.feeds.loading import Feed, Loaded, alone, announced, concluded, write
from ennakko.register.feeds.reading import Columns, Line, Read, Refusal, Wrong
from ennakko.register.feeds.table import read_table
from ennakko.register.models import Enrolment, Place

TABLE = "enrolments"
COLUMNS = Columns(("child", "school", "grade", "language", "from", "to"))
DECLARED = "declared empty"  # the source of a load without a file
LANGUAGES = ("fi", "sv", "en")  # languages of instruction that the pupil register uses

Period = tuple[date | None, date | None]
Kept = tuple[int, int, int, str, date | None, date | None]  # person, place, grade, language, since, until


@dataclass(frozen=True)
class Row:
    """One enrolment as told: `until` is the first day after."""

    position: str
    raw: str = field(repr=False)
    child: str = field(repr=False)
    school: str
    grade: int
    language: str
    since: date | None
    until: date | None


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of an enrolments file. Touches no database."""
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    child = cells.child(line)
    grade = cells.whole(line, "grade", most=10)
    if grade is None:
        raise Wrong(words.grade_empty)
    if not line["school"]:
        raise Wrong(words.school_empty)
    language = cells.one_of(line, "language", LANGUAGES)
    return Row(line.position, line.raw, child, line["school"], grade, language, *cells.period(line))


def compare(told: Read[Row], *, complete: bool) -> Foreseen:
    """What a load of `told` would change: for everybody (a complete feed) or for the children it names. Only
    reads. Raises BadInput where a complete feed without one good row would empty the table.
    """
    children = known([*(row.child for row in told.rows), *(each.about for each in told.refused)])
    places = {unit: (key, kind) for key, unit, kind in Place.objects.values_list("pk", "unit", "kind")}
    rows, refused = _accepted(told, children, places)
    held = _held()
    if complete and held and not rows:
        raise BadInput(words.no_enrolment.format(held=f"{len(held):,}"), words.places_and_people_first)
    unsure = {children[each.about] for each in refused if each.about in children}
    named = {row[0] for row in rows}
    kinds = dict(places.values())
    sure = defaultdict(list)
    for row in rows:
        sure[row[0], kinds[row[1]]].append(row)
    gone = [
        row
        for row in held
        if row not in rows
        and (complete or row[0] in named)
        and (row[0] not in unsure or any(_overlap(row[4:], now[4:]) for now in sure[row[0], kinds[row[1]]]))
    ]
    changes = _changes({row: at for row, at in rows.items() if row not in held}, gone, held, kinds)
    return Foreseen(
        TABLE, complete, told.lines, changes, refused,
        touched=persons_of(changes),
        unclear=len(unsure - named - {row[0] for row in held}),
        note=told.note,
    )  # fmt: skip


def _changes(
    new: Mapping[Kept, str], gone: list[Kept], held: Mapping[Kept, list[int]], kinds: Mapping[int, str]
) -> tuple[Change, ...]:
    """The rows that come (with where they were read) and go; one that takes another's place is a change of it."""
    leaving: dict[tuple[int, str], list[Kept]] = defaultdict(list)
    for row in gone:
        leaving[row[0], kinds[row[1]]].append(row)
    changes = []
    for row, position in sorted(new.items(), key=lambda each: each[0][:3]):
        before = next(iter(leaving[row[0], kinds[row[1]]]), None)
        if before:
            leaving[row[0], kinds[row[1]]].remove(before)
        keys = tuple(held[before]) if before else ()
        changes.append(Change(row[0], position, _fields(before) if before else None, _fields(row), keys))
    left = (row for rows in leaving.values() for row in rows)
    return (*changes, *(Change(row[0], "", _fields(row), None, tuple(held[row])) for row in left))


def _fields(row: Kept) -> Fields:
    return dict(zip(("person_id", "place_id", "grade", "language", "since", "until"), row, strict=True))


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold what `told` says, as `compare` has it."""
    alone(Enrolment)
    foreseen = compare(told, complete=feed.complete)
    write(Enrolment, foreseen.changes)
    return announced(foreseen, feed)


@transaction.atomic
def declare_empty(*, by: Actor, at: datetime, on: date) -> Loaded:
    """An officer states that nobody is enrolled yet: the whole table, and it is empty. Raises Refused where it is not."""
    alone(Enrolment)
    held = Enrolment.objects.count()
    if held:
        raise Refused(words.not_empty.format(held=f"{held:,}"), words.load_whole)
    return concluded(Loaded(TABLE, DECLARED, True, 0, 0, ()), Feed(DECLARED, True, on, by, at))


def _accepted(
    told: Read[Row], children: Mapping[str, int], places: Mapping[str, tuple[int, str]]
) -> tuple[dict[Kept, str], tuple[Refusal, ...]]:
    """The rows that the register can hold, each with its position, and why it cannot hold the others."""
    rows: dict[Kept, str] = {}
    refused = list(told.refused)
    of_child: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in told.rows:
        try:
            if row.child not in children:
                raise Wrong(words.unknown_child)
            if row.school not in places:
                raise Wrong(words.unknown_place.format(unit=row.school))
            person, (place, kind) = children[row.child], places[row.school]
            if (row.grade == 0) != (kind == "preschool"):
                raise Wrong(words.grade_and_kind.format(grade=row.grade, unit=row.school))
            for earlier in of_child[person, kind]:
                if _overlap((earlier.since, earlier.until), (row.since, row.until)):
                    raise Wrong(words.same_time.format(first=words.where(earlier.position)))
        except Wrong as wrong:
            refused.append(Refusal(row.position, wrong.says, row.raw, row.child))
            continue
        of_child[person, kind].append(row)
        rows[person, place, row.grade, row.language, row.since, row.until] = row.position
    return rows, tuple(refused)


def _overlap(one: Period, other: Period) -> bool:
    return (one[0] or date.min) < (other[1] or date.max) and (other[0] or date.min) < (one[1] or date.max)


def _held() -> dict[Kept, list[int]]:
    """What the register holds, with the keys of the rows that say so."""
    held: dict[Kept, list[int]] = defaultdict(list)
    rows = Enrolment.objects.values_list("pk", "person_id", "place_id", "grade", "language", "since", "until")
    for key, person, place, grade, language, since, until in rows:
        held[person, place, grade, language, since, until].append(key)
    return held
