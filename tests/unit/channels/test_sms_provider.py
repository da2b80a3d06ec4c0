"""The HTTP side, against the simulator behind a real socket: each way it may end is the one that the table says."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256

import httpx
import pytest

from ennakko.channels.provider import Evidence, Later, Never, NotSent, Unknown
from ennakko.channels.sms.provider import Sms
from ennakko.channels.sms.simulator import Simulator, running
from tests.unit.channels.test_sms_texts import posted

KEY = sha256(b"proposal:7/notice/1/34").hexdigest()[:32]
TO = "+358481234567"


@pytest.fixture
def provider():
    with running(Simulator()) as simulator:
        yield simulator


@pytest.fixture
def client():
    with httpx.Client(timeout=httpx.Timeout(0.5, connect=0.5)) as made:
        yield made


@pytest.fixture
def channel(provider, client):
    """The channel to the simulator, or told otherwise."""

    def made(**more):
        told = {"address": provider.url, "token": provider.token} | more
        return Sms(sender="+358501111111", city="Helsinki", takes_key=True, client=client, **told)

    return made


def test_what_it_takes_is_delivered_once_under_its_key(channel, provider):
    sms = channel()
    taken = sms.send(posted(), TO)
    assert taken == Evidence(None, "taken", f"sms-{KEY}")
    assert sms.send(posted(), TO) == taken
    assert (dict(provider.delivered), len(provider.texts)) == ({KEY: 1}, 1)
    assert provider.texts[0][0] == TO


@pytest.mark.parametrize(
    ("ends", "how", "why"),
    [
        ("429", Later, "status 429"), ("503", Later, "status 503"), ("400", Never, "simulated"), ("422", Never, "simulated"),
        ("409", Unknown, "status 409"), ("500", Unknown, "status 500"), ("502", Unknown, "status 502"),
        ("odd", Unknown, "an answer without id"), ("close", Unknown, "RemoteProtocolError"), ("hang", Unknown, "ReadTimeout"),
    ],
)  # fmt: skip
def test_each_way_it_may_end(channel, provider, ends, how, why):
    provider.script = [ends]
    with pytest.raises(how) as ended:
        channel().send(posted(), TO)
    assert ended.value.why == why


@pytest.mark.parametrize("status", ["301", "401", "402", "403", "404", "405"])
def test_where_it_does_not_know_us_nothing_goes(channel, provider, status):
    provider.script = [status]
    with pytest.raises(NotSent, match="does not take messages"):
        channel().send(posted(), TO)


def test_a_wrong_token_and_a_provider_that_is_not_there_keep_the_message_waiting(channel, provider):
    for wrong in ({"token": "wrong"}, {"address": "http://127.0.0.1:9/messages"}):
        with pytest.raises(NotSent):
            channel(**wrong).send(posted(), TO)
    assert provider.texts == []


def test_it_waits_as_long_as_it_is_told_by_the_providers_clock(channel, provider):
    provider.script = ["503"]
    with pytest.raises(Later) as ended:
        channel().send(posted(), TO)
    date = httpx.get(provider.url).headers["Date"]
    assert abs(ended.value.after - parsedate_to_datetime(date) - timedelta(seconds=120)) < timedelta(
        seconds=5
    )


def test_what_went_before_the_answer_broke_off_is_not_delivered_again(channel, provider):
    provider.script = ["close"]
    sms = channel()
    with pytest.raises(Unknown):
        sms.send(posted(), TO)
    sms.send(posted(), TO)
    assert (len(provider.texts), set(provider.delivered.values())) == (1, {1})
