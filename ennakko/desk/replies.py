"""The staff's views on replies that are no answer by themselves: each with its text, whose it may be, and why."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.channels.access import persons_of, waits
from ennakko.channels.access import replies as waiting_replies
from ennakko.channels.inbound import dealt_with
from ennakko.desk.overview import who
from ennakko.desk.session import OFFICER, PROTECTED_UNIT, for_roles
from ennakko.desk.staff import looked, now, page
from ennakko.desk.told import tell, told
from ennakko.desk.words import delivery
from ennakko.desk.words import replies as words
from ennakko.ledger import access as ledger
from ennakko.register import access as register


@require_GET
@for_roles(OFFICER, PROTECTED_UNIT)
def every(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """The replies that wait for the reader, the oldest first."""
    found = waiting_replies(**_seen(actor))
    persons = persons_of(found)
    names = register.names_of(persons)
    looked(actor, None, persons, "case")
    rows: list[dict[str, Any]] = [
        {
            "reply": one,
            "whose": ", ".join(who(names, person) for person in one.persons),
            "channel": delivery.channels.get(one.channel, one.channel),
            "at": one.at.astimezone(HELSINKI),
            "why": words.whys[one.why],
            "case": one.proposal if one.proposal and ledger.proposal(one.proposal, actor) else None,
        }
        for one in found
    ]
    return page(request, "replies", actor, topic=words, rows=rows, told=told(request))


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def done(request: HttpRequest, reply: int, *, actor: Actor) -> HttpResponse:
    """One reply is dealt with."""
    if not waits(reply, **_seen(actor)):
        raise Http404
    dealt_with(reply=reply, by=actor, at=now())
    tell(request, words.did)
    return redirect("desk:replies")


def _seen(actor: Actor) -> dict[str, bool]:
    """Whose replies the reader sees: those of people close to a non-disclosure order are for the unit alone."""
    return {"close": actor.may(PROTECTED_UNIT), "open_": actor.may(OFFICER)}
