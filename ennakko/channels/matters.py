"""What a reply may be about: the living proposals addressed to its writer, those they can have heard of, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ennakko.channels.incoming import Incoming
from ennakko.channels.keys import NEXT, told
from ennakko.channels.sms.grammar import Unclear, Understood, understood
from ennakko.channels.sms.shown import code_of
from ennakko.ledger import access as ledger
from ennakko.outbox import access as outbox
from ennakko.outbox.letter import Posted

GONE = frozenset({"sent", "uncertain"})


@dataclass(frozen=True)
class Matter:
    """A proposal that the writer is asked about: the proposal, and what they are in it."""

    proposal: Any
    party: Any


@dataclass(frozen=True)
class Read:
    """What a reply says if this person wrote it, to which of the matters that wait for their answer, or waited too long."""

    says: Understood
    meant: Sequence[Matter]
    late: Sequence[Matter]


def read_as(incoming: Incoming, person: int, *, on: date) -> Read:
    """What the reply says and to what, were it this person's."""
    matters = [one for one in _matters(person, incoming.about) if _heard(one)]
    language = matters[0].party.language if matters else "fi"
    says = understood(incoming.text, language, [code_of(one.proposal.pk) for one in matters])
    code = "" if isinstance(says, Unclear) else says.code
    named = [one for one in matters if code in ("", code_of(one.proposal.pk))]
    waiting = [one for one in named if ledger.may_answer(one.proposal, one.party, on=on)]
    unsaid = [one for one in waiting if not one.party.answer] or waiting
    said = [one for one in waiting if one not in unsaid]
    if not code and _leads(said) & _leads(unsaid):  # told in one message, which asked for a code word
        unsaid = waiting
    past = [one for one in named if one.party.deadline is not None and one.party.deadline < on]
    return Read(says, unsaid, [one for one in past if not one.party.answer])


def _leads(matters: Sequence[Matter]) -> set[int]:
    """The messages under whose key the letters of these went together with others."""
    return {each.lead for one in matters for each in _letters(one) if each.lead is not None}


def _heard(matter: Matter) -> bool:
    """Whether the writer can know of it: nobody answers what has not reached them."""
    return matter.party.served_on is not None or any(each.state in GONE for each in _letters(matter))


def _letters(matter: Matter) -> list[Posted]:
    letters = outbox.of(f"proposal:{matter.proposal.pk}")
    mine = [each for each in letters if each.person == matter.party.person]
    return [each for each in mine if (what := told(each.key)) is not None and what.asks]


def crossed(matter: Matter, written: datetime) -> bool:
    """Whether a newer letter was on its way when the reply was written: it answers the older one."""
    return any(
        each.state in {"waiting", "trying"} or (each.sent_at is not None and each.sent_at > written)
        for each in _letters(matter)
        if NEXT not in each.key  # the same words by another channel
    )


def _matters(person: int, about: int | None) -> Sequence[Matter]:
    """What the person is asked about now: the living proposals addressed to them."""
    found = [one for one in ledger.proposals_for(person, only=about) if one.live]
    parties = ledger.addressees_of([one.pk for one in found])
    theirs = {
        one.pk: next((p for p in parties[one.pk] if p.person == person and p.active), None) for one in found
    }
    return [Matter(one, theirs[one.pk]) for one in found if theirs[one.pk] is not None]
