"""What becomes of messages by how their sending ended: each outcome one transaction, in groups that ended alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.channels.backoff import MOST, wait
from ennakko.channels.provider import DELIVERED, ELECTRONIC, Evidence, Later, Provider, Unknown, Unsent
from ennakko.channels.routes import Routes
from ennakko.channels.served import served
from ennakko.ledger.kinds import Proof
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from ennakko.outbox.letter import Posted

PROOFS = {DELIVERED: Proof.DELIVERED, ELECTRONIC: Proof.ELECTRONIC}
NOWHERE = "no address"
MANY_TIMES = "tried too often"
DIED = "the sender died while it was sending"


@dataclass(frozen=True)
class Settled:
    """How many messages went, wait for another try or another channel, found no channel, are of unknown fate, or were held
    back because their addressee may not be written to any more."""

    sent: int = 0
    later: int = 0
    passed_on: int = 0
    failed: int = 0
    uncertain: int = 0
    held_back: int = 0

    def __add__(self, other: "Settled") -> "Settled":
        return Settled(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))


@dataclass(frozen=True)
class Outcomes:
    """Writes the outcomes of one channel down."""

    provider: Provider
    routes: Routes
    on: date
    by: Actor
    at: datetime

    @transaction.atomic
    def sent(self, gone: Sequence[tuple[list[Posted], Evidence]]) -> Settled:
        """What went is sent; where the channel proves arrival, the receipt and its effect are in the same transaction."""
        named = [(message, evidence) for messages, evidence in gone for message in messages]
        attempts.sent(messages=[(message, told.reference) for message, told in named], by=self.by, at=self.at)
        proved = [(message, told) for message, told in named if told.receipt is not None]
        attempts.delivered(receipts=[(message.id, told.said) for message, told in proved], at=self.at)
        for receipt, proof in PROOFS.items():
            arrived = [message for message, told in proved if told.receipt == receipt]
            served(messages=arrived, on=self.on, proof=proof, by=self.by, at=self.at)
        return Settled(sent=len(named))

    def unsent(self, messages: list[Posted], ended: Unsent) -> Settled:
        """One sending that the channel did not take, or of which nobody knows."""
        if isinstance(ended, Unknown) and not self.provider.takes_key:
            return self._give_up(messages, "unknown", ended.why)
        if isinstance(ended, Unknown):
            return self.again(messages, "unknown", ended.why)
        if isinstance(ended, Later):
            return self.again(messages, "later", ended.why, ended.after)
        return self.refused(messages, ended.why)

    def lost(self, messages: list[Posted]) -> Settled:
        """An attempt that a crash left without an outcome: at once again under the same key, where the channel takes it."""
        if not self.provider.takes_key:
            return self._give_up(messages, "lost", DIED)
        attempts.later(messages=messages, due=self.at, outcome="lost", why=DIED, same=True, at=self.at)
        return Settled(later=len(messages))

    def again(self, messages: list[Posted], outcome: str, why: str, after: datetime | None = None) -> Settled:
        """To be tried once more, after a pause; what was tried too often goes elsewhere, or is a person's to look at."""
        before = outbox.tried([messages[0].id]).get(messages[0].id, [])
        tries = 1 + sum(each.channel == self.provider.name and each.outcome != "lost" for each in before)
        # What may have gone is never sent by another channel: that would be a second message.
        may_have_gone = bool({outcome, *(each.outcome for each in before)} & {"unknown", "lost"})
        if tries >= MOST and may_have_gone:
            return self._give_up(messages, outcome, why)
        if tries >= MOST:
            return self.refused(messages, f"{MANY_TIMES}: {why}")
        due = self.at + wait(tries, messages[0].key)
        attempts.later(
            messages=messages,
            due=max(due, after or due),
            outcome=outcome,
            why=why,
            same=may_have_gone,
            at=self.at,
        )
        return Settled(later=len(messages))

    def refused(self, messages: Sequence[Posted], why: str) -> Settled:
        """This channel never takes them: each is the next one's, or a person's to look at."""
        following = dict(self.routes.after(messages))
        lost = following.pop("", [])
        for to, passed in following.items():
            attempts.pass_on(messages=passed, to=to, why=why, at=self.at)
        attempts.fail(messages=lost, why=why, by=self.by, at=self.at)
        return Settled(passed_on=len(messages) - len(lost), failed=len(lost))

    def _give_up(self, messages: list[Posted], outcome: str, why: str) -> Settled:
        attempts.give_up(messages=messages, outcome=outcome, why=why, by=self.by, at=self.at)
        return Settled(uncertain=len(messages))
