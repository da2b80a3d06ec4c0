"""Claims: deferred acceptance by published criteria.

A place ranks children by the criteria and then the lottery; a child ranks places by the same criteria, then
metres, then the place key. What must hold at the end, for units (a child alone is a unit of one):

    *No justified envy, no waste.* A unit has a justified claim to a place it prefers to its own (or to
    none) when the seats left there and those held by weaker claims are together at least as many as it
    needs. There is no such unit.

Units of several make this subtle. Twins may be refused the one seat left, and a weaker single child then
takes it: that seat would not have been enough for them. And plain deferred acceptance, which never asks a
place twice, fails: a child refused by a place that then swaps twins for one stronger child should have been
asked again.

Because both sides rank by the same criteria, all pairs of a unit and a place fit into one order (claim,
lottery, metres, place key) that agrees with every ranking. Take the pairs in that order and seat whoever
has no seat yet and fits. When a pair is refused, the room left is less than the unit needs, and all later
at that place are weaker and live in that room: no envy. And whatever is free of envy must seat exactly
these pairs, one after the other: there is no other such answer, so whoever comes first to propose makes no
difference.
"""

import numpy as np

from ennakko.engine.allocate.problem import Allocation, Ints, Problem, answer
from ennakko.engine.allocate.units import Units

# Pairs looked at together. Those of units already seated and of full places are dropped by numpy, so that
# few pairs are ever walked one by one.
ROUND = 1 << 12


def claims(problem: Problem) -> Allocation:
    """The one allocation without justified envy by the published criteria."""
    units = Units.of_problem(problem)
    seat = np.full(len(units.size), -1, dtype=np.int64)
    room = problem.free.copy()
    rows, columns = _in_order(units, problem.free)
    for start in range(0, len(rows), ROUND):
        row, column = rows[start : start + ROUND], columns[start : start + ROUND]
        live = (seat[row] < 0) & (room[column] >= units.size[row])
        for unit, place in zip(row[live].tolist(), column[live].tolist(), strict=True):
            if seat[unit] < 0 and room[place] >= units.size[unit]:
                seat[unit] = place
                room[place] -= units.size[unit]
    return answer(problem, seat[units.of])


def _in_order(units: Units, free: Ints) -> tuple[Ints, Ints]:
    """Rows and columns of all pairs that can be seated, the strongest claim first."""
    wished = np.argsort(units.wish, axis=1, kind="stable")
    fits = units.within & (free[None, :] >= units.size[:, None])
    row, rank = np.nonzero(np.take_along_axis(fits, wished, axis=1))
    column = wished[row, rank]
    order = np.argsort(units.claim[row, column], kind="stable")
    return row[order], column[order]
