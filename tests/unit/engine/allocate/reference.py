"""Plain references for the allocation tests: slow, short, and written from the definitions alone."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

from ennakko.engine.allocate import Problem

Seats = tuple[int, ...]


def drawn(
    metres: Sequence[Sequence[int]],
    free: Sequence[int],
    *,
    unit: Sequence[int] | None = None,
    lottery: Sequence[int] | None = None,
    allowed: Sequence[Sequence[bool]] | None = None,
    claims: Sequence[Sequence[Sequence[int]]] = (),
    bound: int | None = None,
) -> Problem:
    """A problem as drawn: people are rows 0, 1, 2 ..., places columns 0, 1, 2 ..., and walking is the last criterion."""
    table = np.array(metres).reshape(len(metres), len(free))
    count = len(table)
    return Problem.of(
        people=range(count),
        unit=range(count) if unit is None else unit,
        lottery=range(count) if lottery is None else lottery,
        places=range(len(free)),
        free=free,
        allowed=np.ones(table.shape, dtype=bool)
        if allowed is None
        else np.array(allowed).reshape(table.shape),
        metres=table,
        claims=[*(np.array(claim).reshape(table.shape) for claim in claims), table],
        bound=bound,
    )


class Family:
    """The members of one unit, and what they can claim together."""

    def __init__(self, problem: Problem, members: list[int]) -> None:
        self.problem, self.members, self.size = problem, members, len(members)
        self.lottery = max(int(problem.lottery[i]) for i in members)

    def may(self, p: int) -> bool:
        bound = self.problem.bound
        return all(
            self.problem.allowed[i, p] and (bound is None or self.problem.metres[i, p] <= bound)
            for i in self.members
        )

    def claim(self, p: int) -> tuple[int, ...]:
        return max(tuple(int(c[i, p]) for c in self.problem.claims) for i in self.members)

    def wish(self, p: int) -> tuple[int, ...]:
        return max(
            (*(int(c[i, p]) for c in self.problem.claims), int(self.problem.metres[i, p]), p)
            for i in self.members
        )

    def metres(self, p: int) -> int:
        return sum(int(self.problem.metres[i, p]) for i in self.members)

    def strength(self, p: int) -> tuple[int, ...]:
        return (*self.claim(p), self.lottery)


def families(problem: Problem) -> list[Family]:
    members: dict[int, list[int]] = {}
    for i, unit in enumerate(problem.unit.tolist()):
        members.setdefault(unit, []).append(i)
    return [Family(problem, rows) for rows in members.values()]


def envious(problem: Problem, seat: Sequence[int]) -> set[int]:
    """Rows of everybody with a justified claim to a seat they do not have."""
    houses = families(problem)
    at = [int(seat[house.members[0]]) for house in houses]
    found: set[int] = set()
    for house, own in zip(houses, at, strict=True):
        for p in range(len(problem.places)):
            if not house.may(p) or (own >= 0 and house.wish(p) >= house.wish(own)):
                continue
            others = [
                (other.strength(p) < house.strength(p), other.size)
                for other, q in zip(houses, at, strict=True)
                if q == p
            ]
            if int(problem.free[p]) - sum(size for stronger, size in others if stronger) >= house.size:
                found.update(house.members)
    return found


def one_order(problem: Problem) -> Seats:
    """Every pair sorted by one key, seated one after the other where it fits."""
    seat, room = [-1] * len(problem.people), problem.free.tolist()
    pairs = [(house, p) for house in families(problem) for p in range(len(room)) if house.may(p)]
    for house, p in sorted(pairs, key=lambda pair: (*pair[0].strength(pair[1]), pair[0].wish(pair[1]))):
        if seat[house.members[0]] < 0 and room[p] >= house.size:
            room[p] -= house.size
            for i in house.members:
                seat[i] = p
    return tuple(seat)


def gale_shapley(problem: Problem) -> Seats:
    """Deferred acceptance out of the book, each child for itself."""
    children = families(problem)
    assert all(child.size == 1 for child in children)
    lists = [
        sorted((p for p in range(len(problem.free)) if child.may(p)), key=child.wish) for child in children
    ]
    held: list[list[int]] = [[] for _ in problem.free]
    waiting = list(range(len(children)))
    while waiting:
        i = waiting.pop()
        if not lists[i]:
            continue
        p = lists[i].pop(0)
        held[p] = sorted([*held[p], i], key=lambda j: children[j].strength(p))
        waiting += held[p][int(problem.free[p]) :]
        held[p] = held[p][: int(problem.free[p])]
    seat = [-1] * len(children)
    for p, there in enumerate(held):
        for i in there:
            seat[children[i].members[0]] = p
    return tuple(seat)


def possible(problem: Problem) -> Iterator[Seats]:
    """Every allocation that keeps units whole, fills no place over and goes nowhere forbidden. For small cases only."""
    houses = families(problem)
    for at in product(*([-1, *(p for p in range(len(problem.free)) if house.may(p))] for house in houses)):
        seat = [-1] * len(problem.people)
        for house, p in zip(houses, at, strict=True):
            for i in house.members:
                seat[i] = p
        if all(seat.count(p) <= free for p, free in enumerate(problem.free.tolist())):
            yield tuple(seat)


def worth(problem: Problem, seat: Sequence[int]) -> tuple[int, int]:
    """Children unplaced, metres in all: what the least total makes least, in this order."""
    walks = [int(problem.metres[i, p]) for i, p in enumerate(seat) if p >= 0]
    return len(seat) - len(walks), sum(walks)


def solver_worth(problem: Problem) -> tuple[int, int]:
    """`worth` of the optimum by HiGHS: one 0/1 unknown for each unit and place it may have. Units are whole."""
    arcs = [(house, p) for house in families(problem) for p in range(len(problem.free)) if house.may(p)]
    if not arcs:
        return len(problem.people), 0
    dear = 1 + sum(house.metres(p) for house, p in arcs)
    cost = np.array([house.metres(p) - dear * house.size for house, p in arcs], dtype=float)
    once = np.array(
        [[house.members == other.members for other, _ in arcs] for house in families(problem)], dtype=float
    )
    seats = np.array(
        [[house.size * (p == q) for house, p in arcs] for q in range(len(problem.free))], dtype=float
    )
    limits = [LinearConstraint(once, ub=1), LinearConstraint(seats, ub=problem.free.astype(float))]
    solved = milp(
        cost,
        integrality=np.ones(len(arcs)),
        bounds=Bounds(0, 1),
        constraints=limits,
        options={"mip_rel_gap": 0},
    )
    chosen = [arc for arc, taken in zip(arcs, solved.x, strict=True) if taken > 0.5]
    placed = sum(house.size for house, _ in chosen)
    return len(problem.people) - placed, sum(house.metres(p) for house, p in chosen)


def assignment_worth(problem: Problem) -> tuple[int, int]:
    """`worth` of the optimum as an assignment of children to single seats. Each child for itself."""
    seats = np.repeat(np.arange(len(problem.free)), problem.free)
    dear = 1 + int(problem.metres.sum())
    may = problem.within[:, seats]
    cost = np.where(may, problem.metres[:, seats], dear)
    cost = np.hstack([cost, np.full((len(cost), len(cost)), dear)])
    rows, columns = linear_sum_assignment(cost)
    walks = [int(cost[i, j]) for i, j in zip(rows, columns, strict=True) if cost[i, j] < dear]
    return len(problem.people) - len(walks), sum(walks)
