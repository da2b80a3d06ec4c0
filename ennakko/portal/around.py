"""Where a place is, how one walks there, and what else is free. Nothing of home leaves the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, pi
from typing import Any
from urllib.parse import quote

from django.conf import settings
from pyproj import Transformer

from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.explain import Considered, Explanation
from ennakko.engine.service import Service
from ennakko.portal.words import around as said
from ennakko.register import access as register
from ennakko.ui.said import distance

_to_degrees = Transformer.from_crs("EPSG:3879", "EPSG:4326", always_xy=True)


@dataclass(frozen=True)
class Where:
    """A place as a family needs it; metres and minutes are the walk from home (None: not known)."""

    name: Text
    address: Text | None
    metres: int | None
    minutes: int | None
    direction: Text | None
    on_map: Text | None
    route: str


@dataclass(frozen=True)
class Nearby:
    """Another place that was considered: what there is now, and why it is not the one proposed."""

    name: Text
    metres: int
    now: Text
    why: Text


def where(found: Any, card: register.PlaceCard, speed: float | None) -> Where:
    """The proposed place, seen from the child's home; `speed` in metres a minute."""
    return Where(
        name=card.name,
        address=card.address,
        metres=found.cost,
        minutes=round(found.cost / speed) or 1 if speed and found.cost is not None else None,
        direction=_direction(register.home_of(found.person), card),
        on_map=_on_map(card),
        route=_route(card),
    )


def nearby(
    found: Any,
    told: Explanation,
    service: Service,
    known: Mapping[int, register.PlaceCard],
    held: Mapping[int, int],
) -> tuple[Nearby, ...]:
    """The places that were considered beside the one proposed, the nearest first, with their seats as they are now."""
    criteria = {criterion.key: criterion.says for criterion in service.supply.by.criteria}
    return tuple(
        Nearby(known[c.place].name, c.metres, _now(known[c.place], held), _why(c, criteria))
        for c in told.considered
        if c.place in known and c.place != found.place
    )


def _now(card: register.PlaceCard, held: Mapping[int, int]) -> Text:
    free = card.capacity - held.get(card.key, 0)
    if not card.open:
        return said.closed
    return said.free.format(free=free) if free > 0 else said.full


def _why(c: Considered, criteria: Mapping[str, Text]) -> Text:
    """Why not this one: only what was stored when the places were shared out."""
    if c.why == "weaker":
        return said.weaker
    if c.why != "full":
        return Text(*(c.says[language][:1].upper() + c.says[language][1:] for language in LANGUAGES))
    if c.margin is None:
        return said.no_seats
    criterion, own, theirs = c.margin
    if criterion == "lottery":
        return said.drawn
    if criterion == "walking_metres":
        return said.nearer.format(metres=Text(*(distance(own - theirs, language) for language in LANGUAGES)))
    return said.stronger.format(criterion=criteria[criterion])


def _direction(home: register.Home | None, card: register.PlaceCard) -> Text | None:
    """The eighth of the compass the place lies in; None where home is not known, or is there."""
    if home is None or home.x is None or home.y is None or (home.x, home.y) == (card.x, card.y):
        return None
    eighth = round(atan2(card.x - home.x, card.y - home.y) / (pi / 4))
    return said.directions[eighth % 8]


def _on_map(card: register.PlaceCard) -> Text | None:
    """The city's own map of the place; None for one its Service Map does not number, as the invented ones of a demo."""
    if settings.DEMO or not card.unit.isdecimal():
        return None
    return Text(*(settings.PLACE_LINK.format(language=language, unit=card.unit) for language in LANGUAGES))


def _route(card: register.PlaceCard) -> str:
    """The route service with the destination filled in, and nothing of where one starts."""
    east, north = _to_degrees.transform(card.x, card.y)
    return str(settings.ROUTE_LINK.format(to=quote(f"{card.name.fi}::{north:.5f},{east:.5f}", safe="")))
