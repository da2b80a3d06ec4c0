"""What a channel must be able to do."""

from dataclasses import dataclass
from typing import Protocol

from ennakko.base.errors import Trouble
from ennakko.outbox.letter import Posted


class NotSent(Trouble):
    """The message certainly did not go out, and may be tried again. Any other error leaves that open."""


@dataclass(frozen=True)
class Evidence:
    """What the channel knows of a message that it took. `receipt`: delivered, or None where it proves no arrival."""

    receipt: str | None
    said: str  # the channel's own word for it, at most 200 characters


class Provider(Protocol):
    """A channel. `takes_key`: sending one key twice reaches nobody twice, so a crash may be tried again."""

    @property
    def name(self) -> str: ...

    @property
    def takes_key(self) -> bool: ...

    def send(self, message: Posted) -> Evidence:
        """Send one message under its key. Raises NotSent where it certainly did not go out."""
        ...
