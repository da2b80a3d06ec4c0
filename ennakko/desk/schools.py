"""The staff's views on one school: its page, its list on paper, a child put into a group, the export."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.access import in_charge_of
from ennakko.accounts.actor import Actor
from ennakko.desk import words
from ennakko.desk.school import exported, school_of
from ennakko.desk.session import OFFICER, PRINCIPAL, for_roles
from ennakko.desk.staff import declared_as, looked, now, service_page, today
from ennakko.desk.told import tell
from ennakko.desk.words import school as topic
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.register import access as register

BOM = "\ufeff"  # some spreadsheets take a file for UTF-8 only by it


@require_GET
@for_roles(OFFICER, PRINCIPAL)
def school(request: HttpRequest, service: str, place: int, *, actor: Actor) -> HttpResponse:
    """One school: seats, children, groups. Whoever heads schools reads the page of theirs, officers change groups."""
    declared, season, card = _asked(service, place, actor)
    found = school_of(declared, season, card)
    looked(actor, declared, [pupil.person for pupil in found.pupils], "school")
    officer = actor.may(OFFICER)
    return _page(
        request, "school", declared, actor, card,
        school=found, may_move=officer, may_export=officer and declared.export is not None, exported=exported(declared),
    )  # fmt: skip


@require_GET
@for_roles(OFFICER, PRINCIPAL)
def listing(request: HttpRequest, service: str, place: int, *, actor: Actor) -> HttpResponse:
    """The list of the children for paper: names, days of birth, groups, the language to write in. No address, no code."""
    declared, season, card = _asked(service, place, actor)
    found = school_of(declared, season, card)
    looked(actor, declared, [pupil.person for pupil in found.pupils], "school_list")
    spoken = register.languages_of(pupil.person for pupil in found.pupils)
    rows = [(pupil, words.languages.get(spoken.get(pupil.person, ""))) for pupil in found.pupils]
    return _page(request, "school_list", declared, actor, card, school=found, rows=rows)


@require_POST
@for_roles(OFFICER)
def group(request: HttpRequest, service: str, place: int, *, actor: Actor) -> HttpResponse:
    """Put a child into a group, or back to where it is suggested; later suggestions keep what was chosen."""
    declared, season, card = _asked(service, place, actor)
    proposal = request.POST.get("proposal", "")
    here = {one.proposal for one in ledger.seated(declared.key, season, [card.key])}
    if not proposal.isdecimal() or int(proposal) not in here:
        raise Http404
    actions.put_in_group(proposal=int(proposal), group=request.POST.get("group", ""), by=actor, at=now())
    tell(request, topic.moved)
    return redirect("desk:school", declared.key, card.key)


@require_POST
@for_roles(OFFICER)
def export(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """The declared export as a file: of one school, or of the whole city."""
    declared = declared_as(service)
    place, season = request.POST.get("place", ""), declared.season.of(today())
    if season is None or (place and not place.isdecimal()):
        raise Http404
    written = actions.export(
        service=declared,
        season=season,
        places=[int(place)] if place else None,
        on=today(),
        by=actor,
        at=now(),
    )
    content = (BOM if request.POST.get("bom") else "") + written
    name = f"{declared.key}-{place or 'all'}-{today()}.csv"
    return HttpResponse(
        content.encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _asked(service: str, place: int, actor: Actor) -> tuple[Service, int, register.PlaceCard]:
    """The service, its season and the school, where the reader may see it."""
    declared = declared_as(service)
    season = declared.season.of(today())
    card = register.places_of_kind(declared.supply.kind).get(place)
    if season is None or card is None:
        raise Http404
    charges = in_charge_of(actor)
    if not actor.may(OFFICER) and charges and place not in charges:
        raise PermissionDenied
    return declared, season, card


def _page(
    request: HttpRequest,
    template: str,
    service: Service,
    actor: Actor,
    card: register.PlaceCard,
    **shown: Any,
) -> HttpResponse:
    return service_page(request, template, service, actor, heading=card.name, card=card, topic=topic, **shown)
