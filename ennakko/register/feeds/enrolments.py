"""Enrolments and pupils: which child has a place in which school, from the pupil register (CSV).

A sweep reads absence from this table ("not enrolled yet"), so a complete file replaces it whole. A child
whose row is refused keeps the enrolments it had: a mistake in a file must not become the knowledge that a
child has no school.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from ennakko.base.errors import BadInput
from ennakko.register import actions as register
from ennakko.register.feeds import cells
from ennakko.register.feeds.children import UNKNOWN, known
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, concluded, delete
from ennakko.register.feeds.reading import Columns, Line, Read, Refusal, Wrong, read_csv
from ennakko.register.models import Enrolment, Place

TABLE = "enrolments"
COLUMNS = Columns(("child", "school", "grade", "language", "from", "to"))
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
    return read_csv(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    child = cells.child(line)
    grade = cells.whole(line, "grade", most=10)
    if grade is None:
        raise Wrong("grade is empty: write 1 to 10, or 0 for pre-school.")
    if not line["school"]:
        raise Wrong("school is empty: give the unit's number.")
    language = cells.one_of(line, "language", LANGUAGES)
    return Row(line.position, line.raw, child, line["school"], grade, language, *cells.period(line))


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold what `told` says: of everybody (a complete feed) or of the children it names."""
    alone(Enrolment)
    children = known([*(row.child for row in told.rows), *(each.about for each in told.refused)])
    places = {unit: (key, kind) for key, unit, kind in Place.objects.values_list("pk", "unit", "kind")}
    rows, refused = _accepted(told, children, places)
    held = _held()
    if feed.complete and held and not rows:
        raise BadInput(
            f"{feed.source} holds no enrolment that can be accepted, and the register holds {len(held):,}.",
            "Load places and the population register first, then give the whole table; or say --partial.",
        )
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
        and (feed.complete or row[0] in named)
        and (row[0] not in unsure or any(_overlap(row[4:], now[4:]) for now in sure[row[0], kinds[row[1]]]))
    ]
    new = sorted((row for row in rows if row not in held), key=lambda row: row[:3])
    delete(Enrolment, (key for row in gone for key in held[row]))
    Enrolment.objects.bulk_create(
        [
            Enrolment(person_id=who, place_id=place, grade=grade, language=language, since=since, until=until)
            for who, place, grade, language, since, until in new
        ],
        batch_size=MANY // 6,
    )
    touched = {row[0] for row in (*gone, *new)}
    register.touch(persons=touched, why=TABLE, at=feed.at)
    return concluded(
        Loaded(
            TABLE,
            feed.source,
            feed.complete,
            read=len(told.rows) + len(told.refused),
            changed=len(gone) + len(new),
            refused=refused,
            touched=len(touched),
            unclear=len(unsure - named - {row[0] for row in held}),
        ),
        feed,
    )


def _accepted(
    told: Read[Row], children: Mapping[str, int], places: Mapping[str, tuple[int, str]]
) -> tuple[set[Kept], tuple[Refusal, ...]]:
    """The rows that the register can hold, and why it cannot hold the others."""
    rows: set[Kept] = set()
    refused = list(told.refused)
    of_child: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in told.rows:
        try:
            if row.child not in children:
                raise Wrong(UNKNOWN)
            if row.school not in places:
                raise Wrong(f"No place has the unit number {row.school}: load places first.")
            person, (place, kind) = children[row.child], places[row.school]
            if (row.grade == 0) != (kind == "preschool"):
                raise Wrong(
                    f"Grade {row.grade} does not fit unit {row.school}, which is a {kind}: 0 is pre-school."
                )
            for earlier in of_child[person, kind]:
                if _overlap((earlier.since, earlier.until), (row.since, row.until)):
                    raise Wrong(f"{earlier.position} has the same child at the same time: keep one of them.")
        except Wrong as wrong:
            refused.append(Refusal(row.position, str(wrong), row.raw, row.child))
            continue
        of_child[person, kind].append(row)
        rows.add((person, place, row.grade, row.language, row.since, row.until))
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
