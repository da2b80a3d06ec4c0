"""What a city declares of its channels: read from its own file, refused in words where it cannot be."""

from datetime import UTC, datetime

import pytest

from ennakko.base.errors import Trouble
from ennakko.channels.declared import Channel, channel, channels, in_order


def test_a_city_says_what_its_channels_cost_and_bear(settings, tmp_path):
    settings.CHANNELS = tmp_path / "own.toml"
    settings.CHANNELS.write_text("[letters]\ncents = 1\n[sms]\ncents = 5\nfrom = 10\nuntil = 12\n")
    assert in_order(["sms", "letters"]) == ["letters", "sms"]
    assert in_order(["sms", "letters"], preferred="sms") == ["sms", "letters"]
    assert channel("pigeon") == Channel()
    hours = [hour for hour in range(24) if channel("sms").awake(datetime(2027, 2, 1, hour, tzinfo=UTC))]
    assert hours == [8, 9]  # in Helsinki 10 and 11


@pytest.mark.parametrize("told", ["", "[sms", "[sms]\nwings = 2\n", "sms = 5\n"])
def test_what_cannot_be_read_is_said_with_its_remedy(settings, tmp_path, told):
    settings.CHANNELS = tmp_path / "own.toml"
    if told:
        settings.CHANNELS.write_text(told)
    with pytest.raises(Trouble, match=r"cannot be read"):
        channels()


def test_what_ships_names_every_channel_there_is():
    assert {"suomifi", "email", "sms", "letters", "files"} == set(channels())
    assert channels()["sms"].first > 7 and channels()["sms"].until < 22
