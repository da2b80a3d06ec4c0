"""Seats: who loses one, who moved and may have a nearer one, and the sharing out of what is free."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from ennakko.engine.allocate import Problem
from ennakko.engine.draft import (
    LANGUAGE_CHANGED,
    MOVED_FAR,
    MOVED_KEPT,
    MOVED_NEARER,
    PLACE_CUT,
    PLACE_GONE,
    Draft,
    Sight,
    among,
)
from ennakko.engine.reconcile import Ledger, ledger_class
from ennakko.engine.service import Tell
from ennakko.engine.share import Shared, places_of, problem_of, share_out, stay

# Who loses a seat first when a place is cut: those who were promised least.
_PROMISED = {
    Ledger.WITH_STAFF: 0,
    Ledger.OPEN: 1,
    Ledger.BOUND: 2,
    Ledger.SOMETHING_ELSE: 3,
    Ledger.SETTLED: 4,
    Ledger.DECIDED_CASE: 4,
    Ledger.BY_HAND: 5,
    Ledger.SEASON_OVER: 6,
}


@dataclass(frozen=True)
class Told:
    """What a draft is told of its place: the problem it was part of, and its row there."""

    shared: Shared
    row: int


class Seats:
    """The seats of one plan. `held` counts the seats of all live proposals, whatever the scope of the plan."""

    def __init__(self, sight: Sight, held: Callable[[], pl.DataFrame], objective: str) -> None:
        self.sight = sight
        self.objective = objective
        self._held = held
        self.bound = int(sight.city.parameter("longest_journey"))

    @cached_property
    def held(self) -> dict[int, int]:
        """Place to the seats held there."""
        return dict(self._held().select("place", "seats").iter_rows())

    @cached_property
    def places(self) -> pl.DataFrame:
        """The places of the service's kind that are open; read only where a seat is moved or given."""
        return places_of(self.sight.service, self.sight.city)

    @cached_property
    def capacity(self) -> dict[int, int]:
        """Place to its seats, the buffer included."""
        return dict(self.places.select("place", "capacity").iter_rows())

    @cached_property
    def buffer(self) -> dict[int, int]:
        """Place to the seats that only people give out."""
        return dict(self.places.select("place", "buffer").iter_rows())

    def gone(self, drafts: Sequence[Draft]) -> None:
        """A place closed or cut: whoever loses the seat goes to staff, first who was promised least and lives furthest.

        A frozen child in that row keeps the seat until it is frozen no more, and so does whose season is over, to whom nothing
        happens any more: nobody else loses one instead.

        Every holder must be among `drafts` (a full plan); a place with holders elsewhere is left for the next one.
        """
        seated: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.place is not None:
                seated.setdefault(draft.place, []).append(draft)
        leaving = _leaving(drafts)
        for place, there in seated.items():
            left = self.held.get(place, 0) - leaving.get(place, 0)
            excess = left - self.capacity.get(place, 0)
            if excess <= 0 or left != len(there):
                continue
            there.sort(key=lambda d: (_promised(d), -(d.cost or 0), -d.person))
            for draft in there[:excess]:
                if not draft.frozen and draft.klass is not Ledger.SEASON_OVER:
                    draft.lose_seat(PLACE_CUT if place in self.capacity else PLACE_GONE)

    def move(self, drafts: Sequence[Draft]) -> None:
        """Who moved, or chose another language: show the new walk; before the deadline binds, give a nearer free place;
        who has none, or lives too far, goes to staff."""
        movers = [draft for draft in drafts if draft.reason == MOVED_KEPT]
        if not movers:
            return
        free = self._free(drafts)
        problem = self._problem(movers, free)
        column = {int(place): at for at, place in enumerate(problem.places)}
        for i, draft in enumerate(movers):
            at = column.get(draft.place) if draft.place is not None else None
            here = at is not None and bool(problem.allowed[i, at])
            draft.cost = int(problem.metres[i, at]) if here and at is not None else None
        self._nearer([(i, d) for i, d in enumerate(movers) if d.klass is Ledger.OPEN], problem, column, free)
        for draft in movers:
            if draft.cost is None:
                draft.to_staff(LANGUAGE_CHANGED if draft.place in column else PLACE_GONE)
            elif draft.cost > self.bound:
                draft.to_staff(MOVED_FAR)

    def share(self, drafts: Sequence[Draft]) -> tuple[dict[int, Told], dict[str, Any]]:
        """Share the free seats out among new proposals; who is left without one goes to staff with the reason."""
        newcomers = [draft for draft in drafts if draft.action == "create"]
        if not newcomers:
            return {}, {}
        shared = share_out(self.sight.service, self._problem(newcomers, self._free(drafts)), self.objective)
        row_of = {int(person): row for row, person in enumerate(shared.problem.people)}
        for draft in newcomers:
            seat = shared.seat(row_of[draft.person])
            if seat is None:
                draft.to_staff(str(shared.allocation.why[row_of[draft.person]]))
            else:
                draft.place, draft.cost = seat
        return {draft.person: Told(shared, row_of[draft.person]) for draft in newcomers}, shared.report

    def at_held_places(self, drafts: Sequence[Draft]) -> dict[int, Told]:
        """What those who hold a seat are told of it, each alone, measured from the home of today."""
        holding = [
            d for d in drafts if d.hit is not None and d.hit["x"] is not None and d.place in self.capacity
        ]
        if not holding:
            return {}
        problem = self._problem(holding, {})
        row_of = {int(person): row for row, person in enumerate(problem.people)}
        return {
            draft.person: Told(
                stay(self.sight.service, problem.only(row_of[draft.person]), draft.place, self.objective), 0
            )
            for draft in holding
            if draft.place is not None
        }

    def _nearer(
        self,
        movers: Sequence[tuple[int, Draft]],
        problem: Problem,
        column: Mapping[int, int],
        free: dict[int, int],
    ) -> None:
        """In lottery order, until nobody finds a shorter walk. It ends: every change shortens one."""
        order = sorted(movers, key=lambda mover: int(problem.lottery[mover[0]]))
        changed = True
        while changed:
            changed = False
            for i, draft in order:
                walks = [
                    (int(problem.metres[i, at]), place)
                    for place, at in column.items()
                    if free[place] > 0 and problem.allowed[i, at] and problem.metres[i, at] <= self.bound
                ]
                walk, place = min(walks, default=(None, None))
                if walk is None or place is None or (draft.cost is not None and walk >= draft.cost):
                    continue
                if draft.place in free:
                    free[draft.place] += 1
                free[place] -= 1
                if draft.reason == MOVED_KEPT:
                    draft.reason = LANGUAGE_CHANGED if draft.cost is None else MOVED_NEARER
                draft.place, draft.cost, draft.tell = place, walk, Tell.RESIDENT
                changed = True

    def _free(self, drafts: Sequence[Draft]) -> dict[int, int]:
        """Seats a sweep may give out per place once what the drafts say so far is applied: a buffer is for people's hands.

        Less than none where hands have used the buffer.
        """
        leaving, coming = _leaving(drafts), _coming(drafts)
        return {
            place: capacity
            - self.buffer[place]
            - self.held.get(place, 0)
            + leaving.get(place, 0)
            - coming.get(place, 0)
            for place, capacity in self.capacity.items()
        }

    def _problem(self, drafts: Sequence[Draft], free: Mapping[int, int]) -> Problem:
        wants = among(self.sight.hits, [draft.person for draft in drafts])
        return problem_of(self.sight.service, self.sight.city, wants, self.places, free)


def _promised(draft: Draft) -> int:
    """How much was promised, as this plan leaves it: the next one must find the same row."""
    had = draft.had
    klass = ledger_class(draft.state, True, had["bound"], had["decided"]) if had else draft.klass
    return _PROMISED.get(klass, 0)


def _before(draft: Draft) -> int | None:
    return draft.had["place"] if draft.had and draft.had["live"] else None


def _leaving(drafts: Sequence[Draft]) -> dict[int, int]:
    return _count(_before(draft) for draft in drafts if _before(draft) != draft.place)


def _coming(drafts: Sequence[Draft]) -> dict[int, int]:
    return _count(draft.place for draft in drafts if _before(draft) != draft.place)


def _count(places: Any) -> dict[int, int]:
    counted: dict[int, int] = {}
    for place in places:
        if place is not None:
            counted[place] = counted.get(place, 0) + 1
    return counted
