"""Replies: each is kept as it came, once, and becomes an answer where nothing about it is in doubt; else a person reads it.

An answer needs one person who surely wrote it, one open matter of theirs, and a plain yes or no in time. A "no" that
anybody could have written frees no place and appeals nothing: it keeps silence from counting, and a person calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor, resident, system
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.channels import words
from ennakko.channels.incoming import Incoming
from ennakko.channels.matters import Matter, Read, crossed, read_as
from ennakko.channels.models import Outcome, Reply
from ennakko.channels.sms.grammar import No, Unclear, Yes
from ennakko.engine.service import Answer, Hearing
from ennakko.ledger import actions, catalogue
from ennakko.ledger.kinds import Said, Wish
from ennakko.outbox import actions as outbox
from ennakko.register import access as register
from ennakko.register.rotation import hold_key
from ennakko.register.sealing import lookup, lookups, seal
from ennakko.ui.said import day_text

INBOUND = system("inbound")
UNVERIFIED, TO_READ = "reply_unverified", "reply_to_read"  # the reasons a case goes to people for


@dataclass(frozen=True)
class Received:
    """What became of a reply: taken, late, staff or number; `why` a person reads it; `fresh`: it had not come before."""

    reply: int
    outcome: str
    why: str
    fresh: bool


@dataclass(frozen=True)
class _Judged:
    outcome: Outcome
    why: str = ""
    matter: Matter | None = None


@transaction.atomic
def receive(incoming: Incoming, *, on: date, at: datetime) -> Received:
    """Keep a reply and act on it. The same again changes nothing and says what became of the first."""
    hold_key()
    same = Reply.objects.filter(channel=incoming.channel, reference=incoming.reference)
    before = same.filter(digest__in=lookups(f"reply {incoming.text}")).first()
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
        digest=lookup(f"reply {incoming.text}"), persons=list(incoming.persons),
        person=incoming.persons[0] if len(incoming.persons) == 1 else None, proposal=proposal, outcome=outcome, why=why,
    )  # fmt: skip


def _judge(incoming: Incoming, *, on: date, at: datetime) -> _Judged:
    persons = incoming.persons
    if not persons:
        return _Judged(Outcome.STAFF, "unknown")
    if register.reachable(persons) != set(persons):
        return _Judged(Outcome.STAFF, "guarded")
    if len(persons) > 1 or not incoming.verified:
        why = "shared" if len(persons) > 1 else "unverified"
        return _of_somebody([read_as(incoming, person, on=on) for person in persons], why, on=on, at=at)
    read = read_as(incoming, persons[0], on=on)
    if isinstance(read.says, Unclear):
        return _to_read(read.says, read.meant, on=on, at=at)
    if len(read.meant) == 1:
        return _answered(incoming, read.meant[0], read.says, on=on, at=at)
    if not read.meant and read.late:
        return _Judged(Outcome.LATE, "", read.late[0])
    return _Judged(Outcome.STAFF, "several" if read.meant else "nothing_open")


def _to_read(says: Unclear, meant: Sequence[Matter], *, on: date, at: datetime) -> _Judged:
    """Somebody remarked on a matter, and only a person can say what: silence does not count against them."""
    if len(meant) != 1:
        return _Judged(Outcome.STAFF, "unclear")
    found, terms = meant[0].proposal, catalogue.service(meant[0].proposal.service).terms
    if found.state == "open" and isinstance(terms, Hearing) and says.why != "empty":
        actions.to_staff(proposal=found.pk, reason=TO_READ, on=on, by=INBOUND, at=at)
    return _Judged(Outcome.STAFF, "unclear", meant[0])


def _of_somebody(reads: Sequence[Read], why: str, *, on: date, at: datetime) -> _Judged:
    """A reply of which it is not certain whose it is. A "no" to one matter keeps its default from coming: a person asks."""
    refused = [read.meant[0] for read in reads if isinstance(read.says, No) and len(read.meant) == 1]
    if len({one.proposal.pk for one in refused}) != 1:
        return _Judged(Outcome.STAFF, why)
    if refused[0].proposal.state == "open":
        actions.to_staff(proposal=refused[0].proposal.pk, reason=UNVERIFIED, on=on, by=INBOUND, at=at)
    return _Judged(Outcome.STAFF, why, refused[0])


def _answered(incoming: Incoming, matter: Matter, says: Yes | No, *, on: date, at: datetime) -> _Judged:
    """The answer is the writer's own, in the way that the service declares."""
    if crossed(matter, incoming.at):
        return _Judged(Outcome.STAFF, "crossed", matter)
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


def meaning(service: str, says: Yes | No) -> tuple[str, str]:
    """What a plain yes or no is to a service: (answer, wish). Where only remarks are heard, a no is something else."""
    declared = catalogue.service(service)
    if isinstance(says, Yes):
        return Said.YES, ""
    if isinstance(declared.terms, Answer):
        return Said.NO, ""
    return Said.SOMETHING_ELSE, Wish.OTHER if Wish.OTHER in declared.wishes else ""


def _tell(reply: Reply, matter: Matter, *, at: datetime) -> None:
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
