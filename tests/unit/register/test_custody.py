"""For whom a guardian may act, day by day."""

from datetime import date, timedelta

import pytest

from ennakko.register import access, models
from tests.town import DAY, build

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def town():
    return build(1)


def custody(town) -> models.Guardianship:
    return models.Guardianship.objects.get(child=town.elsa, guardian=town.maria)


def test_a_guardian_acts_for_the_child_and_nobody_else_does(town) -> None:
    assert access.wards_of(town.maria, DAY) == [town.elsa]
    assert access.wards_of(town.onni_guardian, DAY) == [town.onni]
    assert access.wards_of(town.elsa, DAY) == []


def test_custody_that_ended_yesterday_has_ended(town) -> None:
    held = custody(town)
    held.until = DAY
    held.save()
    assert access.wards_of(town.maria, DAY - timedelta(days=1)) == [town.elsa]
    assert access.wards_of(town.maria, DAY) == []


@pytest.mark.parametrize(
    ("rights", "acts"),
    [
        ([("T000", None)], False),
        ([("T000", None), ("P500", None)], True),
        ([("P500", DAY)], False),
        ([("P500", DAY + timedelta(days=1))], True),
        ([], False),
    ],
)
def test_limited_custody_acts_by_a_right_in_force_and_not_by_information(town, rights, acts) -> None:
    held = custody(town)
    held.limited = True
    held.save()
    for code, until in rights:
        models.CustodyRight.objects.create(guardianship=held, code=code, until=until)
    assert access.wards_of(town.maria, DAY) == ([town.elsa] if acts else [])


def test_a_child_comes_of_age_on_the_eighteenth_birthday(town) -> None:
    models.Resident.objects.filter(pk=town.elsa).update(born=date(2009, 2, 2))
    assert access.wards_of(town.maria, DAY) == [town.elsa]
    assert access.wards_of(town.maria, DAY + timedelta(days=1)) == []


def test_where_anybody_near_is_under_a_non_disclosure_order_a_person_helps(town) -> None:
    assert access.wards_of(town.aino_guardian, DAY) == []
    models.Resident.objects.filter(pk=town.matti).update(protected=True, home=None, municipality="")
    assert access.wards_of(town.maria, DAY) == []
