"""Keeping units whole at the least total.

The cheapest flow seats each child for itself: a lower bound, and almost the answer, for it splits only the
few units that compete for the last seats of a place. Whole units are no flow any more but a `program`, too
slow over all arcs. The prices of the flow tell what each arc adds to the bound at least, so only arcs that
add no more than a window are kept. If the answer lies within the window, no other arc could be part of a
better one: it is proven.

Else the window is widened while the program stays small. Where that does not do (on an island two pairs of
twins want three seats: one pair is left out, which adds more than all windows), branch: one split unit goes
to one place or another or to none, and each branch has a flow, a bound and a window of its own. The least
bound is looked at first.
"""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Final

import numpy as np

from ennakko.engine.allocate.flow import NEVER, Costs, cheapest, extra, prices
from ennakko.engine.allocate.problem import Ints, common
from ennakko.engine.allocate.program import cheapest_whole

WINDOW: Final = 25  # metres above the bound: where the answer is looked for first
WIDER: Final = 8  # how many times wider each next window is
ARCS: Final = 30_000  # the largest program that a window is widened to
BRANCHES: Final = 60  # flows looked at before the best answer so far is taken; then the gap is not 0

Fixed = tuple[tuple[int, int], ...]  # (unit, place), -1: left without one


@dataclass(frozen=True)
class Whole:
    """Seats that split no unit, [r], and by how much their total may exceed the optimum (0: proven)."""

    seat: Ints
    gap: int


@dataclass(frozen=True)
class _Looked:
    """What one branch gave: its best answer and, if that is not proven, the branches below with their bounds."""

    seat: Ints
    total: int
    below: tuple[tuple[int, Fixed], ...]


def keep_whole(costs: Costs, room: Ints, unit: Ints, relaxed: Ints) -> Whole:
    """The cheapest seats that split no unit, -1: the overflow.

    `unit` is [r] the unit of each row, from 0; `relaxed` [r] the cheapest flow, which splits some.
    """
    number = count()
    best = _look(costs, room, unit, (), relaxed)
    waiting = [(bound, next(number), fixed) for bound, fixed in best.below]
    waiting.sort()
    for _ in range(BRANCHES):
        if not waiting or waiting[0][0] >= best.total:
            break
        looked = _look(costs, room, unit, heappop(waiting)[2])
        best = min(best, looked, key=lambda one: one.total)
        for bound, fixed in looked.below:
            heappush(waiting, (bound, next(number), fixed))
    promised = waiting[0][0] if waiting else NEVER
    return Whole(best.seat, max(0, best.total - promised))


def split(unit: Ints, seat: Ints) -> Ints:
    """The units whose members do not all have the same seat; `unit` is numbered from 0."""
    first = np.full(int(unit.max(initial=-1)) + 1, -1, dtype=np.int64)
    first[unit] = seat
    return np.unique(unit[seat != first[unit]])


def _look(costs: Costs, room: Ints, unit: Ints, fixed: Fixed, relaxed: Ints | None = None) -> _Looked:
    """Flow, window and, where need be, what lies below, with the units in `fixed` settled."""
    seat = np.full(len(unit), -1, dtype=np.int64)
    settled = np.zeros(len(unit), dtype=np.bool_)
    for one, place in fixed:
        seat[unit == one], settled[unit == one] = place, True
    room = room - np.bincount(seat[seat >= 0], minlength=len(room))
    free = np.flatnonzero(~settled)
    names, mine = np.unique(unit[free], return_inverse=True)
    rest = costs.rows(free)
    fits = common(mine, rest.open)[mine] & (room >= np.bincount(mine)[mine][:, None])
    if relaxed is None:
        rest = Costs(rest.cost, fits, rest.overflow)
        relaxed = cheapest(rest, room)
    torn = split(mine, relaxed)
    if not len(torn):
        seat[free] = relaxed
        return _Looked(seat, int(costs.of(seat).sum()), ())
    price = prices(rest, room, relaxed)
    adds = extra(rest, price, relaxed)
    adds[:, :-1][~fits] = NEVER
    seat[free], proven = _within(rest, room, mine, relaxed, adds, price)
    total = int(costs.of(seat).sum())
    if proven:
        return _Looked(seat, total, ())
    bound = int(costs.of(seat)[settled].sum() + rest.of(relaxed).sum())
    one = _culprit(mine, relaxed, seat[free], room, adds, price)
    may = np.append(fits[mine == one].all(axis=0), True)
    least = adds[mine == one].sum(axis=0, where=may)
    places = [(int(p), int(p) if p < len(room) else -1) for p in np.flatnonzero(may)]
    below = ((bound + int(least[p]), (*fixed, (int(names[one]), place))) for p, place in places)
    return _Looked(seat, total, tuple(below))


def _culprit(unit: Ints, relaxed: Ints, seat: Ints, room: Ints, adds: Ints, price: Ints) -> int:
    """The unit of several to settle next: where most of what the answer adds to the bound comes from.

    It comes from arcs, and from dear seats left empty: those count for the units there in the flow or the answer.
    """
    empty = np.append(price * (room - np.bincount(seat[seat >= 0], minlength=len(room))), 0)
    added = np.zeros(int(unit.max()) + 1, dtype=np.int64)
    np.add.at(added, unit, adds[np.arange(len(unit)), seat] + np.maximum(empty[relaxed], empty[seat]))
    added[split(unit, relaxed)] += 1
    return int(np.where(np.bincount(unit) > 1, added, -1).argmax())


def _within(
    costs: Costs, room: Ints, unit: Ints, relaxed: Ints, adds: Ints, price: Ints
) -> tuple[Ints, bool]:
    """The best answer within the widest window that is looked at, and whether it is proven."""
    window, bound = WINDOW, int(costs.of(relaxed).sum())
    while True:
        seat = cheapest_whole(_near(adds, price, window), room, unit)
        above = int(costs.of(seat).sum()) - bound
        if above <= window:
            return seat, True
        window = min(above, window * WIDER)
        if (adds[:, :-1] <= window).sum() > ARCS:
            return seat, False


def _near(adds: Ints, price: Ints, window: int) -> Costs:
    """The costs as what they add to the bound, and only the arcs that add no more than the window.

    What an answer adds is the sum of its arcs (`adds`) and of the prices of seats it leaves empty; no term
    is less than nothing. A term beyond the window counts as one metre more than it, which is enough to be
    beyond: the numbers stay small, so that the program is exact in floating point.
    """
    most = window + 1
    cost = np.minimum(adds[:, :-1], most) - np.minimum(price, most)
    return Costs(cost, adds[:, :-1] <= window, np.minimum(adds[:, -1], most))
