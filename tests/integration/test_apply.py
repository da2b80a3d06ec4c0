"""Apply, the one writer of plans: together or not at all, never stale, never beyond capacity, never twice."""

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError

from ennakko.audit import access as audit
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions, apply, chunk
from ennakko.ledger.models import Addressee, Proposal, Sweep
from ennakko.outbox.models import Message
from ennakko.register.models import Place
from tests.promised import (
    AT,
    SEASON,
    SWEEP,
    applied,
    change,
    create,
    facts,
    family,
    of,
    plan,
    preschool,
    proposed,
    restricted,
    says,
    school,
    school_start,
    serve,
    staff,
)  # fmt: skip

pytestmark = pytest.mark.django_db
KEY = school_start.key


def test_a_create_writes_proposal_addressees_letters_and_event():
    place = school()
    child, elders = family()
    done = applied(create(child, elders, place))
    proposal = of(child)
    assert (done.counts, done.dropped) == ({"create": 1}, {})
    assert (proposal.state, proposal.place, proposal.cost, proposal.version) == ("open", place, 300, 1)
    assert proposal.facts["words"] == {
        "child": "Elsa",
        "place": {"fi": "Koulu 0", "sv": "Skola 0", "en": "School 0"},
        "address": {"fi": "Koulukatu 0, 00530", "sv": "Koulukatu 0, 00530", "en": "Koulukatu 0, 00530"},
    }
    assert [party.person for party in access.addressees(proposal.pk)] == elders
    assert Message.objects.filter(about=f"proposal:{proposal.pk}").count() == 2
    (event,) = audit.history(f"proposal:{proposal.pk}")
    assert (event.verb, event.person, event.payload["place"]) == ("proposed", child, place)
    swept = Sweep.objects.get(pk=done.sweep)
    assert (swept.counts, swept.applied_at, swept.by) == ({"create": 1}, AT, "system:sweep")


def test_whoever_must_be_looked_at_by_a_person_begins_with_staff_and_gets_no_letter():
    child, elders = family()
    told = facts(None, None, route="second_home")
    applied(create(child, elders, None, action="to_staff", state="with_staff", reason="second_home", tell="staff",
                   cost=None, facts=told))  # fmt: skip
    assert (of(child).state, of(child).reason) == ("with_staff", "second_home")
    assert not Message.objects.exists()


def test_a_plan_applied_twice_writes_once_and_says_that_it_is_stale():
    once = plan(create(*family(), school()))
    apply.apply(once, service=school_start, by=SWEEP, at=AT)
    with pytest.raises(Refused, match="stale"):
        apply.apply(once, service=school_start, by=SWEEP, at=AT)
    assert (Proposal.objects.count(), Message.objects.count()) == (1, 2)


def test_what_changed_meanwhile_is_left_and_reported_and_the_rest_is_written():
    place = school(9)
    one, (guardian, _) = proposed(place)
    two, _ = proposed(place)
    rows = [change(found, "revise", reason="moved_place_kept", cost=50) for found in (one, two)]
    says(one, guardian, "something_else")
    done = applied(*rows)
    assert (done.counts, done.dropped) == ({"revise": 1}, {chunk.STALE: 1})
    assert of(one.person).state == "something_else"
    assert of(two.person).cost == 50


def test_no_seat_is_given_out_that_was_taken_meanwhile():
    place = school(1)
    late = create(*family(), place)
    proposed(place)
    done = applied(late)
    assert (done.counts, done.dropped) == ({}, {chunk.FULL: 1})
    assert access.held_by_place(SEASON) == {place: 1}


def test_a_place_closed_meanwhile_has_no_seat():
    place = school(5)
    Place.objects.filter(pk=place).update(open=False)
    assert applied(create(*family(), place)).dropped == {chunk.FULL: 1}


def test_a_seat_given_back_by_the_plan_is_given_out_by_it():
    place = school(1)
    old, _ = proposed(place)
    child, elders = family()
    done = applied(create(child, elders, place), change(old, "withdraw", tell="nobody"))
    assert done.counts == {"create": 1, "withdraw": 1}
    assert of(child).place == place


def test_withdrawing_ends_the_proposal_and_frees_its_seat():
    proposal, _ = proposed(school())
    applied(change(proposal, "withdraw", reason="dead", tell="nobody"))
    gone = of(proposal.person)
    assert (gone.state, gone.live, gone.place, gone.reason, gone.version) == (
        "withdrawn",
        False,
        None,
        "dead",
        2,
    )
    assert access.held_by_place(SEASON) == {}


def test_a_revised_proposal_knows_its_new_place_and_its_addressees():
    near, far = school(), school()
    proposal, (first, second) = proposed(far)
    third = family(1)[1][0]
    applied(change(proposal, "revise", place=near, cost=10, facts=facts(near, 10), addressees=[second, third],
                   reason="moved_nearer_place", tell="resident"))  # fmt: skip
    now = of(proposal.person)
    assert (now.place, now.cost, now.facts["words"]["place"]["en"]) == (near, 10, "School 0")
    assert {(p.person, p.active) for p in access.addressees(now.pk)} == {
        (first, False),
        (second, True),
        (third, True),
    }


