"""The staff's verbs that set what sweeps obey: children frozen, the objective chosen."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ennakko.accounts.actor import Actor
from ennakko.desk import words
from ennakko.desk.session import OFFICER, PROTECTED_UNIT, for_roles
from ennakko.desk.staff import FILTERS, TOLD, declared_as, now, today
from ennakko.desk.told import tell
from ennakko.desk.words import steer
from ennakko.engine.service import Service
from ennakko.ledger import actions


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def freeze(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Freeze a child, and go back to where the button was."""
    declared, person = declared_as(service), _person(request)
    actions.freeze(
        service=declared.key, season=_season(declared), person=person, on=today(), by=actor, at=now()
    )
    return _where_it_was(request, declared, "froze")


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def unfreeze(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """End the freeze of a child, and go back to where the button was."""
    declared, person = declared_as(service), _person(request)
    actions.unfreeze(service=declared.key, season=_season(declared), person=person, by=actor, at=now())
    return _where_it_was(request, declared, "unfroze")


@require_POST
@for_roles(OFFICER)
def objective(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Choose by which objective free seats are shared out from now on, with the reason."""
    declared = declared_as(service)
    why = request.POST.get("why", "")
    if not why.strip():
        tell(request, steer.why_missing, wrong=True)
    else:
        chosen = request.POST.get("objective", "")
        actions.choose_objective(
            service=declared.key, season=_season(declared), objective=chosen, why=why, by=actor, at=now()
        )
        tell(request, steer.did_choose)
    return redirect("desk:plan", service)


def _season(service: Service) -> int:
    season = service.season.of(today())
    if season is None:
        raise Http404
    return season


def _person(request: HttpRequest) -> int:
    person = request.POST.get("person", "")
    if not person.isdecimal():
        raise Http404
    return int(person)


def _where_it_was(request: HttpRequest, service: Service, done: str) -> HttpResponse:
    """The case, or the plan page with the filters the button was on."""
    case = request.POST.get("case", "")
    if case.isdecimal():
        request.session[TOLD] = done
        return redirect("desk:case", int(case))
    tell(request, words.done[done])
    asked = {name: request.POST[name] for name in FILTERS if request.POST.get(name)}
    return redirect(f"{reverse('desk:plan', args=[service.key])}?{urlencode(asked)}#rows-title")
