"""The verbs of the ledger: who may, when, and what becomes of a proposal."""

from datetime import timedelta

import pytest

from ennakko.accounts.actor import resident
from ennakko.audit import access as audit
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions
from ennakko.ledger.kinds import ByHand, Outcome, Wish
from ennakko.outbox.models import Message
from ennakko.register.models import Place
from tests.promised import (
    AT,
    DAY,
    SEASON,
    SWEEP,
    applied,
    change,
    create,
    family,
    of,
    preschool,
    proposed,
    restricted,
    says,
    school,
    serve,
    staff,
)  # fmt: skip

pytestmark = pytest.mark.django_db
LAST = DAY + timedelta(days=14)


@pytest.fixture
def officer():
    return staff("officer")


def preschool_place(capacity=2):
    return school(capacity, kind="preschool")


def party(proposal, person):
    return next(one for one in access.addressees(proposal.pk) if one.person == person)


def verbs(proposal):
    return [event.verb for event in audit.history(f"proposal:{proposal.pk}")]


# --- answers ---------------------------------------------------------------------------------------------------------


def test_when_everybody_says_yes_the_proposal_is_accepted():
    proposal, (first, second) = proposed(school())
    assert says(proposal, first, "yes").state == "open"
    assert says(proposal, second, "yes").state == "accepted"
    assert verbs(proposal) == ["proposed", "answered", "answered"]


def test_who_answers_has_been_served():
    proposal, (first, _) = proposed(school())
    says(proposal, first, "yes")
    mine = party(proposal, first)
    assert (mine.served_on, mine.proof, mine.deadline) == (DAY, "answered", LAST)


def test_a_wish_for_something_else_keeps_the_place_and_names_a_human(officer):
    proposal, (first, _) = proposed(school())
    now = says(proposal, first, "something_else", wish="other_place")
    assert (now.state, now.place, now.handler) == ("something_else", proposal.place, str(officer))
    assert party(proposal, first).wish == "other_place"


def test_wishes_are_shared_out_among_the_officers_and_followed_even_where_there_is_none():
    place = school(9)
    one, (first,) = proposed(place, guardians=1)
    assert says(one, first, "something_else").handler == "desk:Kouluun ilmoittautumisen neuvonta"
    known = {str(staff("officer")), str(staff("officer"))}
    followed = {says(*_one(place), "something_else").handler for _ in range(2)}
    assert followed == known


def _one(place):
    proposal, (guardian,) = proposed(place, guardians=1)
    return proposal, guardian


def test_guardians_who_disagree_go_to_a_person():
    proposal, (first, second) = proposed(school())
    says(proposal, first, "yes")
    now = says(proposal, second, "something_else")
    assert (now.state, now.reason, now.place) == ("with_staff", "guardians_disagree", proposal.place)


def test_a_no_in_a_hearing_keeps_the_place_for_the_duty_stays():
    proposal, (first, _) = proposed(school())
    now = says(proposal, first, "no")
    assert (now.state, now.place) == ("something_else", proposal.place)
    assert now.handler


def test_a_no_where_a_yes_is_asked_declines_and_frees_the_seat():
    proposal, (first, second) = proposed(preschool_place(), service=preschool)
    assert says(proposal, first, "no").state == "open"
    now = says(proposal, second, "no")
    assert (now.state, now.place, now.live) == ("declined", None, True)


def test_the_same_answer_again_is_one_and_another_must_be_taken_back_first():
    proposal, (first, _) = proposed(school())
    once = says(proposal, first, "yes")
    assert says(proposal, first, "yes").version == once.version
    with pytest.raises(Refused, match="already"):
        says(proposal, first, "something_else")


@pytest.mark.parametrize("kind", ["stranger", "former", "other guardian", "staff"])
def test_nobody_but_the_addressee_answers(kind, officer):
    proposal, (first, second) = proposed(school())
    if kind == "former":
        applied(change(proposal, "revise", addressees=[second], tell="resident"))
    person, by = {
        "stranger": (proposal.person, resident(proposal.person)),
        "former": (first, resident(first)),
        "other guardian": (first, resident(second)),
        "staff": (first, officer),
    }[kind]
    with pytest.raises(Refused):
        actions.answer(proposal=proposal.pk, person=person, answer="yes", on=DAY, by=by, at=AT)


def test_no_answer_is_taken_after_the_last_day():
    proposal, (first, _) = proposed(school())
    serve(proposal, first)
    with pytest.raises(Refused, match=r"ended on 15\sFebruary 2027"):
        says(proposal, first, "yes", on=LAST + timedelta(days=1))
    assert says(proposal, first, "yes", on=LAST).state == "open"


