"""What a person must look at: a second home, special support, another programme, a child in care
(CSV, .xlsx).
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
from ennakko.register.models import Circumstance

TABLE = "circumstances"
COLUMNS = Columns(("child", "kind", "from", "to"))
KINDS = (
    "second_home", "special_support", "other_programme", "immersion", "preparatory", "in_care", "other_place",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One circumstance as told: `until` is the first day after."""

    position: str
    raw: str = field(repr=False)
    child: str = field(repr=False)
    kind: str
    since: date | None
    until: date | None


def read(name: str, content: bytes) -> Read[Row]:
    """The rows of a circumstances file. Touches no database."""
    return read_table(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    child, kind = cells.child(line), cells.one_of(line, "kind", KINDS)
    return Row(line.position, line.raw, child, kind, *cells.period(line))


def compare(told: Read[Row], *, complete: bool) -> Foreseen:
    """What a load of these circumstances would change. Only reads. In a complete feed whatever is not told has
    ended.
    """
    found = once_each(told, lambda person, row: (person, row.kind))
    held = _held()
    rows = {
        key: (
            key[0],
            row.position,
            {"person_id": key[0], "kind": row.kind, "since": row.since, "until": row.until},
        )
        for key, row in found.rows.items()
    }
    gone = [key for key in held if complete and key not in rows and key[0] not in found.unsure]
    changes = differences(rows, held, gone)
    touched = persons_of(changes)
    return Foreseen(TABLE, complete, told.lines, changes, found.refused, touched, note=told.note)


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold these circumstances, as `compare` says."""
    alone(Circumstance)
    foreseen = compare(told, complete=feed.complete)
    write(Circumstance, foreseen.changes)
    return announced(foreseen, feed)


def _held() -> dict[tuple[int, str], tuple[int, Fields]]:
    rows = Circumstance.objects.values_list("pk", "person_id", "kind", "since", "until")
    return {
        (person, kind): (key, {"person_id": person, "kind": kind, "since": since, "until": until})
        for key, person, kind, since, until in rows
    }
