"""What waits is sent once; what must not go does not; what nobody knows the end of is never resent blindly."""

from datetime import UTC, date, datetime

import pytest

from ennakko.accounts.actor import system
from ennakko.audit import access as audit
from ennakko.channels.files import Files
from ennakko.channels.provider import NotSent
from ennakko.ledger import brakes
from ennakko.ledger.actions import back_to_planning, go_live
from ennakko.ledger.models import Addressee
from ennakko.outbox import access, actions, attempts
from ennakko.register.models import Resident

pytestmark = pytest.mark.django_db
BY = system("worker")
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)


def files_in(data):
    return list((data / "outbox").rglob("*.txt"))


def test_what_waits_is_sent_once(hearing, send, data):
    hearing(3)
    assert send().sent == 6
    assert send().sent == 0
    assert len(files_in(data)) == 6
    assert access.counts()["sent"] == 6


def test_in_a_demo_the_written_file_serves_every_addressee_and_the_deadline_runs(hearing, send):
    hearing(1)
    send()
    served = list(Addressee.objects.values_list("served_on", "proof", "deadline"))
    assert [(on, proof) for on, proof, _ in served] == [(date(2027, 2, 1), "delivered")] * 2
    assert all(deadline > date(2027, 2, 1) for _, _, deadline in served)


def test_elsewhere_a_written_file_proves_nothing_and_no_deadline_runs(hearing, send, data):
    hearing(1)
    send(Files(data / "outbox", proves=False))
    assert access.counts()["sent"] == 2
    assert access.receipts([message.id for message in access.of(f"proposal:{first()}")]) == {}
    assert set(Addressee.objects.values_list("served_on", "deadline")) == {(None, None)}


def first():
    return Addressee.objects.values_list("proposal_id", flat=True).first()


def test_a_word_that_something_was_withdrawn_starts_no_clock(hearing, send, notice):
    (proposal,) = hearing(1)
    actions.stop(about=[f"proposal:{proposal.pk}"], by=BY, at=proposal.made_at)
    person = proposal.addressees.first().person
    actions.post(letters=[notice(proposal.pk, person, section="withdrawn")], at=proposal.made_at)
    assert send().sent == 1
    assert set(Addressee.objects.values_list("served_on", flat=True)) == {None}


def test_a_limit_leaves_the_rest_for_the_next_time(hearing, send):
    hearing(3)
    assert send(limit=4).sent == 4
    assert send(limit=4).sent == 2


def test_the_messages_of_a_stopped_service_wait_and_the_others_go(hearing, send):
    hearing(1)
    hearing(1, service="preschool")
    brakes.pull_brake(service="school-start", by=BY, at=_at())
    assert send().sent == 2
    assert [message.service for message in access.waiting(9)] == ["school-start"] * 2
    brakes.release_brake(service="school-start", by=BY, at=_at())
    assert send().sent == 2


def _at():
    return Addressee.objects.select_related("proposal").first().proposal.made_at


def test_a_stop_button_pulled_during_the_sending_holds_from_the_next_chunk(hearing, send, monkeypatch):
    monkeypatch.setattr("ennakko.channels.dispatch.CHUNK", 2)
    hearing(4)

    def pull(sent):
        if sent == 4:
            brakes.pull_brake(service="*", by=BY, at=_at())

    assert send(progress=pull).sent == 4
    assert access.counts()["waiting"] == 4


@pytest.mark.parametrize(
    "became", [{"dead": True}, {"protected": True, "municipality": ""}], ids=["dead", "protected"]
)
def test_nobody_is_written_to_who_died_or_was_protected_after_the_message_was_made(
    hearing, send, data, became
):
    (proposal,) = hearing(1)
    gone = proposal.addressees.first().person
    Resident.objects.filter(pk=gone).update(**became)
    done = send()
    assert (done.sent, done.held_back, len(files_in(data))) == (1, 1, 1)
    assert {message.state for message in access.of(f"proposal:{proposal.pk}") if message.person == gone} == {
        "stopped"
    }


def claimed(number):
    """What a sender took before it died."""
    attempts.route(channels={"files": [message.id for message in access.waiting(99)]})
    return attempts.claim(channel="files", services=["school-start"], limit=number, at=AT)


def test_what_a_crash_left_is_sent_again_where_the_channel_takes_the_key(hearing, send, data):
    hearing(2)
    taken = claimed(3)
    Files(data / "outbox", proves=True).send(taken[0])  # went out; nobody wrote it down
    assert send().sent == 4
    assert len(files_in(data)) == 4


def test_what_a_crash_left_is_uncertain_where_the_channel_does_not_take_the_key(hearing, send, post):
    hearing(2)
    claimed(1)
    done = send(post)
    assert (done.sent, done.uncertain, len(post.taken)) == (3, 1, 3)
    assert send(post).uncertain == 0
    assert len(access.left(["school-start"])) == 1


def test_a_channel_without_keys_leaves_one_uncertain_message_when_it_dies(hearing, send, post):
    hearing(2)
    post.dies_at = 1
    with pytest.raises(SystemExit):
        send(post)
    assert access.counts() == {
        "waiting": 2,
        "trying": 1,
        "sent": 1,
        "stopped": 0,
        "failed": 0,
        "uncertain": 0,
    }
    post.dies_at = None
    assert (send(post).sent, len(post.taken), len(set(post.taken))) == (2, 3, 3)


def test_what_certainly_did_not_go_waits_on_and_what_went_is_written_down(hearing, send, data):
    hearing(2)
    files = Files(data / "outbox", proves=True)
    third = access.waiting(3)[2]
    files.path(third).mkdir(parents=True)
    with pytest.raises(NotSent):
        send()
    assert access.counts() == {
        "waiting": 2,
        "trying": 0,
        "sent": 2,
        "stopped": 0,
        "failed": 0,
        "uncertain": 0,
    }
    files.path(third).rmdir()
    assert send().sent == 2


def test_a_message_for_a_channel_nobody_has_waits(hearing, send):
    from ennakko.outbox.models import Message

    hearing(1)
    Message.objects.update(channel="pigeon")
    assert send().sent == 0
    assert access.counts()["waiting"] == 2


def test_the_trail_lists_what_was_sent(hearing, send):
    hearing(1)
    send()
    (event,) = audit.history("outbox")
    assert (event.verb, len(event.payload["messages"])) == ("sent", 2)


def test_what_waits_of_a_service_that_went_back_to_planning_stays_until_it_is_live_again(hearing, send):
    hearing(2)
    back_to_planning(service="school-start", why="A mistake was found.", by=BY, at=AT)
    assert send().sent == 0
    go_live(service="school-start", why="Mended.", on=DAY, by=BY, at=AT)
    assert send().sent == 4
