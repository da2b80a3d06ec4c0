"""What was decided, and what was sent: every decision the reader is a party of, and every message they got."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.channels.papers.paper import papers
from ennakko.channels.papers.shape import Paper
from ennakko.ledger import access as ledger
from ennakko.ledger.issued import Issued, Party, issued
from ennakko.outbox import access as outbox
from ennakko.portal import words
from ennakko.portal.page import page
from ennakko.portal.session import signed_in
from ennakko.register import access as register
from ennakko.ui.language import current


@dataclass(frozen=True)
class Decided:
    """A decision in the list; `paper`: its words, once it was served on the reader."""

    key: int
    proposal: int
    number: str
    on: date
    title: str
    child: str
    standing: Text | None
    deadline: date | None
    paper: Paper | None


@dataclass(frozen=True)
class Sent:
    """A message in the list."""

    title: str
    body: str
    language: str
    on: date
    channel: Text
    proof: Text | None


@require_GET
@signed_in
def decisions(request: HttpRequest, *, person: int) -> HttpResponse:
    """Every decision with its reasons and how to appeal. Those not yet read are opened one by one: opening serves them."""
    return page(request, "decisions", decisions=decided(person))


@require_GET
@signed_in
def messages(request: HttpRequest, *, person: int) -> HttpResponse:
    """Every message: what it said, when it went, by which channel, and whether it is known to have arrived."""
    return page(request, "messages", messages=sent(person))


def decided(person: int) -> list[Decided]:
    """The decisions the person is a party of, the newest first."""
    rows = ledger.decisions_among(ledger.proposals_for(person), person)
    found = sorted(issued(rows), key=lambda one: one.at, reverse=True)
    names = register.names_of({one.child for one in found})
    return [
        _decided(one, party, names[one.child].called)
        for one in found
        for party in one.parties
        if party.person == person
    ]


def sent(person: int) -> list[Sent]:
    """The messages that went to the person, the newest first. What was about something that is not theirs to read any more
    (a child under a non-disclosure order, custody that ended) is not among them."""
    readable = {f"proposal:{found.pk}" for found in ledger.proposals_for(person)}
    gone = [
        one
        for one in outbox.for_person(person)
        if one.about in readable or not one.about.startswith("proposal:")
    ]
    proofs = outbox.receipts([one.id for one in gone])
    return [
        Sent(
            one.title,
            one.body,
            one.language,
            (one.sent_at or one.made_at).astimezone(HELSINKI).date(),
            words.records.channels.get(one.channel, words.records.channel_other),
            next(
                (says for kind, says in words.records.proofs.items() if kind in proofs.get(one.id, {})), None
            ),
        )
        for one in gone
    ]


def _decided(one: Issued, party: Party, child: str) -> Decided:
    read_in = current() if current() in one.texts else party.language
    return Decided(
        key=one.key,
        proposal=one.proposal,
        number=one.number,
        on=one.at.astimezone(HELSINKI).date(),
        title=one.texts[read_in]["title"],
        child=child,
        standing=words.records.corrected if one.standing == "corrected" else None,
        deadline=party.deadline,
        paper=papers([one], read_in)[0] if party.served_on is not None else None,
    )
