"""Snapshots of a whole register, with real processes, on the database this run is for."""

import fcntl
import json
import time
from collections.abc import Iterator

import pytest

from ennakko.engine.vocabulary import FRAMES
from tests.integration.own_house import House, own_house
from tests.integration.test_bulk import ACTS, act

pytestmark = pytest.mark.database
RESIDENTS = "3000"


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Iterator[House]:
    with own_house(tmp_path_factory.mktemp("city") / "data") as made:
        told = act(made, "build", RESIDENTS)
        assert told["stages"] == ["database", "people, homes, schools", "register", "snapshot"]
        assert told["people"] == int(RESIDENTS)
        yield made


def test_a_snapshot_says_what_was_drawn_whatever_the_database(city):
    assert act(city, "expected", RESIDENTS) == dict.fromkeys(FRAMES, True)


def test_a_snapshot_stays_current_until_somebody_is_touched(city):
    first = act(city, "current")
    assert act(city, "current")["version"] == first["version"]
    act(city, "touch")
    second = act(city, "current")
    assert second["version"] > first["version"]
    assert second["loaded"]["enrolments"] == "2027-02-01"


def test_a_snapshot_that_was_read_while_a_change_was_open_is_not_taken_for_current(city):
    done = city.data.parent / "done"
    changing = (
        "import sys, time, django; django.setup()\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from django.db import transaction\n"
        "from ennakko.register import actions\n"
        "with transaction.atomic():\n"
        "    actions.touch(persons=[1], why='test', at=datetime(2027, 2, 1, 8, tzinfo=UTC))\n"
        "    print('open', flush=True)\n"
        "    while not Path(sys.argv[1]).exists(): time.sleep(0.05)\n"
    )
    process = city.start("-c", changing, str(done))
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    before = act(city, "take")  # does not wait, and does not see the change
    done.touch()
    process.communicate(timeout=60)
    assert act(city, "current")["version"] > before["version"]


def test_a_snapshot_of_other_columns_than_are_described_now_is_not_taken_for_current(city):
    for other in ({"shape": "of another release"}, {}):
        version = act(city, "current")["version"]
        manifest = city.data / "snapshots" / version / "manifest.json"
        told = json.loads(manifest.read_text())
        del told["shape"]
        manifest.write_text(json.dumps(told | other))
        assert act(city, "current")["version"] > version


def test_the_last_three_are_kept(city):
    taken = [act(city, "take")["version"] for _ in range(4)]
    assert act(city, "current")["kept"] == taken[-3:]


def test_a_full_disk_leaves_the_earlier_snapshot_as_it_was(city):
    before = act(city, "take")
    told = act(city, "full")
    assert "could not be written" in told["cause"]
    assert "room" in told["remedy"]
    assert (told["version"], told["kept"]) == (before["version"], before["kept"])


def test_what_a_killed_process_left_half_made_is_never_read_and_is_cleared_away(city):
    left = city.data / "snapshots" / ".making-left"
    left.mkdir()
    (left / "manifest.json").write_text("{")
    told = act(city, "current")
    assert told["people"] == int(RESIDENTS)
    assert left.name not in act(city, "take")["kept"]


def test_a_file_that_is_not_the_one_written_is_refused(city):
    told = act(city, "take")
    people = city.data / "snapshots" / told["version"] / "people.parquet"
    people.write_bytes(people.read_bytes()[:-1] + b"x")
    spoilt = city.start(str(ACTS), "expected", RESIDENTS)
    spoilt.communicate(timeout=60)
    assert spoilt.returncode != 0
    act(city, "forget")


def test_forgetting_deletes_every_snapshot_and_waits_for_one_in_the_making(city):
    act(city, "take")
    with (city.data / "snapshots.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # somebody is making one
        process = city.start(str(ACTS), "forget")
        time.sleep(2)
        assert process.poll() is None
    told, _ = process.communicate(timeout=60)
    assert told == '{"kept": []}\n'
    assert act(city, "current")["people"] == int(RESIDENTS)
