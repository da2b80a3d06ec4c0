"""Taking a delivery: raw records, the register, announcements, events and the log key, all in one transaction.

The order: records are stored; each is applied within a savepoint, in the order of `muutospv`; one that fails is held,
its person's later ones wait behind it, everybody else goes on; the key moves last.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime

from django.db import connection, transaction

from ennakko.accounts.actor import Actor
from ennakko.register.models import RawRecord, Resident
from ennakko.register.rotation import writing
from ennakko.register.vtj import raw
from ennakko.register.vtj.answers import Record
from ennakko.register.vtj.delivery import Delivery, codes_in, named
from ennakko.register.vtj.report import Report

LATEST = datetime.max.replace(tzinfo=UTC)
Told = Callable[[], None]


def silent() -> None:
    """Nobody watches."""


def take_changes(
    records: Sequence[Record],
    *,
    key: int | None,
    source: str,
    by: Actor,
    at: datetime,
    on: date,
    told: Told = silent,
) -> Report:
    """Take the change records of a whole delivery (every page of it) and move the log key to `key`.

    Records held earlier are tried again; one that was applied before is passed over. `told` is called after each.
    """
    with transaction.atomic():
        _alone()
        delivery = Delivery(by, at, on, Report(read=len(records)))
        stored = raw.store(records, raw.CHANGES, at)
        delivery.report.unchanged += len(records) - len(stored)
        delivery.people.learn(bytes(row.lookup) for _, row in stored)
        stuck: set[object] = set()
        for record, row in _in_order(stored):
            if row.state == raw.APPLIED:
                delivery.report.unchanged += 1
            else:
                _change(delivery, record, row, stuck)
            told()
        delivery.close(source=source, key=key)
    return delivery.report


def take_base(
    records: Sequence[Record], *, source: str, by: Actor, at: datetime, on: date, told: Told = silent
) -> Report:
    """Take base data: each record replaces what it states of its person, and clears the mark for fetching and the
    changes held for them, which it has overtaken."""
    with transaction.atomic():
        _alone()
        delivery = Delivery(by, at, on, Report(read=len(records)))
        rows = {id(record): row for record, row in raw.store(records, raw.BASE, at)}
        delivery.people.learn(raw.key_of(record) for record in records)
        for record in records:
            trouble = delivery.attempt(record, base=True)
            if trouble:
                delivery.report.refused += 1
                delivery.report.trouble(trouble.cause, trouble.remedy)
            row = rows.get(id(record))  # None: the same record twice in one answer
            if row and trouble:
                raw.settle(row, raw.REFUSED, trouble)
            elif row:
                delivery.applied.append(row.pk)
            told()
        delivery.close(source=source, key=None)
    return delivery.report


def _alone() -> None:
    """Wait until no other feed is being taken: two that make the same person would both fail. SQLite lets one writer in
    at a time by itself (IMMEDIATE transactions). Nor while the key of the codes is being replaced."""
    writing()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('ennakko feed vtj'))")


def _in_order(stored: Iterable[tuple[Record, RawRecord]]) -> list[tuple[Record, RawRecord]]:
    """What came now and what was held before, by the moment of the change, then as received."""
    now = {row.pk for _, row in stored}
    held = RawRecord.objects.filter(feed=raw.CHANGES, state__in=(raw.HELD, raw.WAITING))
    every = [*stored, *((raw.reopened(row), row) for row in held if row.pk not in now)]
    return sorted(every, key=lambda pair: (pair[1].changed_at or LATEST, pair[1].pk))


def _change(delivery: Delivery, record: Record, row: RawRecord, stuck: set[object]) -> None:
    """Apply one change record; or hold it, and with it whatever comes later for the same person."""
    report, key = delivery.report, bytes(row.lookup)
    person = delivery.people.by_lookup(key)
    if stuck & {person, key}:
        delivery.protect(record)
        report.held += 1
        raw.settle(row, raw.WAITING)
        return
    trouble = delivery.attempt(record, base=False)
    if trouble is None:
        delivery.applied.append(row.pk)
        return
    report.trouble(trouble.cause, trouble.remedy)
    if not named(record):
        report.refused += 1
        raw.settle(row, raw.REFUSED, trouble)
        return
    report.held += 1
    raw.settle(row, raw.HELD, trouble)
    if person is not None:
        Resident.objects.filter(pk=person).update(refetch=True)  # base data would overtake the broken change
    stuck |= {person or key, key, *codes_in(record)}
