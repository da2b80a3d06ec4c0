"""Real processes are killed anywhere in the loop: while they apply, send, let time act, apply again. Run once more to
its end, nothing is lost and nothing is there twice."""

import random
import time
from pathlib import Path

import pytest

from tests.integration.own_house import House, ended, own_house

pytestmark = pytest.mark.database
ACTS = Path(__file__).with_name("ledger_acts.py")
CHUNK = 5
LONGEST = 0.1  # seconds until a kill
SCHOOLS = 2
KILLS = {"propose": 7, "carry": 5, "age": 4, "close": 4}  # twenty


def act(house: House, *words: object):
    """Start one of `ledger_acts`; returns when it is about to begin."""
    process = house.start(str(ACTS), *map(str, words))
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def survive(house: House, times: int, seed: int) -> None:
    """Kill every part of the loop `times` KILLS, at random moments, then let it end; hold the ledger against what is due."""
    children = 400 * times
    seats = children // SCHOOLS
    told(house, "town", children, SCHOOLS, seats)
    chance = random.Random(seed)
    for part, kills in KILLS.items():
        hit = 0
        for _ in range(times * kills):
            process = act(house, part, CHUNK)
            time.sleep(chance.uniform(0, LONGEST))
            hit += process.poll() is None
            process.kill()
            process.communicate()
        assert 2 * hit > times * kills, f"{part} ended before it could be killed: the town is too small"
        told(house, part, CHUNK)
    held = told(house, "ledger")
    assert held["broken_off"] > 0  # some kills hit an apply
    assert held | {"broken_off": 0} == {
        "proposals": children,
        "people": children,
        "addressees": 2 * children,
        "states": {"no_remark": children - seats, "with_staff": seats},
        "messages": {"sent": 2 * children},
        "events": {"proposed": children, "served": 2 * children, "no_remark": children, "to_staff": seats},
        "doubled": 0,
        "excess": 0,
        "broken": "",
        "broken_off": 0,
    }
    assert len(list((house.data / "outbox").rglob("*.txt"))) == 2 * children


def told(house: House, *words: object) -> dict:
    """Run one of `ledger_acts` to its end."""
    return ended(act(house, *words))


def test_killed_twenty_times_the_loop_loses_nothing_and_does_nothing_twice(tmp_path):
    with own_house(tmp_path / "data") as house:
        survive(house, times=1, seed=1)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(4))
def test_killed_hundreds_of_times(tmp_path, seed):
    with own_house(tmp_path / "data") as house:
        survive(house, times=5, seed=seed)
