"""Replies: each is kept as it came, once, and becomes an answer where nothing about it is in doubt; else a person reads it.

An answer needs one person who surely wrote it, one open matter of theirs, and a plain yes or no in time. A "no" that
anybody could have written frees no place and appeals nothing: it keeps silence from counting, and a person calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ennakko.accounts.actor import Actor, resident, system
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.channels import words
from ennakko.channels.incoming import Incoming
from ennakko.channels.models import Outcome, Reply
from ennakko.channels.sms.grammar import understood
from ennakko.channels.sms.shown import code_of
from ennakko.engine.service import Answer
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, catalogue
from ennakko.ledger.kinds import Said, Wish
from ennakko.outbox import actions as outbox
from ennakko.register import access as register
from ennakko.register.sealing import lookup, seal
from ennakko.ui.said import day_text

INBOUND = system("inbound")
UNVERIFIED = "reply_unverified"  # the reason a case goes to people for


@dataclass(frozen=True)
class Received:
    """What became of a reply: taken, late, staff or number; `why` a person reads it; `fresh`: it had not come before."""

    reply: int
    outcome: str
    why: str
    fresh: bool


@dataclass(frozen=True)
class _Matter:
    """A proposal that the writer is asked about: the proposal, and what they are in it."""

    proposal: Any
    party: Any


@dataclass(frozen=True)
class _Judged:
    outcome: Outcome
    why: str = ""
    matter: _Matter | None = None


@transaction.atomic
def receive(incoming: Incoming, *, on: date, at: datetime) -> Received:
    """Keep a reply and act on it. The same again changes nothing and says what became of the first."""
    digest = lookup(f"reply {incoming.text}")
    same = Reply.objects.filter(channel=incoming.channel, reference=incoming.reference)
    before = same.filter(digest=digest).first()
    if before is not None:
        return Received(before.pk, before.outcome, before.why, fresh=False)
    judged = _Judged(Outcome.STAFF, "other_text") if same.exists() else _judge(incoming, on=on, at=at)
    kept = keep(incoming, judged.outcome, judged.why, judged.matter.proposal.pk if judged.matter else None)
    if judged.matter is not None and judged.outcome in {Outcome.TAKEN, Outcome.LATE}:
        _tell(kept, judged.matter, at=at)
    payload = {"reply": kept.pk, "channel": kept.channel, "outcome": kept.outcome, "why": kept.why}
    about = f"proposal:{kept.proposal}" if kept.proposal else "replies"
    audit.record(by=INBOUND, at=at, verb="replied", about=about, payload=payload)
    return Received(kept.pk, kept.outcome, kept.why, fresh=True)


def keep(incoming: Incoming, outcome: str, why: str, proposal: int | None) -> Reply:
    """A reply as it came, its text sealed."""
    return Reply.objects.create(
        channel=incoming.channel, reference=incoming.reference, at=incoming.at, sealed=seal(incoming.text),
        digest=lookup(f"reply {incoming.text}"), persons=list(incoming.persons), proposal=proposal,
        outcome=outcome, why=why,
    )  # fmt: skip


def _judge(incoming: Incoming, *, on: date, at: datetime) -> _Judged:
    if len(incoming.persons) != 1:
        return _Judged(Outcome.STAFF, "shared" if incoming.persons else "unknown")
    (person,) = incoming.persons
    if person not in register.reachable([person]):
        return _Judged(Outcome.STAFF, "guarded")
    matters = _matters(person, incoming.about)
    waiting = [one for one in matters if ledger.may_answer(one.proposal, one.party, on=on)]
    late = [one for one in matters if one.party.deadline is not None and one.party.deadline < on]
    language = (waiting or late or matters)[0].party.language if matters else "fi"
    read = understood(incoming.text, language, [code_of(one.proposal.pk) for one in matters])
    if not read.says:
        return _Judged(Outcome.STAFF, "unclear", waiting[0] if len(waiting) == 1 else None)
    meant = [one for one in waiting if read.code in ("", code_of(one.proposal.pk))]
    if not meant and late:
        return _Judged(Outcome.LATE, "", late[0])
    if len(meant) != 1:
        return _Judged(Outcome.STAFF, "several" if meant else "nothing_open")
    if not incoming.verified:
        return _unverified(meant[0], read.says, on=on, at=at)
    return _answered(incoming, meant[0], read.says, on=on, at=at)


def _matters(person: int, about: int | None) -> Sequence[_Matter]:
    """What the person is asked about now: the living proposals addressed to them."""
    found = [one for one in ledger.proposals_for(person, only=about) if one.live]
    parties = ledger.addressees_of([one.pk for one in found])
    theirs = {
        one.pk: next((p for p in parties[one.pk] if p.person == person and p.active), None) for one in found
    }
    return [_Matter(one, theirs[one.pk]) for one in found if theirs[one.pk] is not None]


def _answered(incoming: Incoming, matter: _Matter, says: str, *, on: date, at: datetime) -> _Judged:
    """The answer is the writer's own, in the way that the service declares."""
    answer, wish = meaning(matter.proposal.service, says)
    by, key = resident(matter.party.person), matter.proposal.pk
    try:
        with transaction.atomic():
            actions.answer(
                proposal=key, person=matter.party.person, answer=answer, wish=wish, how=incoming.channel,
                on=on, by=by, at=at,
            )  # fmt: skip
    except Refused:  # they had answered otherwise
        return _Judged(Outcome.STAFF, "answered_before", matter)
    return _Judged(Outcome.TAKEN, "", matter)


def meaning(service: str, says: str) -> tuple[str, str]:
    """What a plain yes or no is to a service: (answer, wish). Where only remarks are heard, a no is something else."""
    declared = catalogue.service(service)
    if says == "yes":
        return Said.YES, ""
    if isinstance(declared.terms, Answer):
        return Said.NO, ""
    return Said.SOMETHING_ELSE, Wish.OTHER if Wish.OTHER in declared.wishes else ""


def _unverified(matter: _Matter, says: str, *, on: date, at: datetime) -> _Judged:
    if says == "no" and matter.proposal.state == "open":
        actions.to_staff(proposal=matter.proposal.pk, reason=UNVERIFIED, on=on, by=INBOUND, at=at)
    return _Judged(Outcome.STAFF, "unverified", matter)


def _tell(reply: Reply, matter: _Matter, *, at: datetime) -> None:
    """Tell the writer, by the channel they wrote by, that the answer is recorded or came too late."""
    contact = catalogue.service(matter.proposal.service).contact
    day = day_text(matter.party.deadline) if matter.party.deadline else None
    said = words.late if reply.outcome == Outcome.LATE else words.taken
    body = said.format(day=day or "", desk=contact.desk, phone=contact.phone)
    person, language = matter.party.person, matter.party.language
    told = outbox.Letter(
        key=f"reply:{reply.pk}/{reply.outcome}/1/{person}", about=f"proposal:{matter.proposal.pk}",
        service=matter.proposal.service, person=person, channel=reply.channel, language=language,
        title=words.title[language], body=body[language],
    )  # fmt: skip
    outbox.post(letters=[told], at=at)


@transaction.atomic
def dealt_with(*, reply: int, by: Actor, at: datetime) -> None:
    """A person dealt with a reply: recorded what it says, called back, or found that it asks nothing."""
    waits = Reply.objects.filter(pk=reply, outcome=Outcome.STAFF, done_at=None)
    if waits.update(done_by=str(by), done_at=at):
        audit.record(by=by, at=at, verb="dealt_with", about="replies", payload={"reply": reply})
