"""The sealer: lays the chain over whatever was committed and is not in it yet.

The chain follows the order of sealing, not of ids: on PostgreSQL a lower id may be committed after a higher
one, and a sealer that went by "above the last id" would skip it for ever. Only one sealer works at a time; it
never chains an event that may still be rolled back, because it opens its own transaction.
"""

from datetime import datetime

from django.db import connection, transaction

from ennakko.audit import bulk, head
from ennakko.audit.chain import link
from ennakko.audit.models import Event

CHUNK = 5_000  # well under a second of holding SQLite's one writer
LOCK = 0x656E6E61  # PostgreSQL advisory lock of the sealer
FIELDS = ("id", "at", "actor", "verb", "about", "person", "digest")


def seal(*, at: datetime) -> int:
    """Seal every committed event that is not sealed yet, export the signed head; returns how many were sealed.

    Raises Trouble where the chain no longer holds the head that was exported last: sealing on would hide that
    its end was cut off.
    """
    sealed = 0
    while chained := _chunk():
        sealed += chained
        if chained < CHUNK:
            break
    head.export(at=at)
    return sealed


@transaction.atomic(durable=True)
def _chunk() -> int:
    _wait_for_our_turn()
    head.check(head.exported())
    place, previous = head.end()
    rows = []
    for event, *said in Event.objects.filter(place__isnull=True).order_by("id").values_list(*FIELDS)[:CHUNK]:
        place += 1
        when, actor, verb, about, person, digest = said
        previous = link(
            previous,
            place,
            event=event,
            at=when,
            actor=actor,
            verb=verb,
            about=about,
            person=person,
            digest=bytes(digest),
        )
        rows.append((place, previous, event))
    bulk.chain(rows)
    return len(rows)


def _wait_for_our_turn() -> None:
    """One sealer at a time. SQLite: the transaction began IMMEDIATE, so we are the only writer already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
