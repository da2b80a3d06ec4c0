"""Least total: as many children placed as possible, then the fewest metres walked in all, exactly.

1. Each child for itself: the cheapest flow of metres, where to be left without a place costs more than all
   journeys together, so that no saving of metres ever leaves somebody out (`flow`).
2. Units that this split are put together at the least extra cost (`whole`): the difference is their price.
3. Ties by the lottery. Of all answers with this total (among units of one size), the one where better
   numbers walk less: the sum of (rank from the end) x metres is least. That is "cost x K + lottery" with a K
   larger than 64 bits hold, so it is a second flow, over the arcs that the prices of the first leave free.

Rows go into every flow in lottery order: what is still tied after that is settled by it too, never by the
order of the register.
"""

import numpy as np

from ennakko.engine.allocate.flow import Costs, cheapest, extra, prices
from ennakko.engine.allocate.problem import Allocation, Ints, Problem, answer
from ennakko.engine.allocate.whole import Whole, keep_whole, split


def least_total(problem: Problem) -> Allocation:
    """The exact optimum within the bound; `unit_price` is against the same optimum with units split."""
    order = np.argsort(problem.lottery, kind="stable")
    unit = _numbered(problem.unit[order])
    costs, room = _costs(problem, order), problem.free
    relaxed = cheapest(costs, room)
    whole = keep_whole(costs, room, unit, relaxed) if len(split(unit, relaxed)) else Whole(relaxed, 0)
    seat = _tied(costs, room, unit, whole)
    seats = np.empty_like(seat)
    seats[order] = seat
    return answer(
        problem,
        seats,
        unit_price=_walked(costs, seat) - _walked(costs, relaxed),
        unit_unplaced=int((seat < 0).sum() - (relaxed < 0).sum()),
        gap=whole.gap,
    )


def _numbered(unit: Ints) -> Ints:
    """[r] units numbered from 0 in the order of their weakest (last) member."""
    _, from_end, of = np.unique(unit[::-1], return_index=True, return_inverse=True)
    rank = np.empty_like(from_end)
    rank[np.argsort(-from_end)] = np.arange(len(rank))
    return rank[of][::-1].astype(np.int64)


def _costs(problem: Problem, order: Ints) -> Costs:
    metres = problem.metres[order].astype(np.int64)
    may = problem.within[order] & (problem.free > 0)
    longest = np.where(may, metres, 0).max(axis=1, initial=0)
    return Costs(metres, may, np.full(len(order), int(longest.sum()) + 1, dtype=np.int64))


def _walked(costs: Costs, seat: Ints) -> int:
    """Metres in all."""
    return int(costs.of(seat)[seat >= 0].sum())


def _tied(costs: Costs, room: Ints, unit: Ints, whole: Whole) -> Ints:
    """[r] seats of the same total where ties go by the lottery: among twins first, among children alone last."""
    seat, size = whole.seat.copy(), np.bincount(unit)[unit]
    for several in sorted(set(size.tolist()), reverse=True):
        mine = size == several
        _, of = np.unique(unit[mine], return_inverse=True)
        slots = (room - np.bincount(seat[~mine & (seat >= 0)], minlength=len(room))) // several
        together = costs.rows(mine).together(of)
        have = np.empty(len(together.cost), dtype=np.int64)
        have[of] = seat[mine]
        if whole.gap:  # not proven: at least nothing is left to be saved among units of one size
            have = cheapest(together, slots)
        seat[mine] = _by_lottery(together, slots, have)[of]
    return seat


def _by_lottery(costs: Costs, room: Ints, seat: Ints) -> Ints:
    """Another optimum of the same total, where the better lottery numbers (the upper rows) walk less."""
    if not seat.size or not room.size:
        return seat
    price = prices(costs, room, seat)
    adds = extra(costs, price, seat)
    weight = np.arange(len(seat), 0, -1, dtype=np.int64)
    tied = adds == 0
    walk = np.where(tied[:, :-1], costs.cost, 0)
    beyond = int(walk.max()) + 1  # to be left without a place counts as one metre more than the longest walk
    # More than any chain of moves can save: nobody goes without a place, and no place with a price loses a
    # child, unless the total stays the same.
    most = (len(room) + 2) * len(seat) * beyond
    overflow = np.where(tied[:, -1], weight * beyond, most)
    return cheapest(
        Costs(walk * weight[:, None], tied[:, :-1], overflow), room, filling=np.where(price > 0, most, 0)
    )
