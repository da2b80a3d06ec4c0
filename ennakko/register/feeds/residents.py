"""Children whom a city knows by another way than the Population Information System, with their guardians (CSV, .xlsx).

For a city whose feed of that system is not connected yet: the file gives what the system would have given. Where it
tells of a person already, or comes to tell later, it is right and the file is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from ennakko.register.feeds import cells, homes, words
from ennakko.register.feeds.children import KEY, known
from ennakko.register.feeds.choices import LANGUAGES
from ennakko.register.feeds.foreseen import Change, Fields, Foreseen, persons_of
from ennakko.register.feeds.homes import Homes, Told
from ennakko.register.feeds.loading import Feed, Loaded, alone, announced
from ennakko.register.feeds.municipalities import is_municipality
from ennakko.register.feeds.reading import Columns, Line, Read, Refusal, Wrong
from ennakko.register.feeds.residents_held import held_of
from ennakko.register.feeds.residents_written import write
from ennakko.register.feeds.table import read_table
from ennakko.register.models import IdentityCode

TABLE = "people"
GUARDIANS = ("guardian", "guardian2")
COLUMNS = Columns(
    ("child", "first_names", "last_name", "born", "municipality"),
    (("x", "y"), ("lon", "lat"), ("street", "postcode")),
    (
        "street", "postcode", "language", "school_language",
        *(f"{guardian}{part}" for guardian in GUARDIANS for part in ("", "_first_names", "_last_name")),
        "protected",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Guardian:
    """A guardian as told: the identity code, and names for one whom the register does not know."""

    code: str
    first_names: str
    last_name: str


@dataclass(frozen=True)
class Row:
    """One child as told. `says`: the columns of the resident."""

    position: str
    raw: str = field(repr=False)
    child: str = field(repr=False)
    says: Fields = field(repr=False)
    home: Told | None = field(repr=False)
    school_language: str
    guardians: tuple[Guardian, ...] = field(repr=False)


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a file of children. Touches no database."""
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    child = cells.child(line)
    if KEY.fullmatch(child):
        raise Wrong(words.code_needed)
    for column in ("first_names", "last_name", "born"):
        if not line[column]:
            raise Wrong(words.is_empty.format(column=column))
    protected = cells.one_of(line, "protected", ("yes", "no", "")) == "yes"
    if not protected and not is_municipality(line["municipality"]):
        raise Wrong(words.no_municipality)
    guardians = tuple(found for each in GUARDIANS if (found := _guardian(line, each)))
    if len({child, *(each.code for each in guardians)}) <= len(guardians):
        raise Wrong(words.own_guardian)
    place = homes.told(cells.text(line, "street", 100), cells.text(line, "postcode", 5), cells.point(line))
    return Row(
        line.position,
        line.raw,
        child,
        {
            "first_names": cells.text(line, "first_names", 200),
            "last_name": cells.text(line, "last_name", 200),
            "born": cells.day(line, "born"),
            "language": cells.text(line, "language", 2).lower(),
            "municipality": "" if protected else line["municipality"],
            "protected": protected,
        },
        None if protected else place,
        cells.one_of(line, "school_language", (*LANGUAGES, "")),
        guardians,
    )


def _guardian(line: Line, column: str) -> Guardian | None:
    first, last = (cells.text(line, f"{column}{part}", 200) for part in ("_first_names", "_last_name"))
    code = cells.identity_code(line, column)
    if not code and (first or last):
        raise Wrong(words.guardian_without_code.format(guardian=column))
    return Guardian(code, first, last) if code else None


def compare(told: Read[Row], *, complete: bool = False) -> Foreseen:
    """What a load of these children would change. Only reads. A child that is not named stays: `complete` is taken
    for no knowledge of anybody's absence.
    """
    people = known(
        [*(row.child for row in told.rows), *(each.code for row in told.rows for each in row.guardians)]
    )
    held = held_of({people[row.child] for row in told.rows if row.child in people})
    places = Homes(row.home for row in told.rows)
    guardians = {each.code for row in told.rows for each in row.guardians}
    refused = list(told.refused)
    first: dict[int | str, Row] = {}
    changes = []
    for row in told.rows:
        person = people.get(row.child)
        try:
            before = held[person] if person is not None else None
            if before and before["source"] == "vtj":
                raise Wrong(words.told_by_vtj)
            if row.child in guardians:
                raise Wrong(words.child_and_guardian)
            if (earlier := first.setdefault(person or row.child, row)) is not row:
                raise Wrong(words.child_twice.format(first=words.where(earlier.position)))
            after = _after(row, before, people, places)
        except Wrong as wrong:
            refused.append(Refusal(row.position, wrong.says, row.raw, row.child))
            continue
        if before != after:
            changes.append(Change(person, row.position, before, after))
    return Foreseen(
        TABLE, False, told.lines, tuple(changes), tuple(refused), persons_of(changes), note=told.note
    )


def _after(row: Row, before: Fields | None, people: Mapping[str, int], places: Homes) -> Fields:
    """What the register will hold of the child. A school language that the row does not say stays."""
    guardians: list[int | Guardian] = []
    for number, each in enumerate(row.guardians):
        if each.code not in people and not each.last_name:
            column = GUARDIANS[number]
            raise Wrong(words.guardian_lacks.format(guardian=column, column=f"{column}_last_name"))
        guardians.append(people.get(each.code, each))
    household = row.guardians[0].code if row.guardians else row.child
    return {
        **row.says,
        "source": "file",
        "code": before["code"] if before else row.child,
        "home": places.of(row.home, household) if row.home else None,
        "school_language": row.school_language or (before["school_language"] if before else ""),
        "guardians": frozenset(guardians),
    }


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold these children, as `compare` says."""
    alone(IdentityCode)
    return announced(write(compare(told), feed), feed)
