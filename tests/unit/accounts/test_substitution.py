"""Who stands in for whom, and for how long."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ennakko.accounts import access, actions
from ennakko.accounts.actor import Actor, system
from ennakko.audit import access as audit
from ennakko.base.errors import Refused

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)
WEEK = DAY + timedelta(days=7)
SET_UP = system("set-up")


def officer(name, *roles):
    for role in roles or ("officer",):
        actor = actions.appoint(username=name, role=role, by=SET_UP, at=AT)
    return actor


def away(who, stands_in, since=DAY, until=WEEK, by=SET_UP):
    return actions.substitute(
        officer=int(who.key), stands_in=int(stands_in.key), since=since, until=until, by=by, at=AT
    )


def test_a_substitution_is_in_force_from_its_first_to_its_last_day():
    sari, ville = officer("sari"), officer("ville")
    away(sari, ville)
    for day, stands_in in ((DAY - timedelta(days=1), set()), (DAY, {str(sari)}), (WEEK, {str(sari)}),
                           (WEEK + timedelta(days=1), set())):  # fmt: skip
        assert access.stands_in_for(ville, day) == stands_in
    assert access.stands_in_for(sari, DAY) == set()


def test_who_comes_back_early_follows_their_own_cases_from_that_day():
    sari, ville = officer("sari"), officer("ville")
    made = away(sari, ville, until=None)
    actions.end_substitution(substitution=made.pk, on=WEEK, by=sari, at=AT)
    assert access.substitutes(WEEK - timedelta(days=1)) == {str(sari): str(ville)}
    assert access.substitutes(WEEK) == {}
    with pytest.raises(Refused, match="has ended"):
        actions.end_substitution(substitution=made.pk, on=WEEK, by=sari, at=AT)
    assert [event.verb for event in audit.history(str(sari))][-2:] == ["substituted", "returned_to_work"]


def test_a_substitution_that_never_began_leaves_nothing():
    sari, ville = officer("sari"), officer("ville")
    made = away(sari, ville, since=WEEK, until=None)
    actions.end_substitution(substitution=made.pk, on=DAY, by=sari, at=AT)
    assert access.substitutions(DAY) == []


def test_who_stands_in_for_somebody_standing_in_does_it_for_both():
    sari, ville, outi = officer("sari"), officer("ville"), officer("outi")
    away(sari, ville)
    away(ville, outi)
    assert access.stands_in_for(outi, DAY) == {str(sari), str(ville)}


def test_two_who_are_away_for_each_other_leave_nobody_and_loop_nowhere():
    sari, ville = officer("sari"), officer("ville")
    away(sari, ville)
    away(ville, sari)
    assert access.substitutes(DAY) == {}


def test_nobody_who_was_dismissed_stands_in():
    sari, ville = officer("sari"), officer("ville")
    away(sari, ville)
    actions.dismiss(user=int(ville.key), by=SET_UP, at=AT)
    assert access.substitutes(DAY) == {}


def test_protected_cases_never_reach_somebody_without_the_role():
    both, plain = officer("both", "officer", "protected-unit"), officer("plain")
    with pytest.raises(Refused, match="protected-unit"):
        away(both, plain)
    away(plain, both)


def test_a_substitution_that_makes_no_sense_is_refused():
    sari, ville = officer("sari"), officer("ville")
    stranger = Actor("user", "999")
    for stands_in, days in ((sari, {}), (stranger, {}), (ville, {"since": WEEK, "until": DAY})):
        with pytest.raises(Refused):
            away(sari, stands_in, **days)
    away(sari, ville)
    with pytest.raises(Refused, match="already"):
        away(sari, ville, since=WEEK, until=None)


def test_an_officer_names_their_own_substitute_and_an_operator_anybodys():
    sari, ville, operator = officer("sari"), officer("ville"), officer("ops", "operator")
    with pytest.raises(Refused, match="Only the officer or an operator"):
        away(sari, ville, by=ville)
    away(sari, ville, by=sari)
    away(ville, sari, since=WEEK + timedelta(days=1), until=None, by=operator)
