"""What other rooms hand to the outbox and get back from it: frozen values, never a row of the database."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Letter:
    """A message to be. `key` makes it once: `proposal:7/notice/1/34`, thing / section / version / addressee."""

    key: str
    about: str  # proposal:7
    service: str  # whose stop button holds it back
    person: int  # the addressee
    channel: str  # "": whichever reaches the addressee best
    language: str
    title: str
    body: str


@dataclass(frozen=True)
class Posted:
    """A message in the outbox and where it stands: waiting, trying, sent, stopped, failed or uncertain."""

    id: int
    key: str
    about: str
    service: str
    person: int
    channel: str
    language: str
    title: str
    body: str
    state: str
    made_at: datetime
    sent_at: datetime | None
    lead: int | None = None  # the message under whose key it goes; None: its own


@dataclass(frozen=True)
class Tried:
    """An attempt to send, as it ended: sent, later, never, unknown or lost. `why` is the channel's own word."""

    channel: str
    at: datetime
    outcome: str
    why: str
    reference: str


@dataclass(frozen=True)
class Stopped:
    """What a stop did: how many messages it held back, and which had gone (or may have) before it came."""

    stopped: int
    gone: tuple[Posted, ...]
