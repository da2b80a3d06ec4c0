"""The staff's views on a service: the plan and its brakes, places with the map, the queue."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ennakko.accounts.access import in_charge_of, name_of
from ennakko.accounts.actor import Actor
from ennakko.audit import uses
from ennakko.base import clock
from ennakko.base.errors import Refused, Trouble
from ennakko.base.text import Text
from ennakko.channels.access import replies
from ennakko.desk import asked, atlas, deployment, overview, school, steered, todo, words
from ennakko.desk.cells import LEAST, cells
from ennakko.desk.planned import Sight, look
from ennakko.desk.session import OFFICER, OPERATOR, PRINCIPAL, PROTECTED_UNIT, for_roles
from ennakko.desk.told import in_words, told
from ennakko.desk.words import casework as casework_words
from ennakko.desk.words import delivery as delivery_words
from ennakko.desk.words import deploy as deploy_words
from ennakko.desk.words import load as load_words
from ennakko.desk.words import questions as question_words
from ennakko.desk.words import rectifications as asks_words
from ennakko.desk.words import replies as reply_words
from ennakko.desk.words import school as school_words
from ennakko.desk.words import steer
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, catalogue
from ennakko.ledger.apply import apply as apply_plan
from ennakko.outbox import access as outbox
from ennakko.register import access as register
from ennakko.register.rectifications import waiting
from ennakko.ui.said import yearly

ROWS = 50  # on a page
TOLD = "told"  # what the last step did, shown once
FILTERS = ("action", "reason", "news", "sort", "page")  # what a plan page is asked with


@require_GET
@for_roles(OFFICER, PRINCIPAL, PROTECTED_UNIT, OPERATOR)
def home(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """What needs the reader today; every service: whether it runs, its season, its last sweep."""
    rows = []
    for service in catalogue.services().values():
        season = service.season.of(today())
        last = ledger.latest_sweep(service.key, season) if season else None
        rows.append(
            {
                "service": service,
                "braked": ledger.braked(service.key),
                "live": ledger.live(service.key),
                "season": season,
                "swept": last.day if last else None,
                "closed": season_of(service),
            }
        )
    waiting = [
        {"service": service, "lines": todo.lines(service, actor, on=today())}
        for service in catalogue.services().values()
    ]
    return page(
        request, "home", actor,
        steer=steer, practice_link=settings.PRACTICE_LINK, rows=rows, plan_only=deploy_words, topic=casework_words,
        todo=[one for one in waiting if one["lines"]],
        may_substitute=bool(actor.roles & {OFFICER, PROTECTED_UNIT, OPERATOR}),
        asks=asks_words, asked=_asked(actor), questions=question_words, questioned=len(asked.waiting(actor)),
        replies=reply_words, replied=len(replies(close=actor.may(PROTECTED_UNIT), open_=actor.may(OFFICER))),
        data=load_words, sees_data=actor.may(OFFICER) or actor.may(OPERATOR),
        delivery=delivery_words, undelivered=_undelivered(actor),
    )  # fmt: skip


def _undelivered(actor: Actor) -> int:
    """How many messages wait for a person who handles cases."""
    return outbox.left_count(catalogue.of_controller(actor.controller)) if actor.may(OFFICER) else 0


def _asked(actor: Actor) -> int:
    """How many requests for correction wait for the reader."""
    return len(waiting(close=actor.may(PROTECTED_UNIT), open_=actor.may(OFFICER)))


@require_GET
@for_roles(OFFICER, PRINCIPAL, OPERATOR)
def plan(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """What a sweep would do now. Rows with names are for those who handle cases; the operator sees sums."""
    declared = declared_as(service)
    asked = {name: request.GET.get(name, "") for name in FILTERS} | {
        "action": request.GET.get("action", "changes")
    }
    shown: dict[str, Any] = {
        "asked": asked,
        "may_stop": actor.may(OPERATOR),
        "may_apply": actor.may(OFFICER),
        "may_release": actor.may(OFFICER) or actor.may(OPERATOR),
        "may_read_rows": actor.may(OFFICER) or actor.may(PRINCIPAL),
        "deploy": deployment.section(declared, actor, on=today()),
        "steer": steer,
    }
    if declared.season.of(today()) is None:
        return service_page(request, "plan", declared, actor, closed=season_of(declared), **shown)
    try:
        sight = look(declared, settings.DATA, on=today(), at=now())
    except Trouble as trouble:
        return service_page(request, "plan", declared, actor, trouble=in_words(trouble), **shown)
    made = sight.plan
    if shown["may_read_rows"]:
        shown |= _rows(request, declared, actor, sight, asked)
    if getattr(request, "htmx", False) and shown["may_read_rows"]:
        return render(request, "desk/rows.html", shown | {"words": words, "service": declared})
    growth = ledger.beyond_cap(made, declared)
    # Once everything is shared out nobody competes: then what the last sharing cost is what there is to see.
    last = None if "chosen" in made.report else ledger.last_sharing(declared.key, made.season)
    return service_page(
        request,
        "plan",
        declared,
        actor,
        counts=overview.counts(made, asked["action"]),
        changes=made.changes.height > 0,
        creates=made.counts["create"],
        growth=growth,
        let_through=growth is not None and str(actor) in growth.released_by,
        objectives=overview.objectives(last.report if last else made.report),
        shared_on=last.day if last else None,
        choices=steered.choices(declared, made.season),
        news=overview.news(sight.news),
        gate=overview.gate(made, declared),
        **shown,
    )


def _rows(
    request: HttpRequest, service: Service, actor: Actor, sight: Sight, asked: dict[str, str]
) -> dict[str, Any]:
    """The rows of one page, and the frozen children; whoever is in charge of schools sees those of theirs."""
    charges = in_charge_of(actor) if not actor.may(OFFICER) else frozenset()
    frozen = [] if charges else steered.frozen(service, sight.plan.season, today(), actor)
    found = overview.found(sight, asked["news"], charges)
    rows = overview.filtered(found, "all" if asked["news"] else asked["action"], asked["reason"])
    rows = overview.in_order(service, rows, asked["sort"])
    numbers = Paginator(range(rows.height), ROWS).get_page(request.GET.get("page"))
    part = rows.slice(numbers.start_index() - 1 if rows.height else 0, ROWS)
    looked(actor, service, [*part["person"].to_list(), *(each.person for each in frozen)], "plan")
    return {
        "page": numbers,
        "rows": overview.shown(service, part, {each.person for each in frozen}),
        "frozen": frozen,
        "limited": bool(charges),
        "query": urlencode({name: asked[name] for name in FILTERS if name != "page" and asked[name]}) + "&",
        "reason_choices": overview.reasons(service, overview.filtered(found, asked["action"], "")),
    }


@require_http_methods(["GET", "POST"])
@for_roles(OFFICER)
def apply(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Apply the plan, after one look at its counts."""
    declared = declared_as(service)
    made = look(declared, settings.DATA, on=today(), at=now()).plan
    if request.method == "POST":
        done = apply_plan(made, service=declared, by=actor, at=now())
        written = sum(number for action, number in done.counts.items() if action != "keep")
        request.session[TOLD] = {"applied": [written, sum(done.dropped.values())]}
        return redirect("desk:plan", service)
    return page(request, "apply", actor, service=declared, counts=overview.counts(made, ""))


