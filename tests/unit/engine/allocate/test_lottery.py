"""The lottery: the same person and seed always draw the same number, and no two people do."""

import numpy as np
import pytest

from ennakko.engine.allocate import lottery_numbers


def test_a_number_depends_on_the_person_and_the_seed_and_on_nobody_else():
    together = lottery_numbers(np.array([5, 1, 9]), seed=42)
    alone = [int(lottery_numbers(np.array([person]), seed=42)[0]) for person in (5, 1, 9)]
    assert together.tolist() == alone
    assert lottery_numbers(np.array([5, 1, 9]), seed=43).tolist() != alone


def test_numbers_are_never_less_than_nothing_and_never_drawn_twice():
    drawn = lottery_numbers(np.arange(1_000_000), seed=2027)
    assert len(np.unique(drawn)) == 1_000_000
    assert drawn.min() >= 0


def test_low_person_keys_are_no_luckier_than_high_ones():
    drawn = lottery_numbers(np.arange(100_000), seed=7).astype(float) / 2**63
    halves = drawn[:50_000].mean(), drawn[50_000:].mean()
    assert halves == (pytest.approx(0.5, abs=0.01), pytest.approx(0.5, abs=0.01))
    assert abs(np.corrcoef(np.arange(100_000), drawn)[0, 1]) < 0.02


def test_another_season_is_another_draw():
    one, other = (lottery_numbers(np.arange(100_000), seed).astype(float) for seed in (1, 2))
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.02


def test_published_numbers_stay_what_they_were():
    assert lottery_numbers(np.array([0, 1, 2**62]), seed=2**64 - 1).tolist() == PUBLISHED


def test_a_negative_person_key_is_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        lottery_numbers(np.array([1, -1]), seed=1)


PUBLISHED = [6694190955698545292, 298237631004649911, 4295803048351641204]