@pytest.mark.parametrize(
    ("answer", "wish"), [("perhaps", ""), ("yes", "moving"), ("something_else", "a pony")]
)
def test_only_declared_answers_and_wishes_are_taken(answer, wish):
    proposal, (first, _) = proposed(school())
    with pytest.raises(Refused):
        says(proposal, first, answer, wish=wish)
    assert set(Wish) >= {"moving"}


def test_a_mistaken_answer_is_taken_back_until_the_deadline():
    proposal, (first, second) = proposed(school())
    for person in (first, second):
        says(proposal, person, "yes")
    with pytest.raises(Refused):
        undo(proposal, first, on=LAST + timedelta(days=1))
    assert undo(proposal, first, on=LAST).state == "open"
    assert says(proposal, first, "something_else", on=LAST).reason == "guardians_disagree"
    assert undo(proposal, first, on=LAST).state == "open"
    assert party(proposal, first).answered_at is None


def undo(proposal, person, on=DAY):
    return actions.undo(proposal=proposal.pk, person=person, on=on, by=resident(person), at=AT)


def test_a_wish_taken_back_needs_no_human_any_more(officer):
    proposal, (first, _) = proposed(school())
    says(proposal, first, "something_else")
    assert (undo(proposal, first).state, of(proposal.person).handler) == ("open", "")


def test_a_declined_place_comes_back_while_it_is_free_and_goes_to_a_person_when_it_is_not():
    place = preschool_place(1)
    proposal, (only,) = proposed(place, guardians=1, service=preschool)
    says(proposal, only, "no")
    assert (undo(proposal, only).place, of(proposal.person, preschool).cost) == (place, 300)
    says(proposal, only, "no")
    proposed(place, service=preschool)
    now = undo(proposal, only)
    assert (now.state, now.reason, now.place) == ("with_staff", "seat_taken", None)


def test_nothing_is_taken_back_once_a_person_acted_on_it(officer):
    proposal, (first, _) = proposed(school(9))
    says(proposal, first, "something_else")
    actions.resolve(proposal=proposal.pk, outcome="place", on=DAY, by=officer, at=AT)
    actions.decide(proposal=proposal.pk, on=DAY, by=staff("principal"), at=AT)
    with pytest.raises(Refused):
        undo(proposal, first)


# --- service of the notice -------------------------------------------------------------------------------------------


def test_a_deadline_runs_from_proof_and_the_first_proof_holds():
    proposal, (first, second) = proposed(school())
    serve(proposal, first)
    serve(proposal, first, on=DAY + timedelta(days=5))
    assert (party(proposal, first).deadline, party(proposal, second).deadline) == (LAST, None)
    assert of(proposal.person).version == 2


@pytest.mark.parametrize("proof", ["sms", "email", "", "sent"])
def test_what_only_reminds_proves_nothing(proof):
    proposal, (first, _) = proposed(school())
    with pytest.raises(Refused, match="does not prove"):
        actions.deliver(proposal=proposal.pk, person=first, on=DAY, proof=proof, by=SWEEP, at=AT)
    with pytest.raises(Refused, match="does not prove"):
        actions.deliver_many(served=[(proposal.pk, first)], on=DAY, proof=proof, by=SWEEP, at=AT)
    assert party(proposal, first).deadline is None


def test_a_resident_opens_only_their_own_letter():
    proposal, (first, second) = proposed(school())
    with pytest.raises(Refused):
        actions.deliver(
            proposal=proposal.pk, person=first, on=DAY, proof="opened", by=resident(second), at=AT
        )


def test_many_are_served_as_one_is():
    place = school(9)
    several = [proposed(place) for _ in range(3)]
    pairs = [(proposal.pk, person) for proposal, elders in several for person in elders]
    withdrawn = several[2][0]
    applied(change(withdrawn, "withdraw", tell="nobody"))
    served = {"served": pairs, "on": DAY, "proof": "delivered", "by": SWEEP, "at": AT}
    assert actions.deliver_many(**served) == 4
    assert actions.deliver_many(**served) == 0
    for proposal, elders in several[:2]:
        assert [party(proposal, person).deadline for person in elders] == [LAST, LAST]
        assert of(proposal.person).version == 2
        assert verbs(proposal) == ["proposed", "served", "served"]
    assert party(withdrawn, several[2][1][0]).served_on is None


