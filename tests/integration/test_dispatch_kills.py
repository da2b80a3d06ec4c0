"""Real processes are killed while they send and seal: nothing is lost, and nothing is sent twice."""

import random
import time

import pytest

from ennakko.channels.sms.simulator import Simulator, running
from tests.integration.own_house import House, ended, own_house

pytestmark = pytest.mark.database
CHUNK = 10
LONGEST = 0.15  # seconds until a kill: some hit the first chunk, some the fifth


def kill_again_and_again(house: House, channel: str, kills: int, seed: int) -> None:
    """Kill `kills` processes at random moments of their sending; each was alive when it was killed."""
    chance = random.Random(seed)
    for _ in range(kills):
        process = house.act("send", channel, CHUNK)
        time.sleep(chance.uniform(0, LONGEST))
        assert process.poll() is None, "the sending ended before it could be killed: the crowd is too small"
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def files_survive(house: House, kills: int, seed: int) -> None:
    messages = house.done("crowd", 60 * kills)["messages"]
    kill_again_and_again(house, "files", kills, seed)
    assert house.done("send", "files", CHUNK)["sent"] == messages
    files = list((house.data / "outbox").rglob("*.txt"))
    assert len(files) == messages
    assert {file.read_text() for file in files} == {"Koulupaikka\n\nLapsi: Elsa\n"}
    # In the trail, too, each was sent once and served once; every deadline runs.
    assert house.done("served") == {
        "addressees": messages,
        "served": messages,
        "sent": messages,
        "once": messages,
    }
    trail = house.done("verify")
    assert (trail["broken"], trail["unsealed"]) == ("", 0)


def paper_survives(house: House, kills: int, seed: int) -> None:
    messages = house.done("crowd", 60 * kills)["messages"]
    kill_again_and_again(house, "paper", kills, seed)
    counts = house.done("send", "paper", CHUNK)
    assert counts["waiting"] == counts["trying"] == counts["stopped"] == 0
    assert counts["sent"] + counts["uncertain"] == messages
    assert counts["uncertain"] <= kills
    took = (house.data / "took").read_text().splitlines()
    assert len(took) == len(set(took))
    assert counts["sent"] <= len(took) <= messages


def text_messages_survive(house: House, kills: int, seed: int) -> None:
    """A provider that takes keys, refuses two in a hundred for now and breaks off some answers after it took the message."""
    messages = house.done("crowd", 50 * kills)["messages"]
    house.done("numbers")
    declared = house.data / "channels.toml"
    declared.write_text("[sms]\ncents = 6\na_second = 100000\na_day = 1000000\n")
    with running(Simulator(failing=0.02, breaking=0.01)) as provider:
        house.env |= {
            "ENNAKKO_SMS_URL": provider.url, "ENNAKKO_SMS_TOKEN": provider.token, "ENNAKKO_SMS_KEYS": "1",
            "ENNAKKO_SMS_SENDER": "+358481111111", "ENNAKKO_CHANNELS": str(declared),
        }  # fmt: skip
        kill_again_and_again(house, "sms", kills, seed)
        counts = house.done("send", "sms", CHUNK)
        assert counts["sent"] == len(provider.delivered) == messages
        assert set(provider.delivered.values()) == {1}
    assert house.done("served")["once"] == house.done("served")["sent"] == messages
    assert house.done("verify")["broken"] == ""


def test_killed_five_times_text_messages_reach_everybody_once(tmp_path):
    with own_house(tmp_path / "data") as house:
        text_messages_survive(house, kills=5, seed=4)


@pytest.mark.proof
def test_killed_fifty_times_during_five_thousand_text_messages(tmp_path):
    with own_house(tmp_path / "data") as house:
        text_messages_survive(house, kills=50, seed=5)


def test_killed_five_times_a_channel_with_keys_loses_nothing_and_sends_nothing_twice(tmp_path):
    with own_house(tmp_path / "data") as house:
        files_survive(house, kills=5, seed=1)


def test_killed_five_times_a_channel_without_keys_sends_nothing_twice_and_names_what_is_uncertain(tmp_path):
    with own_house(tmp_path / "data") as house:
        paper_survives(house, kills=5, seed=2)


def test_of_two_senders_at_once_one_sends_and_nothing_is_uncertain(tmp_path):
    with own_house(tmp_path / "data") as house:
        messages = house.done("crowd", 100)["messages"]
        senders = [house.act("send", "paper", CHUNK) for _ in range(2)]
        assert [ended(sender)["waiting"] for sender in senders] == [0, 0]
        took = (house.data / "took").read_text().splitlines()
        assert (len(took), len(set(took))) == (messages, messages)
        assert house.done("send", "paper", CHUNK)["uncertain"] == 0


@pytest.mark.proof
@pytest.mark.parametrize("survive", [files_survive, paper_survives])
def test_killed_a_hundred_times(tmp_path, survive):
    with own_house(tmp_path / "data") as house:
        survive(house, kills=100, seed=3)
