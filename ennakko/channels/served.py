"""Telling the ledger what a channel can prove: that a notice was served, from which day its deadline runs.

A message names what it is in its key (`proposal:7/notice/1/34`, `decision:3/decided/2/34`). What opens a hearing, asks
for an answer or tells of a decision is served; a word that something was withdrawn starts no clock.
"""

from collections.abc import Iterable
from datetime import date, datetime

from ennakko.accounts.actor import Actor
from ennakko.ledger import actions as ledger
from ennakko.ledger.kinds import Proof
from ennakko.outbox.letter import Posted

SERVED = {
    "proposal": frozenset({"notice", "revised"}),  # the sections of a service's text that open a deadline
    "decision": frozenset({"decided", "corrected"}),
}


def served(*, messages: Iterable[Posted], on: date, by: Actor, at: datetime) -> None:
    """Tell the ledger that these messages arrived on `on`. What starts no clock is passed over."""
    told: dict[str, list[tuple[int, int]]] = {"proposal": [], "decision": []}
    for message in messages:
        kind, _, rest = message.key.partition(":")
        if kind in SERVED and rest.count("/") == 3 and rest.split("/")[1] in SERVED[kind]:
            told[kind].append((int(rest.split("/")[0]), message.person))
    if told["proposal"]:
        ledger.deliver_many(served=told["proposal"], on=on, proof=Proof.DELIVERED, by=by, at=at)
    if told["decision"]:
        ledger.deliver_decisions(served=told["decision"], on=on, proof=Proof.DELIVERED, by=by, at=at)