def test_a_letter_that_came_back_stops_the_clock_unless_it_was_answered():
    proposal, (first, second) = proposed(school())
    serve(proposal, first, second)
    says(proposal, second, "yes")
    for person in (first, second):
        actions.returned(proposal=proposal.pk, person=person, by=SWEEP, at=AT)
    assert (party(proposal, first).served_on, party(proposal, first).deadline) == (None, None)
    assert party(proposal, second).deadline == LAST


# --- cases -----------------------------------------------------------------------------------------------------------


def test_placing_by_hand_takes_a_seat_and_later_sweeps_see_it(officer):
    proposal, _ = proposed(school())
    other = school(1)
    now = by_hand(proposal, other, officer)
    assert (now.state, now.reason, now.place, now.handler) == ("by_hand", "sibling", other, str(officer))
    assert access.ledger_frame(now.service, SEASON)["place"].to_list() == [other]
    assert {message.state for message in Message.objects.all()} == {"stopped"}


def by_hand(proposal, place, officer, reason="sibling"):
    return actions.place_by_hand(proposal=proposal.pk, place=place, reason=reason, on=DAY, by=officer, at=AT)


def test_the_second_of_two_is_told_that_the_last_seat_is_gone(officer):
    one, two, last = proposed(school())[0], proposed(school())[0], school(1)
    by_hand(one, last, officer)
    with pytest.raises(Refused, match="the last one was taken meanwhile"):
        by_hand(two, last, officer)
    assert of(two.person).place == two.place


def test_a_place_of_another_kind_or_closed_is_no_place(officer):
    proposal, _ = proposed(school())
    closed = school()
    Place.objects.filter(pk=closed).update(open=False)
    for place in (preschool_place(), closed, 999):
        with pytest.raises(Refused, match="not open"):
            by_hand(proposal, place, officer)


def test_reasons_are_declared_words_never_free_text(officer):
    proposal, _ = proposed(school())
    with pytest.raises(Refused):
        by_hand(proposal, proposal.place, officer, reason="because Elsa is shy")
    with pytest.raises(Refused):
        actions.to_staff(proposal=proposal.pk, reason="Elsa is shy", on=DAY, by=officer, at=AT)
    assert "sibling" in list(ByHand)


def test_handing_over_keeps_the_seat_and_stops_what_waits(officer):
    proposal, _ = proposed(school())
    now = actions.to_staff(proposal=proposal.pk, on=DAY, by=officer, at=AT)
    assert (now.state, now.place) == ("with_staff", proposal.place)
    assert {message.state for message in Message.objects.all()} == {"stopped"}


def test_another_proposal_starts_the_hearing_anew(officer):
    proposal, (first, second) = proposed(school())
    says(proposal, first, "something_else")
    other = school()
    now = actions.revise(proposal=proposal.pk, place=other, on=DAY, by=officer, at=AT)
    assert (now.state, now.place, now.handler) == ("open", other, "")
    for person in (first, second):
        mine = party(now, person)
        assert (mine.answer, mine.served_on, mine.deadline) == ("", None, None)
    later = DAY + timedelta(days=3)
    serve(now, first, on=later)
    assert party(now, first).deadline == later + timedelta(days=14)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_case_closed_holds_its_seat_only_where_the_outcome_is_the_place(outcome, officer):
    proposal, (first, _) = proposed(school())
    says(proposal, first, "something_else")
    now = actions.resolve(proposal=proposal.pk, outcome=outcome, on=DAY, by=officer, at=AT)
    if outcome == "place":
        assert (now.state, now.place) == ("accepted", proposal.place)
    else:
        assert (now.state, now.place, now.live) == ("by_hand", None, True)
    assert now.reason == outcome


def test_a_case_closed_with_another_of_our_places_takes_the_seat_there(officer):
    proposal, (first, _) = proposed(school())
    says(proposal, first, "something_else")
    other = school(1)
    now = actions.resolve(proposal=proposal.pk, outcome="other_place", place=other, on=DAY, by=officer, at=AT)
    assert (now.state, now.place) == ("by_hand", other)


def test_only_an_open_case_is_closed_and_only_with_a_declared_outcome(officer):
    proposal, (first, _) = proposed(school())
    with pytest.raises(Refused, match="no open case"):
        actions.resolve(proposal=proposal.pk, outcome="place", on=DAY, by=officer, at=AT)
    says(proposal, first, "something_else")
    with pytest.raises(Refused, match="no outcome"):
        actions.resolve(proposal=proposal.pk, outcome="gave_up", on=DAY, by=officer, at=AT)


