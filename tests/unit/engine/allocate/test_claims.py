"""Claims on drawn tables. Rows are children, columns places; 0 is a criterion that holds, 1 one that does not."""

from ennakko.engine.allocate import claims
from tests.unit.engine.allocate.reference import drawn


def test_the_first_criterion_decides_before_the_walk():
    near_the_first = [[100, 900], [200, 800]]
    own_district = [[1, 0], [0, 1]]
    assert claims(drawn(near_the_first, [1, 1], claims=[own_district])).seat.tolist() == [1, 0]


def test_a_later_criterion_decides_only_among_equals_of_the_first():
    district = [[0, 1], [0, 1], [1, 0]]
    sibling = [[1, 1], [0, 1], [0, 1]]
    walk = [[100, 900], [300, 900], [50, 900]]
    assert claims(drawn(walk, [1, 2], claims=[district, sibling])).seat.tolist() == [1, 0, 1]


def test_equal_claims_go_by_the_lottery_and_not_by_the_order_of_the_register():
    assert claims(drawn([[100], [100]], [1], lottery=[8, 3])).seat.tolist() == [-1, 0]


def test_of_two_places_with_equal_claims_the_lower_key_is_taken():
    assert claims(drawn([[100, 100]], [1, 1])).seat.tolist() == [0]


def test_twins_are_refused_the_one_seat_left_and_a_weaker_child_takes_it():
    walk = [[100, 500], [100, 500], [400, 900]]
    allocation = claims(drawn(walk, [1, 2], unit=[0, 0, 2]))
    assert allocation.seat.tolist() == [1, 1, 0]


def test_a_child_refused_for_twins_is_asked_again_when_the_twins_give_way():
    """Row 0 comes late, since its first wish is full: it displaces the twins, whose second seat suits row 3 then."""
    walk = [
        [200, 100],
        [300, 900],
        [300, 900],
        [400, 999],
        [999, 50],
    ]
    assert claims(drawn(walk, [2, 1], unit=[0, 1, 1, 3, 4])).seat.tolist() == [0, -1, -1, 0, 1]


def test_a_unit_is_as_weak_as_its_weakest_member():
    walk = [[100], [300], [200]]
    assert claims(drawn(walk, [2], unit=[0, 0, 2])).seat.tolist() == [-1, -1, 0]


def test_everybody_unplaced_is_told_why():
    allocation = claims(
        drawn(
            [[100, 100], [100, 9_000], [100, 100], [100, 100]],
            [1, 0],
            allowed=[[True, False], [False, True], [False, False], [True, False]],
            bound=5_000,
        )
    )
    assert allocation.seat.tolist() == [0, -1, -1, -1]
    assert allocation.why == ("", "beyond_bound", "no_place_in_language", "full")


def test_nobody_and_nowhere_are_problems_like_any_other():
    assert claims(drawn([], [3])).seat.tolist() == []
    nowhere = claims(drawn([[], []], []))
    assert nowhere.why == ("no_place_in_language", "no_place_in_language")
