"""What leaves the screen: a proof to print, an answer form on paper, dates for a calendar."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ennakko.ledger import access as ledger
from ennakko.ledger.letters import answer_form
from ennakko.portal.dates import TYPE, calendar
from ennakko.portal.letter import Brief, briefs
from ennakko.portal.page import page, today
from ennakko.portal.resident import mine
from ennakko.portal.session import for_letter, signed_in
from ennakko.ui.language import current


@require_GET
@for_letter
def proof(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """What was proposed, answered and decided, and when; verified at the page itself."""
    return page(
        request, "proof", letter=mine(proposal, person), here=request.build_absolute_uri(request.path)
    )


@require_GET
@for_letter
def form(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """The declared answer form of the service, filled in for this proposal."""
    found = next((one for one in ledger.proposals_for(person) if one.pk == proposal), None)
    if found is None or found.place is None:
        raise Http404
    return page(request, "form", letter=mine(proposal, person), text=answer_form(found, current()))


@require_GET
@for_letter
def dates(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """The dates of one proposal."""
    return _calendar(request, [mine(proposal, person)], f"ennakko-{proposal}.ics")


@require_GET
@signed_in
def all_dates(request: HttpRequest, *, person: int) -> HttpResponse:
    """The dates of everything that waits for the person, in one file."""
    return _calendar(request, [one for one in briefs(person, on=today()) if one.live], "ennakko.ics")


def _calendar(request: HttpRequest, found: Sequence[Brief], name: str) -> HttpResponse:
    base = request.build_absolute_uri("/").rstrip("/")
    held = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(calendar(found, current(), base=base), content_type=TYPE, headers=held)
