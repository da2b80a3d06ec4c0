"""The staff's views on the queue: the cases that wait, what is due first, handed over from one to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk import onward, overview, words
from ennakko.desk.people import colleagues, followers
from ennakko.desk.reasons import reason
from ennakko.desk.session import OFFICER, PRINCIPAL, PROTECTED_UNIT, for_roles
from ennakko.desk.staff import ROWS, declared_as, looked, now, service_page, today
from ennakko.desk.told import tell
from ennakko.desk.words import casework as topic
from ennakko.engine.service import Service
from ennakko.ledger import actions, queue
from ennakko.register import access as register


@dataclass(frozen=True)
class Party:
    """What a guardian has said."""

    who: str
    answer: Text
    wish: Text | None
    until: date | None  # the last day to answer, where they have not
    note: Text | None  # why there is no such day


@dataclass(frozen=True)
class Row:
    """A case of the queue."""

    proposal: int
    who: str
    reason: Text
    state: Text
    due: date | None
    since: date
    parties: tuple[Party, ...]
    handler: Text | str


@require_GET
@for_roles(OFFICER, PRINCIPAL, PROTECTED_UNIT)
def show(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """The cases that wait for a person. Restricted ones exist only for the protected-persons unit."""
    declared, on = declared_as(service), today()
    season = declared.season.of(on)
    chosen = {name: request.GET.get(name, "") for name in ("reason", "who", "only")}
    onward.keep(request, declared.key, chosen)
    if season is None:
        return service_page(request, "queue", declared, actor, topic=topic, rows=(), chosen=chosen)
    wanted = onward.wanted(chosen, actor, on)
    numbers = queue.numbers(declared.key, season, actor, wanted, on=on)
    count = numbers.get(wanted.reason, 0) if wanted.reason else sum(numbers.values())
    listed = Paginator(range(count), ROWS).get_page(request.GET.get("page"))
    start = max(listed.start_index() - 1, 0)
    found = queue.cases(declared.key, season, actor, wanted, on=on, start=start, length=ROWS)
    parties = queue.answers([one.pk for one in found])
    named = {one.person for one in found} | {party.person for theirs in parties.values() for party in theirs}
    looked(actor, declared, named, "queue")
    return service_page(
        request, "queue", declared, actor,
        topic=topic, rows=_rows(declared, found, parties, named), page=listed, chosen=chosen, count=count,
        query="&".join(f"{name}={value}" for name, value in chosen.items()) + "&",
        reasons=[
            overview.Count(key, reason(declared, key), number, key == wanted.reason) for key, number in numbers.items()
        ],
        whose=_whose(declared, season, actor, on), only=list(topic.only.items()),
        may_hand=bool(actor.roles & {OFFICER, PROTECTED_UNIT}), colleagues=colleagues(actor),
    )  # fmt: skip


def _whose(service: Service, season: int, actor: Actor, on: date) -> list[tuple[str, Text]]:
    """Whose cases may be asked for, with how many there are."""
    counts = queue.handlers(service.key, season, actor, on=on)
    names = followers(counts)
    mine = sum(counts.get(one, 0) for one in queue.mine(actor, on))
    others = sorted((str(names[one]), one) for one in counts if one)
    return [
        ("", topic.everybody),
        (onward.MINE, topic.mine.format(count=mine)),
        *((one, topic.somebodys.format(name=names[one], count=counts[one])) for _, one in others),
    ]


def _rows(service: Service, found: list[Any], parties: Mapping[int, list[Any]], named: set[int]) -> list[Row]:
    names, handlers = register.names_of(named), followers(one.handler for one in found)
    return [
        Row(
            proposal=one.pk,
            who=overview.who(names, one.person),
            reason=reason(service, one.reason),
            state=words.states[one.state],
            due=one.due,
            since=one.changed_at.astimezone(HELSINKI).date(),
            parties=tuple(_party(party, names) for party in parties.get(one.pk, ())),
            handler=handlers[one.handler],
        )
        for one in found
    ]


def _party(party: Any, names: Mapping[int, Any]) -> Party:
    unserved = None if party.answer or party.served_on else topic.not_served
    return Party(
        who=overview.who(names, party.person),
        answer=words.answers[party.answer],
        wish=words.wishes.get(party.wish),
        until=None if party.answer else party.deadline,
        note=topic.returned if unserved and party.returned_at else unserved,
    )


@require_POST
@for_roles(OFFICER, PROTECTED_UNIT)
def hand_over(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Give the selected cases of a page, or all of them, to a colleague."""
    declared_as(service)
    chosen = request.POST.getlist("shown" if request.POST.get("which") == "page" else "case")
    keys, to = [int(key) for key in chosen if key.isdecimal()], request.POST.get("to", "")
    if not keys or not to.isdecimal():
        tell(request, topic.choose_cases, wrong=True)
    else:
        moved = actions.hand_over(proposals=keys, to=int(to), by=actor, at=now())
        tell(request, topic.handed.format(count=moved))
    back = redirect("desk:queue", service)
    kept = onward.filtered(request, service)
    back["Location"] += "?" + "&".join(f"{name}={value}" for name, value in kept.items())
    return back
