"""What the key of a message says of it: `proposal:7/notice/1/34`, thing / section / version / addressee. A message that goes
again by another channel, because nobody read it, has one `/next` more for each channel before it."""

import re
from dataclasses import dataclass

SHAPE = re.compile(r"(proposal|decision):(\d+)/([a-z_]+)/(\d+)/(\d+)((?:/next)*)")
NEXT = "/next"


@dataclass(frozen=True)
class Told:
    """What a message tells: of a proposal or a decision, which section of the service's text, to whom."""

    kind: str
    number: int
    section: str
    person: int

    @property
    def asks(self) -> bool:
        """Whether it asks the addressee for an answer."""
        return self.kind == "proposal" and self.section in {"notice", "revised"}

    @property
    def serves(self) -> bool:
        """Whether a time begins to run when it arrives: to answer, or to challenge a decision."""
        return self.asks or (self.kind == "decision" and self.section in {"decided", "corrected"})


def told(key: str) -> Told | None:
    """What the message of this key tells; None for a bundle, a recall, a word on a reply."""
    found = SHAPE.fullmatch(key)
    return Told(found[1], int(found[2]), found[3], int(found[5])) if found else None
