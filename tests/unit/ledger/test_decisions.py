"""Decisions: parties of their own, each served on their own; undone until then, corrected afterwards."""

from datetime import timedelta

import pytest

from ennakko.accounts.actor import resident
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions
from ennakko.ledger.models import Decision, Proposal
from ennakko.ledger.parties import joined_since
from ennakko.outbox import attempts
from ennakko.outbox.models import Message
from ennakko.register.models import CustodyRight, Guardianship, Resident
from tests.promised import AT, DAY, SWEEP, applied, change, family, of, proposed, says, school, staff

pytestmark = pytest.mark.django_db
LAST = DAY + timedelta(days=14)


@pytest.fixture
def principal():
    return staff("principal")


def agreed(place: int, guardians: int = 2) -> tuple[Proposal, list[int]]:
    """A proposal that every guardian said yes to."""
    proposal, elders = proposed(place, guardians)
    for elder in elders:
        proposal = says(proposal, elder, "yes")
    return proposal, elders


def decided(place: int, by, guardians: int = 2) -> tuple[Decision, list[int]]:
    proposal, elders = agreed(place, guardians)
    return actions.decide(proposal=proposal.pk, on=DAY, by=by, at=AT), elders


def serve(decision: Decision, person: int, on=DAY, proof="opened"):
    return actions.deliver_decision(
        decision=decision.pk, person=person, on=on, proof=proof, by=resident(person), at=AT
    )


def undo(decision: Decision, by):
    return actions.undo_decision(decision=decision.pk, on=DAY, by=by, at=AT)


def correct(decision: Decision, by, **more):
    given = {"kind": "factual", "why": {"fi": "Koulumatka oli laskettu väärin."}, "agreed": True} | more
    return actions.correct_decision(decision=decision.pk, on=DAY, by=by, at=AT, **given)


# --- what life brings afterwards --------------------------------------------------------------------------------------


@pytest.fixture
def waiting(principal):
    """A decided case that went to staff since the child's facts changed."""
    made, _ = decided(school(), principal)
    applied(change(made.proposal, "to_staff", reason="facts_changed"))
    return of(made.proposal.person)


def test_a_decided_case_that_keeps_its_place_is_decided_again(waiting):
    done = actions.resolve(proposal=waiting.pk, outcome="place", on=DAY, by=staff("officer"), at=AT)
    assert (done.state, access.standing(done)) == ("decided", True)


@pytest.mark.parametrize("outcome", ["died", "moved_away", "private_school"])
def test_a_decided_case_whose_need_ended_gives_its_seat_back(waiting, outcome):
    done = actions.resolve(proposal=waiting.pk, outcome=outcome, on=DAY, by=staff("officer"), at=AT)
    assert (done.state, done.place) == ("by_hand", None)


@pytest.mark.parametrize(
    "act",
    [
        lambda found, by: actions.place_by_hand(
            proposal=found.pk, place=school(), reason="correction", on=DAY, by=by, at=AT
        ),
        lambda found, by: actions.revise(proposal=found.pk, place=school(), on=DAY, by=by, at=AT),
        lambda found, by: actions.withdraw(proposal=found.pk, reason="mistake", on=DAY, by=by, at=AT),
        lambda found, by: actions.resolve(
            proposal=found.pk, outcome="other_place", place=school(), on=DAY, by=by, at=AT
        ),
    ],
    ids=["place by hand", "revise", "withdraw", "another place of ours"],
)
def test_what_was_decided_is_changed_by_a_correction_and_by_nothing_else(waiting, act):
    with pytest.raises(Refused, match="A decision on proposal"):
        act(waiting, staff("officer"))
    assert of(waiting.person).state == "with_staff"


# --- parties ---------------------------------------------------------------------------------------------------------


