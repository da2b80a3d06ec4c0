"""Signing in bulk: the list as it was opened, rows taken off and put back, and what came of signing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk import words
from ennakko.desk.overview import who
from ennakko.desk.session import PRINCIPAL, for_roles
from ennakko.desk.staff import declared_as, looked, now, page_number, season_of, service_page, today
from ennakko.desk.words import signing as topic
from ennakko.ledger import access as ledger
from ennakko.ledger import actions, signing
from ennakko.register import access as register

ROWS = 50


@dataclass(frozen=True)
class School:
    """A school on the list: how many children it has there, and how many of them are to be signed."""

    place: int
    name: Text
    all: int
    sign: int


@dataclass(frozen=True)
class Row:
    """A child on the list; `school` where the first of it begins on the page."""

    proposal: int
    who: str
    state: Text
    metres: int | None
    reasons: Text
    out: bool
    why: Text | None
    school: School | None


@require_GET
@for_roles(PRINCIPAL)
def sign(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Open the list of everything ready, or look at another page of one that was opened."""
    declared = declared_as(service)
    season = declared.season.of(today())
    if season is None:
        return service_page(request, "sign", declared, actor, topic=topic, closed=season_of(declared))
    if "list" in request.GET:
        opened = _mine(request.GET["list"], service, actor)
        if opened.signed_at is not None:
            return redirect("desk:signed", service, opened.pk)
    else:
        opened = actions.open_list(service=service, season=season, by=actor, at=now())
    schools = _schools(opened)
    keys = [key for key, _ in opened.rows]
    numbers = Paginator(keys, ROWS).get_page(request.GET.get("page"))
    rows = signing.rows_of(opened, list(numbers), on=today())
    looked(actor, declared, [row.proposal.person for row in rows], "sign")
    return service_page(
        request, "sign", declared, actor, topic=topic, list=opened.pk, page=numbers, query=f"list={opened.pk}&",
        opened=opened.opened_at.astimezone(HELSINKI), schools=list(schools.values()),
        rows=_rows(rows, schools), all=len(keys), out=len(opened.left_out), count=len(keys) - len(opened.left_out),
    )  # fmt: skip


@require_POST
@for_roles(PRINCIPAL)
def leave(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Take a child off the list: kept at once, so that nothing is lost on the way."""
    opened, child = _mine(request.POST.get("list", ""), service, actor), _key(request, "proposal")
    actions.leave_out(signing=opened.pk, proposals=[child], by=actor, at=now())
    return _same_page(request, service, opened, f"row-{child}")


@require_POST
@for_roles(PRINCIPAL)
def back(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Put a child back on the list."""
    opened, child = _mine(request.POST.get("list", ""), service, actor), _key(request, "proposal")
    actions.put_back(signing=opened.pk, proposals=[child], by=actor, at=now())
    return _same_page(request, service, opened, f"row-{child}")


@require_POST
@for_roles(PRINCIPAL)
def leave_school(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Take a whole school off the list."""
    opened = _mine(request.POST.get("list", ""), service, actor)
    children = signing.schools_of(opened).get(_key(request, "school"), [])
    actions.leave_out(signing=opened.pk, proposals=children, by=actor, at=now())
    return _same_page(request, service, opened, "schools")


@require_POST
@for_roles(PRINCIPAL)
def school_back(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Put a whole school back on the list."""
    opened = _mine(request.POST.get("list", ""), service, actor)
    children = signing.schools_of(opened).get(_key(request, "school"), [])
    actions.put_back(signing=opened.pk, proposals=children, by=actor, at=now())
    return _same_page(request, service, opened, "schools")


@require_POST
@for_roles(PRINCIPAL)
def do(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Sign the list that was opened."""
    key = request.POST.get("list", "")
    actions.sign(signing=int(key) if key.isdecimal() else 0, on=today(), by=actor, at=now())
    return redirect("desk:signed", service, int(key))


@require_GET
@for_roles(PRINCIPAL)
def signed(request: HttpRequest, service: str, signing: int, *, actor: Actor) -> HttpResponse:
    """What came of a list: how many were signed, and who was left out for what."""
    declared = declared_as(service)
    done = _mine(str(signing), service, actor)
    if done.signed_at is None:
        return redirect(f"{reverse('desk:sign', args=[service])}?list={done.pk}")
    left = [
        found
        for key in done.unsigned
        if done.unsigned[key] != "elsewhere" and (found := ledger.proposal(int(key), actor)) is not None
    ]
    hidden = register.protected([one.person for one in left])
    seen = [found for found in left if found.person not in hidden]
    names = register.names_of({found.person for found in seen})
    looked(actor, declared, [found.person for found in seen], "sign")
    return service_page(
        request, "signed", declared, actor, topic=topic, list=done.pk,
        count=ledger.signed(done.pk), printed=_printed(done.pk), elsewhere=len(done.unsigned) - len(seen),
        left=[
            {
                "proposal": found.pk,
                "who": who(names, found.person),
                "why": topic.left[done.unsigned[str(found.pk)]],
            }
            for found in seen
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """A school whose decisions of a signed list may be printed."""

    place: int
    name: Text
    number: int


def _printed(signing: int) -> list[Printed]:
    counts = ledger.signed_by_place(signing)
    cards = register.places(counts)
    return [
        Printed(place, card.name, counts[place])
        for place, card in sorted(cards.items(), key=lambda item: item[1].name.fi)
    ]


def _key(request: HttpRequest, name: str) -> int:
    key = request.POST.get(name, "")
    if not key.isdecimal():
        raise Http404
    return int(key)


def _same_page(request: HttpRequest, service: str, opened: Any, at: str) -> HttpResponse:
    number = page_number(request.POST.get("page"))
    return redirect(f"{reverse('desk:sign', args=[service])}?list={opened.pk}&page={number}#{at}")


def _mine(key: str, service: str, actor: Actor) -> Any:
    """The list, where the reader opened it."""
    found = ledger.signing_list(int(key), actor) if key.isdecimal() else None
    if found is None or found.service != service:
        raise Http404
    return found


def _schools(opened: Any) -> dict[int, School]:
    """The schools on the list, by place, in its order."""
    out = set(opened.left_out)
    by_place = signing.schools_of(opened)
    cards = register.places(by_place)
    return {
        place: School(place, cards[place].name, len(keys), sum(key not in out for key in keys))
        for place, keys in by_place.items()
        if place in cards
    }


def _rows(rows: Sequence[signing.Row], schools: Mapping[int, School]) -> list[Row]:
    names = register.names_of({row.proposal.person for row in rows})
    shown = []
    last = None
    for row in rows:
        found = row.proposal
        shown.append(
            Row(
                proposal=found.pk,
                who=who(names, found.person),
                state=words.states[found.state],
                metres=found.cost,
                reasons=row.reasons,
                out=row.out,
                why=topic.left[row.why] if row.why else None,
                school=schools.get(found.place or 0) if found.place != last else None,
            )
        )
        last = found.place
    return shown
