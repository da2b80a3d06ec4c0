"""What a channel must be able to do, and what it may answer to a sending.

How a sending ends decides what becomes of the message:

    Evidence   the channel took it                              sent
    NotSent    the channel takes nothing at the moment          waits, and the others of this channel with it
    Later      this one did not go, a later try may             tried again after a growing pause; at last it failed
    Never      this one will never go by this channel           the next channel, or failed with the reason
    Unknown    nobody can say whether it went                   uncertain: shown to staff, never resent blindly

Any other exception leaves open what happened, as Unknown does; so does the death of the process, after which the next
sender tries again at once where the channel takes keys.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ennakko.base.errors import Trouble
from ennakko.outbox.letter import Posted


class NotSent(Trouble):
    """The message certainly did not go out, and nothing else would: the channel is down or does not know us."""


class Unsent(Exception):
    """How one message ended that the channel did not take. `why`: a word of the channel's own, at most 200 characters;
    it holds nothing of a person."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why[:200]


class Later(Unsent):
    """It certainly did not go, and a later try may succeed. `after`: not before this moment, where the channel says so."""

    def __init__(self, why: str, after: datetime | None = None) -> None:
        super().__init__(why)
        self.after = after


class Never(Unsent):
    """It certainly did not go and never will by this channel: an address that does not exist, a text that is refused."""


class Unknown(Unsent):
    """It may have gone. On a channel that takes keys it may be tried again all the same."""


DELIVERED, ELECTRONIC = "delivered", "electronic"


@dataclass(frozen=True)
class Evidence:
    """What the channel knows of a message that it took. `receipt`: DELIVERED; ELECTRONIC where it lies in a mailbox that
    serves, some days after it was sent; None where it proves no arrival.
    `reference`: what the channel calls the message, by which its later word is found; "" where it has none."""

    receipt: str | None
    said: str  # the channel's own word for it, at most 200 characters
    reference: str = ""


class Provider(Protocol):
    """A channel. `takes_key`: sending one key twice reaches nobody twice, so a crash may be tried again."""

    @property
    def name(self) -> str: ...

    @property
    def takes_key(self) -> bool: ...

    def reach(self, persons: Collection[int]) -> Mapping[int, str]:
        """Where each of these persons can be reached by this channel now; who cannot is missing. The address (a
        number, a mailbox, an identity code) lives for one chunk of sending and is kept nowhere. Raises NotSent."""
        ...

    def send(self, message: Posted, to: str) -> Evidence:
        """Send one message under its key to where `reach` said. Raises NotSent, Later, Never or Unknown."""
        ...
