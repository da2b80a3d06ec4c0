"""Units: people who go together as one row each, and their claims as one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from ennakko.engine.allocate.problem import Flags, Ints, Metres, Problem

_LARGEST = 1 << 62


@dataclass(frozen=True)
class Units:
    """u units in the order of their lottery numbers; most units are one child.

    A unit is as weak as its weakest member: at each place the weakest claim and the longest walk of its
    members, and of their lottery numbers the highest. It may have a place that every member may have.
    """

    of: Ints  # [n] row of each person's unit
    size: Ints  # [u] seats it needs
    within: Flags  # [u, m] allowed to every member and not beyond the bound
    claim: Ints  # [u, m] how the place ranks it; the lower is the stronger, the lottery (the row) breaks ties
    wish: Ints  # [u, m] how it ranks the places itself: by claim, then metres; the place key breaks ties

    @classmethod
    def of_problem(cls, problem: Problem) -> Self:
        """The units of a problem."""
        _, number = np.unique(problem.unit, return_inverse=True)
        members = np.argsort(number, kind="stable")
        starts = np.flatnonzero(np.diff(number[members], prepend=-1))

        def merged(values: npt.NDArray[Any], weakest: np.ufunc) -> npt.NDArray[Any]:
            return (
                weakest.reduceat(values[members], starts, axis=0)
                if len(starts) < len(members)
                else values[members]
            )

        claim = fold(problem.claims, problem.metres.shape)
        wish = fold((*problem.claims, problem.metres), problem.metres.shape)
        order = np.argsort(merged(problem.lottery, np.maximum), kind="stable")
        row = np.empty_like(order)
        row[order] = np.arange(len(order))
        return cls(
            of=row[number],
            size=np.diff(starts, append=len(members))[order],
            within=merged(problem.within, np.logical_and)[order],
            claim=merged(claim, np.maximum)[order],
            wish=merged(wish, np.maximum)[order],
        )

    def seat(self, seats: Ints) -> Ints:
        """[u] the seat of each unit from those of the people."""
        seat = np.full(len(self.size), -1, dtype=np.int64)
        seat[self.of] = seats
        return seat


def fold(criteria: Sequence[Metres], shape: tuple[int, int]) -> Ints:
    """One number for each pair, ordered as the criteria order one after the other."""
    key = np.zeros(shape, dtype=np.int64)
    if key.size == 0:
        return key
    span = 1
    for criterion in criteria:
        lowest = int(criterion.min())
        width = int(criterion.max()) - lowest + 1
        if span * width > _LARGEST:
            distinct, ranks = np.unique(key, return_inverse=True)
            key, span = ranks.reshape(shape).astype(np.int64), len(distinct)
        key = key * width + (criterion.astype(np.int64) - lowest)
        span *= width
    return key
