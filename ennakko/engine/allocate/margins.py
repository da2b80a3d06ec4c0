"""Why not there: each place as one child may be told of it."""

from dataclasses import dataclass

import numpy as np

from ennakko.engine.allocate.measures import attainable, preferred
from ennakko.engine.allocate.problem import Allocation, Problem
from ennakko.engine.allocate.units import Units

# Why a place was not chosen.
CHOSEN = "chosen"
OTHER_LANGUAGE = "other_language"  # not allowed: another language of instruction, or closed
BEYOND_BOUND = "beyond_bound"  # further than the longest journey
WEAKER = "weaker"  # the child's own place is the stronger claim (mostly: this one is further)
FULL = "full"  # its seats went to stronger claims: `margin` says by how much
SHARED = "shared"  # a weaker claim holds it or it is left, for the total (least total only)


@dataclass(frozen=True)
class Margin:
    """Where the child falls short of the weakest of the stronger claims that hold the place."""

    criterion: int  # index of the first criterion that differs; one past the last: the lottery
    own: int
    theirs: int  # lower


@dataclass(frozen=True)
class Considered:
    """One place as it was for one child."""

    place: int  # key
    metres: int
    full: bool  # no seat was left
    why: str
    margin: Margin | None  # with `full` only; None too where no seat was free at all


class Margins:
    """Explains one allocation. Made once, asked for any number of children."""

    def __init__(self, problem: Problem, allocation: Allocation) -> None:
        self.problem, self.allocation = problem, allocation
        self.units = Units.of_problem(problem)
        self.seat = self.units.seat(allocation.seat)
        self.preferred = preferred(self.units, self.seat)
        self.attainable = attainable(problem, self.units, self.seat)
        held = allocation.seat[allocation.seat >= 0]
        self.left = problem.free - np.bincount(held, minlength=len(problem.places))

    def of(self, i: int) -> tuple[Considered, ...]:
        """All places for the person in row `i`, the nearest first."""
        near = np.argsort(self.problem.metres[i], kind="stable")
        return tuple(self._considered(i, int(at)) for at in near)

    def near(self, i: int, count: int) -> tuple[Considered, ...]:
        """The `count` nearest allowed places and the one chosen, for the person in row `i`."""
        order = np.argsort(self.problem.metres[i], kind="stable")
        near = [int(at) for at in order[self.problem.allowed[i, order]][:count]]
        chosen = int(self.allocation.seat[i])
        return tuple(
            self._considered(i, at) for at in (near if chosen < 0 or chosen in near else [*near, chosen])
        )

    def _considered(self, i: int, at: int) -> Considered:
        why = self._why(i, at)
        return Considered(
            place=int(self.problem.places[at]),
            metres=int(self.problem.metres[i, at]),
            full=bool(self.left[at] <= 0),
            why=why,
            margin=self._margin(i, at) if why == FULL else None,
        )

    def _why(self, i: int, at: int) -> str:
        unit = self.units.of[i]
        if self.allocation.seat[i] == at:
            return CHOSEN
        if not self.problem.allowed[i, at]:
            return OTHER_LANGUAGE
        if not self.problem.within[i, at]:
            return BEYOND_BOUND
        if not self.preferred[unit, at]:
            return WEAKER
        return SHARED if self.attainable[unit, at] >= self.units.size[unit] else FULL

    def _margin(self, i: int, at: int) -> Margin | None:
        claim, unit = self.units.claim[:, at], self.units.of[i]
        rows = np.arange(len(claim))
        stronger = (claim < claim[unit]) | ((claim == claim[unit]) & (rows < unit))
        holders = np.flatnonzero((self.seat == at) & stronger)
        if not len(holders):
            return None
        weakest = holders[np.lexsort((holders, claim[holders]))[-1]]
        own, theirs = self._standing(int(unit), at), self._standing(int(weakest), at)
        differs = next(c for c in range(len(own)) if own[c] != theirs[c])
        return Margin(differs, own[differs], theirs[differs])

    def _standing(self, unit: int, at: int) -> tuple[int, ...]:
        """The criteria of a unit's weakest member, and the unit's lottery number."""
        members = np.flatnonzero(self.units.of == unit)
        claim = max(
            tuple(int(criterion[member, at]) for criterion in self.problem.claims) for member in members
        )
        return (*claim, int(self.problem.lottery[members].max()))


def margin(problem: Problem, allocation: Allocation, i: int) -> tuple[Considered, ...]:
    """All places for the person in row `i`, the nearest first. For many children make one `Margins`."""
    return Margins(problem, allocation).of(i)
