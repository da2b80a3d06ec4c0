"""How a sending ends decides what becomes of the message: the table of `channels.provider`, row by row."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from ennakko.channels.backoff import LONGEST, MOST, wait
from ennakko.channels.dispatch import dispatch
from ennakko.channels.provider import Evidence, Later, Never, NotSent, Unknown
from ennakko.outbox import access, actions
from ennakko.outbox.models import Attempt, Message
from tests.unit.channels.conftest import AT, BY, DAY

pytestmark = pytest.mark.django_db


@dataclass
class Scripted:
    """A channel that answers as it is told, message by message, and then takes everything."""

    name: str = "letters"
    takes_key: bool = True
    answers: list = field(default_factory=list)
    nobody: bool = False
    taken: list = field(default_factory=list)

    def reach(self, persons):
        return {} if self.nobody else dict.fromkeys(persons, "there")

    def send(self, message, to):
        assert to == "there"
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        self.taken.append(message)
        return Evidence(None, "taken", f"ref-{len(self.taken)}")


@pytest.fixture
def at(data):
    """`at(moment, *channels)` dispatches once at the moment."""
    return lambda moment, *channels: dispatch(providers=channels, data=data, on=DAY, by=BY, at=moment)


def one(hearing):
    """One message that waits; the other guardian's is taken away."""
    (proposal,) = hearing(1)
    last = Message.objects.order_by("id").last()
    actions.stop(about=[last.about], persons=[last.person], by=BY, at=AT)
    Message.objects.update(channel="")
    return proposal


def state():
    (found,) = Message.objects.exclude(state="stopped")
    return found.state, found.channel


def outcomes():
    return list(Attempt.objects.order_by("id").values_list("channel", "outcome", "why"))


def test_what_is_taken_is_sent_and_found_again_by_what_the_channel_calls_it(hearing, at):
    one(hearing)
    assert at(AT, Scripted()).sent == 1
    assert (state(), outcomes()) == (("sent", "letters"), [("letters", "sent", "")])
    (message,) = access.referred("letters", ["ref-1", "ref-2"])["ref-1"]
    assert message.state == "sent"
    assert access.referred("files", ["ref-1"]) == access.referred("letters", [""]) == {}


def test_what_is_not_taken_now_is_tried_again_after_a_pause_and_not_before(hearing, at):
    one(hearing)
    channel = Scripted(answers=[Later("busy")])
    assert at(AT, channel).later == 1
    assert state() == ("waiting", "letters")
    due = Message.objects.get(state="waiting").due_at
    assert AT + timedelta(seconds=45) <= due <= AT + timedelta(seconds=75)
    assert at(due - timedelta(seconds=1), channel).sent == 0
    assert at(due, channel).sent == 1
    assert [outcome for _, outcome, _ in outcomes()] == ["later", "sent"]


def test_where_the_channel_says_when_the_message_waits_at_least_so_long(hearing, at):
    one(hearing)
    until = AT + timedelta(hours=3)
    at(AT, Scripted(answers=[Later("busy", until)]))
    assert Message.objects.get(state="waiting").due_at == until


def test_the_pauses_grow_to_half_a_day_and_differ_from_message_to_message():
    pauses = [wait(tries, "proposal:7/notice/1/34") for tries in range(1, 30)]
    assert pauses[:5] == sorted(pauses[:5])
    assert all(pause <= LONGEST * 1.25 for pause in pauses)
    assert len({wait(1, f"proposal:{number}") for number in range(50)}) == 50
    assert wait(3, "a") == wait(3, "a")


def test_what_was_tried_too_often_goes_by_the_next_channel_and_then_to_people(hearing, at):
    one(hearing)
    letters, files = (Scripted(name, answers=[Later("busy")] * MOST) for name in ("letters", "files"))
    moment = AT
    for _ in range(2 * MOST):
        at(moment, files, letters)
        moment += timedelta(days=1)
    assert state() == ("failed", "files")
    assert [channel for channel, *_ in outcomes()] == ["letters"] * MOST + ["files"] * MOST
    assert outcomes()[-1][1:] == ("never", "tried too often: busy")
    assert [message.state for message in access.left(["school-start"])] == ["failed"]


def test_what_a_channel_never_takes_goes_by_the_next_one_at_once(hearing, at):
    one(hearing)
    letters, files = Scripted("letters", answers=[Never("no such mailbox")]), Scripted("files")
    done = at(AT, files, letters)
    assert (done.passed_on, done.sent, len(files.taken)) == (1, 1, 1)
    assert outcomes() == [("letters", "never", "no such mailbox"), ("files", "sent", "")]