@require_POST
@for_roles(OPERATOR)
def brake(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """The stop button."""
    actions.pull_brake(service=declared_as(service).key, by=actor, at=now())
    request.session[TOLD] = "stopped"
    return redirect("desk:plan", service)


@require_POST
@for_roles(OPERATOR)
def release_brake(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """The service goes on."""
    actions.release_brake(service=declared_as(service).key, by=actor, at=now())
    request.session[TOLD] = "released"
    return redirect("desk:plan", service)


@require_POST
@for_roles(OFFICER, OPERATOR)
def growth(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Let a plan through that grew beyond its cap: one of the two people it needs."""
    declared = declared_as(service)
    made = look(declared, settings.DATA, on=today(), at=now()).plan
    actions.release_growth(
        service=declared.key,
        season=made.season,
        day=made.day,
        creates=made.counts["create"],
        by=actor,
        at=now(),
    )
    request.session[TOLD] = "growth"
    return redirect("desk:plan", service)


@require_GET
@for_roles(OFFICER, PRINCIPAL, OPERATOR)
def places(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """The table per place, the cells, and the map that shows the same."""
    declared = declared_as(service)
    if declared.season.of(today()) is None:
        return redirect("desk:plan", service)
    sight = look(declared, settings.DATA, on=today(), at=now())
    rows = atlas.seats(sight, ledger.held_by_place(sight.plan.season))
    shown, hidden = cells(sight.homes)
    total = {name: sum(getattr(row, name) for row in rows) for name in ("capacity", "held", "new", "free")}
    charges = in_charge_of(actor)
    return service_page(
        request, "places", declared, actor,
        may_export=actor.may(OFFICER) and declared.export is not None, exported=school.exported(declared),
        topic=school_words, opens=actor.may(OFFICER) or (actor.may(PRINCIPAL) and not charges), charges=charges,
        rows=rows, sum=total, cells=shown, hidden=hidden, least=LEAST, steps=atlas.legend(shown),
    )  # fmt: skip


@require_GET
@for_roles(OFFICER, PRINCIPAL, OPERATOR)
def map_points(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """What the map draws: the numbers of the table, in degrees."""
    declared = declared_as(service)
    sight = look(declared, settings.DATA, on=today(), at=now())
    rows = atlas.seats(sight, ledger.held_by_place(sight.plan.season))
    return JsonResponse(atlas.geojson(sight, rows, register.district_rings(declared.supply.kind)))


def declared_as(key: str) -> Service:
    """The service of a route; there is no page for one that is not installed."""
    found = catalogue.services().get(key)
    if found is None:
        raise Http404
    return found


def page_number(asked: str | None) -> int:
    """The number of a page as a form sends it; the first where it is none."""
    return int(asked) if asked and asked.isdecimal() else 1


def service_page(
    request: HttpRequest,
    template: str,
    service: Service,
    actor: Actor,
    *,
    heading: Text | None = None,
    **shown: Any,
) -> HttpResponse:
    """A page of one service, with its tabs, its season and its stop button."""
    return page(
        request, template, actor, service=service, here=template, heading=heading or getattr(words, template),
        season=service.season.of(today()), braked=ledger.braked(service.key), told=_told(request), said=told(request),
        live=ledger.live(service.key), plan_only=deploy_words, **shown,
    )  # fmt: skip


def page(request: HttpRequest, template: str, actor: Actor | None, **shown: Any) -> HttpResponse:
    """Any page of the staff."""
    who = name_of(str(actor)) if actor else ""
    roles = actor.roles if actor else frozenset()
    shown |= {
        "words": words,
        "day": today(),
        "actor": actor,
        "who": who,
        "sees_plan": bool(roles & {OFFICER, PRINCIPAL, OPERATOR}),
        "sees_queue": bool(roles & {OFFICER, PRINCIPAL, PROTECTED_UNIT}),
        "signs": PRINCIPAL in roles,
        "places_children": OFFICER in roles,
    }
    return render(request, f"desk/{template}.html", shown)


def looked(actor: Actor, service: Service | None, persons: Iterable[int], purpose: str) -> None:
    """Write into everybody's log, before it is shown, what of theirs a page shows (`audit.purposes`).

    To somebody who works for another controller there is no such page.
    """
    try:
        uses.looked(by=actor, at=now(), purpose=purpose, persons=persons, service=service)
    except Refused:
        raise Http404 from None


def _told(request: HttpRequest) -> dict[str, Any] | None:
    said = request.session.pop(TOLD, None)
    if isinstance(said, dict):
        written, dropped = said["applied"]
        return {"title": words.applied, "body": words.applied_body.format(count=written, dropped=dropped)}
    return {"title": words.done[said]} if said in words.done else None


def season_of(service: Service) -> Text:
    """That the season is closed, and when it is open."""
    season = service.season
    return words.season_closed.format(opens=yearly(season.opens), closes=yearly(season.closes))


def today() -> date:
    """The installation's day."""
    return clock.today(settings.DATA)


def now() -> datetime:
    """The moment, on the installation's own day: a demo lives on a day that is not the clock's."""
    return clock.moment(settings.DATA)
