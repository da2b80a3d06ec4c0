"""Artificial codes of a whole city."""

import numpy as np
import pytest
from stdnum.fi import hetu

from ennakko.base.identity import is_artificial, is_building_code, is_identity_code
from ennakko.demo.codes import A_DAY, building_codes, identity_codes

DAY = int(np.datetime64("2020-03-14").astype(int))


def test_every_code_is_artificial_and_valid_to_an_independent_oracle():
    rng = np.random.default_rng(1)
    born = rng.integers(-25_000, 20_500, 20_000)
    female = rng.random(20_000) < 0.5
    codes = identity_codes(born, female, 0).to_list()
    assert len(set(codes)) == len(codes)
    old_signs = [
        code[:6] + {"A": "A"}.get(code[6], "-" if code[6] in "-YXWVU" else "A") + code[7:] for code in codes
    ]
    assert all(hetu.is_valid(code, allow_temporary=True) for code in old_signs)
    assert all(is_identity_code(code) and is_artificial(code) for code in codes)
    assert all(
        (int(code[7:10]) % 2 == 0) == woman for code, woman in zip(codes, female.tolist(), strict=True)
    )


def test_a_day_with_more_births_than_codes_flows_over_into_the_next():
    born, female = np.full(3 * A_DAY, DAY), np.ones(3 * A_DAY, bool)
    codes = identity_codes(born, female, 0).to_list()
    assert len(set(codes)) == len(codes)
    assert {code[:6] for code in codes} == {"140320", "150320", "160320"}


def test_a_day_that_is_full_itself_passes_on_what_flows_into_it():
    born = np.r_[np.full(A_DAY + 5, DAY), np.full(A_DAY, DAY + 1)]
    codes = identity_codes(born, np.zeros(len(born), bool), 0).to_list()
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("number", [1, 1000, 100_000])
def test_building_codes_are_of_the_test_register_and_each_is_another(number):
    codes = building_codes(number).to_list()
    assert len(set(codes)) == number
    assert all(code.startswith("9") and is_building_code(code) for code in codes[:1000])
