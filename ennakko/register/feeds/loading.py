"""What every load shares: its lock, its row in the table of loads, its event, and the answer it gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, models

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.text import Text
from ennakko.register.feeds.foreseen import EVERYBODY, Change, Foreseen
from ennakko.register.feeds.reading import Refusal
from ennakko.register.models import Load
from ennakko.register.touching import touch

MANY = 5_000  # rows or parameters in one statement; SQLite takes 32,766 parameters


@dataclass(frozen=True)
class Feed:
    """One feeding: where it comes from, on which day, whether it is the whole table, who feeds it and
    when.
    """

    source: str
    complete: bool
    on: date
    by: Actor
    at: datetime


@dataclass(frozen=True)
class Loaded:
    """What came of a load. `unclear`: known children about whom now nothing is known, their row being
    refused.
    """

    table: str
    source: str
    complete: bool
    read: int
    changed: int
    refused: tuple[Refusal, ...]
    touched: int = 0
    unclear: int = 0
    note: Text | None = None


def alone(*tables: type[models.Model]) -> None:
    """Let no other process change these tables until the transaction ends. SQLite has one writer at a time
    anyway.
    """
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def write(table: type[models.Model], changes: Sequence[Change]) -> None:
    """Make `table` hold what the changes say. For tables that nothing refers to: a changed row is written anew."""
    delete(table, (key for change in changes for key in change.keys))
    rows = [table(**change.after) for change in changes if change.after is not None]
    table._default_manager.bulk_create(rows, batch_size=MANY // len(table._meta.concrete_fields))


def delete(table: type[models.Model], keys: Iterable[int]) -> None:
    """Delete rows by key, many at a time. For tables that nothing refers to."""
    each = sorted(keys)
    for start in range(0, len(each), MANY):
        table._default_manager.filter(pk__in=each[start : start + MANY])._raw_delete(connection.alias)


def announced(foreseen: Foreseen, feed: Feed) -> Loaded:
    """Announce whom the load touched, write it down, and say what came of it. In the transaction of the load."""
    touch(persons=foreseen.touched, why=foreseen.table, at=feed.at)
    return concluded(
        Loaded(
            foreseen.table,
            feed.source,
            foreseen.complete,
            foreseen.read,
            len(foreseen.changes),
            foreseen.refused,
            len(foreseen.touched - {EVERYBODY}),
            foreseen.unclear,
            foreseen.note,
        ),
        feed,
    )


def concluded(loaded: Loaded, feed: Feed) -> Loaded:
    """Write down the load and its event. In the transaction of the load; nothing in it names a person."""
    made = Load.objects.create(
        table=loaded.table,
        at=feed.at,
        day=feed.on,
        source=loaded.source[:200],
        by=str(feed.by),
        complete=loaded.complete,
        read=loaded.read,
        changed=loaded.changed,
        refused=len(loaded.refused),
    )
    audit.record(
        by=feed.by,
        at=feed.at,
        verb="loaded",
        about=f"load:{made.pk}",
        payload={"table": made.table, "read": made.read, "changed": made.changed, "refused": made.refused},
    )
    return loaded


def touch_everybody(*, why: str, at: datetime) -> None:
    """A changed supply touches whoever waits for it: the fast path then sweeps in full."""
    touch(persons=[EVERYBODY], why=why, at=at)
