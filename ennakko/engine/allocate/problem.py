"""The question and the answer: who may have which of the free seats, and who has which."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Metres = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

# Why somebody is left without a place.
NO_PLACE_IN_LANGUAGE = "no_place_in_language"
BEYOND_BOUND = "beyond_bound"
FULL = "full"


@dataclass(frozen=True)
class Problem:
    """n people, m places; rows in the order of the person key, columns in the order of the place key.

    Make one with `Problem.of`, which sorts: the order in which the register gives its rows must not matter.
    The tables are dense: 5 bytes for each pair of a person and a place and 4 more for each criterion, so
    that 60,000 x 2,000 with two criteria take 1.6 GB, and sharing out takes several times that. Where it is
    too much, share out one municipality at a time.
    """

    people: Ints  # [n] person keys
    unit: Ints  # [n] people with the same number are placed together or not at all
    lottery: Ints  # [n] published lottery numbers: the lower wins
    places: Ints  # [m] place keys
    free: Ints  # [m] seats free now
    allowed: Flags  # [n, m] the language of instruction is the one chosen, and the place is open
    metres: Metres  # [n, m] walking metres
    claims: tuple[Metres, ...]  # [n, m] each: published criteria, most important first; lower is stronger
    bound: int | None  # the longest journey, metres; None: no bound

    @classmethod
    def of(
        cls,
        *,
        people: npt.ArrayLike,
        unit: npt.ArrayLike,
        lottery: npt.ArrayLike,
        places: npt.ArrayLike,
        free: npt.ArrayLike,
        allowed: npt.ArrayLike,
        metres: npt.ArrayLike,
        claims: Sequence[npt.ArrayLike],
        bound: int | None,
    ) -> Self:
        """The problem in canonical order. ValueError: a number twice, a wrong shape, less than nothing."""
        by_person = np.argsort(_column(people, "people"), kind="stable")
        by_place = np.argsort(_column(places, "places"), kind="stable")
        shape = (len(by_person), len(by_place))

        def table(given: npt.ArrayLike, name: str, kind: type[Any]) -> npt.NDArray[Any]:
            values = np.asarray(given, dtype=kind)
            if values.shape != shape:
                raise ValueError(f"{name} has the shape {values.shape}, not {shape}")
            return np.ascontiguousarray(values[np.ix_(by_person, by_place)])

        problem = cls(
            people=_column(people, "people")[by_person],
            unit=_column(unit, "unit", len(by_person))[by_person],
            lottery=_column(lottery, "lottery", len(by_person))[by_person],
            places=_column(places, "places")[by_place],
            free=_column(free, "free", len(by_place))[by_place],
            allowed=table(allowed, "allowed", np.bool_),
            metres=table(metres, "metres", np.int32),
            claims=tuple(table(claim, f"claims[{at}]", np.int32) for at, claim in enumerate(claims)),
            bound=bound,
        )
        for name in ("people", "places", "lottery"):
            keys = getattr(problem, name)
            if len(np.unique(keys)) != len(keys):
                raise ValueError(f"{name} has the same number twice")
        if (problem.free < 0).any() or (problem.metres < 0).any():
            raise ValueError("free seats and metres are never less than nothing")
        return problem

    def only(self, i: int) -> Self:
        """The problem of the person in row `i` alone."""
        row = slice(i, i + 1)
        return replace(
            self,
            people=self.people[row],
            unit=self.unit[row],
            lottery=self.lottery[row],
            allowed=self.allowed[row],
            metres=self.metres[row],
            claims=tuple(claim[row] for claim in self.claims),
        )

    @cached_property
    def within(self) -> Flags:
        """[n, m] allowed, and not beyond the longest journey."""
        return self.allowed if self.bound is None else self.allowed & (self.metres <= self.bound)


@dataclass(frozen=True)
class Allocation:
    """Who has which seat; rows as in the problem."""

    seat: Ints  # [n] column of the place, -1: unplaced
    why: tuple[str, ...]  # [n] why somebody is unplaced, "" for the placed
    unit_price: int  # metres that keeping units together added to the least total; 0 under claims
    unit_unplaced: int = 0  # children it left unplaced beside that (then the price may be negative)
    gap: int = 0  # metres by which a least total may exceed the optimum; 0: proven


def answer(
    problem: Problem, seat: Ints, *, unit_price: int = 0, unit_unplaced: int = 0, gap: int = 0
) -> Allocation:
    """The allocation with the reason of everybody unplaced; what holds for one of a unit holds for all."""
    _, of = np.unique(problem.unit, return_inverse=True)
    why = np.full(len(seat), "", dtype=object)
    why[seat < 0] = FULL
    for reason, may in ((BEYOND_BOUND, problem.within), (NO_PLACE_IN_LANGUAGE, problem.allowed)):
        nowhere: Flags = np.logical_not(common(of, may).any(axis=1))
        why[(seat < 0) & nowhere[of]] = reason
    return Allocation(seat, tuple(why), unit_price, unit_unplaced, gap)


def common(of: Ints, may: Flags) -> Flags:
    """[u, m] what is open to every member of each unit; `of` [n] is the unit of each row of `may`, from 0."""
    every = np.ones((int(of.max(initial=-1)) + 1, may.shape[1]), dtype=np.bool_)
    rows, columns = np.nonzero(~may)
    every[of[rows], columns] = False
    return every


def _column(given: npt.ArrayLike, name: str, length: int | None = None) -> Ints:
    values = np.asarray(given, dtype=np.int64)
    if values.ndim != 1 or (length is not None and len(values) != length):
        raise ValueError(
            f"{name} has the shape {values.shape}, not {'(n,)' if length is None else (length,)}"
        )
    return values
