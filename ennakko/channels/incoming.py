"""What comes in by a channel, before anybody knows what it means."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Incoming:
    """A reply. `persons`: whose it may be (nobody's, one person's, or several who share a number); `verified`: the channel
    proves that they wrote it; `about`: the proposal it answers, where the channel knows (a thread), else None."""

    channel: str
    reference: str  # what the channel calls it: the same twice is one
    at: datetime
    text: str
    persons: tuple[int, ...]
    verified: bool
    about: int | None = None