def test_every_guardian_in_force_is_a_party_with_an_own_time_that_runs_only_from_own_service(principal):
    made, (first, second) = decided(school(), principal)
    assert {party.person for party in made.parties.all()} == {first, second}
    assert {party.deadline for party in made.parties.all()} == {None}
    serve(made, first)
    serve(made, first, on=DAY + timedelta(days=5))
    times = {party.person: party.deadline for party in made.parties.all()}
    assert times == {first: LAST, second: None}
    serve(made, second, on=DAY + timedelta(days=3))
    assert made.parties.get(person=second).deadline == LAST + timedelta(days=3)


def test_what_is_posted_counts_as_served_when_the_dated_rule_says(principal):
    made, (first, second) = decided(school(), principal)
    letter = actions.deliver_decision(decision=made.pk, person=first, on=DAY, proof="letter", by=SWEEP, at=AT)
    assert (letter.served_on, letter.deadline) == (DAY + timedelta(days=7), LAST + timedelta(days=7))
    electronic = actions.deliver_decision(
        decision=made.pk, person=second, on=DAY, proof="electronic", by=SWEEP, at=AT
    )
    assert electronic.deadline == LAST + timedelta(days=3)


def test_nobody_else_is_served_and_nothing_that_only_reminds_serves(principal):
    made, (first, second) = decided(school(), principal)
    stranger = family()[1][0]
    with pytest.raises(Refused, match="no decision"):
        serve(made, stranger)
    with pytest.raises(Refused, match="Only the addressee"):
        actions.deliver_decision(
            decision=made.pk, person=first, on=DAY, proof="opened", by=resident(second), at=AT
        )
    with pytest.raises(Refused, match="does not prove"):
        actions.deliver_decision(decision=made.pk, person=first, on=DAY, proof="sms", by=SWEEP, at=AT)
    assert not made.parties.filter(served_on__isnull=False).exists()


def test_each_party_is_written_to_in_finnish_or_swedish_and_english_is_a_courtesy(principal):
    proposal, (first, second) = agreed(school())
    Resident.objects.filter(pk=first).update(contact_language="sv")
    Resident.objects.filter(pk=second).update(language="ar")
    made = actions.decide(proposal=proposal.pk, on=DAY, by=principal, at=AT)
    assert {party.person: party.language for party in made.parties.all()} == {first: "sv", second: "fi"}
    assert (made.languages, set(made.texts)) == (["fi", "sv"], {"fi", "sv", "en"})
    assert "har ännu ingen skolplats" in made.texts["sv"]["reasons"]
    letters = Message.objects.filter(key__startswith=f"decision:{made.pk}/")
    assert {letter.person: letter.language for letter in letters} == {first: "sv", second: "fi"}


def test_an_officials_own_words_are_kept_and_never_passed_off_as_translated(principal):
    proposal, _ = agreed(school())
    made = actions.decide(proposal=proposal.pk, reasons={"fi": "Omin sanoin."}, on=DAY, by=principal, at=AT)
    assert (made.edited, made.texts["fi"]["reasons"]) == (True, "Omin sanoin.")
    assert "reasons" not in made.texts["en"]


def test_a_guardian_whom_a_court_denied_the_right_is_no_party(principal):
    proposal, (first, second) = agreed(school())
    held = Guardianship.objects.get(child=proposal.person, guardian=second)
    Guardianship.objects.filter(pk=held.pk).update(limited=True)
    CustodyRight.objects.create(guardianship=held, code="P100")
    made = actions.decide(proposal=proposal.pk, on=DAY, by=principal, at=AT)
    assert [party.person for party in made.parties.all()] == [first]


def test_who_got_custody_before_the_decision_is_heard_first_and_who_got_it_after_is_never_added_silently(
    principal,
):
    proposal, _ = agreed(school(9))
    (joined,) = family(1)[1]
    Guardianship.objects.create(child_id=proposal.person, guardian_id=joined)
    with pytest.raises(Refused, match="was not heard"):
        actions.decide(proposal=proposal.pk, on=DAY, by=principal, at=AT)

    made, elders = decided(school(9), principal)
    Guardianship.objects.create(child_id=made.proposal.person, guardian_id=joined)
    assert joined_since(made, on=DAY) == [joined]
    with pytest.raises(Refused):
        actions.give_decision(decision=made.pk, person=family(1)[1][0], on=DAY, by=principal, at=AT)
    actions.give_decision(decision=made.pk, person=joined, on=DAY, by=principal, at=AT)
    assert {party.person for party in made.parties.all()} == {*elders, joined}
    assert joined_since(made, on=DAY) == []
    assert Message.objects.filter(key__startswith="decision:", person=joined).count() == 1


