"""The language of instruction chosen earlier, from the early education record (CSV). Mother tongue is never a
choice.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from ennakko.register import actions as register
from ennakko.register.feeds import cells
from ennakko.register.feeds.children import once_each
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, concluded, delete
from ennakko.register.feeds.reading import Columns, Line, Read, read_csv
from ennakko.register.models import Choice

TABLE = "choices"
COLUMNS = Columns(("child", "school_language", "told_on"))
LANGUAGES = ("fi", "sv")


@dataclass(frozen=True)
class Row:
    """One choice as told."""

    position: str
    raw: str = field(repr=False)
    child: str = field(repr=False)
    school_language: str
    told_on: date | None


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a choices file. Touches no database."""
    return read_csv(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    language = cells.one_of(line, "school_language", LANGUAGES)
    return Row(line.position, line.raw, cells.child(line), language, cells.day(line, "told_on"))


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold these choices. In a complete feed a child that is not named has chosen
    nothing.
    """
    alone(Choice)
    found = once_each(told, lambda person, row: person)
    rows = found.rows
    held = {person: (key, (language, told_on)) for key, person, language, told_on in _held()}
    gone = {person for person in held if feed.complete and person not in rows and person not in found.unsure}
    new = [
        person
        for person, row in rows.items()
        if person not in held or held[person][1] != (row.school_language, row.told_on)
    ]
    delete(Choice, (held[person][0] for person in gone))
    Choice.objects.bulk_create(
        [
            Choice(
                person_id=person, school_language=rows[person].school_language, told_on=rows[person].told_on
            )
            for person in new
        ],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["school_language", "told_on"],
        batch_size=MANY // 3,
    )
    touched = gone.union(new)
    register.touch(persons=touched, why=TABLE, at=feed.at)
    read_rows = len(told.rows) + len(told.refused)
    return concluded(
        Loaded(TABLE, feed.source, feed.complete, read_rows, len(touched), found.refused, len(touched)), feed
    )


def _held() -> list[tuple[int, int, str, date | None]]:
    return list(Choice.objects.values_list("pk", "person_id", "school_language", "told_on"))
