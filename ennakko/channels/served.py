"""Telling the ledger what a channel can prove: that a notice was served, from which day its deadline runs.

What opens a hearing, asks for an answer or tells of a decision is served; a word that something was withdrawn starts no
clock.
"""

from collections.abc import Iterable
from datetime import date, datetime

from ennakko.accounts.actor import Actor
from ennakko.channels.keys import told
from ennakko.ledger import actions as ledger
from ennakko.ledger.kinds import Proof
from ennakko.outbox.letter import Posted


def served(
    *, messages: Iterable[Posted], on: date, proof: Proof = Proof.DELIVERED, by: Actor, at: datetime
) -> None:
    """Tell the ledger that these messages arrived on `on`. What starts no clock is passed over."""
    found: dict[str, list[tuple[int, int]]] = {"proposal": [], "decision": []}
    for message in messages:
        what = told(message.key)
        if what is not None and what.serves:
            found[what.kind].append((what.number, message.person))
    if found["proposal"]:
        ledger.deliver_many(served=found["proposal"], on=on, proof=proof, by=by, at=at)
    if found["decision"]:
        ledger.deliver_decisions(served=found["decision"], on=on, proof=proof, by=by, at=at)
