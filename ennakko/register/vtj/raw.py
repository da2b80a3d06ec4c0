"""Records as they were received, sealed: stored once, stripped of places when an order of non-disclosure arrives."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from ennakko.base.errors import BadInput
from ennakko.register.models import RawRecord
from ennakko.register.sealing import digest, lookup, seal, unseal
from ennakko.register.vtj.answers import Record
from ennakko.register.vtj.parse import without_places
from ennakko.register.vtj.shapes import mended

CHANGES, BASE = "vtj-changes", "vtj-base"
WAITING, APPLIED, HELD, REFUSED = "waiting", "applied", "held", "refused"
MANY = 500


def key_of(record: Record) -> bytes:
    """The keyed hash of whatever code the record names."""
    return lookup(mended(record.code) if isinstance(record.code, str) else "")


def store(records: Sequence[Record], feed: str, at: datetime) -> list[tuple[Record, RawRecord]]:
    """Each record once, with its row. A record that was received before comes back with the row it had then."""
    kept: dict[bytes, tuple[Record, RawRecord]] = {}
    for record in records:
        mark = digest([feed, record.body()])
        row = RawRecord(
            feed=feed,
            position=record.position[-200:],
            lookup=key_of(record),
            changed_at=record.changed_at,
            received_at=at,
            sealed=seal(json.dumps(record.body(), ensure_ascii=False)),
            digest=mark,
            state=WAITING,
        )
        kept.setdefault(mark, (record, row))
    marks = list(kept)
    for start in range(0, len(marks), MANY):
        for row in RawRecord.objects.filter(digest__in=marks[start : start + MANY]):
            kept[bytes(row.digest)] = (kept[bytes(row.digest)][0], row)
    RawRecord.objects.bulk_create([row for _, row in kept.values() if row.pk is None], batch_size=MANY)
    return list(kept.values())


def reopened(row: RawRecord) -> Record:
    """A stored record, to be tried again."""
    body = json.loads(unseal(row.sealed))
    return Record(body["henkilotunnus"], row.changed_at, body["tietoryhmat"], row.position)


def settle(row: RawRecord, state: str, trouble: BadInput | None = None) -> None:
    """Note what became of a record."""
    cause = trouble.cause[:300] if trouble else ""
    if (row.state, row.trouble) != (state, cause):
        row.state, row.trouble = state, cause
        row.save(update_fields=["state", "trouble"])


def settle_applied(rows: Sequence[int]) -> None:
    """Note that these records went in."""
    for start in range(0, len(rows), MANY):
        RawRecord.objects.filter(id__in=rows[start : start + MANY]).update(state=APPLIED, trouble="")


def strip_places(lookups: Iterable[bytes]) -> None:
    """Take every location group out of the raw records that name one of these codes. Their digests stay, so that the
    same record is known when it comes again."""
    for row in RawRecord.objects.filter(lookup__in=list(lookups)):
        body = json.loads(unseal(row.sealed))
        placeless = without_places(body["tietoryhmat"])
        if placeless != body["tietoryhmat"]:
            row.sealed = seal(json.dumps(body | {"tietoryhmat": placeless}, ensure_ascii=False))
            row.save(update_fields=["sealed"])
