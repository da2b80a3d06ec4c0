"""Which rows of a chunk find their seat."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ennakko.ledger.seats import fitting

PLACES = st.integers(1, 3)


def row(name, place, proposal=None):
    return {"person": name, "proposal": proposal, "place": place}


def kept(rows, before, capacity, held):
    fits, full = fitting(rows, before, capacity=capacity, held=held)
    assert len(fits) + len(full) == len(rows)
    return [r["person"] for r in fits]


def test_the_last_seat_goes_to_the_first_row():
    assert kept([row("a", 1), row("b", 1)], {}, {1: 3}, {1: 2}) == ["a"]


def test_a_seat_given_back_in_the_chunk_is_given_out_in_it():
    assert kept([row("new", 1), row("old", None, 7)], {7: 1}, {1: 1}, {1: 1}) == ["old", "new"]


def test_movers_follow_each_other_whatever_their_order():
    chain = [row("a", 2, 7), row("b", 3, 8), row("c", None, 9)]
    assert set(kept(chain, {7: 1, 8: 2, 9: 3}, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 1})) == {"a", "b", "c"}


def test_two_change_places_that_are_both_full():
    assert kept([row("a", 2, 7), row("b", 1, 8)], {7: 1, 8: 2}, {1: 1, 2: 1}, {1: 1, 2: 1}) == ["a", "b"]


def test_whoever_wanted_the_seat_of_somebody_who_cannot_move_stays_too():
    rows = [row("first", 2, 7), row("last", 3, 8)]
    assert kept(rows, {7: 1, 8: 2}, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 1}) == []


def test_of_two_who_would_move_to_one_seat_the_first_does():
    rows = [row("a", 3, 7), row("b", 3, 8)]
    assert kept(rows, {7: 1, 8: 2}, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 0}) == ["a"]


def test_who_finds_no_seat_keeps_the_one_they_hold():
    rows = [row("mover", 2, 7), row("new", 1)]
    assert kept(rows, {7: 1}, {1: 1, 2: 1}, {1: 1, 2: 1}) == []


def test_who_stays_is_not_asked_even_where_the_place_was_cut():
    assert kept([row("a", 1, 7), row("b", 1, 8)], {7: 1, 8: 1}, {1: 1}, {1: 2}) == ["a", "b"]


def test_a_place_nobody_knows_has_no_seat():
    assert kept([row("a", 5)], {}, {1: 1}, {}) == []


@given(
    st.lists(st.tuples(st.none() | PLACES, st.none() | PLACES), max_size=8),
    st.fixed_dictionaries({place: st.integers(0, 3) for place in (1, 2, 3)}),
)
def test_no_place_takes_more_than_it_has_and_what_is_left_would_not_fit(wanted, capacity):
    """`wanted`: from which place (none: somebody new, or one who holds none) to which."""
    before = {key: old for key, (old, _) in enumerate(wanted) if old is not None}
    rows = [row(key, place, key if key in before else None) for key, (_, place) in enumerate(wanted)]
    held = Counter(before.values())
    fits, full = fitting(rows, before, capacity=capacity, held=held)
    assert sorted(r["person"] for r in [*fits, *full]) == sorted(r["person"] for r in rows)
    now = Counter(held)
    for one in fits:
        now[before.get(one["proposal"])] -= 1
        now[one["place"]] += 1
    for one in fits:
        if one["place"] not in {None, before.get(one["proposal"])}:
            assert now[one["place"]] <= capacity[one["place"]]
    for one in full:
        if one["proposal"] is None:
            assert now[one["place"]] >= capacity[one["place"]]
