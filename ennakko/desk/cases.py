"""The staff's views on one case: the page, and the verbs a role may use."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.desk import decisions, steered, words
from ennakko.desk.case import case_of
from ennakko.desk.casework import section
from ennakko.desk.onward import onward
from ennakko.desk.session import OFFICER, PRINCIPAL, PROTECTED_UNIT, for_roles, handles
from ennakko.desk.staff import TOLD, looked, now, page, today
from ennakko.desk.told import told
from ennakko.desk.words import steer
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, catalogue
from ennakko.ledger.reasons import BY_HAND
from ennakko.register import access as register

MISSING = "missing"  # the step before lacked something
HANDLED = frozenset({"open", "something_else", "with_staff", "by_hand", "accepted", "no_remark"})


@require_GET
@for_roles(OFFICER, PRINCIPAL, PROTECTED_UNIT)
def case(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """One case with its explanation. Stands in the log of the child and of every guardian it names."""
    found, service = _found(proposal, actor)
    looked(actor, service, [found.person, *_family(found)], "case")
    may_handle = actor.may(OFFICER) or found.restricted
    may_place = may_handle and not found.restricted and found.live and found.state in HANDLED
    shown = case_of(found, service)
    running = steered.frozen(service, found.season, today(), actor)
    return page(
        request,
        "case",
        actor,
        service=service,
        case=shown,
        told=words.done.get(request.session.pop(TOLD, "")),
        trouble=request.session.pop(MISSING, None) and words.choose_first,
        may_freeze=may_handle and found.live,
        frozen=next((one for one in running if one.person == found.person), None),
        person=found.person,
        steer=steer,
        may_place=may_place and not ledger.standing(found),
        may_resolve=may_handle and found.live and found.state in {"with_staff", "something_else"},
        choices=_choices(service, found),
        by_hand_reasons=list(BY_HAND.items()),
        outcomes=[item for item in words.outcomes.items() if item[0] != "place" or found.place is not None],
        remedy=service.remedy(today()),
        work=section(request, found, service, actor, on=today()),
        said=told(request),
        **decisions.section(found, service, actor),
    )


@require_POST
@for_roles(OFFICER)
def place_by_hand(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Put a child in a place, with a reason; every later sweep respects it."""
    found, _ = _found(proposal, actor)
    place, why = request.POST.get("place", ""), request.POST.get("reason", "")
    if not place.isdecimal() or why not in BY_HAND:
        return _again(request, proposal)
    actions.place_by_hand(proposal=proposal, place=int(place), reason=why, on=today(), by=actor, at=now())
    return _done(request, proposal, found.service, "placed")


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def resolve(request: HttpRequest, proposal: int, *, actor: Actor) -> HttpResponse:
    """Close a case with its outcome."""
    found, _ = _found(proposal, actor)
    outcome = request.POST.get("outcome", "")
    if outcome not in words.outcomes:
        return _again(request, proposal)
    actions.resolve(proposal=proposal, outcome=outcome, on=today(), by=actor, at=now())
    return _done(request, proposal, found.service, "resolved")


def _found(proposal: int, actor: Actor) -> tuple[Any, Service]:
    found = ledger.proposal(proposal, actor)
    if found is None or not handles(actor, found):
        raise Http404
    return found, catalogue.service(found.service)


def _family(found: Any) -> set[int]:
    """Everybody the page names beside the child: guardians, addressees and parties, former ones too."""
    parties = (party.person for made in ledger.decisions(found.pk) for party in made.parties.all())
    addressed = (party.person for party in ledger.addressees(found.pk))
    return {*addressed, *parties, *register.guardians_of(found.person, today())}


def _choices(service: Service, found: Any) -> list[dict[str, Any]]:
    """Places of the kind with a free seat, by name."""
    if found.restricted:
        return []
    held = ledger.held_by_place(found.season)
    return [
        {"place": key, "name": place.name, "free": place.capacity - held.get(key, 0)}
        for key, place in sorted(
            register.places_of_kind(service.supply.kind).items(), key=lambda item: item[1].name.fi
        )
        if place.capacity > held.get(key, 0)
    ]


def _again(request: HttpRequest, proposal: int) -> HttpResponse:
    request.session[MISSING] = True
    return redirect("desk:case", proposal)


def _done(request: HttpRequest, proposal: int, service: str, what: str) -> HttpResponse:
    request.session[TOLD] = what
    return onward(request, proposal, service)
