"""Sharing places out: both objectives beside greedy by register order, and beside HiGHS on a smaller case.

    python -m bench.allocation [--children 6500] [--places 100] [--rounds 5]

Prints Markdown, and JSON at the end. Seconds are medians; every method runs in a process of its own, whose peak memory is the figure. The
city is drawn here (homes and schools around centres, 7 % in the second language, seats 5 % over need, 1.6 % twins):
the metres mean nothing outside this table.
"""

import argparse
import json
import resource
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from statistics import median
from time import perf_counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ennakko.engine.allocate import Allocation, Problem, claims, least_total, lottery_numbers, measure

SMALL = (1_500, 40)  # what HiGHS solves while one waits


def city(children: int, places: int) -> Problem:
    """The same city each time."""
    random = np.random.default_rng(2027)
    centres = random.normal(0, 5_000, (12, 2))
    homes = centres[random.integers(0, 12, children)] + random.normal(0, 1_500, (children, 2))
    points = centres[random.integers(0, 12, places)] + random.normal(0, 1_500, (places, 2))
    unit, second = np.arange(children), random.random(children) < 0.07
    twins = 2 * random.choice(children // 2, round(children * 0.008), replace=False)
    for table in (homes, unit, second):
        table[twins + 1] = table[twins]
    apart = homes[:, None, :] - points[None, :, :]
    metres = np.rint(1.3 * np.hypot(apart[..., 0], apart[..., 1])).astype(np.int32)
    taught = np.arange(places) % 12 == 0
    allowed = second[:, None] == taught[None, :]
    free = np.zeros(places, dtype=np.int64)
    for language in (False, True):
        there = np.flatnonzero(taught == language)
        seats = int(1.05 * (second == language).sum()) + 1
        free[there] = random.multinomial(seats, random.dirichlet(np.full(len(there), 8.0)))
    district = np.ones(metres.shape, dtype=np.int32)
    district[np.arange(children), np.where(allowed, metres, 10**9).argmin(axis=1)] = 0
    sibling = np.ones(metres.shape, dtype=np.int32)
    with_sibling = np.flatnonzero(random.random(children) < 0.3)
    sibling[with_sibling, random.integers(0, places, len(with_sibling))] = 0
    return Problem.of(
        people=np.arange(children),
        unit=unit,
        lottery=lottery_numbers(np.arange(children), 2027),
        places=np.arange(places),
        free=free,
        allowed=allowed,
        metres=metres,
        claims=[district, sibling, metres],
        bound=None,
    )


def greedy(problem: Problem) -> Allocation:
    """What a list worked from the top gives: each unit in register order to the nearest place with room."""
    seat, room = np.full(len(problem.people), -1, dtype=np.int64), problem.free.copy()
    for unit in np.unique(problem.unit):
        members = np.flatnonzero(problem.unit == unit)
        fits = problem.allowed[members].all(axis=0) & (room >= len(members))
        if fits.any():
            place = int(np.where(fits, problem.metres[members[0]], np.iinfo(np.int32).max).argmin())
            seat[members] = place
            room[place] -= len(members)
    return Allocation(seat, ("",) * len(seat), 0)


def highs(problem: Problem) -> Allocation:
    """The least total with units whole, by scipy's HiGHS: an unknown for each unit and allowed place."""
    units, first, of, size = np.unique(
        problem.unit, return_index=True, return_inverse=True, return_counts=True
    )
    unit, place = np.nonzero(problem.allowed[first])
    dear = 1 + int(problem.metres.sum(dtype=np.int64))
    cost = size[unit] * (problem.metres[first][unit, place].astype(float) - dear)
    arcs = np.arange(len(unit))
    once = csr_array((np.ones(len(arcs)), (unit, arcs)), shape=(len(units), len(arcs)))
    seats = csr_array((size[unit], (place, arcs)), shape=(len(problem.free), len(arcs)))
    limits = [LinearConstraint(once, ub=1), LinearConstraint(seats, ub=problem.free)]
    solved = milp(
        cost,
        integrality=np.ones(len(arcs)),
        bounds=Bounds(0, 1),
        constraints=limits,
        options={"mip_rel_gap": 0},
    )
    seat = np.full(len(units), -1, dtype=np.int64)
    seat[unit[solved.x > 0.5]] = place[solved.x > 0.5]
    return Allocation(seat[of], ("",) * len(of), 0)


def timed(method: Callable[[Problem], Allocation], size: tuple[int, int], rounds: int) -> dict[str, float]:
    """Median seconds, peak memory of this process, and what came out."""
    problem = city(*size)
    seconds = []
    for _ in range(rounds):
        start = perf_counter()
        allocation = method(problem)
        seconds.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    walked = int(problem.metres[np.arange(len(allocation.seat)), allocation.seat][allocation.seat >= 0].sum())
    return {
        "seconds": median(seconds),
        "peak": peak,
        "walked": walked,
        **asdict(measure(problem, allocation)),
    }


def table(
    size: tuple[int, int], methods: Mapping[str, Callable[[Problem], Allocation]], rounds: int
) -> dict[str, dict[str, float]]:
    """Run and print one table; seconds are also told as a ratio to the least total's."""
    done = {}
    print(f"\n{size[0]:,} children x {size[1]} places, medians of {rounds}\n")
    print(
        "| method | seconds | ratio | peak MB | unplaced | km in all | mean m | longest m | nearest | envy |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, method in methods.items():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            done[name] = got = alone.submit(timed, method, size, rounds).result()
        ratio = got["seconds"] / next(iter(done.values()))["seconds"]
        print(
            f"| {name} | {got['seconds']:.3f} | {ratio:.2f} | {got['peak']:.0f} | {got['unplaced']:,} "
            f"| {got['walked'] / 1_000:,.3f} | {got['mean']:,.0f} | {got['longest']:,} "
            f"| {got['share_nearest']:.1%} | {got['justified_envy']:,} |",
            flush=True,
        )
    return done


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--children", type=int, default=6_500)
    asked.add_argument("--places", type=int, default=100)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    ours = {"least total": least_total, "claims": claims, "greedy by register order": greedy}
    large = table((given.children, given.places), ours, given.rounds)
    small = table(SMALL, {"least total": least_total, "HiGHS, units whole": highs}, given.rounds)
    one, other = ((got["unplaced"], got["walked"]) for got in small.values())
    print("\nThe optima are equal." if one == other else f"\nThe optima differ: {one}, {other}.")
    told: dict[str, object] = {name.replace(" ", "_"): large[name] for name in ("least total", "claims")}
    print(json.dumps({"equal": one == other, **told}))
    return 0 if one == other else 1


if __name__ == "__main__":
    sys.exit(main())