def test_whom_a_channel_does_not_reach_is_reached_by_the_next_one_and_at_last_by_people(hearing, at):
    one(hearing)
    nowhere = [Scripted(name, nobody=True) for name in ("letters", "files")]
    assert at(AT, *nowhere).failed == 1
    assert state() == ("failed", "files")
    assert {why for *_, why in outcomes()} == {"no address"}


def test_what_failed_is_stopped_with_what_it_told_of(hearing, at):
    proposal = one(hearing)
    at(AT, Scripted(nobody=True))
    assert actions.stop(about=[f"proposal:{proposal.pk}"], by=BY, at=AT).stopped == 1
    assert not access.left(["school-start"])


def test_what_may_have_gone_is_tried_again_under_its_key_where_the_channel_takes_it(hearing, at):
    one(hearing)
    channel = Scripted(answers=[Unknown("closed half-way")])
    assert at(AT, channel).later == 1
    assert at(AT + timedelta(hours=1), channel).sent == 1
    assert [outcome for _, outcome, _ in outcomes()] == ["unknown", "sent"]


def test_what_may_have_gone_is_uncertain_where_the_channel_takes_no_key(hearing, at):
    one(hearing)
    channel = Scripted(takes_key=False, answers=[Unknown("closed half-way")])
    assert at(AT, channel).uncertain == 1
    assert at(AT + timedelta(days=9), channel).sent == 0
    assert (state(), channel.taken) == (("uncertain", "letters"), [])


def test_what_may_have_gone_never_goes_by_another_channel_however_often_it_was_tried(hearing, at):
    one(hearing)
    channel, other = Scripted(answers=[Unknown("hung"), *[Later("busy")] * MOST]), Scripted("files")
    for day in range(MOST + 2):
        at(AT + timedelta(days=day), channel, other)
    assert (state(), other.taken) == (("uncertain", "letters"), [])


def test_a_fault_of_the_channels_own_code_holds_up_nobody_else(hearing, at):
    hearing(2)
    channel = Scripted(takes_key=False, answers=[None, ZeroDivisionError("secret")])
    done = at(AT, channel)
    assert (done.sent, done.uncertain) == (3, 1)
    assert ("letters", "unknown", "ZeroDivisionError") in outcomes()
    assert "secret" not in str(outcomes())


def test_a_channel_that_is_down_keeps_no_other_from_sending(hearing, at):
    hearing(1)
    Message.objects.filter(pk=Message.objects.first().pk).update(channel="files")
    down, up = Scripted(answers=[NotSent("Down.", "Wait.")]), Scripted("files")
    with pytest.raises(NotSent):
        at(AT, down, up)
    assert (len(up.taken), access.counts()["waiting"], access.counts()["trying"]) == (1, 1, 0)
    assert outcomes() == [("files", "sent", "")]


def test_where_nobody_can_be_looked_up_nothing_was_tried_whatever_the_reason(hearing, at, monkeypatch):
    one(hearing)
    channel = Scripted(takes_key=False)
    monkeypatch.setattr(channel, "reach", lambda persons: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        at(AT, channel)
    assert (state(), outcomes()) == (("waiting", "letters"), [])


def test_a_channel_is_used_in_its_hours_and_no_more_than_it_bears_a_day(hearing, at, monkeypatch):
    from ennakko.channels import declared

    hearing(3)
    Message.objects.update(channel="sms")
    sms = replace(declared.channel("sms"), a_day=4, a_second=1000)
    monkeypatch.setattr(declared, "channels", lambda: {"sms": sms})
    night, morning = datetime(2027, 2, 1, 4, tzinfo=UTC), datetime(2027, 2, 1, 8, tzinfo=UTC)
    channel = Scripted("sms")
    assert at(night, channel).sent == 0
    assert at(morning, channel).sent == 4
    assert at(morning + timedelta(hours=1), channel).sent == 0
    assert at(morning + timedelta(days=1), channel).sent == 2


def test_a_dispatch_takes_no_more_of_a_slow_channel_than_it_bears_in_its_seconds(hearing, at, monkeypatch):
    from ennakko.channels import declared

    hearing(6)
    Message.objects.update(channel="sms")
    monkeypatch.setattr(declared, "channels", lambda: {"sms": declared.Channel(a_second=100)})
    monkeypatch.setattr("ennakko.channels.dispatch.SECONDS", 0.1)
    assert at(AT, Scripted("sms")).sent == 10
