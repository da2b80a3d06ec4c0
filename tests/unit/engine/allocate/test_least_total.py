"""Least total on drawn tables, and on tables large enough for every way of keeping units whole."""

import numpy as np

from ennakko.engine.allocate import Problem, least_total, lottery_numbers
from tests.unit.engine.allocate.reference import drawn, solver_worth, worth


def city(children: int, places: int, *, unit: int, seats: int, seed: int) -> Problem:
    """Homes and places scattered over a square; children in units of `unit`, who share a home."""
    random = np.random.default_rng(seed)
    of = np.arange(children) // unit
    homes = random.uniform(0, 3_000, (children, 2))[of]
    points = random.uniform(0, 3_000, (places, 2))
    apart = homes[:, None, :] - points[None, :, :]
    metres = np.rint(np.hypot(apart[..., 0], apart[..., 1])).astype(np.int32)
    return Problem.of(
        people=np.arange(children),
        unit=of,
        lottery=lottery_numbers(np.arange(children), seed),
        places=np.arange(places),
        free=np.full(places, seats),
        allowed=np.ones(metres.shape, dtype=bool),
        metres=metres,
        claims=[metres],
        bound=None,
    )


def test_the_sum_of_all_walks_decides_and_not_the_strongest_claim():
    assert least_total(drawn([[100, 200], [150, 900]], [1, 1])).seat.tolist() == [1, 0]


def test_nobody_is_left_out_to_save_metres():
    allocation = least_total(drawn([[0, 100_000], [100_000, 100_000], [0, 100_000]], [1, 2]))
    assert (allocation.seat >= 0).all()


def test_the_longest_journey_is_a_bound_and_not_a_wish():
    allocation = least_total(drawn([[100, 5_001], [200, 5_001]], [1, 1], bound=5_000))
    assert allocation.seat.tolist() == [0, -1]
    assert allocation.why == ("", "full")


def test_neighbours_on_one_stair_get_seats_by_the_lottery():
    stair = [[100, 700], [100, 700], [100, 700]]
    assert least_total(drawn(stair, [1, 2], lottery=[5, 2, 9])).seat.tolist() == [1, 0, 1]
    assert least_total(drawn(stair, [1, 1], lottery=[5, 2, 9])).seat.tolist() == [1, 0, -1]


def test_a_good_number_wins_ties_only_and_pushes_nobody_out():
    """Rows 1 and 2 are tied for one seat beside row 0, who may sit nowhere else and has the worst number."""
    walk = [[100, 100], [100, 300], [100, 300]]
    only_here = [[True, False], [True, True], [True, True]]
    allocation = least_total(drawn(walk, [2, 3], allowed=only_here, lottery=[9, 5, 2]))
    assert allocation.seat.tolist() == [0, 1, 0]


def test_of_two_pairs_of_twins_the_better_number_is_placed():
    pairs = [[100], [100], [100], [100]]
    assert least_total(drawn(pairs, [2], unit=[0, 0, 1, 1], lottery=[1, 9, 2, 3])).seat.tolist() == [
        -1,
        -1,
        0,
        0,
    ]


def test_twins_are_not_split_and_the_price_of_that_is_told():
    """Split, they would walk 100 + 300 beside the 100 of the third child; together it is 300 + 300 and 100."""
    allocation = least_total(drawn([[100, 300], [100, 300], [100, 900]], [2, 2], unit=[0, 0, 2]))
    assert allocation.seat.tolist() == [1, 1, 0]
    assert allocation.unit_price == 200


def test_one_seat_is_no_seat_for_twins():
    allocation = least_total(drawn([[100], [100]], [1], unit=[0, 0]))
    assert allocation.why == ("full", "full")
    assert (allocation.unit_price, allocation.unit_unplaced) == (-100, 1)


def test_a_city_of_triplets_costs_what_an_independent_solver_says():
    problem = city(90, 10, unit=3, seats=10, seed=1)
    allocation = least_total(problem)
    assert worth(problem, allocation.seat) == solver_worth(problem)
    assert allocation.unit_price > 200
    assert allocation.gap == 0


def test_an_island_with_three_seats_for_two_pairs_of_twins_is_proven_in_a_large_city():
    """All arcs are more than one program may have, so the search branches; the mainland is as if alone."""
    mainland = city(600, 60, unit=1, seats=11, seed=2)
    children, places = len(mainland.people) + 4, len(mainland.places) + 1
    allowed = np.zeros((children, places), dtype=bool)
    allowed[:-4, :-1] = mainland.allowed
    allowed[-4:, -1] = True
    metres = np.full((children, places), 500, dtype=np.int32)
    metres[:-4, :-1] = mainland.metres
    problem = Problem.of(
        people=np.arange(children),
        unit=[*range(children - 4), 8_000, 8_000, 9_000, 9_000],
        lottery=lottery_numbers(np.arange(children), 2),
        places=np.arange(places),
        free=[*mainland.free, 3],
        allowed=allowed,
        metres=metres,
        claims=[],
        bound=None,
    )
    allocation = least_total(problem)
    unplaced, walked = worth(mainland, least_total(mainland).seat)
    assert worth(problem, allocation.seat) == (unplaced + 2, walked + 1_000)
    assert (allocation.unit_price, allocation.unit_unplaced, allocation.gap) == (-500, 1, 0)


def test_nobody_and_nowhere_are_problems_like_any_other():
    assert least_total(drawn([], [3])).seat.tolist() == []
    assert least_total(drawn([[], []], [])).why == ("no_place_in_language", "no_place_in_language")
