"""Identity and building codes against an independent implementation and the authority's own examples."""

import csv
import random
from pathlib import Path

import pytest
from stdnum.fi import hetu

from ennakko.base.identity import ALPHABET, is_artificial, is_building_code, is_identity_code

SIGNS = "+-YXWVUABCDEF"


def test_a_hundred_thousand_random_codes_are_judged_as_python_stdnum_judges_them() -> None:
    chance = random.Random(131)
    right = 0
    for _ in range(100_000):
        digits = f"{chance.randint(1, 32):02}{chance.randint(1, 13):02}{chance.randint(0, 99):02}"
        number = f"{chance.randint(0, 999):03}"
        check = ALPHABET[int(digits + number) % 31]
        if chance.random() < 0.3:
            check = chance.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        code = f"{digits}{chance.choice(SIGNS)}{number}{check}"
        assert is_identity_code(code) == hetu.is_valid(code, allow_temporary=True), code
        right += is_identity_code(code)
    assert right > 50_000


@pytest.mark.parametrize("code", ["", "010594Y903", "010594y9032", "010594Y90322", "010594Y9032\n"])
def test_what_only_looks_like_a_code_is_none(code: str) -> None:
    assert not is_identity_code(code)


def test_the_authoritys_test_codes_are_judged_as_it_says(shared: Path) -> None:
    with (shared / "dvv" / "hetu-testitunnukset.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 25
    for row in rows:
        assert is_identity_code(row["henkilotunnus"]) == (row["valid_checksum"] == "1"), row["note"]
        if row["valid_checksum"] == "1":
            assert is_artificial(row["henkilotunnus"])


def test_the_century_sign_makes_two_people_of_the_same_digits() -> None:
    assert is_identity_code("100190-999P")
    assert is_identity_code("100190Y999P")


@pytest.mark.parametrize("code", ["101614422K", "103276294B", "103276295C", "900000041C"])
def test_a_building_code_is_right_and_every_changed_digit_makes_it_wrong(code: str) -> None:
    assert is_building_code(code)
    for place in range(9):
        for digit in set("0123456789") - {code[place]}:
            assert not is_building_code(code[:place] + digit + code[place + 1 :])


def test_the_register_keepers_printed_building_code_is_wrong() -> None:
    assert not is_building_code("100012345A")
    assert is_building_code("100012345N")
