"""Seats: no writer of this house gives out one that is not there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ennakko.base.errors import Refused
from ennakko.engine.service import Service
from ennakko.ledger import refusals
from ennakko.ledger.frames import held_by_place
from ennakko.ledger.models import Proposal
from ennakko.register import access as register

Row = Mapping[str, Any]


def taken(rows: Iterable[Row], before: Mapping[int, int | None]) -> set[int]:
    """The places at which a row takes a seat that it does not hold. `before` as in `fitting`."""
    return {row["place"] for row in rows if row["place"] not in {None, before.get(row["proposal"])}}


def fitting(
    rows: Sequence[Row],
    before: Mapping[int, int | None],
    *,
    capacity: Mapping[int, int],
    held: Mapping[int, int],
) -> tuple[list[Row], list[Row]]:
    """The rows whose seats are there, and those whose are not. Pure; what is given up is given out again.

    `capacity` is what a sweep may fill, `held` what anybody holds. `before` says which seat each changed proposal holds now
    (proposal key to place). First whoever leaves, then whoever moves, then whoever is new. Nobody who keeps a seat is asked,
    even where a place was cut.
    """
    seats: Counter[int | None] = Counter(held)
    kept: list[Row] = []
    moving: list[Row] = []
    new: list[Row] = []
    for row in rows:
        old = before.get(row["proposal"])
        if row["place"] is None or row["place"] == old:
            kept.append(row)
            if old is not None and row["place"] is None:
                seats[old] -= 1
        else:
            (new if old is None else moving).append(row)
    going, left = _moved(moving, before, seats, capacity)
    kept += going
    for row in new:
        found = seats[row["place"]] < capacity.get(row["place"], 0)
        seats[row["place"]] += found
        (kept if found else left).append(row)
    return kept, left


def _moved(
    moving: Sequence[Row],
    before: Mapping[int, int | None],
    seats: Counter[int | None],
    capacity: Mapping[int, int],
) -> tuple[list[Row], list[Row]]:
    """Who of those who would move does, and who cannot. They move all at once, since two may change places that are both full; whoever
    comes last to a place that would hold too many stays, and so may somebody who wanted the seat they keep. `seats` is moved on.
    """
    for row in moving:
        seats[before[row["proposal"]]] -= 1
        seats[row["place"]] += 1
    going, staying = list(moving), list[Row]()
    while crowding := [row for row in going if seats[row["place"]] > capacity.get(row["place"], 0)]:
        row = crowding[-1]
        seats[row["place"]] -= 1
        seats[before[row["proposal"]]] += 1
        going.remove(row)
        staying.append(row)
    return going, staying


def capacities(service: Service) -> dict[int, int]:
    """Seats of each open place of the service's kind, the buffer included: a person may fill it."""
    return {key: place.capacity for key, place in register.places_of_kind(service.supply.kind).items()}


def shared_out(service: Service, places: Mapping[int, register.PlaceCard]) -> dict[int, int]:
    """Seats a sweep may fill at those of the places that are open and of the service's kind: all but the buffer."""
    return {
        key: place.capacity - place.buffer
        for key, place in places.items()
        if place.open and place.kind == service.supply.kind
    }


def refuse_full(service: Service, proposal: Proposal, place: int) -> register.PlaceCard:
    """The place, where it has a seat for the proposal, the buffer included: who asks is a person.

    Raises Refused where it has none. The seats' turn must be held.
    """
    card = register.places_of_kind(service.supply.kind).get(place)
    if card is None:
        raise Refused(*refusals.NO_OPEN_PLACE)
    if proposal.live and proposal.place == place:
        return card
    if held_by_place(proposal.season, [place]).get(place, 0) >= card.capacity:
        raise Refused(*refusals.said(refusals.SEATS_TAKEN, seats=card.capacity))
    return card
