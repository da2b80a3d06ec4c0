"""A decision as its party reads it: opening it serves it on them, and it may be downloaded."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from ennakko.accounts.actor import resident
from ennakko.base.text import LANGUAGES
from ennakko.channels.papers import words as paper_words
from ennakko.channels.papers.paper import papers
from ennakko.channels.papers.press import Press
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.ledger.issued import Issued, Party, issued
from ennakko.portal import words
from ennakko.portal.page import now, page, today
from ennakko.portal.session import for_letter
from ennakko.ui.said import day_text


@require_GET
@for_letter
def read(request: HttpRequest, proposal: int, decision: int, *, person: int) -> HttpResponse:
    """The decision, in the language the reader is a party in, or another one asked for. Opening it serves it."""
    _mine(proposal, decision, person)
    actions.deliver_decision(
        decision=decision, person=person, on=today(), proof="opened", by=resident(person), at=now()
    )
    found, party = _mine(proposal, decision, person)
    language = request.GET.get("language", party.language)
    if language not in found.texts:
        return redirect("portal:decision", proposal, decision)
    (paper,) = papers([found], language)
    others = [
        (one, paper_words.languages[one]) for one in LANGUAGES if one in found.texts and one != language
    ]
    until = words.decisions.until.format(day=day_text(party.deadline)) if party.deadline else None
    return page(request, "decision", paper=paper, decision=found, until=until, others=others)


@require_GET
@for_letter
def pdf(request: HttpRequest, proposal: int, decision: int, language: str, *, person: int) -> HttpResponse:
    """The decision as a tagged PDF, for whoever opened it."""
    found, party = _mine(proposal, decision, person)
    if party.served_on is None or language not in found.texts:
        return redirect("portal:decision", proposal, decision)
    made = papers([found], language)
    body = Press().pdf(made, title=made[0].title, at=found.at)
    return HttpResponse(
        body,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{found.number}-{language}.pdf"'},
    )


def _mine(proposal: int, decision: int, person: int) -> tuple[Issued, Party]:
    """The decision and the reader as its party; there is none for anybody else."""
    row = ledger.decision_for(decision, person)
    for found in issued([row]) if row is not None and row.proposal_id == proposal else ():
        for party in found.parties:
            if party.person == person:
                return found, party
    raise Http404