def test_a_person_withdraws_with_a_reason_and_whoever_heard_is_told(officer):
    proposal, (first, _second) = proposed(school())
    serve(proposal, first)
    now = actions.withdraw(proposal=proposal.pk, reason="mistake", on=DAY, by=officer, at=AT)
    assert (now.state, now.live, now.place) == ("withdrawn", False, None)
    (told,) = Message.objects.filter(state="waiting")
    assert (told.person, "Ehdotus oli virheellinen." in told.body) == (first, True)
    with pytest.raises(Refused):
        actions.to_staff(proposal=proposal.pk, on=DAY, by=officer, at=AT)


def test_a_proposal_that_lapsed_within_its_season_may_be_created_again(officer):
    proposal, elders = proposed(school(1))
    actions.lapse(proposal=proposal.pk, on=DAY, by=officer, at=AT)
    applied(create(proposal.person, elders, proposal.place, previous=proposal.pk))
    assert of(proposal.person).previous_id == proposal.pk


def test_a_restricted_case_is_the_units_alone(officer):
    child, elders = family()
    applied(restricted(child, elders))
    case, unit = of(child), staff("protected-unit")
    for act in (
        lambda: actions.resolve(proposal=case.pk, outcome="postponed", on=DAY, by=officer, at=AT),
        lambda: actions.withdraw(proposal=case.pk, reason="mistake", on=DAY, by=officer, at=AT),
        lambda: says(case, elders[0], "yes"),
        lambda: serve(case, elders[0]),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.cause == f"There is no proposal {case.pk}."  # the words for one that never was
    with pytest.raises(Refused, match="holds no place"):
        by_hand(case, school(), unit)
    assert actions.resolve(proposal=case.pk, outcome="other_place", on=DAY, by=unit, at=AT).place is None


def test_a_role_that_does_not_handle_cases_is_told_which_does():
    proposal, _ = proposed(school())
    with pytest.raises(Refused, match="officer"):
        by_hand(proposal, proposal.place, staff("operator"))


# --- decisions -------------------------------------------------------------------------------------------------------


def decide(proposal, by=None, reasons=None):
    return actions.decide(proposal=proposal.pk, reasons=reasons, on=DAY, by=by or staff("principal"), at=AT)


def accepted(place):
    proposal, (guardian,) = proposed(place, guardians=1)
    return says(proposal, guardian, "yes")


def test_a_decision_has_reasons_a_remedy_and_its_letter():
    proposal = accepted(school())
    made = decide(proposal)
    assert (made.place, made.number, made.kind) == (proposal.place, "2027-000001", "official")
    assert made.remedy["days"] == 14
    assert set(made.remedy["body"]) == {"fi", "sv", "en"}
    now = of(proposal.person)
    assert (now.state, access.decisions(now.pk)) == ("decided", [made])
    assert Message.objects.filter(key__startswith="decision:").count() == 1


def test_a_decision_needs_the_role_the_hearing_and_reasons_in_every_language(officer):
    place = school(9)
    proposal = accepted(place)
    for wrong in ({"by": officer}, {"by": SWEEP}, {"reasons": {"fi": "  "}}, {"reasons": {"sv": "Nära."}}):
        with pytest.raises(Refused):
            decide(proposal, **wrong)
    with pytest.raises(Refused, match="not been heard"):
        decide(proposed(place)[0])
    decide(proposal)
    with pytest.raises(Refused, match="stands already"):
        decide(proposal)


def test_a_case_closed_without_a_place_is_not_decided(officer):
    proposal, (first, _) = proposed(school())
    says(proposal, first, "something_else")
    now = actions.resolve(proposal=proposal.pk, outcome="home_teaching", on=DAY, by=officer, at=AT)
    with pytest.raises(Refused, match="holds no place"):
        decide(now)


def test_every_verb_leaves_its_event_and_a_higher_version(officer):
    proposal, (first, second) = proposed(school(9))
    serve(proposal, first)
    says(proposal, first, "something_else")
    undo(proposal, first)
    actions.returned(proposal=proposal.pk, person=second, by=SWEEP, at=AT)
    actions.to_staff(proposal=proposal.pk, on=DAY, by=officer, at=AT)
    by_hand(proposal, proposal.place, officer)
    decide(of(proposal.person))
    assert [verb for verb in verbs(proposal) if verb != "stopped"] == [
        "proposed", "served", "answered", "undone", "returned", "to_staff", "placed_by_hand", "decided",
    ]  # fmt: skip
    assert of(proposal.person).version == 8
