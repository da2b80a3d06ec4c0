"""The resident's views: "For you", the letter, and the ways to answer it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ennakko.accounts.actor import resident
from ennakko.base.text import Text
from ennakko.ledger import actions
from ennakko.portal import words
from ennakko.portal.letter import Letter, briefs, letter
from ennakko.portal.page import now, page, today
from ennakko.portal.session import for_letter, signed_in
from ennakko.portal.ways import Way, way
from ennakko.ui.said import day_text

TOLD = "told"  # what the last step did, shown once


@require_GET
@signed_in
def for_you(request: HttpRequest, *, person: int) -> HttpResponse:
    """Everything that waits for the person, the children beside each other, and what there was earlier."""
    found = sorted(briefs(person, on=today()), key=lambda one: (one.child or "", one.title.fi))
    live, earlier = ([one for one in found if one.live is alive] for alive in (True, False))
    return page(request, "for_you", letters=live, earlier=earlier)


@require_GET
@for_letter
def read(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """The letter. Opening it is proof that its reader was served: the time to answer runs from this day."""
    found = mine(proposal, person)
    if found.live and found.deadline is None:
        actions.deliver(
            proposal=proposal, person=person, on=today(), proof="opened", by=resident(person), at=now()
        )
        found = mine(proposal, person)
    return page(request, "letter", letter=found, told=_told(request, found))


@require_http_methods(["GET", "POST"])
@for_letter
def answer(request: HttpRequest, proposal: int, way: str, *, person: int) -> HttpResponse:
    """One step to confirm, whichever the way; never free text. What cannot be answered any more leads to a call."""
    found = mine(proposal, person)
    chosen = _way(found, way)
    if not found.may_answer:
        return redirect("portal:call" if chosen.key.startswith("wrong") else "portal:letter", proposal)
    if request.method == "POST":
        actions.answer(
            proposal=proposal,
            person=person,
            answer=chosen.answer,
            wish=chosen.wish,
            on=today(),
            by=resident(person),
            at=now(),
        )
        request.session[TOLD] = chosen.answer
        return redirect("portal:letter", proposal)
    return page(request, "answer", letter=found, way=chosen)


@require_POST
@for_letter
def undo(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """Take a mistaken answer back, until the deadline."""
    found = mine(proposal, person)
    if found.may_undo:
        actions.undo(proposal=proposal, person=person, on=today(), by=resident(person), at=now())
        request.session[TOLD] = "undone"
    return redirect("portal:letter", proposal)


@require_GET
@for_letter
def call(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """Whom to call, about the proposal or about a fact that is wrong."""
    return page(request, "call", letter=mine(proposal, person))


def mine(proposal: int, person: int) -> Letter:
    """The letter, where it is the person's to read; else there is none."""
    found = letter(proposal, person, on=today())
    if found is None:
        raise Http404
    return found


def _way(found: Letter, key: str) -> Way:
    chosen = way(found.service, key)
    if chosen is None:
        raise Http404
    return chosen


def _told(request: HttpRequest, found: Letter) -> dict[str, Text] | None:
    said = request.session.pop(TOLD, None)
    if said is None or found.deadline is None:
        return None
    title, body = words.told["something_else" if found.conflict else said]
    return {"title": title, "body": body.format(day=day_text(found.deadline))}
