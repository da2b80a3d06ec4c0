"""What is posted is there once; what is stopped in time does not go; what went is corrected."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from ennakko.accounts.actor import system
from ennakko.audit import access as audit
from ennakko.outbox import access, actions, attempts
from ennakko.outbox.letter import Letter

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
BY = system("test")


def letter(proposal, person, section="notice", language="fi", service="school-start"):
    return Letter(
        key=f"proposal:{proposal}/{section}/1/{person}",
        about=f"proposal:{proposal}",
        service=service,
        person=person,
        channel="files",
        language=language,
        title="Koulupaikka",
        body="Lapsi: Elsa",
    )


def post(*letters):
    actions.post(letters=letters, at=AT)


def send(limit=100, services=("school-start",)):
    taken = attempts.claim(channel="files", services=services, limit=limit, at=AT)
    attempts.sent(messages=[(message, "") for message in taken], by=BY, at=LATER)
    return taken


def states(about="proposal:7"):
    return [message.state for message in access.of(about)]


def test_a_letter_posted_waits_as_it_was_written():
    post(letter(7, 34))
    (waiting,) = access.waiting(10)
    assert (waiting.about, waiting.person, waiting.body) == ("proposal:7", 34, "Lapsi: Elsa")
    assert (waiting.state, waiting.made_at, waiting.sent_at) == ("waiting", AT, None)


def test_the_same_letter_posted_twice_is_one():
    post(letter(7, 34), letter(7, 35))
    post(letter(7, 34))
    assert len(access.waiting(10)) == 2


def test_posting_nothing_is_nothing():
    post()
    assert access.counts()["waiting"] == 0


def test_a_letter_of_a_transaction_that_was_rolled_back_was_never_posted():
    with transaction.atomic():
        post(letter(7, 34))
        transaction.set_rollback(True)
    assert access.waiting(10) == []


def test_a_stop_holds_back_what_waits_and_says_what_had_gone():
    post(letter(7, 34), letter(7, 35), letter(8, 36))
    send(limit=1)
    stopped = actions.stop(about=["proposal:7"], by=BY, at=LATER)
    assert (stopped.stopped, [message.person for message in stopped.gone]) == (1, [34])
    assert states() == ["sent", "stopped"]
    assert states("proposal:8") == ["waiting"]
    assert [event.verb for event in audit.history("proposal:7")] == ["stopped"]


def test_a_stop_may_be_for_some_addressees_only():
    post(letter(7, 34), letter(7, 35))
    assert actions.stop(about=["proposal:7"], persons=[35], by=BY, at=LATER).stopped == 1
    assert states() == ["waiting", "stopped"]


def test_what_is_being_sent_at_this_moment_is_not_stopped_but_told():
    post(letter(7, 34))
    attempts.claim(channel="files", services=["school-start"], limit=1, at=AT)
    stopped = actions.stop(about=["proposal:7"], by=BY, at=LATER)
    assert (stopped.stopped, len(stopped.gone)) == (0, 1)


def test_what_was_stopped_is_not_claimed():
    post(letter(7, 34))
    actions.stop(about=["proposal:7"], by=BY, at=LATER)
    assert send() == []


def test_only_the_services_named_are_claimed_oldest_first():
    post(letter(7, 34, service="preschool"), letter(8, 35), letter(9, 36))
    assert [message.about for message in send(limit=1)] == ["proposal:8"]
    assert access.services_waiting() == ["preschool", "school-start"]


def test_a_claimed_message_is_not_claimed_again():
    post(letter(7, 34))
    assert len(attempts.claim(channel="files", services=["school-start"], limit=5, at=AT)) == 1
    assert attempts.claim(channel="files", services=["school-start"], limit=5, at=AT) == []
    assert len(access.trying()) == 1


def test_an_attempt_that_nobody_knows_the_end_of_stays_uncertain():
    post(letter(7, 34))
    taken = attempts.claim(channel="files", services=["school-start"], limit=5, at=AT)
    attempts.give_up(messages=taken[:1], outcome="lost", why="", by=BY, at=LATER)
    assert states() == ["uncertain"]
    assert send() == []
    assert [message.id for message in access.left(["school-start"])] == [taken[0].id]


def test_a_recall_stops_what_waits_and_corrects_what_went_once():
    post(letter(7, 34), letter(7, 35, language="sv"), letter(7, 36))
    send(limit=2)
    correction = {"fi": ("Oikaisu", "Virhe"), "sv": ("Rättelse", "Fel")}
    for _ in range(2):
        actions.recall(about=["proposal:7"], correction=correction, by=BY, at=LATER)
    corrections = [message for message in access.of("proposal:7") if message.key.endswith("/recall")]
    assert [(message.person, message.title) for message in corrections] == [(34, "Oikaisu"), (35, "Rättelse")]


def test_recalling_again_does_not_hold_back_the_corrections():
    post(letter(7, 34))
    send()
    correction = {"fi": ("Oikaisu", "Virhe")}
    actions.recall(about=["proposal:7"], correction=correction, by=BY, at=LATER)
    actions.recall(about=["proposal:7"], correction=correction, by=BY, at=LATER)
    assert states() == ["sent", "waiting"]


def test_residents_see_the_letters_that_went_to_them_and_nobody_elses():
    post(letter(7, 34), letter(8, 34), letter(8, 35))
    send(limit=1)
    assert [message.about for message in access.for_person(34)] == ["proposal:7"]
    assert access.for_person(35) == []


def test_the_first_evidence_of_a_kind_holds():
    post(letter(7, 34))
    (sent,) = send()
    actions.receipt(message=sent.id, kind="opened", at=AT, evidence="page")
    actions.receipt(message=sent.id, kind="opened", at=LATER, evidence="again")
    actions.receipt(message=sent.id, kind="returned", at=LATER, evidence="post")
    assert access.receipts([sent.id]) == {sent.id: {"opened": "page", "returned": "post"}}


def test_evidence_of_a_kind_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="glanced"):
        actions.receipt(message=1, kind="glanced", at=AT, evidence="")


def test_what_was_sent_leaves_one_event_that_lists_it():
    post(letter(7, 34), letter(7, 35))
    sent = send()
    (event,) = audit.history("outbox")
    assert event.payload == {"messages": [message.id for message in sent]}
