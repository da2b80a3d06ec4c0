"""The staff's views on the work on one case: noting, being reminded, handing over, a hearing held elsewhere."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ennakko.accounts.actor import Actor
from ennakko.desk.onward import onward
from ennakko.desk.session import OFFICER, PROTECTED_UNIT, for_roles, handles
from ennakko.desk.staff import now, today
from ennakko.desk.told import tell
from ennakko.desk.words import casework as topic
from ennakko.desk.words import deploy
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, queue


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def note(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Write a note, perhaps with a day to be reminded on."""
    service = _service(proposal, actor)
    actions.note(
        proposal=proposal, text=request.POST.get("text", ""), remind_on=day_in(request, "remind_on"),
        on=today(), by=actor, at=now(),
    )  # fmt: skip
    tell(request, topic.noted)
    return onward(request, proposal, service)


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def reminded(request: HttpRequest, proposal: int, note: int, *, actor: Actor) -> HttpResponse:
    """What a reminder was for is done."""
    service = _service(proposal, actor)
    if note not in {one.pk for one in queue.notes(proposal)}:
        raise Http404
    actions.reminded(note=note, by=actor, at=now())
    tell(request, topic.reminded)
    return onward(request, proposal, service)


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def hand_over(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Give the case to a colleague."""
    service, to = _service(proposal, actor), request.POST.get("to", "")
    if not to.isdecimal():
        tell(request, topic.choose_colleague, wrong=True)
    else:
        moved = actions.hand_over(proposals=[proposal], to=int(to), by=actor, at=now())
        tell(request, topic.handed.format(count=moved))
    return onward(request, proposal, service)


@require_POST
@for_roles(OFFICER)
def heard(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Record that the family of one open proposal was heard outside the platform."""
    service, ended = _service(proposal, actor), day_in(request, "day")
    if ended is None:
        tell(request, deploy.day_missing, wrong=True)
    else:
        count = actions.heard_elsewhere(proposals=[proposal], heard_on=ended, by=actor, at=now())
        tell(request, deploy.heard_done.format(count=count))
    return onward(request, proposal, service)


def day_in(request: HttpRequest, name: str) -> date | None:
    """The day of a field; None where it holds none."""
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None


def _service(proposal: int, actor: Actor) -> str:
    """The service of a case that the actor may see; nobody else learns that there is one."""
    found = ledger.proposal(proposal, actor)
    if found is None or not handles(actor, found):
        raise Http404
    return found.service
