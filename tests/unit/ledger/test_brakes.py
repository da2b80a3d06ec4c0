"""The stop button, and the cap on how fast a plan may grow."""

from dataclasses import replace

import pytest

from ennakko.base.errors import Refused
from ennakko.ledger import access, actions
from ennakko.ledger.models import Proposal, Sweep
from tests.promised import (
    AT,
    DAY,
    SEASON,
    applied,
    create,
    family,
    plan,
    preschool,
    school,
    school_start,
    staff,
)

pytestmark = pytest.mark.django_db
KEY = school_start.key
SMALL = replace(school_start, cap_floor=2, growth_cap=0.5)


def new(number, place):
    return [create(*family(1), place) for _ in range(number)]


def release(actor, creates, day=DAY):
    actions.release_growth(service=KEY, season=SEASON, day=day, creates=creates, by=actor, at=AT)


def test_nothing_is_applied_while_the_stop_button_is_pulled():
    place, operator = school(9), staff("operator")
    actions.pull_brake(service=KEY, by=operator, at=AT)
    with pytest.raises(Refused, match="is stopped"):
        applied(*new(1, place))
    assert not Proposal.objects.exists()
    actions.release_brake(service=KEY, by=operator, at=AT)
    assert applied(*new(1, place)).counts == {"create": 1}


def test_the_button_for_all_stops_every_service_and_outlives_the_single_ones():
    operator = staff("operator")
    for service in ("*", KEY):
        actions.pull_brake(service=service, by=operator, at=AT)
    actions.release_brake(service=KEY, by=operator, at=AT)
    assert access.braked(KEY) and access.braked(preschool.key)
    actions.release_brake(service="*", by=operator, at=AT)
    assert not access.braked(KEY)


def test_of_several_services_those_that_no_button_holds():
    operator, both = staff("operator"), {KEY, preschool.key}
    assert access.unbraked(both) == both
    actions.pull_brake(service=KEY, by=operator, at=AT)
    assert access.unbraked(both) == {preschool.key}
    actions.pull_brake(service="*", by=operator, at=AT)
    assert access.unbraked(both) == set()


def test_only_an_operator_pulls_the_button():
    with pytest.raises(Refused, match="operator"):
        actions.pull_brake(service=KEY, by=staff("officer"), at=AT)


def test_the_first_sweep_of_a_season_has_no_yesterday():
    assert access.beyond_cap(plan(*new(9, school(9))), SMALL) is None


def test_a_plan_beyond_yesterdays_needs_two_different_people():
    place = school(20)
    applied(*new(4, place), service=SMALL)
    grown = new(7, place)
    growth = access.beyond_cap(plan(*grown), SMALL)
    assert (growth.creates, growth.allowed, growth.released_by) == (7, 6, ())
    with pytest.raises(Refused, match="7 new proposals, more than the 6"):
        applied(*grown, service=SMALL)
    officer = staff("officer")
    release(officer, 7)
    with pytest.raises(Refused, match="already"):
        release(officer, 7)
    with pytest.raises(Refused):
        applied(*grown, service=SMALL)
    release(staff("operator"), 7)
    assert applied(*grown, service=SMALL).counts == {"create": 7}


def test_a_release_is_for_a_size_and_a_day():
    place = school(30)
    applied(*new(4, place), service=SMALL)
    for role in ("officer", "operator"):
        release(staff(role), 7)
    assert access.beyond_cap(plan(*new(8, place)), SMALL) is not None


def test_a_plan_within_the_cap_or_below_the_floor_goes_through():
    place = school(30)
    applied(*new(4, place), service=SMALL)
    assert applied(*new(6, place), service=SMALL).counts == {"create": 6}
    applied(service=SMALL)
    assert Sweep.objects.latest("id").counts == {}
    assert applied(*new(2, place), service=SMALL).counts == {"create": 2}


def test_nobody_without_a_role_lets_a_plan_through():
    with pytest.raises(Refused):
        release(staff("principal"), 7)
