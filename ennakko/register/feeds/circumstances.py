"""What a person must look at: a second home, special support, another programme, a child in care (CSV)."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from ennakko.register import actions as register
from ennakko.register.feeds import cells
from ennakko.register.feeds.children import once_each
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, concluded, delete
from ennakko.register.feeds.reading import Columns, Line, Read, read_csv
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
    return read_csv(name, content, COLUMNS, _row)


def _row(line: Line) -> Row:
    child, kind = cells.child(line), cells.one_of(line, "kind", KINDS)
    return Row(line.position, line.raw, child, kind, *cells.period(line))


@transaction.atomic
def load(*, told: Read[Row], feed: Feed) -> Loaded:
    """Make the register hold these circumstances. In a complete feed whatever is not told has ended."""
    alone(Circumstance)
    found = once_each(told, lambda person, row: (person, row.kind))
    rows = found.rows
    held = {(person, kind): (key, (since, until)) for key, person, kind, since, until in _held()}
    gone = {each for each in held if feed.complete and each not in rows and each[0] not in found.unsure}
    new = [each for each, row in rows.items() if each not in held or held[each][1] != (row.since, row.until)]
    delete(Circumstance, (held[each][0] for each in gone))
    Circumstance.objects.bulk_create(
        [
            Circumstance(
                person_id=person, kind=kind, since=rows[person, kind].since, until=rows[person, kind].until
            )
            for person, kind in new
        ],
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["since", "until"],
        batch_size=MANY // 4,
    )
    changed = gone.union(new)
    touched = {person for person, _ in changed}
    register.touch(persons=touched, why=TABLE, at=feed.at)
    read_rows = len(told.rows) + len(told.refused)
    return concluded(
        Loaded(TABLE, feed.source, feed.complete, read_rows, len(changed), found.refused, len(touched)), feed
    )


def _held() -> list[tuple[int, int, str, date | None, date | None]]:
    return list(Circumstance.objects.values_list("pk", "person_id", "kind", "since", "until"))
