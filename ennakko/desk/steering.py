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
    """Freeze a child, or end its freeze, and go back to where the button was."""
    declared = declared_as(service)
    season, person = _season(declared), request.POST.get("person", "")
    if not person.isdecimal():
        raise Http404
    ends = request.POST.get("do") == "unfreeze"
    if ends:
        actions.unfreeze(service=declared.key, season=season, person=int(person), by=actor, at=now())
    else:
        actions.freeze(
            service=declared.key, season=season, person=int(person), on=today(), by=actor, at=now()
        )
    case = request.POST.get("case", "")
    if case.isdecimal():
        request.session[TOLD] = "unfroze" if ends else "froze"
        return redirect("desk:case", int(case))
    tell(request, words.done["unfroze" if ends else "froze"])
    return _plan(request, declared)


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


def _plan(request: HttpRequest, service: Service) -> HttpResponse:
    """The plan page with the filters the button was on."""
    asked = {name: request.POST[name] for name in FILTERS if request.POST.get(name)}
    return redirect(f"{reverse('desk:plan', args=[service.key])}?{urlencode(asked)}#rows-title")
