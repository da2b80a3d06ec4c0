"""The staff's views on plan only: going live, back to planning, its impact assessments, and a hearing held elsewhere."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.desk.acts import day_in
from ennakko.desk.session import OFFICER, OPERATOR, for_roles
from ennakko.desk.staff import declared_as, now, today
from ennakko.desk.told import tell
from ennakko.desk.words import deploy as words
from ennakko.engine.impact import KINDS
from ennakko.engine.impact.markdown import markdown
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.ledger.impact import assessment_of
from ennakko.ui.language import current


@require_POST
@for_roles(OPERATOR)
def deploy(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Let a service go live, with a reason."""
    key, why = declared_as(service).key, request.POST.get("why", "")
    actions.go_live(service=key, why=why, on=today(), by=actor, at=now())
    tell(request, words.went_live)
    return redirect("desk:plan", service)


@require_POST
@for_roles(OPERATOR)
def back(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Let a service go back to planning, with a reason."""
    actions.back_to_planning(
        service=declared_as(service).key, why=request.POST.get("why", ""), by=actor, at=now()
    )
    tell(request, words.went_back)
    return redirect("desk:plan", service)


@require_GET
@for_roles(OPERATOR)
def impact(request: HttpRequest, service: str, kind: str, *, actor: Actor) -> HttpResponse:
    """An impact assessment as it stands today, in the reader's language, as a file to go on with."""
    if kind not in KINDS:
        raise Http404
    declared, language = declared_as(service), current()
    made = assessment_of(declared, kind, on=today())
    answer = HttpResponse(markdown(made, language), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{declared.key}-{language}.md"'
    return answer


@require_POST
@for_roles(OFFICER)
def heard(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Record that the families of every open proposal were heard outside the platform."""
    declared = declared_as(service)
    season, ended = declared.season.of(today()), day_in(request, "day")
    if ended is None or season is None:
        tell(request, words.day_missing, wrong=True)
    else:
        keys = ledger.open_proposals(declared.key, season)
        count = actions.heard_elsewhere(proposals=keys, heard_on=ended, by=actor, at=now())
        tell(request, words.heard_done.format(count=count))
    return redirect("desk:plan", service)
