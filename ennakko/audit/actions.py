"""Writing to the trail. An event belongs to the caller's transaction: what is rolled back did not happen.

Nothing here chains: that is the sealer's work (`seal`), which sees only what was committed.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import transaction

from ennakko.audit import bulk
from ennakko.audit.chain import SALT, canonical, digest
from ennakko.audit.models import Event
from ennakko.audit.seal import seal
from ennakko.base.errors import Refused

__all__ = ["Acting", "Entry", "erase", "record", "record_many", "seal"]

ERASED = "erased"


class Acting(Protocol):
    """Who acts: `accounts.actor.Actor`, which this room must not know (accounts leave events here too)."""

    @property
    def kind(self) -> str: ...

    @property
    def key(self) -> str: ...

    @property
    def roles(self) -> frozenset[str]: ...

    @property
    def unit(self) -> str: ...

    @property
    def controller(self) -> str: ...


@dataclass(frozen=True)
class Entry:
    """One event to be. `payload` holds facts, never free text about people, never an identity code."""

    by: Acting
    at: datetime
    verb: str
    about: str
    person: int | None = None
    payload: Mapping[str, object] | None = None


def record(
    *,
    by: Acting,
    at: datetime,
    verb: str,
    about: str,
    person: int | None = None,
    payload: Mapping[str, object] | None = None,
) -> None:
    """Write one event, in the caller's transaction."""
    record_many([Entry(by, at, verb, about, person, payload)])


def record_many(entries: Sequence[Entry]) -> None:
    """Write many events at once, in the caller's transaction."""
    if entries:
        bulk.insert(_written(entries))


def _written(entries: Sequence[Entry]) -> Iterator[bulk.Written]:
    salts = os.urandom(SALT * len(entries))
    for number, entry in enumerate(entries):
        salt = salts[SALT * number : SALT * (number + 1)]
        payload = canonical(entry.payload or {})
        actor = f"{entry.by.kind}:{entry.by.key}"
        yield entry.at, actor, entry.verb, entry.about, entry.person, payload, salt, digest(salt, payload)


@transaction.atomic
def erase(*, events: Sequence[int], by: Acting, at: datetime) -> int:
    """Erase the payloads of these events for good. That they happened stays, and so does the chain.

    Leaves one event that lists what was erased, without which `verify` takes an empty payload for tampering;
    that event itself cannot be erased. Returns how many payloads were erased now.
    """
    if Event.objects.filter(id__in=events, verb=ERASED).exists():
        raise Refused("The record of an erasure cannot itself be erased.", "Leave those events out.")
    held = Event.objects.filter(id__in=events, payload__isnull=False)
    now = sorted(held.select_for_update().values_list("id", flat=True))
    if now:
        held.update(payload=None, salt=None)
        record(by=by, at=at, verb=ERASED, about="audit", payload={"events": now})
    return len(now)
