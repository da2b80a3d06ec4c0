"""Answers that came on paper or by phone: they count like the addressee's own, from the day they were received."""

from datetime import timedelta

import pytest

from ennakko.accounts.actor import resident
from ennakko.audit import access as audit
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions
from ennakko.ledger.tick import tick
from tests.promised import AT, DAY, SWEEP, of, preschool, proposed, says, school, serve, staff

pytestmark = pytest.mark.django_db


def recorded(proposal, person, answer, *, on=DAY, today=DAY, by=None, **more):
    return actions.record_answer(
        proposal=proposal.pk,
        person=person,
        answer=answer,
        received_on=on,
        how=more.pop("how", "paper"),
        by=by or staff("officer"),
        at=AT + (today - DAY),
        **more,
    )


def party(proposal, person):
    return next(a for a in access.addressees(proposal.pk) if a.person == person)


def test_a_paper_answer_serves_and_counts_like_the_addressees_own():
    proposal, (first, second) = proposed(school())
    recorded(proposal, first, "yes")
    mine = party(proposal, first)
    assert (mine.served_on, mine.proof, mine.answer) == (DAY, "answered", "yes")
    assert mine.deadline == DAY + timedelta(days=14)
    says(of(proposal.person), second, "yes")
    assert of(proposal.person).state == "accepted"


def test_the_event_says_who_recorded_it_how_it_came_and_when():
    proposal, (first, _) = proposed(school())
    officer = staff("officer")
    recorded(proposal, first, "something_else", wish="moving", how="phone", by=officer)
    event = audit.history(f"proposal:{proposal.pk}")[-1]
    assert (event.verb, event.actor) == ("answered", str(officer))
    assert event.payload["how"] == "phone"
    assert event.payload["received_on"] == str(DAY)
    assert of(proposal.person).handler


def test_what_came_in_time_counts_though_silence_was_read_meanwhile():
    proposal, (only,) = proposed(school(), guardians=1)
    serve(proposal, only)
    late = DAY + timedelta(days=15)
    tick(on=late, by=SWEEP, at=AT + timedelta(days=15))
    assert of(proposal.person).state == "no_remark"
    recorded(proposal, only, "yes", on=DAY + timedelta(days=10), today=late)
    assert of(proposal.person).state == "accepted"


def test_an_unanswered_preschool_place_that_went_to_staff_takes_the_yes_that_came_in_time():
    proposal, (only,) = proposed(school(kind="preschool"), guardians=1, service=preschool)
    serve(proposal, only)
    late = DAY + timedelta(days=15)
    tick(on=late, by=SWEEP, at=AT + timedelta(days=15))
    assert of(proposal.person, preschool).state == "with_staff"
    recorded(proposal, only, "yes", on=DAY + timedelta(days=14), today=late)
    assert of(proposal.person, preschool).state == "accepted"


def test_a_letter_that_comes_back_after_silence_was_read_opens_the_hearing_again():
    proposal, (only,) = proposed(school(), guardians=1)
    serve(proposal, only)
    tick(on=DAY + timedelta(days=15), by=SWEEP, at=AT + timedelta(days=15))
    actions.returned(proposal=proposal.pk, person=only, by=staff("officer"), at=AT)
    found = of(proposal.person)
    assert (found.state, found.reason, found.place) == ("open", "entitled", proposal.place)
    assert party(proposal, only).deadline is None


def test_the_deadline_is_judged_by_the_day_it_was_received():
    proposal, (only,) = proposed(school(), guardians=1)
    serve(proposal, only)
    late = DAY + timedelta(days=15)
    with pytest.raises(Refused, match="ended on"):
        recorded(proposal, only, "yes", on=late, today=late)
    assert party(proposal, only).answer == ""


def test_a_disagreement_on_paper_is_one():
    proposal, (first, second) = proposed(school())
    says(proposal, first, "yes")
    recorded(of(proposal.person), second, "something_else", wish="other_place")
    found = of(proposal.person)
    assert (found.state, found.reason) == ("with_staff", "guardians_disagree")
    assert found.place is not None


@pytest.mark.parametrize(
    ("wrong", "says_so"),
    [
        ({"on": DAY + timedelta(days=1)}, "still to come"),
        ({"on": DAY - timedelta(days=1)}, "no proposal yet"),
        ({"how": "fax"}, "no way an answer comes"),
        ({"answer": "perhaps"}, "no answer"),
    ],
)
def test_what_cannot_have_come_is_refused_and_nothing_is_stored(wrong, says_so):
    proposal, (first, _) = proposed(school())
    answer = wrong.pop("answer", "yes")
    with pytest.raises(Refused, match=says_so):
        recorded(proposal, first, answer, **wrong)
    assert party(proposal, first).answer == ""
    assert of(proposal.person).version == proposal.version


def test_only_an_officer_records_and_only_for_an_addressee():
    proposal, (first, _) = proposed(school())
    for by in (staff("principal"), resident(first)):
        with pytest.raises(Refused):
            recorded(proposal, first, "yes", by=by)
    with pytest.raises(Refused):
        recorded(proposal, proposal.person, "yes")


def test_an_answer_that_was_recorded_wrongly_is_taken_back_by_an_officer():
    proposal, (first, _) = proposed(school())
    recorded(proposal, first, "something_else", wish="moving")
    with pytest.raises(Refused, match="already"):
        recorded(proposal, first, "yes")
    actions.undo(proposal=proposal.pk, person=first, on=DAY, by=staff("officer"), at=AT)
    recorded(proposal, first, "yes")
    assert party(proposal, first).answer == "yes"