def test_who_loses_custody_reads_the_decision_no_more(principal):
    made, (first, second) = decided(school(), principal)
    found = of(made.proposal.person)
    applied(change(found, "to_staff", reason="guardians_changed", addressees=[first]), scope="touched")
    assert access.decision_for(made.pk, first) is not None
    assert access.decision_for(made.pk, second) is None


def test_numbers_are_given_once_and_in_order(principal):
    place = school(9)
    numbers = [decided(place, principal)[0].number for _ in range(3)]
    assert numbers == ["2027-000001", "2027-000002", "2027-000003"]


# --- the register of the day -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("became", "told"),
    [
        ({"dead": True, "died": DAY}, "has died"),
        ({"municipality": "049"}, "moved away"),
        ({"protected": True, "municipality": "", "home": None}, "There is no proposal"),
    ],
)
def test_what_became_of_the_child_since_the_sweep_is_seen_before_anything_is_signed(principal, became, told):
    proposal, _ = agreed(school())
    Resident.objects.filter(pk=proposal.person).update(**became)
    with pytest.raises(Refused, match=told):
        actions.decide(proposal=proposal.pk, on=DAY, by=principal, at=AT)
    assert not Decision.objects.exists()


# --- undone ----------------------------------------------------------------------------------------------------------


def test_until_anybody_is_served_a_decision_is_undone_as_if_it_had_not_been_made(principal):
    made, (first, _) = decided(school(), principal)
    before = of(made.proposal.person)
    now = undo(made, principal)
    assert (now.state, now.reason, now.version) == ("accepted", "agreed", before.version + 1)
    assert set(Message.objects.filter(key__startswith="decision:").values_list("state", flat=True)) == {
        "stopped"
    }
    assert access.decision_for(made.pk, first) is None
    again = actions.decide(proposal=now.pk, on=DAY, by=principal, at=AT)
    assert again.number != made.number


def test_once_served_or_once_a_letter_left_it_is_corrected_not_undone(principal):
    place = school(9)
    served, (first, _) = decided(place, principal)
    serve(served, first)
    posted, _ = decided(place, principal)
    attempts.claim(channel="", services=["school-start"], limit=100, at=AT)
    for made in (served, posted):
        with pytest.raises(Refused, match="Correct it"):
            undo(made, principal)
        assert of(made.proposal.person).state == "decided"


def test_what_a_sweep_sent_to_people_meanwhile_stays_with_them_when_the_decision_is_undone(principal):
    made, _ = decided(school(), principal)
    applied(change(of(made.proposal.person), "to_staff", reason="place_gone", place=None, cost=None))
    assert (undo(made, principal).state, of(made.proposal.person).place) == ("with_staff", None)


# --- corrected -------------------------------------------------------------------------------------------------------


