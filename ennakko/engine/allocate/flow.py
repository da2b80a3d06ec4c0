"""The cheapest flow: children to seats at least total cost, and the prices that prove it.

One arc from each child to each place open to it, one from each place to the sink as wide as its free seats,
and an overflow arc from each child straight to the sink, so that an answer always exists: "unplaced" is an
answer, not an error. OR-Tools' `SimpleMinCostFlow` finds an exact optimum of such a network.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from ortools.graph.python import min_cost_flow

from ennakko.engine.allocate.problem import Flags, Ints, common

# Stands for "no such arc" in sums of costs: far above every real cost, and two of them fit in 64 bits.
NEVER: Final = 1 << 60


@dataclass(frozen=True)
class Costs:
    """r rows (children) in the order of their lottery numbers, m places. Costs are integers of 0 or more."""

    cost: Ints  # [r, m]
    open: Flags  # [r, m] whether the arc exists
    overflow: Ints  # [r] the cost of being left without a place

    def rows(self, chosen: Ints | Flags) -> "Costs":
        """The same for some of the rows."""
        return Costs(self.cost[chosen], self.open[chosen], self.overflow[chosen])

    def together(self, unit: Ints) -> "Costs":
        """One row for each unit ([r] the unit of each row, from 0): what all its members cost, and may have."""
        units = int(unit.max(initial=-1)) + 1
        cost = np.zeros((units, self.cost.shape[1]), dtype=np.int64)
        np.add.at(cost, unit, self.cost)
        overflow = np.zeros(units, dtype=np.int64)
        np.add.at(overflow, unit, self.overflow)
        return Costs(cost, common(unit, self.open), overflow)

    def of(self, seat: Ints) -> Ints:
        """[r] what each row's seat costs it (-1: the overflow)."""
        if not self.cost.shape[1]:
            return self.overflow.copy()
        return np.where(seat >= 0, self.cost[np.arange(len(seat)), np.maximum(seat, 0)], self.overflow)


def cheapest(costs: Costs, room: Ints, *, filling: Ints | None = None) -> Ints:
    """[r] the seat of each row at least total cost, -1 for the overflow; `room` is [m] free seats.

    `filling` ([m], 0 or more) is what a place pays for each seat that is taken.
    """
    count, places = costs.cost.shape
    row, column = np.nonzero(costs.open)
    everyone, every = np.arange(count, dtype=np.int32), np.arange(places, dtype=np.int32)
    sink = count + places
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        row.astype(np.int32),
        (column + count).astype(np.int32),
        np.ones(len(row), np.int64),
        costs.cost[row, column],
    )
    paid = np.zeros(places, np.int64) if filling is None else filling
    flow.add_arcs_with_capacity_and_unit_cost(every + count, np.full(places, sink, np.int32), room, -paid)
    flow.add_arcs_with_capacity_and_unit_cost(
        everyone, np.full(count, sink, np.int32), np.ones(count, np.int64), costs.overflow
    )
    flow.set_nodes_supplies(everyone, np.ones(count, np.int64))
    flow.set_node_supply(sink, -count)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"the flow has no optimum: {status.name}")  # a cost too large for 64 bits
    taken = flow.flows(arcs) > 0
    seat = np.full(count, -1, dtype=np.int64)
    seat[row[taken]] = column[taken]
    return seat


def prices(costs: Costs, room: Ints, seat: Ints) -> Ints:
    """[m] a price for each place that proves `seat` optimal: 0 where seats are left; nobody would move.

    The price of a place is what one seat more would save: the cheapest chain of moves from it to a seat
    that is left (shortest paths by Bellman and Ford over places; the overflow is one that never fills).
    """
    places = costs.cost.shape[1]
    cost = np.column_stack((np.where(costs.open, costs.cost, NEVER), costs.overflow))
    at = np.where(seat >= 0, seat, places)
    order = np.argsort(at, kind="stable")
    held, starts = np.unique(at[order], return_index=True)
    move = np.full((places + 1, places + 1), NEVER, dtype=np.int64)
    if len(order):
        extra = cost[order] - cost[order, at[order]][:, None]
        move[held] = np.minimum.reduceat(extra, starts, axis=0)
    spare = np.append(np.bincount(at, minlength=places + 1)[:places] < room, True)
    price = np.where(spare, 0, NEVER)
    for _ in range(places + 2):
        cheaper = np.minimum(price, np.minimum(move + price[None, :], NEVER).min(axis=1))
        if (cheaper == price).all():
            return price[:places]
        price = cheaper
    raise ArithmeticError("the seats are not at least total cost: moves in a ring would save")


def extra(costs: Costs, price: Ints, seat: Ints) -> Ints:
    """[r, m + 1] what each arc would add at least to the least total, the overflow last (reduced costs)."""
    cost = np.column_stack((np.where(costs.open, costs.cost + price, NEVER), costs.overflow))
    own = costs.of(seat) + np.where(seat >= 0, np.append(price, 0)[seat], 0)
    reduced: Ints = np.minimum(cost, NEVER) - own[:, None]
    return reduced
