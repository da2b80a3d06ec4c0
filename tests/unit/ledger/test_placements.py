"""Places given elsewhere: a file is a plan that people made. Looked at before it is written, and kept by every later sweep."""

import pytest

from ennakko.accounts.actor import system
from ennakko.audit.models import Event
from ennakko.base.errors import Refused
from ennakko.ledger import actions, placements, placements_file
from ennakko.ledger.apply import apply
from ennakko.ledger.catalogue import service
from ennakko.ledger.models import Proposal, Sweep
from ennakko.ledger.sweep import small_tables, sweep
from ennakko.outbox.models import Message
from ennakko.register.models import Enrolment, Place
from tests import town as towns
from tests.promised import staff

pytestmark = pytest.mark.django_db
AT, DAY = towns.AT, towns.DAY


@pytest.fixture
def town(db):
    return towns.build(children=6)


@pytest.fixture
def school_start():
    return service("school-start")


def swept(school_start):
    return sweep(school_start, small_tables(towns.everybody()), on=DAY, by=system("sweep"), at=AT)


def file(*rows, name="sijoitukset.csv"):
    lines = ["child;school;reason", *(f"key:{child};{school};{reason}" for child, school, reason in rows)]
    return placements_file.read(name, "\n".join(lines).encode())


def foreseen(school_start, *rows, tmp_path, by=""):
    return placements_file.foreseen(school_start, file(*rows), data=tmp_path, on=DAY, at=AT, by=by)


def written(school_start, found, by):
    return apply(found.plan, service=school_start, by=by, at=AT)


def of(person):
    return Proposal.objects.get(person=person, live=True)


def why(found):
    return {refusal.position.rpartition("line ")[2]: refusal.told("en") for refusal in found.refused}


def test_a_child_without_a_proposal_gets_one_with_the_facts_of_a_sweeps_look(town, school_start, tmp_path):
    officer = staff("officer")
    found = foreseen(school_start, (town.elsa, "T2", "elsewhere"), tmp_path=tmp_path)
    assert [(one.person, one.before, one.place, one.new) for one in found.placed] == [
        (town.elsa, None, town.far, True)
    ]
    assert not Proposal.objects.exists()
    assert written(school_start, found, officer).counts == {"place": 1}
    made = of(town.elsa)
    assert (made.state, made.reason, made.place, made.handler) == (
        "by_hand",
        "elsewhere",
        town.far,
        str(officer),
    )
    assert made.facts["place"] == town.far and made.facts["metres"] == made.cost > 0
    assert made.facts["words"]["child"] == "Elsa"
    assert [one["key"] for one in made.facts["conditions"]] == [one.key for one in school_start.needs]
    assert {party.person for party in made.addressees.all()} == {town.maria, town.matti}
    assert Event.objects.get(about=f"proposal:{made.pk}").verb == "placed_by_hand"
    assert Sweep.objects.get().scope == "by_hand"
    assert not Message.objects.exists()


def test_every_later_sweep_respects_what_the_file_placed(town, school_start, tmp_path):
    found = foreseen(
        school_start, (town.elsa, "T2", "elsewhere"), (town.onni, "T1", "two_homes"), tmp_path=tmp_path
    )
    written(school_start, found, staff("officer"))
    for _ in range(2):
        swept(school_start)
        assert [(of(who).state, of(who).place) for who in (town.elsa, town.onni)] == [
            ("by_hand", town.far), ("by_hand", town.near),
        ]  # fmt: skip


def test_a_child_with_a_proposal_is_placed_in_it_and_its_letter_is_held_back(town, school_start, tmp_path):
    swept(school_start)
    before = of(town.elsa)
    found = foreseen(school_start, (town.elsa, "T2", "guardians_wish"), tmp_path=tmp_path)
    assert [(one.before, one.new) for one in found.placed] == [(town.near, False)]
    written(school_start, found, staff("officer"))
    now = of(town.elsa)
    assert (now.pk, now.version, now.state, now.place) == (before.pk, before.version + 1, "by_hand", town.far)
    assert now.situation == before.situation
    assert now.facts["words"]["place"]["fi"] == "Ala-aste Vallila"
    assert set(Message.objects.filter(about=f"proposal:{now.pk}").values_list("state", flat=True)) == {
        "stopped"
    }


def test_the_same_file_again_changes_nothing(town, school_start, tmp_path):
    row = (town.elsa, "T2", "elsewhere")
    officer = staff("officer")
    written(school_start, foreseen(school_start, row, tmp_path=tmp_path), officer)
    again = foreseen(school_start, row, tmp_path=tmp_path)
    assert (again.placed, again.same, again.refused) == ((), 1, ())
    assert written(school_start, again, officer).counts == {}


