"""What nobody read goes by the next channel, at last as a letter; what was served or ended goes no further."""

from datetime import timedelta

import pytest

from ennakko.channels.unread import go_on
from ennakko.ledger import actions
from ennakko.ledger.models import Addressee
from ennakko.outbox import actions as outbox
from ennakko.outbox.models import Message
from tests.unit.channels.conftest import AT, BY, DAY
from tests.unit.channels.test_outcomes import Scripted, at

pytestmark = pytest.mark.django_db
__all__ = ["at"]
ALL = ("letters", "sms", "suomifi", "files")


@pytest.fixture
def sent(hearing, at):
    """A notice to two guardians that went as text messages."""
    (proposal,) = hearing(1)
    Message.objects.update(channel="sms")
    at(AT, Scripted("sms"))
    return proposal


def later(days):
    return go_on(names=ALL, at=AT + timedelta(days=days))


def by_channel():
    return sorted(Message.objects.values_list("channel", flat=True))


def test_it_goes_by_the_next_channel_after_its_days_and_once(sent):
    assert later(2) == 0
    assert later(4) == 2
    assert later(4) == 0
    assert by_channel() == ["sms", "sms", "suomifi", "suomifi"]
    words = set(Message.objects.values_list("title", "body"))
    assert len(words) == 1


def test_at_last_it_goes_as_a_letter_and_then_no_further(sent, at):
    for days in (4, 12, 30):
        later(days)
        at(AT + timedelta(days=days), Scripted("suomifi"), Scripted("letters"))
    assert by_channel() == ["letters", "letters", "sms", "sms", "suomifi", "suomifi"]


def test_the_message_that_goes_on_serves_as_the_first_would_have(sent, at, send):
    later(4)
    Message.objects.filter(channel="suomifi").update(channel="files")
    assert send().sent == 2
    assert set(Addressee.objects.values_list("served_on", flat=True)) == {DAY}


def test_who_opened_or_answered_or_was_asked_in_vain_is_not_written_to_again(sent):
    one, _ = Addressee.objects.order_by("id").values_list("person", flat=True)
    actions.deliver(proposal=sent.pk, person=one, on=DAY, proof="opened", by=_resident(one), at=AT)
    assert later(4) == 1
    actions.withdraw(proposal=sent.pk, reason="mistake", on=DAY, by=BY, at=AT)
    assert later(20) == 0
    assert {m.state for m in Message.objects.filter(key__endswith="/next")} == {"stopped"}


def _resident(person):
    from ennakko.accounts.actor import resident

    return resident(person)


def test_what_starts_no_clock_goes_on_nowhere(sent, notice, at):
    person = sent.addressees.first().person
    outbox.post(letters=[notice(sent.pk, person, section="withdrawn")], at=AT)
    at(AT, Scripted("sms"))
    later(9)
    assert not Message.objects.filter(key__contains="withdrawn/1").filter(key__endswith="/next").exists()
