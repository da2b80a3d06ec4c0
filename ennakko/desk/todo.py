"""What needs a person today: cases by reason, reminders, decisions whose facts changed, letters that came back, places with
too many children, freezes that end. Nothing of this goes away by itself: a person closes it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from ennakko.accounts.actor import Actor
from ennakko.base.text import Text
from ennakko.desk import onward
from ennakko.desk.reasons import reason
from ennakko.desk.session import OFFICER, OPERATOR, PRINCIPAL, PROTECTED_UNIT
from ennakko.desk.words import casework as topic
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import queue
from ennakko.ledger.queue import Wanted
from ennakko.register import access as register

SOON = timedelta(days=2)  # a freeze that ends within this is told of


@dataclass(frozen=True)
class Line:
    """One thing to do: how many are the reader's own (None: it is nobody's own), how many there are, and where."""

    title: Text
    mine: int | None
    every: int
    mine_url: str
    url: str
    pressing: bool = False


def lines(service: Service, actor: Actor, *, on: date) -> list[Line]:
    """What a service asks of the reader today; empty where it asks nothing."""
    season = service.season.of(on)
    if season is None:
        return []
    made = []
    if actor.roles & {OFFICER, PRINCIPAL, PROTECTED_UNIT}:
        made += [_only(service, season, actor, only, on=on) for only in queue.ONLY]
        made += _reasons(service, season, actor, on=on)
    if actor.roles & {OFFICER, PRINCIPAL, OPERATOR}:
        made += [_over(service, season), _freezes(service, season, actor, on=on)]
    return [line for line in made if line.every]


def _only(service: Service, season: int, actor: Actor, only: str, *, on: date) -> Line:
    mine = queue.count(service.key, season, actor, Wanted(handlers=queue.mine(actor, on), only=only), on=on)
    every = queue.count(service.key, season, actor, Wanted(only=only), on=on)
    title = topic.todo_groups[only]
    return Line(
        title, mine, every, _queue(service, only=only, who=onward.MINE), _queue(service, only=only), True
    )


def _reasons(service: Service, season: int, actor: Actor, *, on: date) -> list[Line]:
    mine = queue.numbers(service.key, season, actor, Wanted(handlers=queue.mine(actor, on)), on=on)
    every = queue.numbers(service.key, season, actor, Wanted(), on=on)
    return [
        Line(
            reason(service, key), mine.get(key, 0), number,
            _queue(service, reason=key, who=onward.MINE), _queue(service, reason=key),
        )
        for key, number in every.items()
    ]  # fmt: skip


def _over(service: Service, season: int) -> Line:
    held = ledger.held_by_place(season)
    places = register.places_of_kind(service.supply.kind)
    over = sum(held.get(key, 0) > place.capacity for key, place in places.items())
    url = reverse("desk:places", args=[service.key])
    return Line(topic.todo_groups["over"], None, over, url, url, True)


def _freezes(service: Service, season: int, actor: Actor, *, on: date) -> Line:
    ending = [one for one in ledger.freezes(service.key, season, on, actor) if one.until <= on + SOON]
    mine = sum(one.by == str(actor) for one in ending)
    url = reverse("desk:plan", args=[service.key])
    return Line(topic.todo_groups["freeze"], mine, len(ending), url, url)


def _queue(service: Service, **chosen: str) -> str:
    return f"{reverse('desk:queue', args=[service.key])}?{urlencode(chosen)}"
