"""Verifying the trail: the chain from its first link to the exported head, naming the first row that breaks it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ennakko.audit import head as heads
from ennakko.audit.chain import START, digest, link
from ennakko.audit.models import Event
from ennakko.audit.verify_uses import Uses

CHUNK = 20_000  # rows read at a time: a chain of any length is verified in the same memory
FIELDS = ("place", "link", "id", "at", "actor", "verb", "about", "person", "digest", "salt", "payload")
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Broken:
    """The first row where the trail does not hold: its place in the chain and its key, where known."""

    what: str
    place: int | None
    event: int | None

    def __str__(self) -> str:
        if self.place is not None:
            row = f", event {self.event}" if self.event else ""
            return f"at place {self.place:,} of the chain{row}: {self.what}"
        return f"in the unsealed tail, event {self.event}: {self.what}" if self.event else self.what


@dataclass(frozen=True)
class Report:
    """What verifying found.

    `sealed` events of the chain hold (those before the broken one, if there is one); of the `unsealed` tail only
    the payloads could be checked; `erased` payloads are empty; `head` is the place of the head that was exported
    last (None: none was).
    """

    sealed: int
    unsealed: int
    oldest_unsealed: datetime | None
    erased: int
    head: int | None
    broken: Broken | None

    @property
    def whole(self) -> bool:
        """Whether nothing is broken."""
        return self.broken is None


def verify(*, head: heads.Head | None = None, progress: Callable[[int], None] | None = None) -> Report:
    """Read the whole trail, compare it with the head exported last and with `head`, one that was kept elsewhere.

    `progress` is told how many events have been read.
    """
    exported = heads.exported()
    reading = _Reading()
    for row in _sealed():
        reading.broken = reading.fault(row)
        if reading.broken:
            break
        if progress and reading.place % CHUNK == 0:
            progress(reading.place)
    unsealed, oldest = 0, None
    for row in _tail():
        unsealed += 1
        oldest = min(oldest or row[3], row[3])
        reading.broken = reading.broken or reading.payload_fault(row)
    broken = (
        reading.broken or reading.unexplained() or _head_fault(exported, reading.place) or reading.use_fault()
    )
    if broken is None and head is not None:
        broken = _head_fault(head, reading.place)
    return Report(
        reading.place, unsealed, oldest, len(reading.erased), exported.place if exported else None, broken
    )


class _Reading:
    """The chain as far as it has been read."""

    def __init__(self) -> None:
        self.place = 0
        self.link = START
        self.broken: Broken | None = None
        self.erased: dict[int, int | None] = {}  # event -> place
        self.announced: set[int] = set()
        self.uses = Uses()

    def fault(self, row: Row) -> Broken | None:
        """What is wrong with the next row of the chain; without a fault the reading moves on to it."""
        place, linked, event, at, actor, verb, about, person, sum_ = row[:9]
        if place != self.place + 1:
            return Broken("an event is missing from the chain", self.place + 1, None)
        expected = link(
            self.link,
            place,
            event=event,
            at=at,
            actor=actor,
            verb=verb,
            about=about,
            person=person,
            digest=bytes(sum_),
        )
        if bytes(linked) != expected:
            return Broken("the event was altered, or does not follow the one before it", place, event)
        if found := self.payload_fault(row):
            return found
        self.place, self.link = place, expected
        return None

    def payload_fault(self, row: Row) -> Broken | None:
        """What is wrong with the payload; notes what was erased, and what an erasure says that it erased."""
        place, event, verb, sum_, salt, payload = row[0], row[2], row[5], row[8], row[9], row[10]
        if payload is None:
            self.erased[event] = place
        elif salt is None or digest(bytes(salt), payload) != bytes(sum_):
            return Broken("the payload was altered", place, event)
        elif verb == "erased":
            self.announced.update(_listed(payload))
        self.uses.take(place, event, verb, row[6], payload)
        return None

    def use_fault(self) -> Broken | None:
        """The first row of the data-use log that is not what its event says."""
        self.uses.rest()
        return Broken(*self.uses.fault) if self.uses.fault else None

    def unexplained(self) -> Broken | None:
        """The first empty payload of which no event says that it was erased."""
        alone = [(place, event) for event, place in self.erased.items() if event not in self.announced]
        if not alone:
            return None
        return Broken("the payload is gone, and no event says that it was erased", *alone[0])


def _listed(payload: str) -> list[int]:
    return list(json.loads(payload)["events"])


def _sealed() -> Iterator[Row]:
    """The chain in order, in chunks that hold no long transaction open."""
    place = 0
    events = Event.objects.filter(place__isnull=False).order_by("place").values_list(*FIELDS)
    while rows := list(events.filter(place__gt=place)[:CHUNK]):
        yield from rows
        place = rows[-1][0]


def _tail() -> Iterator[Row]:
    key = 0
    events = Event.objects.filter(place__isnull=True).order_by("id").values_list(*FIELDS)
    while rows := list(events.filter(id__gt=key)[:CHUNK]):
        yield from rows
        key = rows[-1][2]


def _head_fault(head: heads.Head | None, last: int) -> Broken | None:
    if head is None:
        return Broken("no signed head was exported: run `ennakko audit seal`", None, None) if last else None
    wrong = heads.fault(head)
    return Broken(wrong, min(head.place, last + 1), None) if wrong else None
