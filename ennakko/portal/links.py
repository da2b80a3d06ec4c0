"""Opening a letter by its link, without an account. To look proves nothing: mail scanners look. Opening is a POST."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ennakko.accounts.actor import resident
from ennakko.audit import actions as audit
from ennakko.ledger import actions, links
from ennakko.portal import words
from ennakko.portal.page import desks, now, page, today
from ennakko.portal.session import enter_by_link, person_of, public
from ennakko.ui.limits import limited

TRIES = 120  # a minute from one address: mail scanners open many, nobody guesses 256 bits


@public
@require_http_methods(["GET", "POST"])
@limited("link", TRIES, methods=("GET", "POST"))
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """One button that opens the letter; opening it serves the notice. What opens nothing is one page, whatever it is."""
    link = links.read(token, on=today())
    me = person_of(request)
    if link is None:
        return _shut(request, "nothing", status=404)
    if request.user.is_authenticated or (me is not None and me != link.person):  # staff open nobody's letter
        return _shut(request, "another", status=403)
    if link.stands != "open":
        return _shut(request, link.stands, status=410)
    if request.method == "GET":
        return page(request, "link", stands="open")
    by = resident(link.person)
    actions.deliver(proposal=link.proposal, person=link.person, on=today(), proof="opened", by=by, at=now())
    audit.record(by=by, at=now(), verb="opened_by_link", about=f"proposal:{link.proposal}")
    if me is None:
        enter_by_link(request, link.proposal, link.person)
    return redirect("portal:letter", link.proposal)


def _shut(request: HttpRequest, stands: str, *, status: int) -> HttpResponse:
    """Why nothing opened, and whom to call: every desk, since nothing says of which service it was."""
    return page(
        request, "link", status=status, stands=stands, trouble=words.links.stands[stands], desks=desks()
    )
