"""The draws the city is made of."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ennakko.demo.chance import chance, drawn, matched, rank_within, shared_out

GROUPS = st.lists(st.integers(0, 4), max_size=40).map(lambda values: np.array(values, dtype=np.int64))


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=30), st.integers(0, 10_000))
def test_what_is_shared_out_adds_up_and_nobody_is_more_than_one_off(weights, total):
    exact = np.array(weights) / sum(weights) * total
    given_out = shared_out(np.array(weights), total)
    assert given_out.sum() == total
    assert (np.abs(given_out - exact) < 1 + 1e-6).all()


@given(GROUPS)
def test_ranks_count_each_group_from_nought_in_the_given_order(groups):
    seen: dict[int, int] = {}
    for group, rank in zip(groups.tolist(), rank_within(groups).tolist(), strict=True):
        assert rank == seen.get(group, 0)
        seen[group] = rank + 1


@given(GROUPS, GROUPS, st.integers(0, 100))
def test_matching_pairs_as_many_as_a_group_has_on_both_sides_each_once_in_the_order_of_the_keys(a, b, seed):
    rng = chance(seed, "keys")
    key_a, key_b, prefer = rng.random(len(a)), rng.random(len(b)), rng.random(len(a))
    one, other = matched(a, key_a, b, key_b, prefer)
    assert (a[one] == b[other]).all()
    assert len(set(one.tolist())) == len(one)
    assert len(set(other.tolist())) == len(other)
    for group in range(5):
        there = a[one] == group
        assert there.sum() == min((a == group).sum(), (b == group).sum())
        assert (np.diff(key_a[one[there]]) > 0).all()
        assert (np.diff(key_b[other[there]]) > 0).all()


def test_what_has_no_weight_is_never_drawn():
    at = drawn(chance(1, "x"), np.array([0.0, 3.0, 0.0, 1.0, 0.0]), 10_000)
    assert set(at.tolist()) == {1, 3}
    assert 0.7 < (at == 1).mean() < 0.8


def test_each_subject_has_a_chance_of_its_own():
    assert chance(1, "a").random() == chance(1, "a").random()
    assert chance(1, "a").random() != chance(1, "b").random()
    assert chance(1, "a").random() != chance(2, "a").random()