def test_rows_that_cannot_be_are_refused_one_by_one_and_the_others_go_on(town, school_start, tmp_path):
    swept(school_start)
    others = [one.person for one in towns.proposals() if one.state == "open" and one.person != town.elsa]
    enrolled = others[0]
    Proposal.objects.filter(person=enrolled).update(live=False, state="withdrawn", place=None)
    Enrolment.objects.create(person_id=enrolled, place_id=town.near, grade=1, language="fi")
    actions.place_by_hand(
        proposal=of(others[1]).pk, place=town.near, reason="correction", on=DAY, by=system("test"), at=AT
    )
    actions.decide(proposal=of(others[1]).pk, on=DAY, by=staff("principal"), at=AT)
    found = foreseen(
        school_start,
        (town.elsa, "T1", "sibling"), (town.elsa, "T2", "sibling"),  # 2, 3: two schools
        (others[2], "T9", "sibling"),  # 4: no such school
        (999_999, "T1", "sibling"),  # 5: nobody
        (town.aino, "T1", "sibling"),  # 6: protected
        (enrolled, "T1", "sibling"),  # 7: has a school
        (others[1], "T2", "sibling"),  # 8: decided
        (others[2], "T1", "because"),  # 9: no reason
        (others[2], "T2", "sibling"), (others[2], "T2", "sibling"),  # 10, 11: twice the same
        tmp_path=tmp_path,
    )  # fmt: skip
    told = why(found)
    assert set(told) == {"2", "3", "4", "5", "6", "7", "8", "9", "11"}
    assert "another school" in told["2"] and "3" in told["2"] and "2" in told["3"]
    assert "T9" in told["4"]
    assert told["6"] == told["7"], "nothing may show who is under a non-disclosure order"
    assert "decided" in told["8"] and "reason is none of" in told["9"] and "same" in told["11"]
    assert [one.person for one in found.placed] == [others[2]]


def test_a_full_school_refuses_whoever_comes_last_and_seats_given_up_are_given_out(
    town, school_start, tmp_path
):
    swept(school_start)
    Place.objects.filter(pk=town.far).update(capacity=1 + Proposal.objects.filter(place=town.far).count())
    here = [one.person for one in towns.proposals() if one.place == town.near]
    there = next(one.person for one in towns.proposals() if one.place == town.far)
    found = foreseen(
        school_start,
        *((one, "T2", "sibling") for one in here[:3]),
        (there, "T1", "sibling"),
        tmp_path=tmp_path,
    )
    assert len(found.placed) == 3
    assert ["seats of the place are held" in text for text in why(found).values()] == [True]
    assert written(school_start, found, staff("officer")).counts == {"place": 3}


def test_a_child_another_officer_works_on_is_left_to_them(town, school_start, tmp_path):
    swept(school_start)
    one, other = staff("officer"), staff("officer")
    actions.freeze(service="school-start", season=2027, person=town.elsa, on=DAY, by=one, at=AT)
    row = (town.elsa, "T2", "sibling")
    assert "Another officer" in why(foreseen(school_start, row, tmp_path=tmp_path, by=str(other)))["2"]
    mine = foreseen(school_start, row, tmp_path=tmp_path, by=str(one))
    assert written(school_start, mine, one).counts == {"place": 1}


def test_what_changed_after_the_look_is_left_out_and_reported(town, school_start, tmp_path):
    swept(school_start)
    found = foreseen(school_start, (town.elsa, "T2", "sibling"), tmp_path=tmp_path)
    actions.to_staff(proposal=of(town.elsa).pk, on=DAY, by=system("test"), at=AT)
    done = written(school_start, found, staff("officer"))
    assert (done.counts, done.dropped) == ({}, {"the proposal changed meanwhile": 1})


def test_a_file_of_many_children_asks_the_database_a_set_number_of_times(
    town, school_start, tmp_path, django_assert_max_num_queries
):
    swept(school_start)
    rows = [(one.person, "T2", "sibling") for one in towns.proposals() if one.state == "open"]
    with django_assert_max_num_queries(60):
        foreseen(school_start, *rows, tmp_path=tmp_path)


# --- one child --------------------------------------------------------------------------------------------------------


def anew(person, place, by, reason="support"):
    return placements.place_anew(
        service="school-start", person=person, place=place, reason=reason, on=DAY, by=by, at=AT
    )


def test_somebody_without_a_proposal_is_placed_by_hand(town, school_start):
    officer = staff("officer")
    made = anew(town.onni, town.far, officer)
    assert (made.state, made.place, made.handler) == ("by_hand", town.far, str(officer))
    with pytest.raises(Refused, match="has a proposal already"):
        anew(town.onni, town.near, officer)


def test_nobody_is_placed_whom_the_service_does_not_find_nor_where_no_seat_is(town, school_start):
    officer = staff("officer")
    for person in (town.aino, town.maria):
        with pytest.raises(Refused, match="does not find"):
            anew(person, town.far, officer)
    Place.objects.filter(pk=town.far).update(capacity=0)
    with pytest.raises(Refused, match="seats of the place"):
        anew(town.onni, town.far, officer)
    with pytest.raises(Refused, match="role"):
        anew(town.onni, town.near, staff("operator"))
    with pytest.raises(Refused, match="no reason"):
        anew(town.onni, town.near, officer, reason="because")
    assert not Proposal.objects.exists()
