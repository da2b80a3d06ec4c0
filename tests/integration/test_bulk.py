"""Whole tables into an empty register: everything arrives as it was drawn, or nothing does."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.own_house import House, own_house

pytestmark = pytest.mark.database
ACTS = Path(__file__).with_name("city_acts.py")


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    with own_house(tmp_path / "data") as made:
        yield made


def act(house: House, *words: str) -> dict[str, object]:
    process = house.start(str(ACTS), *words)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0, f"{words} failed"
    return dict(json.loads(told.splitlines()[-1]))


def test_every_row_is_read_back_as_it_was_drawn_and_every_code_opens(house):
    told = act(house, "readback", "1500")
    assert told["other"] == []
    assert told["counts"] > 10_000
    assert told["codes_open"]


def test_a_broken_table_leaves_nothing_half_written(house):
    told = act(house, "broken")
    assert "nothing was written" in told["cause"]
    assert (told["people"], told["places"], told["loads"]) == (0, 0, 0)


def test_tables_that_are_not_empty_are_not_loaded_over(house):
    told = act(house, "twice")
    assert "not empty" in told["cause"]
    assert told["people"] == 300


def test_a_load_that_is_killed_half_way_leaves_nothing_and_can_be_done_again(house):
    process = house.start(str(ACTS), "half")
    assert process.stdout
    assert process.stdout.readline() == "half\n"
    process.kill()
    process.communicate()
    assert act(house, "rows") == {"people": 0, "places": 0, "loads": 0}
    assert act(house, "readback", "300")["other"] == []


def test_what_comes_after_a_load_gets_keys_of_its_own(house):
    act(house, "readback", "300")
    grown = "import django; django.setup(); from ennakko.register.models import Resident; print(Resident.objects.create().pk)"
    told, _ = house.start("-c", grown).communicate(timeout=60)
    assert int(told) == 301
