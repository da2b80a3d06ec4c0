"""The worker, as a process: one round sends and seals, a signal ends it cleanly, one trouble stops nothing else."""

import json
import signal
import time

import pytest

from tests.integration.own_house import own_house

pytestmark = pytest.mark.database
WORKER = ("-m", "ennakko", "worker")


def once(house):
    process = house.start(*WORKER, "--once", "--json")
    with process.stdout as stdout:
        line = stdout.read()
    return process.wait(timeout=60), json.loads(line)


def test_one_round_sends_what_waits_and_seals_what_happened_and_the_next_finds_nothing_to_do(tmp_path):
    with own_house(tmp_path / "data") as house:
        house.done("crowd", 5)
        code, done = once(house)
        assert (code, done["sent"], done["sealed"] > 0) == (0, 10, True)
        code, done = once(house)
        assert (code, done["sent"], done["sealed"]) == (0, 0, 0)
        assert house.done("verify")["broken"] == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_worker_cleanly_between_two_parts(tmp_path, number):
    with own_house(tmp_path / "data") as house:
        house.done("crowd", 5)
        process = house.start(*WORKER)
        first = process.stdout.readline()
        process.send_signal(number)
        began = time.monotonic()
        with process.stdout as stdout:
            rest = stdout.read()
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - began < 10
        assert "sent 10" in first + rest
        assert house.done("verify")["broken"] == ""


def test_where_sending_fails_the_trouble_is_told_and_the_events_are_sealed_all_the_same(tmp_path):
    with own_house(tmp_path / "data") as house:
        house.done("crowd", 1)
        (house.data / "outbox").mkdir()
        (house.data / "outbox" / "2027-02-01").write_text("in the way")
        code, done = once(house)
        assert code == 1
        assert "sent" not in done
        assert "sealed" in done
        (house.data / "outbox" / "2027-02-01").unlink()
        assert once(house)[1]["sent"] == 2
