"""A reply becomes an answer where nothing about it is in doubt; everything else is kept, and a person reads it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ennakko.audit import access as audit
from ennakko.channels.access import replies
from ennakko.channels.inbound import dealt_with, receive
from ennakko.channels.incoming import Incoming
from ennakko.channels.models import Reply
from ennakko.channels.sms.inbound import received
from ennakko.channels.sms.shown import code_of
from ennakko.ledger.models import Addressee, Proposal
from ennakko.outbox.models import Message
from ennakko.register.contacts import forget_number, holders, numbers_of, offer
from ennakko.register.models import Resident
from tests.unit.channels.conftest import AT, BY, DAY

pytestmark = pytest.mark.django_db
MINE, OTHER = "+358481234567", "+358487654321"


def proven(person, called=MINE):
    code = offer(person=person, at=AT)
    return received(reference=f"code-{person}", called=called, text=code, on=DAY, at=AT)


def says(text, called=MINE, reference="r1", on=DAY, at=AT):
    return received(reference=reference, called=called, text=text, on=on, at=at)


@pytest.fixture
def asked(hearing):
    """A proposal whose first guardian gave a number, of a service that asks for a yes (pre-school)."""
    (proposal,) = hearing(1, service="preschool")
    proposal.person_asked = proposal.addressees.order_by("id").first().person
    proven(proposal.person_asked)
    Message.objects.update(state="sent", channel="sms", sent_at=AT)
    return proposal


def state(proposal):
    return Proposal.objects.get(pk=proposal.pk).state


def mine(proposal):
    return Addressee.objects.get(proposal=proposal, person=proposal.person_asked)


def told():
    return [(m.channel, m.body) for m in Message.objects.filter(key__startswith="reply:").order_by("id")]


def second_of(asked, hearing, service="preschool"):
    """Another child of the one who gave a number; the letters went."""
    (second,) = hearing(1, service=service)
    party = second.addressees.order_by("id").first()
    Message.objects.filter(about=f"proposal:{second.pk}", person=party.person).update(
        person=asked.person_asked
    )
    party.person = asked.person_asked
    party.save()
    Message.objects.update(state="sent", sent_at=AT)
    return second, party


def test_a_number_is_proven_by_the_code_from_it_and_by_nothing_else(db):
    person = Resident.objects.create(born=date(1990, 1, 1), municipality="091").pk
    code = offer(person=person, at=AT)
    assert says("ABCD EFGH").outcome == "staff"
    assert says(code, at=AT + timedelta(hours=2), reference="late").outcome == "staff"
    assert says(f" {code[:4].lower()} {code[4:]} ", reference="right").outcome == "number"
    assert (numbers_of([person]), holders(MINE)) == ({person: MINE}, [person])
    assert says(code, called=OTHER, reference="again").outcome == "staff"  # it is spent
    forget_number(person=person, by=BY, at=AT)
    assert (numbers_of([person]), holders(MINE)) == ({}, [])
    assert MINE[1:] not in str([event.payload for event in audit.history(f"person:{person}")])


def test_a_yes_is_recorded_as_their_own_and_they_are_told(asked):
    assert says("Kyllä!").outcome == "taken"
    party = mine(asked)
    assert (party.answer, party.proof, party.served_on) == ("yes", "answered", DAY)
    event = next(event for event in audit.history(f"proposal:{asked.pk}") if event.verb == "answered")
    assert (event.actor, event.payload["how"]) == (f"resident:{party.person}", "sms")
    ((channel, body),) = told()
    assert channel == "sms" and "kirjattu" in body


def test_a_no_declines_where_a_yes_is_asked_and_is_something_else_where_remarks_are_heard(asked, hearing):
    assert (says("E").outcome, mine(asked).answer) == ("taken", "no")
    (heard,) = hearing(1)
    Message.objects.update(state="sent", sent_at=AT)
    person = heard.addressees.order_by("id").first().person
    proven(person, OTHER)
    assert says("E", called=OTHER, reference="r2").outcome == "taken"
    party = Addressee.objects.get(proposal=heard, person=person)
    assert (party.answer, party.wish, state(heard)) == ("something_else", "other", "something_else")


def test_the_same_again_changes_nothing_and_another_text_under_its_reference_is_read(asked):
    first = says("K")
    again = says("K")
    assert (again.reply, again.outcome, again.fresh) == (first.reply, "taken", False)
    assert len(told()) == 1
    other = says("E")
    assert (other.outcome, other.why, mine(asked).answer) == ("staff", "other_text", "yes")


def test_after_the_deadline_they_are_told_so_and_nothing_is_recorded(asked):
    Addressee.objects.filter(pk=mine(asked).pk).update(served_on=DAY, deadline=DAY + timedelta(days=14))
    late = DAY + timedelta(days=15)
    assert says("K", on=late, at=AT + timedelta(days=15)).outcome == "late"
    assert mine(asked).answer == ""
    ((_, body),) = told()
    assert "15.\xa0helmikuuta 2027" in body


@pytest.mark.parametrize(
    ("text", "called", "why"),
    [
        ("K", "+358489999999", "unknown"), ("K", "12", "unknown"), ("K", "Posti", "unknown"), ("K", "", "unknown"),
        ("", MINE, "unclear"), ("\ud83d hei", MINE, "unclear"), ("x" * 10_000, MINE, "unclear"), ("Да, спасибо", MINE, "unclear"), ("Kyllä mutta", MINE, "unclear"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_kept_whole_and_a_person_reads_it(asked, text, called, why):
    found = says(text, called=called)
    assert (found.outcome, found.why, state(asked)) == ("staff", why, "open")
    (waiting,) = replies(close=False, open_=True)
    assert (waiting.text, waiting.why) == (text.replace("\ud83d", "?"), why)
    assert len(text) < 8 or text.encode("utf-8", "replace") not in bytes(
        Reply.objects.get(pk=found.reply).sealed
    )


def test_two_who_share_a_number_are_both_named_and_none_answers(asked):
    other = asked.addressees.order_by("id").last().person
    proven(other)
    found = says("K")
    assert (found.outcome, found.why, mine(asked).answer) == ("staff", "shared", "")
    (waiting,) = replies(close=False, open_=True)
    assert set(waiting.persons) == {asked.person_asked, other}


def test_with_two_matters_the_code_word_says_which_and_without_it_a_person_asks(asked, hearing):
    second, party = second_of(asked, hearing)
    assert says("K").why == "several"
    assert says(f"{code_of(second.pk)} K", reference="r2").outcome == "taken"
    assert (state(asked), Addressee.objects.get(pk=party.pk).answer) == ("open", "yes")
    Message.objects.filter(person=asked.person_asked).update(lead=Message.objects.first().pk)
    assert says("E", reference="r3").why == "several"  # one message told of both: it may be either
    Message.objects.update(lead=None)
    assert says("E", reference="r4").outcome == "taken"
    assert (mine(asked).answer, Addressee.objects.get(pk=party.pk).answer) == ("no", "yes")


def test_a_no_that_anybody_could_have_written_frees_nothing_and_keeps_silence_from_counting(asked):
    anybody = Incoming("sms", "x", AT, "E", (asked.person_asked,), verified=False)
    found = receive(anybody, on=DAY, at=AT)
    assert (found.outcome, found.why, mine(asked).answer) == ("staff", "unverified", "")
    stopped = Proposal.objects.get(pk=asked.pk)
    assert (stopped.state, stopped.reason, stopped.live) == ("with_staff", "reply_unverified", True)


def test_a_yes_that_anybody_could_have_written_is_read_by_a_person(asked):
    anybody = Incoming("sms", "x", AT, "K", (asked.person_asked,), verified=False)
    assert (receive(anybody, on=DAY, at=AT).why, state(asked)) == ("unverified", "open")


def test_a_reply_by_thread_is_about_that_matter(asked, hearing):
    second, _ = second_of(asked, hearing)
    thread = Incoming("suomifi", "m1", AT, "Kyllä", (asked.person_asked,), verified=True, about=second.pk)
    assert receive(thread, on=DAY, at=AT).outcome == "taken"
    assert receive(replace(thread, reference="m2", about=999_999), on=DAY, at=AT).why == "nothing_open"


def test_whoever_had_answered_otherwise_is_read_by_a_person(asked):
    says("K")
    assert says("E", reference="r2").why == "answered_before"


def test_a_reply_of_somebody_under_an_order_is_for_the_unit_alone_until_it_is_dealt_with(asked):
    Resident.objects.filter(pk=asked.person_asked).update(protected=True, municipality="")
    found = says("K")
    assert (found.why, replies(close=False, open_=True)) == ("guarded", [])
    (waiting,) = replies(close=True, open_=False)
    dealt_with(reply=waiting.key, by=BY, at=AT)
    assert replies(close=True, open_=True) == []


def test_nobody_answers_for_a_service_that_only_plans(asked):
    from ennakko.ledger.actions import back_to_planning

    back_to_planning(service="preschool", why="A mistake was found.", by=BY, at=AT)
    assert (says("K").why, mine(asked).answer) == ("nothing_open", "")


def test_nobody_answers_what_has_not_reached_them(asked):
    Message.objects.update(state="waiting", sent_at=None)
    assert (says("K").why, mine(asked).answer) == ("nothing_open", "")


def test_a_reply_that_crossed_a_newer_letter_is_read_by_a_person(asked):
    later = received(
        reference="r1",
        called=MINE,
        text="K",
        on=DAY,
        at=AT + timedelta(hours=2),
        written_at=AT - timedelta(hours=1),
    )
    assert (later.why, mine(asked).answer) == ("crossed", "")


def test_a_remark_in_own_words_keeps_silence_from_counting_where_remarks_are_heard(asked, hearing):
    (heard,) = hearing(1)
    Message.objects.update(state="sent", sent_at=AT)
    proven(heard.addressees.order_by("id").first().person, OTHER)
    assert says("Muutamme kesällä", called=OTHER).why == "unclear"
    found = Proposal.objects.get(pk=heard.pk)
    assert (found.state, found.reason) == ("with_staff", "reply_to_read")
    assert (says("Muutamme kesällä", reference="r2").why, state(asked)) == (
        "unclear",
        "open",
    )  # silence is no yes there


def test_a_no_from_a_number_that_two_share_keeps_silence_from_counting(asked):
    proven(asked.addressees.order_by("id").last().person)
    assert says("E").why == "shared"
    assert Proposal.objects.get(pk=asked.pk).reason == "reply_unverified"


def test_an_old_matter_that_was_answered_does_not_make_a_new_reply_late(asked, hearing):
    Addressee.objects.filter(pk=mine(asked).pk).update(
        served_on=DAY, deadline=DAY + timedelta(days=1), answer="yes", answered_at=AT
    )
    _, party = second_of(asked, hearing)
    assert says("K", on=DAY + timedelta(days=5)).outcome == "taken"
    assert Addressee.objects.get(pk=party.pk).answer == "yes"
    assert says("K", on=DAY + timedelta(days=5), reference="r2").outcome == "taken"  # the same once more


def test_a_reply_is_heard_while_the_key_is_being_replaced(asked, settings, tmp_path):
    from ennakko.config import keys

    settings.REGISTER_RING = lambda: [b"n" * 32, settings.REGISTER_KEY]
    assert keys and says("K").outcome == "taken"


def test_what_the_provider_reports_is_evidence_and_starts_no_deadline(asked):
    from ennakko.channels.sms.inbound import reported
    from ennakko.outbox.models import Attempt, Receipt

    message = Message.objects.get(about=f"proposal:{asked.pk}", person=asked.person_asked)
    Attempt.objects.create(message=message, channel="sms", at=AT, outcome="sent", reference="m-1")
    assert reported(reference="m-1", status="delivered", at=AT)
    assert Receipt.objects.get(message=message).kind == "delivered"
    assert mine(asked).served_on is None
    assert not reported(reference="m-2", status="delivered", at=AT)
