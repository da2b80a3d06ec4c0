"""How teaching groups are suggested."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.desk.grouping import Child, Room, suggest

A, B = Room("1A", "general", 3), Room("1B", "general", 3)
SPECIAL = Room("1E", "special", 8)


def single(key, **more):
    return Child(key, key, ("alone", key), **more)


def twins(*keys, **more):
    return [Child(key, key, ("twins", keys), **more) for key in keys]


def test_children_are_spread_so_that_groups_fill_evenly():
    assert Counter(suggest([single(n) for n in range(4)], [A, B]).values()) == {"1A": 2, "1B": 2}
    larger = Room("1B", "general", 6)
    assert Counter(suggest([single(n) for n in range(9)], [A, larger]).values()) == {"1A": 3, "1B": 6}


def test_children_of_one_home_are_together_where_a_group_takes_them():
    put = suggest([single(1), single(2), *twins(3, 4), *twins(5, 6)], [A, B])
    assert put[3] == put[4]
    assert put[5] == put[6]
    full = suggest([*twins(1, 2), *twins(3, 4), *twins(5, 6)], [A, B])
    assert sorted(Counter(full.values()).values()) == [3, 3]


def test_a_special_group_is_filled_by_hand_alone():
    put = suggest([single(1), single(2, by_hand="1E"), *(single(n) for n in range(3, 9))], [A, B, SPECIAL])
    assert [key for key, name in put.items() if name == "1E"] == [2]
    assert len(put) == 7


def test_whoever_finds_every_general_group_full_is_left_out():
    put = suggest([single(n) for n in range(8)], [A, B, SPECIAL])
    assert sorted(put) == list(range(6))


def test_a_sibling_follows_who_was_put_by_hand_into_a_general_group_and_not_into_a_special_one():
    first, second = twins(7, 8)
    put = suggest([single(1), Child(7, 7, first.family, by_hand="1B"), second], [A, B, SPECIAL])
    assert put[8] == "1B"
    put = suggest([Child(7, 7, first.family, by_hand="1E"), second], [A, B, SPECIAL])
    assert put == {7: "1E", 8: "1A"}


def test_a_group_that_is_no_more_is_chosen_for_nobody():
    assert suggest([single(1, by_hand="1X")], [A, B]) == {1: "1A"}


children = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(["", "", "", "1A", "1B", "1E"])), max_size=14
).map(lambda rows: [Child(n, n, family if family else ("alone", n), by_hand) for n, (family, by_hand) in enumerate(rows)])  # fmt: skip


@given(children=children, seed=st.randoms())
def test_the_order_in_which_children_are_given_does_not_matter_and_hands_are_obeyed(children, seed):
    put = suggest(children, [A, B, SPECIAL])
    shuffled = list(children)
    seed.shuffle(shuffled)
    assert suggest(shuffled, [B, SPECIAL, A]) == put
    for child in children:
        if child.by_hand:
            assert put[child.key] == child.by_hand
    sizes = Counter(put[child.key] for child in children if child.key in put and not child.by_hand)
    by_hand = Counter(child.by_hand for child in children if child.by_hand)
    assert all(
        sizes[room.name] + by_hand[room.name] <= max(room.seats, by_hand[room.name]) for room in (A, B)
    )
    assert not sizes["1E"]


@given(count=st.integers(0, 5))
def test_whoever_joins_later_moves_nobody(count):
    before = [single(n) for n in range(count)]
    after = suggest([*before, single(99)], [A, B])
    assert {key: name for key, name in after.items() if key != 99} == suggest(before, [A, B])


@pytest.mark.parametrize("groups", [[], [SPECIAL]])
def test_without_a_general_group_nobody_is_put_anywhere(groups):
    assert suggest([single(1)], groups) == {}
