"""Telling the ledger what a channel can prove: that a notice was served, from which day its deadline runs.

A message names what it is in its key (`proposal:7/notice/1/34`). Only what opens a hearing or asks for an answer is
served; a word that something was withdrawn starts no clock.
"""

from collections.abc import Iterable
from datetime import date, datetime

from ennakko.accounts.actor import Actor
from ennakko.ledger import actions as ledger
from ennakko.ledger.kinds import Proof
from ennakko.outbox.letter import Posted

SERVED = frozenset({"notice", "revised"})  # the sections of a service's text that open a deadline


def served(*, messages: Iterable[Posted], on: date, by: Actor, at: datetime) -> None:
    """Tell the ledger that these messages arrived on `on`. What tells of no proposal is passed over."""
    notices = [_proposal_and_person(message) for message in messages if _serves(message)]
    if notices:
        ledger.deliver_many(served=notices, on=on, proof=Proof.DELIVERED, by=by, at=at)


def _serves(message: Posted) -> bool:
    kind, _, rest = message.key.partition(":")
    return kind == "proposal" and rest.count("/") == 3 and rest.split("/")[1] in SERVED


def _proposal_and_person(message: Posted) -> tuple[int, int]:
    return int(message.about.removeprefix("proposal:")), message.person
