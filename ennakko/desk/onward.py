"""From one case to the next: an officer walks the queue, as it was filtered last, by one button after each act."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ennakko.accounts.actor import Actor
from ennakko.ledger import queue
from ennakko.ledger.queue import Wanted

FILTER, AHEAD = "queue", "ahead"
MINE = "mine"


def filtered(request: HttpRequest, service: str) -> dict[str, str]:
    """The filter of the queue as the reader last set it: reason, who (mine, a handler, or everybody) and only."""
    kept = request.session.get(FILTER, {})
    return kept.get(service) or {"reason": "", "who": MINE, "only": ""}


def keep(request: HttpRequest, service: str, chosen: dict[str, str]) -> None:
    """Remember the filter."""
    request.session[FILTER] = request.session.get(FILTER, {}) | {service: chosen}


def wanted(chosen: dict[str, str], actor: Actor, on: date) -> Wanted:
    """The filter as the ledger takes it."""
    who = chosen["who"]
    handlers = queue.mine(actor, on) if who == MINE else frozenset({who}) if who else None
    return Wanted(chosen["reason"], handlers, chosen["only"] if chosen["only"] in queue.ONLY else "")


def ahead(request: HttpRequest, found: Any, actor: Actor, on: date) -> int | None:
    """The case after this one, kept until the reader acts: by then this one may have left the queue."""
    chosen = wanted(filtered(request, found.service), actor, on)
    coming = queue.following(found.service, found.season, actor, chosen, on=on, after=found.pk)
    coming = None if coming == found.pk else coming
    request.session[AHEAD] = {str(found.pk): coming}
    return coming


def onward(request: HttpRequest, proposal: int, service: str) -> HttpResponse:
    """Back to the case; where "and the next" was pressed, to the case that follows, or to the queue at its end."""
    if request.POST.get("then") != "next":
        return redirect("desk:case", proposal)
    coming = request.session.pop(AHEAD, {}).get(str(proposal))
    return redirect("desk:case", coming) if coming else redirect("desk:queue", service)
