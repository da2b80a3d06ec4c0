"""Sharing out: from needs without a live proposal, and the seats that are free, to an allocation problem and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from ennakko.engine.allocate import (
    Allocation,
    Margins,
    Problem,
    claims,
    least_total,
    lottery_numbers,
    measure,
)
from ennakko.engine.city import City
from ennakko.engine.journey import walking_metres
from ennakko.engine.service import Claims, Criterion, Service

OBJECTIVES: Mapping[str, Callable[[Problem], Allocation]] = {"claims": claims, "least_total": least_total}
NEARBY = 5  # places shown to a person beside the one proposed


def seed(service: Service, season: int) -> int:
    """The published seed of the lottery that breaks ties: the first 8 bytes of SHA-256("key/season")."""
    return int.from_bytes(sha256(f"{service.key}/{season}".encode()).digest()[:8], "big")


@dataclass(frozen=True)
class Shared:
    """An allocation, both objectives measured beside each other, and what each person may be told."""

    problem: Problem
    allocation: Allocation
    chosen: str
    report: dict[str, Any]
    criteria: Sequence[Criterion]
    margins: Margins

    def seat(self, row: int) -> tuple[int, int] | None:
        """Place key and walking metres of the person in `row` of the problem; None if unplaced."""
        at = int(self.allocation.seat[row])
        return None if at < 0 else (int(self.problem.places[at]), int(self.problem.metres[row, at]))

    def considered(self, row: int) -> list[dict[str, Any]]:
        """The nearest places of the chosen language, and the one proposed: metres, why not chosen (`margins`), and where
        a place was full, the criterion by which the weakest admitted claim was stronger, own value and theirs."""
        names = [criterion.key for criterion in self.criteria] + ["lottery"]
        told = []
        for place in self.margins.near(row, NEARBY):
            one: dict[str, Any] = {"place": place.place, "metres": place.metres, "why": place.why}
            if place.margin is not None:
                one["margin"] = [names[place.margin.criterion], place.margin.own, place.margin.theirs]
            told.append(one)
        return told


def places_of(service: Service, city: City) -> pl.DataFrame:
    """The places of the service's kind: place, language, capacity, buffer, x, y; sorted by key."""
    kind: pl.DataFrame = (
        city.places.collect("polars").to_native().filter(pl.col("kind") == service.supply.kind)
    )
    return kind.select("place", "language", "capacity", pl.col("buffer").fill_null(0), "x", "y").sort("place")


def problem_of(
    service: Service, city: City, wants: pl.DataFrame, places: pl.DataFrame, free: Mapping[int, int]
) -> Problem:
    """The allocation problem of `wants` (person, x, y, home, taught_in, addressees) over `places`.

    Children of one cohort who share home, guardians and language are one unit: twins are not split.
    """
    people = wants["person"].to_numpy()
    homes = wants.select(pl.col("x", "y").cast(pl.Float64)).to_numpy()
    points = places.select(pl.col("x", "y").cast(pl.Float64)).to_numpy()
    guardians = pl.col("addressees").list.eval(pl.element().cast(pl.String)).list.join(",")
    family = wants.select(unit=pl.col("person").min().over("home", "taught_in", guardians))
    metres = walking_metres(homes, points, factor=float(city.parameter("walking_factor")))
    rows = city.lift(wants.select("person"))
    allowed = wants["taught_in"].to_numpy()[:, None] == places["language"].to_numpy()[None, :]
    return Problem.of(
        people=people,
        unit=family["unit"].to_numpy(),
        lottery=lottery_numbers(people, seed(service, city.season)),
        places=places["place"].to_numpy(),
        free=np.array([max(0, free.get(place, 0)) for place in places["place"]], dtype=np.int64),
        allowed=allowed,
        metres=metres,
        claims=tuple(
            metres if criterion.pairs is None else _flag(criterion.pairs(rows, city), people, places["place"])
            for criterion in service.supply.by.criteria
        ),
        bound=int(city.parameter("longest_journey")),
    )


def declared(service: Service) -> str:
    """The objective the service declares."""
    return "claims" if isinstance(service.supply.by, Claims) else "least_total"


def share_out(service: Service, problem: Problem, objective: str) -> Shared:
    """Allocate by an objective; the other one is worked out beside it and only measured."""
    results = {name: solve(problem) for name, solve in OBJECTIVES.items()}
    report: dict[str, Any] = {name: _measured(problem, allocation) for name, allocation in results.items()}
    report |= {"chosen": objective, "competing": len(problem.people)}
    return _shared(service, problem, results[objective], objective, report)


def stay(service: Service, problem: Problem, place: int, objective: str) -> Shared:
    """The one person of `problem` at `place`, to be told of it as of a place shared out."""
    at = np.flatnonzero(problem.places == place).astype(np.int64)
    return _shared(service, problem, Allocation(seat=at, why=("",), unit_price=0), objective, {})


def _shared(
    service: Service, problem: Problem, result: Allocation, objective: str, report: dict[str, Any]
) -> Shared:
    criteria = service.supply.by.criteria
    return Shared(problem, result, objective, report, criteria, Margins(problem, result))


def _measured(problem: Problem, allocation: Allocation) -> dict[str, Any]:
    """The measures, rounded as they are told, with what keeping siblings together cost."""
    told = asdict(measure(problem, allocation))
    return {
        **told,
        "mean": round(told["mean"], 1),
        "share_nearest": round(told["share_nearest"], 4),
        "unit_price": allocation.unit_price,
        "unit_unplaced": allocation.unit_unplaced,
        "gap": allocation.gap,
    }


def _flag(
    pairs: Any, people: npt.NDArray[np.int64], places: Sequence[int] | pl.Series
) -> npt.NDArray[np.int32]:
    """0 where the criterion holds for (person, place), else 1."""
    flags = np.ones((len(people), len(places)), dtype=np.int32)
    held = pairs.select("person", "place").collect("polars").to_native().unique()
    rows = pl.DataFrame({"person": people}).with_row_index("row")
    columns = pl.DataFrame({"place": places}).with_row_index("column")
    at = held.join(rows, on="person").join(columns, on="place")
    flags[at["row"].to_numpy(), at["column"].to_numpy()] = 0
    return flags
