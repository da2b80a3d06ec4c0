"""Real processes at once: one sweep of a service, one giver of a seat. Whoever comes second is told so in clear words."""

import time

import pytest

from tests.integration.own_house import House, ended, own_house
from tests.integration.test_kills import act, told

pytestmark = pytest.mark.database


def wait_for(path) -> None:
    for _ in range(6000):
        if path.exists():
            return
        time.sleep(0.01)
    raise AssertionError(f"{path.name} never came")


@pytest.fixture
def house(tmp_path):
    with own_house(tmp_path / "data") as made:
        yield made


def test_of_two_sweeps_at_once_the_second_is_told_who_runs(house: House):
    told(house, "town", 6, 1, 6)
    gate = house.data / "gate"
    first = act(house, "sweep", gate)
    wait_for(gate.with_suffix(".begun"))
    second = told(house, "sweep", gate)
    assert second["refused"].startswith(
        "A sweep of school-start, season 2027, is being applied already by user:7"
    )
    assert "plan again" in second["remedy"]
    gate.touch()
    assert ended(first) == {"counts": {"create": 6}, "dropped": {}}
    assert told(house, "ledger")["events"] == {"proposed": 6}


def test_of_two_sweeps_at_once_the_second_waits_for_a_short_one_and_then_plans_again(house: House):
    told(house, "town", 6, 1, 6)
    gate = house.data / "gate"
    first = act(house, "sweep", gate)
    wait_for(gate.with_suffix(".begun"))
    second = act(house, "sweep_when", gate)  # has planned, and applies when the first goes on
    open_gate(gate, "sweep")
    assert ended(first) == {"counts": {"create": 6}, "dropped": {}}
    assert ended(second)["refused"].startswith("The plan is stale: all 4 proposals")
    assert told(house, "ledger")["events"] == {"proposed": 6}


def test_a_sweep_that_was_killed_bars_nobody(house: House):
    told(house, "town", 6, 1, 6)
    gate = house.data / "gate"
    first = act(house, "sweep", gate)
    wait_for(gate.with_suffix(".begun"))
    first.kill()
    first.communicate()
    gate.touch()
    assert told(house, "sweep", gate)["counts"] == {"create": 4}  # two were written before the kill
    assert told(house, "ledger")["proposals"] == 6


def test_of_two_officers_who_place_on_the_last_seat_one_is_refused(house: House):
    gate = house.data / "gate"
    seated(house, "town", 40, 1, 40, "+", "sweep", gate, "+", "last_seats", 20)
    officers = [act(house, "by_hand", gate, who) for who in (0, 1)]
    open_gate(gate, "0", "1")
    both = [ended(officer) for officer in officers]
    assert sum(one.get("placed", 0) for one in both) == 20
    assert sum(one.get("refused", 0) for one in both) == 20
    assert told(house, "ledger")["excess"] == 0


def test_a_sweep_and_an_officer_never_share_a_seat(house: House):
    gate = house.data / "gate"
    seated(house, "town", 40, 1, 40, "+", "sweep", gate, "+", "last_seats", 20, "+", "newcomers", 20)
    officer, sweep = act(house, "by_hand", gate, 0), act(house, "sweep_when", gate)
    open_gate(gate, "0", "sweep")
    placed, swept = ended(officer), ended(sweep)
    created = swept["counts"].get("create", 0)
    assert placed.get("placed", 0) + created == 20
    assert created + sum(swept["dropped"].values()) == 20
    assert told(house, "ledger")["excess"] == 0


def test_both_guardians_answer_at_the_same_moment_and_both_are_heard(house: House):
    gate = house.data / "gate"
    seated(house, "town", 20, 1, 20, "+", "sweep", gate)
    guardians = [act(house, "answer", gate, which) for which in (0, 1)]
    open_gate(gate, "0", "1")
    assert [ended(guardian) for guardian in guardians] == [{"answered": 20}, {"answered": 20}]
    held = told(house, "ledger")
    assert held["states"] == {"accepted": 20}
    assert held["events"] == {"proposed": 20, "answered": 40}


def test_two_devices_that_switch_at_once_end_in_one_state_without_a_double_record(house: House):
    gate = house.data / "gate"
    told(house, "town", 20, 1, 20, "+", "asked")
    both = [act(house, "switch", gate, which, "give") for which in (0, 1)]
    open_gate(gate, "0give", "1give")
    for each in both:
        ended(each)
    assert told(house, "switch", gate, 0, "give") == {"records": 20 * 5, "whole": 1}
    gate.unlink()
    crossing = [act(house, "switch", gate, 0, "give"), act(house, "switch", gate, 1, "withdraw")]
    open_gate(gate, "0give", "1withdraw")
    for each in crossing:
        assert ended(each)["whole"] <= 1  # of every child all categories are allowed, or none


def test_a_service_that_goes_live_while_a_sweep_applies_tells_everybody_once(house: House):
    gate = house.data / "gate"
    seated(house, "town", 24, 1, 24, "+", "plan_only")
    sweep, deployment = act(house, "sweep_when", gate), act(house, "live", gate)
    open_gate(gate, "sweep", "live")
    ended(sweep)
    ended(deployment)
    told(house, "told")
    held = told(house, "ledger")
    assert held["proposals"] == 24
    assert held["messages"] == {"waiting": 48}


def seated(house: House, *words: object) -> None:
    """Do these acts with the gate open, then close it."""
    gate = house.data / "gate"
    gate.touch()
    told(house, *words)
    gate.unlink()


def open_gate(gate, *waiting: str) -> None:
    """Open the gate once everybody who is to pass it stands before it."""
    for name in waiting:
        wait_for(gate.with_suffix(f".{name}"))
    gate.touch()


def test_a_list_signed_while_a_sweep_applies_never_decides_what_the_sweep_took_back(house: House):
    gate = house.data / "gate"
    told(house, "town", 40, 2, 30, "+", "propose", 50, "+", "heard")
    principal, sweep = act(house, "sign", gate), act(house, "close_when", gate)
    open_gate(gate, "sign", "close")
    signed, swept = ended(principal), ended(sweep)
    taken = swept.get("counts", {}).get("to_staff", 0)
    said = told(house, "decided")
    assert signed["signed"] + taken == 40
    assert signed["left"] == ({"changed": taken} if taken else {})
    assert said["states"] == {"decided": 40 - taken} | ({"with_staff": taken} if taken else {})
    assert said["decisions"] == said["numbers"] == signed["signed"]
    assert (said["parties"], said["wrong"]) == (2 * signed["signed"], 0)


def test_a_signing_that_was_killed_goes_on_where_it_stopped_and_signs_nothing_twice(house: House):
    gate = house.data / "gate"
    told(house, "town", 40, 1, 40, "+", "propose", 50, "+", "heard")
    gate.touch()
    principal = act(house, "sign", gate)
    time.sleep(0.05)
    principal.kill()
    principal.communicate()
    assert told(house, "sign", gate)["signed"] == 40
    said = told(house, "decided")
    assert (said["decisions"], said["parties"], said["states"]) == (40, 80, {"decided": 40})
