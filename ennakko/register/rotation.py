"""Replacing the key that seals and finds identity codes: row by row, in small transactions, killed and run again at will.

Meanwhile both keys open and find; whoever writes codes waits (`writing`): a row written with the old key after its table
was walked would be lost with that key.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused, Trouble
from ennakko.base.text import Text
from ennakko.register import sealing
from ennakko.register.models import Contact, IdentityCode, RawRecord

CHUNK = 500  # rows a transaction: well under a second on either database
LOCK = (
    0x656E6E6B  # PostgreSQL advisory lock: shared by whoever writes codes, alone for whoever replaces the key
)
Progress = Callable[[int], None]
Anew = Callable[[Any, str, bytes], list[str]]
Others = Sequence[tuple[Any, Anew]]


@dataclass(frozen=True)
class Rotated:
    """What replacing the key came to: rows read, and of these the codes, raw records and others sealed anew."""

    read: int
    codes: int
    records: int
    others: int


def hold_key() -> None:
    """Whoever replaces the key waits for the end of this transaction, which seals with the key that is in use now."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
    sealing.changed()


def writing() -> None:
    """Say that this transaction will write sealed codes. Raises Refused while the key is being replaced: two rows of one code
    would not be seen to be one."""
    hold_key()
    if len(settings.REGISTER_RING()) > 1:
        raise Refused(
            Text(
                "Rekisterin avainta vaihdetaan: ketään ei lisätä sillä välin.",
                "Registrets nyckel byts: ingen läggs till under tiden.",
                "The register's key is being replaced: nobody is added meanwhile.",
            ),
            Text(
                "Aja `ennakko rotate-keys` loppuun ja yritä sitten uudelleen.",
                "Kör `ennakko rotate-keys` till slut och försök sedan igen.",
                "Run `ennakko rotate-keys` to its end, then this again.",
            ),
        )


def length(others: Others = ()) -> int:
    """How many rows are sealed."""
    return sum(model.objects.count() for model, _ in _tables(others))


def _tables(others: Others) -> Others:
    return ((IdentityCode, _code), (RawRecord, _record), (Contact, _number), *others)


def rotate(
    *, by: Actor, at: datetime, progress: Progress, apply: bool = True, others: Others = ()
) -> Rotated:
    """Seal with the key in use whatever the old one still seals; without `apply` only count it. `others`: the tables of
    rooms above, each with what seals a row anew and names the fields it changed."""
    sealing.changed()
    if apply:
        _alone()
    read = done = 0
    counts = []
    for model, anew in _tables(others):
        after = changed = 0
        while True:
            last, some, touched = _chunk(model, anew, after, apply=apply)
            if last is None:
                break
            after, read, changed = last, read + some, changed + touched
            progress(read)
        counts.append(changed)
        done += changed
    if apply and done:
        payload = {"codes": counts[0], "records": counts[1], "others": sum(counts[2:])}
        audit.record(by=by, at=at, verb="rotated_keys", about="register", payload=payload)
    return Rotated(read, counts[0], counts[1], sum(counts[2:]))


@transaction.atomic
def _alone() -> None:
    """Let whoever is writing codes come to an end. On SQLite there is one writer anyway, and each of our chunks waits for it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@transaction.atomic
def _chunk(model: Any, anew: Anew, after: int, *, apply: bool) -> tuple[int | None, int, int]:
    """The next rows of a table: the last key, how many there were, how many the old key had sealed."""
    rows = list(model.objects.select_for_update().filter(pk__gt=after).order_by("pk")[:CHUNK])
    current, *older = sealing.ring()
    stale = []
    for row in rows:
        sealed = bytes(row.sealed)
        if sealing.opened(sealed, current) is not None:
            continue
        key = next((key for key in older if sealing.opened(sealed, key) is not None), None)
        if key is None:
            raise Trouble(
                f"{model.__name__} {row.pk} opens with neither key.",
                "Put back the key that sealed it (keys/register.old, or ENNAKKO_KEY_REGISTER_OLD), then run this again.",
            )
        stale.append((row, sealing.opened(sealed, key), key))
    if apply and stale:
        for row, text, key in stale:
            fields = anew(row, text or "", key)
        model.objects.bulk_update([row for row, _, _ in stale], fields, batch_size=100)
    return (rows[-1].pk if rows else None), len(rows), len(stale)


def _code(row: IdentityCode, text: str, _old: bytes) -> list[str]:
    row.sealed, row.lookup = sealing.seal(text), sealing.lookup(text)
    return ["sealed", "lookup"]


def _number(row: Contact, text: str, _old: bytes) -> list[str]:
    row.sealed, row.lookup = sealing.seal(text), sealing.lookup(f"number {text}")
    return ["sealed", "lookup"]


def _record(row: RawRecord, text: str, old: bytes) -> list[str]:
    """A raw record. The digest of one whose places were taken out is of what came, which nobody has any more: it stays."""
    from ennakko.register.vtj.shapes import mended

    body = json.loads(text)
    named = body.get("henkilotunnus")
    row.sealed = sealing.seal(text)
    row.lookup = sealing.lookup(mended(named) if isinstance(named, str) else "")
    if bytes(row.digest) == sealing.digest([row.feed, body], old):
        row.digest = sealing.digest([row.feed, body])
    return ["sealed", "lookup", "digest"]
