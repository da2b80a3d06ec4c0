"""Keeping units whole at the least total: a small mixed-integer program near the cheapest flow.

The flow seats each child for itself: a lower bound, and almost the answer, for it splits only the few units
that compete for the last seats of a place. Whole units are no flow any more; SCIP, which comes with
OR-Tools, solves that exactly, but not 650,000 arcs of it in time. So the prices of the flow tell what each
arc adds to the bound at least, and only arcs that add no more than a window are kept. If the answer lies
within the window, none of the others could be part of a better one; else the window is widened.
"""

from typing import Final

import numpy as np
from ortools.linear_solver.python import model_builder

from ennakko.engine.allocate.flow import Costs, cheapest, extra, prices
from ennakko.engine.allocate.problem import Flags, Ints, common

WINDOW: Final = 25  # metres above the bound: where the answer is looked for first
WIDER: Final = 8  # how many times wider each next window is


def keep_whole(costs: Costs, room: Ints, unit: Ints) -> Ints:
    """[r] the cheapest seats that split no unit, -1 for the overflow; `unit` is [r] the unit of each row, from 0."""
    size = np.bincount(unit)
    together = Costs(
        costs.cost, common(unit, costs.open)[unit] & (room >= size[unit][:, None]), costs.overflow
    )
    relaxed = cheapest(together, room)
    if not len(split(unit, relaxed)):
        return relaxed
    price = prices(together, room, relaxed)
    adds = extra(together, price, relaxed)
    bound = int(costs.of(relaxed).sum())
    window = WINDOW
    while True:
        seat = _solved(_near(adds, price, window), room, unit)
        above = int(costs.of(seat).sum()) - bound
        if above <= window:
            return seat
        window = min(above, window * WIDER)


def split(unit: Ints, seat: Ints) -> Ints:
    """The units whose members do not all have the same seat; `unit` is numbered from 0."""
    units = int(unit.max(initial=-1)) + 1
    first = np.full(units, -1, dtype=np.int64)
    first[unit] = seat
    return np.unique(unit[seat != first[unit]])


def _near(adds: Ints, price: Ints, window: int) -> Costs:
    """The costs as what they add to the bound, and only the arcs that add no more than the window.

    What an answer adds is the sum of its arcs (`adds`) and of the prices of seats it leaves empty; no term
    is less than nothing. A term beyond the window counts as one metre more than it, which is enough to be
    beyond: the numbers stay small, so that the program is exact in floating point.
    """
    most = window + 1
    cost = np.minimum(adds[:, :-1], most) - np.minimum(price, most)
    return Costs(cost, adds[:, :-1] <= window, np.minimum(adds[:, -1], most))


def _solved(costs: Costs, room: Ints, unit: Ints) -> Ints:
    """[r] the optimum over whole units: one 0/1 unknown for each unit and place, and one for none."""
    size = np.bincount(unit)
    cost = np.zeros((len(size), len(room)), dtype=np.int64)
    np.add.at(cost, unit, costs.cost)
    overflow = np.zeros(len(size), dtype=np.int64)
    np.add.at(overflow, unit, costs.overflow)
    may: Flags = common(unit, costs.open)
    model = model_builder.Model()
    units, places = np.nonzero(may)
    goes = [model.new_bool_var("") for _ in units]
    stays = [model.new_bool_var("") for _ in size]
    options: list[list[model_builder.Variable]] = [[none] for none in stays]
    takers: list[list[int]] = [[] for _ in room]
    for arc, (u, p) in enumerate(zip(units.tolist(), places.tolist(), strict=True)):
        options[u].append(goes[arc])
        takers[p].append(arc)
    for choice in options:
        model.add(model_builder.LinearExpr.sum(choice) == 1)
    for p, arcs in enumerate(takers):
        seats = model_builder.LinearExpr.weighted_sum([goes[arc] for arc in arcs], size[units[arcs]].tolist())
        if arcs:
            model.add(seats <= int(room[p]))
    total = [*cost[units, places].tolist(), *overflow.tolist()]
    model.minimize(model_builder.LinearExpr.weighted_sum([*goes, *stays], total))
    solver = model_builder.Solver("scip")
    status = solver.solve(model)
    if status != model_builder.SolveStatus.OPTIMAL:
        raise ArithmeticError(
            f"the program has no optimum: {status.name}"
        )  # it always has: nobody need be placed
    seat = np.full(len(size), -1, dtype=np.int64)
    taken = np.array([solver.value(arc) for arc in goes]) > 0.5
    seat[units[taken]] = places[taken]
    return seat[unit]
