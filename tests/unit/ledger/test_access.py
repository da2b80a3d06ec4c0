"""Reading the ledger: what the engine gets, what each audience may see."""

from datetime import timedelta

import pytest

from ennakko.engine.rows import HELD, LEDGER
from ennakko.ledger import access, actions, queue
from tests.promised import (
    AT,
    DAY,
    SEASON,
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
    school_start,
    serve,
    staff,
)  # fmt: skip

pytestmark = pytest.mark.django_db
KEY = school_start.key


def waiting(actor):
    """The queue as the actor sees it."""
    return queue.cases(KEY, SEASON, actor, queue.Wanted(), on=DAY)


def test_an_empty_ledger_has_the_columns_of_a_full_one():
    assert dict(access.ledger_frame(KEY, SEASON).schema) == LEDGER
    assert dict(access.held(SEASON).schema) == HELD


def test_the_frame_has_one_row_a_person_with_the_active_addressees():
    place = school()
    proposal, elders = proposed(place)
    row = access.ledger_frame(KEY, SEASON).row(0, named=True)
    assert (row["proposal"], row["place"], row["cost"], row["state"]) == (proposal.pk, place, 300, "open")
    assert (row["live"], row["bound"], row["version"], row["addressees"]) == (True, False, 1, elders)


def test_serving_one_addressee_binds():
    proposal, elders = proposed(school())
    serve(proposal, elders[0])
    assert access.ledger_frame(KEY, SEASON)["bound"].to_list() == [True]


def test_a_dead_proposal_shows_only_until_a_new_one_lives():
    proposal, elders = proposed(school())
    applied(change(proposal, "withdraw", tell="nobody"))
    assert access.ledger_frame(KEY, SEASON).select("proposal", "live").rows() == [(proposal.pk, False)]
    applied(create(proposal.person, elders, proposal.place, previous=proposal.pk))
    again = of(proposal.person)
    assert again.previous_id == proposal.pk
    assert access.ledger_frame(KEY, SEASON).select("proposal", "live").rows() == [(again.pk, True)]


def test_the_frame_of_some_persons_is_the_whole_one_cut_down():
    place = school(5)
    people = [proposed(place)[0].person for _ in range(3)]
    whole = access.ledger_frame(KEY, SEASON)
    assert access.ledger_frame(KEY, SEASON, people[:2]).equals(whole.head(2))
    assert access.ledger_frame(KEY, SEASON, set(range(10_000))).equals(whole)
    assert access.ledger_frame(KEY, SEASON, []).is_empty()


def test_seats_are_counted_over_every_service():
    place = school(5)
    proposed(place)
    register_kind(place, "preschool")
    proposed(place, service=preschool)
    assert access.held(SEASON).rows() == [(place, 2)]
    assert access.by_place(KEY, SEASON) == {place: {"open": 1}}


def register_kind(place, kind):
    from ennakko.register.models import Place

    Place.objects.filter(pk=place).update(kind=kind)


def test_a_restricted_case_exists_for_the_unit_alone():
    child, elders = family()
    applied(restricted(child, elders))
    case = of(child)
    officer, unit = staff("officer", "principal", "operator"), staff("protected-unit")
    assert access.proposal(case.pk, officer) is None
    assert waiting(officer) == []
    assert access.page(KEY, SEASON, officer) == (0, [])
    assert access.state_counts(KEY, SEASON) == {}
    assert access.proposals_for(child) == access.proposals_for(elders[0]) == []
    assert access.proposal(case.pk, unit) == case
    assert waiting(unit) == [case]


def test_the_unit_alone_does_not_see_what_is_not_its_own():
    proposal, elders = proposed(school())
    says(proposal, elders[0], "something_else")
    unit = staff("protected-unit")
    assert access.proposal(proposal.pk, unit) is None
    assert waiting(unit) == []
    assert waiting(staff("officer", "protected-unit")) == [proposal]


def test_a_resident_reads_their_own_and_what_is_addressed_to_them_while_it_is():
    proposal, (first, second) = proposed(school())
    assert access.proposals_for(proposal.person) == access.proposals_for(first) == [proposal]
    applied(change(proposal, "revise", addressees=[second], tell="resident"))
    assert access.proposals_for(first) == []
    assert access.proposals_for(second) == [proposal]


def test_an_answer_is_taken_until_the_last_day():
    proposal, (first, _) = proposed(school())
    serve(proposal, first)
    mine = access.addressees(proposal.pk)[0]
    assert access.may_answer(of(proposal.person), mine, on=DAY + timedelta(days=14))
    assert not access.may_answer(of(proposal.person), mine, on=DAY + timedelta(days=15))


def test_a_page_is_filtered_and_counted():
    place, other = school(9), school(9)
    for at in (place, place, other):
        proposed(at)
    number, rows = access.page(KEY, SEASON, staff("officer"), place=place, start=1, length=1)
    assert (number, len(rows)) == (2, 1)
    assert access.page(KEY, SEASON, staff("officer"), states=("accepted",)) == (0, [])
    assert access.page(KEY, SEASON, staff("officer"), reason="entitled")[0] == 3


def test_the_stamp_changes_with_whatever_a_plan_rests_on():
    seen = [access.stamp(KEY)]

    def changed():
        seen.append(access.stamp(KEY))
        return seen[-1] != seen[-2]

    proposal, elders = proposed(school())
    assert changed()
    serve(proposal, elders[0])
    assert changed()
    actions.pull_brake(service=KEY, by=staff("operator"), at=AT)
    assert changed()
    assert not changed()
