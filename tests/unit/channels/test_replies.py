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
MINE, OTHER = "+358401234567", "+358407654321"


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
    return proposal


def state(proposal):
    return Proposal.objects.get(pk=proposal.pk).state


def mine(proposal):
    return Addressee.objects.get(proposal=proposal, person=proposal.person_asked)


def told():
    return [(m.channel, m.body) for m in Message.objects.filter(key__startswith="reply:").order_by("id")]


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
        ("K", "+358409999999", "unknown"), ("K", "12", "unknown"), ("K", "Posti", "unknown"), ("K", "", "unknown"),
        ("", MINE, "unclear"), ("x" * 10_000, MINE, "unclear"), ("Да, спасибо", MINE, "unclear"), ("Kyllä mutta", MINE, "unclear"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_kept_whole_and_a_person_reads_it(asked, text, called, why):
    found = says(text, called=called)
    assert (found.outcome, found.why, state(asked)) == ("staff", why, "open")
    (waiting,) = replies(close=False, open_=True)
    assert (waiting.text, waiting.why) == (text, why)
    assert len(text) < 8 or text.encode() not in bytes(Reply.objects.get(pk=found.reply).sealed)


def test_two_who_share_a_number_are_both_named_and_none_answers(asked):
    other = asked.addressees.order_by("id").last().person
    proven(other)
    found = says("K")
    assert (found.outcome, found.why, mine(asked).answer) == ("staff", "shared", "")
    (waiting,) = replies(close=False, open_=True)
    assert set(waiting.persons) == {asked.person_asked, other}


def test_with_two_matters_the_code_word_says_which_and_without_it_a_person_asks(asked, hearing):
    (second,) = hearing(1, service="preschool")
    party = second.addressees.order_by("id").first()
    party.person = asked.person_asked
    party.save()
    assert says("K").why == "several"
    assert says(f"{code_of(second.pk)} K", reference="r2").outcome == "taken"
    assert (state(asked), Addressee.objects.get(pk=party.pk).answer) == ("open", "yes")
    assert says("E", reference="r3").outcome == "staff"  # the first still waits, the second may be taken back


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
    (second,) = hearing(1, service="preschool")
    party = second.addressees.order_by("id").first()
    party.person = asked.person_asked
    party.save()
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
