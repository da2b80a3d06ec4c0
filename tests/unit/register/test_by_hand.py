"""Children who live here without this home municipality: entered by an officer, found by services, until they leave."""

from datetime import UTC, date, datetime

import pytest

from ennakko.accounts.actor import Actor
from ennakko.audit.models import Event
from ennakko.base.errors import Refused, Trouble
from ennakko.ledger import sweep
from ennakko.register import access, actions, models
from ennakko.register.actions import Entered
from ennakko.services.school_start.service import school_start
from tests.town import build

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY, AT, BY = date(2027, 2, 1), datetime(2027, 2, 1, 8, tzinfo=UTC), Actor("user", "1")


def enter(**said: object) -> int:
    given = {
        "child": Entered("Mila", "Virta", date(2020, 5, 1), "uk"), "guardians": [Entered("Olena", "Virta")],
        "home": None, "school_language": "fi",
    } | said  # fmt: skip
    return actions.enter_by_hand(**given, by=BY, at=AT, on=DAY)  # type: ignore[arg-type]


def test_a_child_is_entered_with_home_guardians_and_choice_and_leaves_an_event() -> None:
    town = build(3)
    (found,) = access.homes_at("Kivelänkatu", "10")
    child = enter(home=found.dwelling, guardians=[Entered("Olena", "Virta"), town.maria])
    kept = models.Resident.objects.get(pk=child)
    assert (kept.source, kept.municipality, kept.home_id, kept.language) == ("hand", "", found.dwelling, "uk")
    assert town.maria in access.guardians_of(child, DAY)
    assert len(access.guardians_of(child, DAY)) == 2
    assert models.Choice.objects.get(person=child).school_language == "fi"
    assert [(each.person, each.since, each.entered_by) for each in access.stays()] == [(child, DAY, "user:1")]
    event = Event.objects.get()
    assert (event.verb, event.actor, event.person, event.payload) == (
        "entered_by_hand",
        "user:1",
        child,
        "{}",
    )
    assert models.Touched.objects.get().person == child


def test_the_child_is_found_by_a_service_and_no_more_when_the_stay_has_ended() -> None:
    build(3)
    (home,) = access.homes_at("kivelänkatu", "10")
    child = enter(home=home.dwelling)

    def planned() -> dict[int, str]:
        tables = sweep.small_tables([child])
        return dict(sweep.planned(school_start, tables, on=DAY).rows.select("person", "action").iter_rows())

    assert planned() == {child: "create"}
    actions.end_stay(person=child, by=BY, at=AT, on=DAY)
    assert planned() == {}
    assert access.stays() == []


def test_a_stay_ends_once() -> None:
    child = enter()
    actions.end_stay(person=child, by=BY, at=AT, on=DAY)
    with pytest.raises(Refused, match="No stay of this child is open"):
        actions.end_stay(person=child, by=BY, at=AT, on=DAY)
    assert Event.objects.filter(verb="stay_ended").count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"child": Entered("Mila", "", date(2020, 5, 1))},
        {"child": Entered("Mila", "Virta")},
        {"child": Entered("Mila", "Virta", date(2027, 2, 2))},
        {"home": 12345},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(said: dict[str, object]) -> None:
    with pytest.raises(Trouble):
        enter(**said)
    assert (models.Resident.objects.count(), Event.objects.count()) == (0, 0)


def test_homes_are_found_by_street_and_number_in_both_languages() -> None:
    build(3)
    assert {home.line for home in access.homes_at("stengårdsgatan", "1")} == {"Kivelänkatu 1, 00530"}
    assert access.homes_at("Kivelänkatu", "99") == []
    assert len(access.homes_at("Kivelänkatu", "")) == 5
