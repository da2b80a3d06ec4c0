"""What an allocation is worth: the numbers by which the two objectives are laid side by side."""

from dataclasses import dataclass

import numpy as np

from ennakko.engine.allocate.problem import Allocation, Flags, Ints, Problem
from ennakko.engine.allocate.units import Units


@dataclass(frozen=True)
class Measures:
    """Numbers of children, walking metres, shares from 0 to 1."""

    placed: int
    unplaced: int
    mean: float  # metres, of the placed
    longest: int  # metres, of the placed
    share_nearest: float  # of the placed: no allowed place is nearer than theirs, be it full or not
    justified_envy: int  # children with a justified claim to a seat they have not (`by_claims` defines it)


def measure(problem: Problem, allocation: Allocation) -> Measures:
    """The measures of an allocation; all zeros where nobody is placed."""
    rows = np.flatnonzero(allocation.seat >= 0)
    walks = problem.metres[rows, allocation.seat[rows]]
    nearest = problem.metres[rows, nearest_allowed(problem)[rows]]
    units = Units.of_problem(problem)
    envious = justified(problem, units, units.seat(allocation.seat)).any(axis=1)
    return Measures(
        placed=len(rows),
        unplaced=len(problem.people) - len(rows),
        mean=float(walks.mean()) if len(rows) else 0.0,
        longest=int(walks.max(initial=0)),
        share_nearest=float((walks <= nearest).mean()) if len(rows) else 0.0,
        justified_envy=int(units.size[envious].sum()),
    )


def nearest_allowed(problem: Problem) -> Ints:
    """[n] column of the nearest allowed place, the lower key of equals; -1 where no place is allowed."""
    if not len(problem.places):
        return np.full(len(problem.people), -1, dtype=np.int64)
    far = np.iinfo(np.int32).max
    nearest = np.where(problem.allowed, problem.metres, far).argmin(axis=1)
    return np.where(problem.allowed.any(axis=1), nearest, -1)


def preferred(units: Units, seat: Ints) -> Flags:
    """[u, m] places that a unit may have and prefers to the one it has (`seat`, [u]) or to none."""
    if not units.wish.size:
        return np.zeros(units.wish.shape, dtype=np.bool_)
    has = (seat >= 0)[:, None]
    own = np.take_along_axis(units.wish, np.maximum(seat, 0)[:, None], axis=1)
    earlier = np.arange(units.wish.shape[1])[None, :] < seat[:, None]
    better: Flags = units.within & (~has | (units.wish < own) | ((units.wish == own) & earlier))
    return better


def attainable(problem: Problem, units: Units, seat: Ints) -> Ints:
    """[u, m] seats at each place that are left or held by weaker claims."""
    seats = np.broadcast_to(problem.free.astype(np.int64), units.claim.shape).copy()
    rank = np.empty(len(units.size), dtype=np.int64)
    for place in np.unique(seat[seat >= 0]):  # where nobody holds a seat, all are left
        # Rows are in lottery order, so that a stable sort by claim leaves the lottery to break ties.
        ranked = np.argsort(units.claim[:, place], kind="stable")
        rank[ranked] = np.arange(len(ranked))
        holders = ranked[seat[ranked] == place]
        held = np.concatenate(([0], np.cumsum(units.size[holders])))
        seats[:, place] -= held[np.searchsorted(rank[holders], rank)]
    return seats


def justified(problem: Problem, units: Units, seat: Ints) -> Flags:
    """[u, m] places to which a unit has a justified claim (`by_claims` defines it)."""
    if not units.claim.size:
        return np.zeros(units.claim.shape, dtype=np.bool_)
    found: Flags = preferred(units, seat) & (attainable(problem, units, seat) >= units.size[:, None])
    return found
