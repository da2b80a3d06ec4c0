"""What every allocation keeps to, on generated problems; both objectives against independent answers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ennakko.engine.allocate import Margins, Problem, claims, least_total, lottery_numbers, measure
from ennakko.engine.allocate.margins import SHARED
from tests.unit.engine.allocate import reference

OBJECTIVES = pytest.mark.parametrize("objective", [claims, least_total])


@st.composite
def problems(draw: st.DrawFn, most: int = 8, places: int = 4, units: bool = True) -> Problem:
    """Small and tight: few different metres so that ties abound, twins and triplets, languages, a bound."""
    n, m = draw(st.integers(0, most)), draw(st.integers(0, places))
    table = st.lists(st.lists(st.integers(0, 6), min_size=m, max_size=m), min_size=n, max_size=n)
    flags = st.lists(st.lists(st.booleans(), min_size=m, max_size=m), min_size=n, max_size=n)
    shape = (n, m)
    people = draw(st.lists(st.integers(0, 999), min_size=n, max_size=n, unique=True))
    metres = np.array(draw(table), dtype=np.int32).reshape(shape)
    asked = [np.array(draw(flags), dtype=np.int32).reshape(shape) for _ in range(draw(st.integers(0, 2)))]
    return Problem.of(
        people=people,
        unit=[draw(st.integers(0, n)) for _ in range(n)] if units else people,
        lottery=lottery_numbers(np.array(people, dtype=np.int64), draw(st.integers(0, 99))),
        places=draw(st.lists(st.integers(0, 99), min_size=m, max_size=m, unique=True)),
        free=draw(st.lists(st.integers(0, 4), min_size=m, max_size=m)),
        allowed=draw(
            st.just(np.ones(shape, dtype=bool)) | flags.map(lambda f: np.array(f, dtype=bool).reshape(shape))
        ),
        metres=metres,
        claims=[*asked, metres] if draw(st.booleans()) else asked,
        bound=draw(st.none() | st.integers(0, 6)),
    )


def by_key(problem: Problem, seat: np.ndarray) -> dict[int, int | None]:
    return {
        int(i): None if p < 0 else int(problem.places[p]) for i, p in zip(problem.people, seat, strict=True)
    }


@OBJECTIVES
@given(problem=problems(), shuffle=st.randoms(use_true_random=False))
def test_the_same_input_shuffled_gives_the_same_places(objective, problem, shuffle):
    rows, columns = list(range(len(problem.people))), list(range(len(problem.places)))
    shuffle.shuffle(rows)
    shuffle.shuffle(columns)
    grid = np.ix_(np.array(rows, dtype=int), np.array(columns, dtype=int))
    other = Problem.of(
        people=problem.people[rows],
        unit=problem.unit[rows],
        lottery=problem.lottery[rows],
        places=problem.places[columns],
        free=problem.free[columns],
        allowed=problem.allowed[grid],
        metres=problem.metres[grid],
        claims=[claim[grid] for claim in problem.claims],
        bound=problem.bound,
    )
    assert by_key(other, objective(other).seat) == by_key(problem, objective(problem).seat)


@OBJECTIVES
@given(problem=problems())
def test_no_place_is_overfull_and_nobody_is_placed_where_not_allowed_or_beyond_the_bound(objective, problem):
    seat = objective(problem).seat
    placed = np.flatnonzero(seat >= 0)
    assert (np.bincount(seat[placed], minlength=len(problem.free)) <= problem.free).all()
    assert problem.allowed[placed, seat[placed]].all()
    assert problem.bound is None or (problem.metres[placed, seat[placed]] <= problem.bound).all()


@OBJECTIVES
@given(problem=problems())
def test_units_are_placed_together_or_not_at_all(objective, problem):
    seat = objective(problem).seat
    for unit in np.unique(problem.unit):
        assert len(set(seat[problem.unit == unit].tolist())) == 1


@OBJECTIVES
@given(problem=problems())
def test_whoever_is_unplaced_is_told_why_and_nobody_else(objective, problem):
    allocation = objective(problem)
    for i, (p, why) in enumerate(zip(allocation.seat, allocation.why, strict=True)):
        together = problem.unit == problem.unit[i]
        spoken = problem.allowed[together].all(axis=0).any()
        near = problem.within[together].all(axis=0).any()
        expected = "" if p >= 0 else "full" if near else "beyond_bound" if spoken else "no_place_in_language"
        assert why == expected


@given(problem=problems())
def test_claims_leave_no_justified_envy(problem):
    allocation = claims(problem)
    assert reference.envious(problem, allocation.seat) == set()
    assert measure(problem, allocation).justified_envy == 0


@given(problem=problems(most=5, places=3))
def test_claims_are_the_only_allocation_without_justified_envy(problem):
    without = [seat for seat in reference.possible(problem) if not reference.envious(problem, seat)]
    assert without == [tuple(claims(problem).seat.tolist())]


@given(problem=problems(most=14))
def test_claims_agree_with_all_pairs_in_one_order(problem):
    assert tuple(claims(problem).seat.tolist()) == reference.one_order(problem)


@given(problem=problems(most=14, units=False))
def test_claims_of_single_children_are_deferred_acceptance(problem):
    assert tuple(claims(problem).seat.tolist()) == reference.gale_shapley(problem)


@given(problem=problems())
def test_measured_envy_is_the_envy_that_the_definition_finds(problem):
    allocation = least_total(problem)
    assert measure(problem, allocation).justified_envy == len(reference.envious(problem, allocation.seat))


@settings(deadline=None)
@given(problem=problems(most=10))
def test_the_least_total_is_that_of_an_independent_solver_with_units_whole(problem):
    allocation = least_total(problem)
    assert reference.worth(problem, allocation.seat) == reference.solver_worth(problem)


@given(problem=problems(most=14, units=False))
def test_the_least_total_of_single_children_is_that_of_an_independent_assignment(problem):
    allocation = least_total(problem)
    assert reference.worth(problem, allocation.seat) == reference.assignment_worth(problem)
    assert (allocation.unit_price, allocation.unit_unplaced) == (0, 0)


@given(problem=problems(most=10))
def test_the_price_of_units_is_what_splitting_them_would_save(problem):
    allocation = least_total(problem)
    unplaced, metres = reference.worth(problem, allocation.seat)
    least_unplaced, least_metres = reference.assignment_worth(problem)
    assert (allocation.unit_unplaced, allocation.unit_price) == (
        unplaced - least_unplaced,
        metres - least_metres,
    )


@pytest.mark.parametrize("size", [1, 2])
@given(data=st.data())
def test_ties_of_the_least_total_let_better_lottery_numbers_walk_less(size, data):
    """Among units of one size: no allocation of the least total has a smaller sum of (rank from the end) x metres."""
    problem = data.draw(problems(most=6, places=3, units=False))
    count = len(problem.people) // size * size
    problem = _changed(
        problem,
        people=problem.people[:count],
        unit=np.arange(count) // size,
        lottery=problem.lottery[:count],
        allowed=problem.allowed[:count],
        metres=problem.metres[:count],
        claims=[claim[:count] for claim in problem.claims],
    )
    houses = sorted(reference.families(problem), key=lambda house: -house.lottery)
    most = 1 + max((house.metres(p) for house in houses for p in range(len(problem.free))), default=0)

    def owed(seat):
        at = [seat[house.members[0]] for house in houses]
        walks = [most if p < 0 else house.metres(p) for house, p in zip(houses, at, strict=True)]
        return sum(rank * walk for rank, walk in enumerate(walks, start=1))

    seat = tuple(least_total(problem).seat.tolist())
    least = reference.worth(problem, seat)
    equals = [other for other in reference.possible(problem) if reference.worth(problem, other) == least]
    assert owed(seat) == min(map(owed, equals))


@OBJECTIVES
@given(problem=problems(units=False), data=st.data())
def test_a_seat_more_never_leaves_more_single_children_unplaced(objective, problem, data):
    if len(problem.places):
        at = data.draw(st.integers(0, len(problem.places) - 1))
        before, after = objective(problem), objective(_with_a_seat(problem, at))
        assert (after.seat < 0).sum() <= (before.seat < 0).sum()


@given(problem=problems(), data=st.data())
def test_a_seat_more_never_leaves_more_children_unplaced_by_the_least_total(problem, data):
    if len(problem.places):
        at = data.draw(st.integers(0, len(problem.places) - 1))
        before, after = least_total(problem), least_total(_with_a_seat(problem, at))
        assert (after.seat < 0).sum() <= (before.seat < 0).sum()


@given(problem=problems())
def test_claims_never_explain_a_place_by_the_total(problem):
    explained = Margins(problem, claims(problem))
    assert not any(told.why == SHARED for i in range(len(problem.people)) for told in explained.of(i))


def _with_a_seat(problem: Problem, at: int) -> Problem:
    free = problem.free.copy()
    free[at] += 1
    return _changed(problem, free=free)


def _changed(problem: Problem, **changed) -> Problem:
    fields = {name: getattr(problem, name) for name in Problem.__dataclass_fields__}
    return Problem.of(**fields | changed)
