"""The measures of an allocation on a drawn table."""

import numpy as np

from ennakko.engine.allocate import Measures, claims, least_total, measure, nearest_allowed
from tests.unit.engine.allocate.reference import drawn

WALK = [[100, 200], [150, 900], [400, 300]]


def test_both_objectives_are_told_in_the_same_numbers():
    problem = drawn(WALK, [1, 1])
    published = measure(problem, claims(problem))
    assert published == Measures(
        placed=2, unplaced=1, mean=200.0, longest=300, share_nearest=1.0, justified_envy=0
    )
    total = measure(problem, least_total(problem))
    assert (total.placed, total.unplaced, total.mean, total.longest) == (2, 1, 175.0, 200)
    assert total.share_nearest == 0.5
    assert total.justified_envy == 1


def test_an_empty_allocation_measures_nothing():
    problem = drawn([], [1])
    assert measure(problem, claims(problem)) == Measures(0, 0, 0.0, 0, 0.0, 0)


def test_twins_with_a_justified_claim_are_two_children():
    problem = drawn([[100, 300], [100, 300], [200, 900], [200, 900]], [2, 2], unit=[0, 0, 2, 2])
    allocation = least_total(problem)
    assert allocation.seat.tolist() == [1, 1, 0, 0]
    assert measure(problem, allocation).justified_envy == 2


def test_the_nearest_allowed_place_may_be_full_but_not_of_another_language():
    problem = drawn(
        [[100, 50], [100, 50], [7, 7]], [0, 1], allowed=[[True, True], [True, False], [False, False]]
    )
    assert nearest_allowed(problem).tolist() == [1, 0, -1]
    assert np.array_equal(nearest_allowed(drawn([[]], [])), [-1])
