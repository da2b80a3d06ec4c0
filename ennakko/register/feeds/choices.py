"""The language of instruction chosen earlier, from the early education record (CSV, .xlsx). Mother tongue is never a
choice.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from ennakko.register.feeds import cells
from ennakko.register.feeds.children import once_each
from ennakko.register.feeds.foreseen import Fields, Foreseen, differences, persons_of
from ennakko.register.feeds.loading import Feed, Loaded, alone, announced, write
from ennakko.register.feeds.reading import Columns, Line, Read
from ennakko.register.feeds.table import read_table
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
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    language = cells.one_of(line, "school_language", LANGUAGES)
    return Row(line.position, line.raw, cells.child(line), language, cells.day(line, "told_on"))


def compare(told: Read[Row], *, complete: bool) -> Foreseen:
    """What a load of these choices would change. Only reads. In a complete feed a child that is not named has
    chosen nothing.
    """
    found = once_each(told, lambda person, row: (person,))
    held = _held()
    rows = {
        key: (
            key[0],
            row.position,
            {"person_id": key[0], "school_language": row.school_language, "told_on": row.told_on},
        )
        for key, row in found.rows.items()
    }
    gone = [key for key in held if complete and key not in rows and key[0] not in found.unsure]
    changes = differences(rows, held, gone)
    touched = persons_of(changes)
    return Foreseen(TABLE, complete, told.lines, changes, found.refused, touched, note=told.note)


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold these choices, as `compare` says."""
    alone(Choice)
    foreseen = compare(told, complete=feed.complete)
    write(Choice, foreseen.changes)
    return announced(foreseen, feed)


def _held() -> dict[tuple[int], tuple[int, Fields]]:
    return {
        (person,): (key, {"person_id": person, "school_language": language, "told_on": told_on})
        for key, person, language, told_on in Choice.objects.values_list(
            "pk", "person_id", "school_language", "told_on"
        )
    }
