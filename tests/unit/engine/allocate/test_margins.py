"""Why not there: every place as one child is told of it."""

from ennakko.engine.allocate import Considered, Margin, claims, least_total, margin
from tests.unit.engine.allocate.reference import drawn


def test_a_full_place_tells_by_how_much_the_child_fell_short():
    problem = drawn([[100, 900], [180, 300]], [1, 1])
    assert margin(problem, claims(problem), 1) == (
        Considered(
            place=0, metres=180, full=True, why="full", margin=Margin(criterion=0, own=180, theirs=100)
        ),
        Considered(place=1, metres=300, full=True, why="chosen", margin=None),
    )


def test_equal_claims_fall_short_by_the_lottery():
    problem = drawn([[100, 900], [100, 900]], [1, 1], lottery=[7, 3])
    first, _ = margin(problem, claims(problem), 0)
    assert first.margin == Margin(criterion=1, own=7, theirs=3)


def test_a_place_without_a_seat_was_full_for_everybody():
    problem = drawn([[100, 900]], [0, 1])
    first, second = margin(problem, claims(problem), 0)
    assert (first.why, first.full, first.margin) == ("full", True, None)
    assert second.why == "chosen"


def test_a_weaker_claim_elsewhere_is_told_as_weaker():
    problem = drawn([[100, 900]], [1, 1])
    assert [told.why for told in margin(problem, claims(problem), 0)] == ["chosen", "weaker"]


def test_other_languages_and_places_beyond_the_bound_are_told_as_such():
    problem = drawn([[100, 200, 9_000]], [1, 1, 1], allowed=[[False, True, True]], bound=5_000)
    assert [told.why for told in margin(problem, claims(problem), 0)] == [
        "other_language",
        "chosen",
        "beyond_bound",
    ]


def test_a_seat_given_up_for_the_total_is_told_as_shared():
    problem = drawn([[100, 200], [150, 900]], [1, 1])
    told = margin(problem, least_total(problem), 0)
    assert [(one.why, one.full) for one in told] == [("shared", True), ("chosen", True)]


def test_twins_are_told_that_one_seat_was_not_enough():
    problem = drawn([[100, 500], [100, 500], [50, 900]], [2, 2], unit=[0, 0, 2])
    first, second = margin(problem, claims(problem), 0)
    assert (first.why, first.full, first.margin) == ("full", False, Margin(criterion=0, own=100, theirs=50))
    assert second.why == "chosen"
