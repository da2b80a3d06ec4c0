"""Reading what came in by the channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ennakko.channels.models import Outcome, Reply
from ennakko.register.access import guarded
from ennakko.register.sealing import unseal

MOST = 500  # replies a person is shown at once


@dataclass(frozen=True)
class Waiting:
    """A reply that a person reads: what it says, whose it may be, and why it is no answer by itself."""

    key: int
    channel: str
    at: datetime
    text: str
    persons: tuple[int, ...]
    proposal: int | None
    why: str


def replies(*, close: bool, open_: bool) -> list[Waiting]:
    """The replies that wait for a person, oldest first. Those of people close to a non-disclosure order are the unit's
    (`close`), and its alone; all others are `open_`."""
    rows = list(Reply.objects.filter(outcome=Outcome.STAFF, done_at=None).order_by("id")[:MOST])
    hidden = guarded({person for row in rows for person in row.persons})
    return [
        Waiting(row.pk, row.channel, row.at, unseal(row.sealed), tuple(row.persons), row.proposal, row.why)
        for row in rows
        if (close if hidden & set(row.persons) else open_)
    ]


@dataclass(frozen=True)
class Written:
    """A reply of somebody: when it came, by which channel, what it said."""

    at: datetime
    channel: str
    text: str


def replies_of(person: int) -> list[Written]:
    """Every reply that is this person's and nobody else's, oldest first."""
    rows = Reply.objects.filter(person=person).exclude(outcome=Outcome.NUMBER).order_by("id")
    return [Written(row.at, row.channel, unseal(row.sealed)) for row in rows]


def waiting_count() -> int:
    """How many replies wait for a person."""
    return Reply.objects.filter(outcome=Outcome.STAFF, done_at=None).count()


def waits(reply: int, *, close: bool, open_: bool) -> bool:
    """Whether the reader may deal with this reply."""
    return any(one.key == reply for one in replies(close=close, open_=open_))


def persons_of(found: Sequence[Waiting]) -> set[int]:
    """Everybody whose these replies may be."""
    return {person for one in found for person in one.persons}
