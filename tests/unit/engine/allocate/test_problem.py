"""The problem is put in order, and refused when it makes no sense."""

import numpy as np
import pytest

from ennakko.engine.allocate import Problem


def given(**changed):
    problem = {
        "people": [7, 3],
        "unit": [3, 3],
        "lottery": [50, 60],
        "places": [20, 10, 30],
        "free": [1, 2, 0],
        "allowed": [[True, False, True], [True, True, True]],
        "metres": [[720, 710, 730], [320, 310, 330]],
        "claims": [[[0, 1, 1], [1, 0, 1]]],
        "bound": None,
    }
    return problem | changed


def test_rows_and_columns_stand_in_the_order_of_their_keys():
    problem = Problem.of(**given())
    assert problem.people.tolist() == [3, 7]
    assert problem.lottery.tolist() == [60, 50]
    assert problem.places.tolist() == [10, 20, 30]
    assert problem.free.tolist() == [2, 1, 0]
    assert problem.metres.tolist() == [[310, 320, 330], [710, 720, 730]]
    assert problem.allowed.tolist() == [[True, True, True], [False, True, True]]
    assert problem.claims[0].tolist() == [[0, 1, 1], [1, 0, 1]]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"people": [7, 7]}, "people has the same number twice"),
        ({"places": [20, 10, 20]}, "places has the same number twice"),
        ({"lottery": [5, 5]}, "lottery has the same number twice"),
        ({"free": [1, -1, 0]}, "never less than nothing"),
        ({"metres": [[1, 2, 3], [1, -2, 3]]}, "never less than nothing"),
        ({"metres": [[1, 2], [3, 4]]}, "metres has the shape"),
        ({"claims": [[[0, 1, 1]]]}, r"claims\[0\] has the shape"),
        ({"unit": [1]}, "unit has the shape"),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused(wrong, says):
    with pytest.raises(ValueError, match=says):
        Problem.of(**given(**wrong))


def test_within_is_allowed_and_not_beyond_the_bound():
    assert Problem.of(**given(bound=320)).within.tolist() == [[True, True, False], [False, False, False]]
    assert np.array_equal(Problem.of(**given()).within, Problem.of(**given()).allowed)
