"""The staff's views on what residents say is wrong: the list, one request, and the two ways to answer it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.access import name_of
from ennakko.accounts.actor import Actor
from ennakko.base.errors import Trouble
from ennakko.desk.overview import who
from ennakko.desk.session import OFFICER, PROTECTED_UNIT, for_roles
from ennakko.desk.staff import looked, now, page, today
from ennakko.desk.told import in_words, tell, told
from ennakko.desk.words import rectifications as words
from ennakko.register import access as register
from ennakko.register import actions
from ennakko.register.entering import changer
from ennakko.register.held import fact
from ennakko.register.rectifications import Asked, asked, waiting

PURPOSE = "rectification"


@require_GET
@for_roles(OFFICER, PROTECTED_UNIT)
def every(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """The requests that wait, the oldest first."""
    found = waiting(**_seen(actor))
    names = register.names_of({one.person for one in found})
    looked(actor, None, names, PURPOSE)
    rows = [{"asked": one, "who": who(names, one.person), "fact": _fact(one)} for one in found]
    return page(request, "rectifications", actor, topic=words, rows=rows, told=told(request))


@require_GET
@for_roles(OFFICER, PROTECTED_UNIT)
def one(request: HttpRequest, rectification: int, *, actor: Actor) -> HttpResponse:
    """One request: what is held, what the resident says, and the form for the right value."""
    return _page(request, _mine(rectification, actor), actor)


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def accept(request: HttpRequest, rectification: int, *, actor: Actor) -> HttpResponse:
    """Enter the right value; dependent proposals are looked at again."""
    found = _mine(rectification, actor)
    try:
        actions.accept_rectification(
            rectification=found.key, value=request.POST.get("value", ""), by=actor, at=now(), on=today()
        )
    except Trouble as trouble:
        return _page(request, found, actor, trouble)
    tell(request, words.accepted)
    return redirect("desk:rectifications")


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def refuse(request: HttpRequest, rectification: int, *, actor: Actor) -> HttpResponse:
    """Say why the fact stays."""
    found = _mine(rectification, actor)
    try:
        actions.refuse_rectification(
            rectification=found.key, reason=request.POST.get("reason", ""), by=actor, at=now()
        )
    except Trouble as trouble:
        return _page(request, found, actor, trouble)
    tell(request, words.refused)
    return redirect("desk:rectifications")


def _page(request: HttpRequest, found: Asked, actor: Actor, trouble: Trouble | None = None) -> HttpResponse:
    looked(actor, None, {found.person, found.asked_by}, PURPOSE)
    street, number = request.GET.get("street", "").strip()[:100], request.GET.get("number", "").strip()[:13]
    kind = found.fact.partition(":")[0]
    shown: dict[str, Any] = {
        "asked": found,
        "whose": who(register.names_of({found.person}), found.person),
        "own": found.person == found.asked_by,
        "asker": who(register.names_of({found.asked_by}), found.asked_by),
        "fact": _fact(found),
        "kind": kind,
        "changes": changer(found.fact) is not None,
        "choices": words.choices.get(kind, ()),
        "given": request.POST,
        "street": street,
        "number": number,
        "homes": register.homes_at(street, number) if street else [],
        "trouble": in_words(trouble) if trouble else None,
        "answered_by": name_of(found.answered_by) if found.answered_by else "",
    }
    status = 400 if trouble else 200
    answer = page(request, "rectification", actor, topic=words, **shown)
    answer.status_code = status
    return answer


def _mine(rectification: int, actor: Actor) -> Asked:
    found = asked(rectification, **_seen(actor))
    if found is None:
        raise Http404
    return found


def _seen(actor: Actor) -> dict[str, bool]:
    """Whose requests the reader sees: those close to a non-disclosure order are for the unit alone."""
    return {"close": actor.may(PROTECTED_UNIT), "open_": actor.may(OFFICER)}


def _fact(found: Asked) -> dict[str, Any]:
    held = fact(found.person, found.fact)
    return (
        {"name": held.name, "value": held.value or words.nothing}
        if held
        else {"name": words.gone, "value": words.gone}
    )