def test_a_correction_is_a_decision_of_its_own_that_serves_everybody_anew(principal):
    near, far = school(), school()
    old, (first, second) = decided(near, principal)
    serve(old, first)
    new = correct(old, principal, place=far)
    assert (new.place, of(new.proposal.person).place, new.corrects) == (far, far, old)
    assert {party.served_on for party in new.parties.all()} == {None}
    old.refresh_from_db()
    assert (old.standing, access.decision_for(old.pk, first).pk) == ("corrected", old.pk)
    assert f"korjaa päätöksen {old.number}" in new.texts["fi"]["reasons"]
    assert "Koulumatka oli laskettu väärin." in new.texts["fi"]["reasons"]
    corrected = Message.objects.filter(key__startswith=f"decision:{new.pk}/corrected/")
    assert {letter.person for letter in corrected} == {first, second}
    serve(old, second)
    assert old.parties.get(person=second).deadline is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "clerical", "place": "far"}, "changes nothing that was decided"),
        ({"kind": "factual", "agreed": False}, "benefit or with their consent"),
        ({"kind": "other"}, "no kind of correction"),
        ({"why": {"fi": " "}}, "reasons in Finnish are missing"),
        ({"place": "full"}, "seats of that place are held"),
    ],
)
def test_a_correction_is_refused_in_clear_words_and_changes_nothing(principal, asked, told):
    near, places = school(9), {"far": school(9), "full": school(0)}
    old, _ = decided(near, principal)
    asked = asked | ({"place": places[asked["place"]]} if "place" in asked else {})
    with pytest.raises(Refused, match=told):
        correct(old, principal, **asked)
    old.refresh_from_db()
    assert (old.standing, of(old.proposal.person).place, Decision.objects.count()) == ("in_force", near, 1)


# --- who may, in which state -----------------------------------------------------------------------------------------

WHO_MAY = """
    state               | decide | undo | correct
    open                | no     | -    | -
    accepted            | yes    | -    | -
    no_remark           | yes    | -    | -
    by_hand             | yes    | -    | -
    something_else      | no     | -    | -
    with_staff          | no     | -    | -
    withdrawn           | no     | -    | -
    decided             | no     | yes  | yes
    served              | no     | no   | yes
    undone              | yes    | no   | no
    corrected           | no     | no   | no
    decided, with staff | no     | yes  | yes
"""


def in_state(state: str, by) -> tuple[Proposal, Decision | None]:
    """A proposal in the state of the table, with its first decision where it has one."""
    place = school(9)
    if state in {"decided", "served", "undone", "corrected", "decided, with staff"}:
        made, (first, _) = decided(place, by)
        if state == "served":
            serve(made, first)
        if state == "undone":
            undo(made, by)
        if state == "corrected":
            correct(made, by)
        if state == "decided, with staff":
            applied(change(of(made.proposal.person), "to_staff", reason="facts_changed"), scope="touched")
        return of(made.proposal.person), made
    proposal, _ = proposed(place)
    Proposal.objects.filter(pk=proposal.pk).update(state=state, live=state != "withdrawn")
    return of(proposal.person), None


@pytest.mark.parametrize("line", WHO_MAY.strip().splitlines()[1:])
def test_what_may_be_done_in_which_state_and_by_whom(line):
    principal, officer = staff("principal"), staff("officer")
    state, *may = [cell.strip() for cell in line.split("|")]
    for verb, allowed in zip(("decide", "undo", "correct"), may, strict=True):
        for by in (officer, principal):
            proposal, made = in_state(state, principal)
            acts = {
                "decide": lambda by=by, found=proposal: actions.decide(
                    proposal=found.pk, on=DAY, by=by, at=AT
                ),
                "undo": lambda by=by, made=made: undo(made, by),
                "correct": lambda by=by, made=made: correct(made, by),
            }
            if allowed == "-":
                continue
            if allowed == "yes" and by is principal:
                acts[verb]()
            else:
                with pytest.raises(Refused):
                    acts[verb]()


def test_a_restricted_case_has_no_decision_for_anybody_to_read(principal):
    made, (first, _) = decided(school(), principal)
    applied(
        change(
            of(made.proposal.person), "to_staff", reason="protected", restricted=True, place=None, cost=None
        ),
        scope="touched",
    )
    assert access.decision_for(made.pk, first) is None
    assert access.decision(made.pk, principal) is None
    assert access.decision(made.pk, staff("protected-unit")) is not None


def test_an_unknown_decision_is_refused(principal):
    with pytest.raises(Refused, match="There is no decision"):
        undo(Decision(pk=99), principal)
    assert access.decision(99, principal) is None