def test_a_guardian_who_comes_back_into_force_is_served_anew():
    proposal, (first, second) = proposed(school())
    serve(proposal, first)
    applied(change(of(proposal.person), "revise", addressees=[second], tell="resident"))
    applied(change(of(proposal.person), "revise", addressees=[first, second], tell="resident"))
    (mine, _) = access.addressees(proposal.pk)
    assert (mine.active, mine.served_on, mine.deadline) == (True, None, None)


def test_a_non_disclosure_order_leaves_nothing_of_home_or_place():
    place = school(9)
    old, elders = proposed(place)
    applied(change(old, "withdraw", reason="not_resident", tell="nobody"))
    applied(create(old.person, elders, place, previous=old.pk))
    now = of(old.person)
    told = facts(None, None, route="protected")
    done = applied(change(now, "to_staff", restricted=True, place=None, cost=None, situation="protected",
                          reason="protected", facts=told))  # fmt: skip
    assert done.counts == {}  # not even a number
    case = of(old.person)
    assert (case.restricted, case.place, case.cost, case.situation) == (True, None, None, "protected")
    assert "words" not in case.facts and "considered" not in case.facts
    earlier = Proposal.objects.get(pk=old.pk)
    assert (earlier.facts, earlier.place, earlier.situation, earlier.restricted) == ({}, None, "", True)
    assert not any(
        "place" in (event.payload or {})
        for key in (old.pk, case.pk)
        for event in audit.history(f"proposal:{key}")
    )
    assert not Message.objects.filter(state="waiting").exists()


def test_a_letter_about_an_earlier_proposal_does_not_go_out_once_an_order_stands():
    old, (first, second) = proposed(school(9))
    serve(old, first)
    applied(change(of(old.person), "withdraw", reason="not_resident", tell="resident"))
    assert Message.objects.filter(state="waiting").count() == 1
    applied(restricted(old.person, [first, second], previous=old.pk))
    assert not Message.objects.filter(state="waiting").exists()


def test_a_restricted_case_that_is_closed_stays_without_facts():
    child, elders = family()
    applied(restricted(child, elders))
    applied(change(of(child), "withdraw", reason="not_resident", tell="nobody", restricted=True))
    assert (of(child).restricted, of(child).place) == (True, None)


def test_the_database_itself_refuses_two_live_proposals_and_a_restricted_place():
    proposal, _ = proposed(school())
    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=proposal.pk).update(restricted=True)


def test_the_database_refuses_a_second_live_proposal():
    proposal, _ = proposed(school())
    proposal.pk = None
    with pytest.raises(IntegrityError):
        proposal.save(force_insert=True)


def test_a_chunk_that_fails_leaves_nothing_of_itself_and_the_next_sweep_does_the_rest(monkeypatch):
    place = school(9)
    rows = [create(*family(), place) for _ in range(4)]
    broken = [*rows[:3], rows[3] | {"facts": '{"place": 1}'}]  # facts nobody can write a letter from
    monkeypatch.setattr(apply, "CHUNK", 2)
    with pytest.raises(KeyError):
        applied(*broken)
    assert (Proposal.objects.count(), Addressee.objects.count(), Message.objects.count()) == (2, 4, 4)
    assert applied(*rows).counts == {"create": 2}
    assert (Proposal.objects.count(), Addressee.objects.count(), Message.objects.count()) == (4, 8, 8)


def test_a_stop_button_pulled_on_the_way_ends_the_sweep_between_two_chunks(monkeypatch):
    place, operator = school(9), staff("operator")
    monkeypatch.setattr(apply, "CHUNK", 2)

    def pull(done, total):
        actions.pull_brake(service=KEY, by=operator, at=AT)

    with pytest.raises(Refused, match="stopped"):
        apply.apply(
            plan(*(create(*family(), place) for _ in range(5))),
            service=school_start,
            by=SWEEP,
            at=AT,
            progress=pull,
        )
    assert Proposal.objects.count() == 2
    assert access.latest_sweep(KEY, SEASON) is None


def test_a_plan_for_other_words_or_another_service_is_refused():
    for stale in (replace(plan(), service_version="2026.9"), replace(plan(), text_version="2026-01-01")):
        with pytest.raises(Refused, match="was made for"):
            apply.apply(stale, service=school_start, by=SWEEP, at=AT)
    with pytest.raises(Refused):
        apply.apply(plan(), service=preschool, by=SWEEP, at=AT)


def test_a_fast_path_that_changes_nothing_leaves_no_sweep_behind():
    assert applied(scope="touched").sweep is None
    assert applied().sweep is not None
    assert Sweep.objects.count() == 1


def test_the_facts_stay_as_they_are_where_a_row_says_nothing_of_them():
    proposal, _ = proposed(school())
    applied(change(proposal, "to_staff", reason="not_enrolled", facts=None))
    assert of(proposal.person).facts == proposal.facts
    assert json.dumps(proposal.facts).count("Koulu 0") == 1
