"""The cheapest seats over whole units, as an integer program: exact, and quick for some ten thousand arcs.

SCIP, which comes with OR-Tools, solves it; one thread and no clock, so that the same input gives the same
answer.
"""

import numpy as np
from ortools.linear_solver.python import model_builder

from ennakko.engine.allocate.flow import Costs
from ennakko.engine.allocate.problem import Ints


def cheapest_whole(costs: Costs, room: Ints, unit: Ints) -> Ints:
    """[r] the seat of each row at least total cost, -1: the overflow; `unit` is [r] the unit of each, from 0.

    One unknown of 0 or 1 for each unit and each place open to all of it, and one for no place.
    """
    size, costs = np.bincount(unit), costs.together(unit)
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    units, places = np.nonzero(costs.open)
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
    total = [*costs.cost[units, places].tolist(), *costs.overflow.tolist()]
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
