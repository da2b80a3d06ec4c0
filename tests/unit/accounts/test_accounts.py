"""Who works here and what each may do."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from ennakko.accounts import access, actions
from ennakko.accounts.actor import Actor, resident, system
from ennakko.audit import access as audit
from ennakko.base.errors import Refused, Trouble

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
SET_UP = system("set-up")


def appoint(username="helmi", role="officer", by=SET_UP):
    return actions.appoint(username=username, role=role, by=by, at=AT, first_name="Helmi", last_name="Laine")


def test_somebody_appointed_holds_the_role_and_has_no_password():
    helmi = appoint()
    assert helmi.may("officer")
    assert not helmi.may("principal")
    assert not access.user(int(helmi.key)).has_usable_password()


def test_a_second_role_is_added_and_giving_it_twice_changes_nothing():
    helmi = appoint()
    assert appoint(role="protected-unit") == appoint(role="protected-unit")
    assert access.actor_of(access.user(int(helmi.key))).roles == {"officer", "protected-unit"}
    assert [event.payload["role"] for event in audit.history(str(helmi))] == ["officer", "protected-unit"]


def test_a_role_taken_away_is_gone_at_once():
    helmi = appoint()
    actions.revoke(user=int(helmi.key), role="officer", by=SET_UP, at=AT)
    actions.revoke(user=int(helmi.key), role="officer", by=SET_UP, at=AT)
    assert access.actor_of(access.user(int(helmi.key))).roles == frozenset()
    assert [event.verb for event in audit.history(str(helmi))] == ["appointed", "revoked"]


def test_who_was_dismissed_signs_in_no_more_and_is_not_appointed_again():
    helmi = appoint()
    account = access.user(int(helmi.key))
    actions.dismiss(user=account.pk, by=SET_UP, at=AT)
    account.refresh_from_db()
    assert access.user(account.pk) is None
    assert access.actor_of(account).roles == frozenset()
    with pytest.raises(Refused):
        appoint()


def test_nobody_signed_in_holds_no_role():
    assert access.actor_of(AnonymousUser()).roles == frozenset()


def test_officers_are_listed_by_role():
    appoint()
    appoint("paavo", "principal")
    assert {officer.username for officer in access.officers()} == {"helmi", "paavo"}
    (paavo,) = access.officers("principal")
    assert (paavo.username, paavo.name, paavo.actor.may("principal")) == ("paavo", "Helmi Laine", True)


def test_an_officer_is_called_by_name_and_the_platform_by_its_own_word():
    assert access.name_of(str(appoint())) == "Helmi Laine"
    assert access.name_of("system:sweep") == "system:sweep"


@pytest.mark.parametrize("by", [Actor("user", "1", frozenset({"officer"})), resident(34)])
def test_only_the_digital_office_appoints(by):
    with pytest.raises(Refused):
        appoint(by=by)


def test_an_operator_appoints():
    assert appoint(by=Actor("user", "1", frozenset({"operator"}))).may("officer")


def test_a_role_nobody_knows_is_refused_with_those_there_are():
    with pytest.raises(Trouble, match="protected-unit"):
        appoint(role="king")


def test_who_is_in_charge_of_schools_is_limited_to_them_and_who_is_of_none_is_not_limited():
    head, decides_everywhere = appoint(role="principal"), appoint("paavo", role="principal")
    for place in (7, 9, 9):
        actions.put_in_charge(user=int(head.key), place=place, by=SET_UP, at=AT)
    assert access.in_charge_of(head) == {7, 9}
    assert access.in_charge_of(decides_everywhere) == frozenset()
    assert access.in_charge_of(SET_UP) == access.in_charge_of(resident(7)) == frozenset()
    told = [(event.verb, event.payload) for event in audit.history(str(head))][1:]
    assert told == [("put_in_charge", {"place": 7}), ("put_in_charge", {"place": 9})]


def test_with_the_last_school_goes_the_role_so_that_nobody_decides_everywhere_by_losing_one():
    head = appoint(role="principal")
    for place in (7, 9):
        actions.put_in_charge(user=int(head.key), place=place, by=SET_UP, at=AT)
    account = access.user(int(head.key))
    actions.relieve(user=account.pk, place=7, by=SET_UP, at=AT)
    assert access.actor_of(account).may("principal")
    actions.relieve(user=account.pk, place=9, by=SET_UP, at=AT)
    actions.relieve(user=account.pk, place=9, by=SET_UP, at=AT)
    assert not access.actor_of(account).may("principal")


def test_only_an_operator_puts_somebody_in_charge_and_only_who_is_in_office_is():
    head, officer = appoint(role="principal"), appoint("sari")
    with pytest.raises(Refused, match="digital office"):
        actions.put_in_charge(user=int(head.key), place=7, by=officer, at=AT)
    actions.dismiss(user=int(head.key), by=SET_UP, at=AT)
    with pytest.raises(Refused, match="no account"):
        actions.put_in_charge(user=int(head.key), place=7, by=SET_UP, at=AT)
    assert access.in_charge_of(head) == frozenset()


def test_a_password_is_set_and_too_plain_a_one_is_refused():
    helmi = appoint()
    actions.set_password(user=int(helmi.key), password="kolme sinistä kissaa", by=SET_UP, at=AT)
    assert access.user(int(helmi.key)).check_password("kolme sinistä kissaa")
    with pytest.raises(Refused, match="too short"):
        actions.set_password(user=int(helmi.key), password="kissa", by=SET_UP, at=AT)
    assert "kissa" not in str([event.payload for event in audit.history(str(helmi))])


def test_only_the_digital_office_sets_passwords():
    helmi = appoint()
    with pytest.raises(Refused):
        actions.set_password(user=int(helmi.key), password="kolme sinistä kissaa", by=helmi, at=AT)
