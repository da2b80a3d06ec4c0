"""The staff's views on substitutions: who is away, and who stands in for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts import access, actions
from ennakko.accounts.actor import Actor
from ennakko.desk.acts import day_in
from ennakko.desk.session import OFFICER, OPERATOR, PROTECTED_UNIT, for_roles
from ennakko.desk.staff import now, page, today
from ennakko.desk.told import tell, told
from ennakko.desk.words import casework as topic


@require_GET
@for_roles(OFFICER, PROTECTED_UNIT, OPERATOR)
def show(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """Who is away now or later. An officer sets their own substitute, an operator anybody's."""
    known = {one.user: one for one in access.officers() if one.roles & {OFFICER, PROTECTED_UNIT}}
    rows = [
        {
            "key": one.key,
            "officer": access.name_of(f"user:{one.officer}"),
            "stands_in": access.name_of(f"user:{one.stands_in}"),
            "since": one.since,
            "until": one.until,
            "may_end": actor.may(OPERATOR) or str(actor) == f"user:{one.officer}",
        }
        for one in access.substitutions(today())
    ]
    absent = [
        (one.user, one.name) for one in known.values() if actor.may(OPERATOR) or one.actor.key == actor.key
    ]
    others = [
        (one.user, one.name) for one in known.values() if actor.may(OPERATOR) or one.actor.key != actor.key
    ]
    return page(
        request,
        "substitutions",
        actor,
        topic=topic,
        rows=rows,
        absent=absent,
        others=others,
        said=told(request),
    )


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT, OPERATOR)
def add(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """Somebody stands in from a day on."""
    since, who = day_in(request, "since"), [request.POST.get(name, "") for name in ("officer", "stands_in")]
    if since is None or not all(one.isdecimal() for one in who):
        tell(request, topic.days_missing if since is None else topic.choose_colleague, wrong=True)
    else:
        officer, stands_in = map(int, who)
        actions.substitute(
            officer=officer,
            stands_in=stands_in,
            since=since,
            until=day_in(request, "until"),
            by=actor,
            at=now(),
        )
        tell(request, topic.substituted)
    return redirect("desk:substitutions")


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT, OPERATOR)
def end(request: HttpRequest, substitution: int, *, actor: Actor) -> HttpResponse:
    """The officer is back today."""
    actions.end_substitution(substitution=substitution, on=today(), by=actor, at=now())
    tell(request, topic.ended)
    return redirect("desk:substitutions")
