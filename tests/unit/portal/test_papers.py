"""What leaves the screen: a proof, a form, a calendar file; and the children of a family beside each other."""

import re
from datetime import date

import pytest
from icalendar import Calendar

from ennakko.accounts.actor import system
from ennakko.ledger import access as ledger
from ennakko.ledger.catalogue import service
from ennakko.ledger.sweep import small_tables, sweep
from ennakko.register import models
from tests import town as towns

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def path(town):
    """Elsa's letter."""
    return f"/proposal/{ledger.proposals_for(town.maria)[0].pk}/"


@pytest.fixture
def brother(town):
    """Elsa has a brother who turns six: both services have something for the family."""
    elsa = models.Resident.objects.get(pk=town.elsa)
    child = models.Resident.objects.create(
        born=date(2021, 5, 1), called="Eero", first_names="Eero Olavi", last_name="Korhonen", language="fi",
        contact_language="fi", municipality="091", home=elsa.home,
    )  # fmt: skip
    for guardian in (town.maria, town.matti):
        models.Guardianship.objects.create(child=child, guardian_id=guardian, kind="LAKISAATEINEN_HUOLTAJA")
    models.Choice.objects.create(person=child, school_language="fi", told_on=date(2026, 10, 1))
    models.Place.objects.create(
        unit="P1", kind="preschool", name_fi="Esiopetus Kallio", street_fi="Koulukatu 3", language="fi",
        capacity=5, x=towns.X, y=towns.Y,
    )  # fmt: skip
    tables = small_tables(towns.everybody())
    sweep(service("preschool"), tables, on=towns.DAY, by=system("sweep"), at=towns.AT)
    return child


def events(answer):
    """The events of a calendar file by their UID."""
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_the_proof_tells_what_was_proposed_answered_and_when_and_where_to_verify_it(town, path, as_resident):
    client = as_resident(town.maria)
    client.get(path)
    client.post(f"{path}answer/yes/")
    page = client.get(f"{path}proof/").content.decode()
    assert page.count("1.\N{NO-BREAK SPACE}helmikuuta 2027") >= 4  # today, proposed, served, answered
    assert "Paikka sopii" in page and "Ala-aste Kallio" in page
    assert f"http://testserver{path}proof/" in page
    assert "Korhonen" not in page  # a called name is enough


def test_the_proof_serves_nobody(town, path, as_resident):
    as_resident(town.maria).get(f"{path}proof/")
    assert {a.served_on for a in ledger.addressees(int(path.split("/")[2]))} == {None}


def test_the_form_names_the_case_and_every_choice(town, path, as_resident):
    page = as_resident(town.maria).get(f"{path}form/").content.decode()
    assert f"Asian numero: {path.split('/')[2]}" in page
    assert page.count("[   ]") == 9
    assert "allekirjoitus" in page
    assert "{" not in page.split("<main")[1]


def test_the_dates_are_all_day_events_that_keep_their_uid(town, path, as_resident):
    client = as_resident(town.maria)
    client.get(path)
    key = path.split("/")[2]
    first = events(client.get(f"{path}dates.ics"))
    assert set(first) == {f"proposal-{key}-answer@ennakko", f"proposal-{key}-starts@ennakko"}
    answer = first[f"proposal-{key}-answer@ennakko"]
    assert (answer["dtstart"].dt, answer["dtend"].dt) == (date(2027, 2, 15), date(2027, 2, 16))
    assert first[f"proposal-{key}-starts@ennakko"]["dtstart"].dt == date(2027, 8, 10)
    assert "Elsa" in answer["summary"] and "Korhonen" not in str(answer.to_ical())
    client.post(f"{path}answer/yes/")
    later = events(client.get(f"{path}dates.ics"))
    assert set(later) == {f"proposal-{key}-starts@ennakko"}  # answered: no deadline is left
    assert later[f"proposal-{key}-starts@ennakko"]["sequence"] > answer["sequence"]


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Skolstart, Elsa: svara senast"), ("en", "School start, Elsa: answer by")]
)
def test_the_calendar_speaks_the_readers_language(town, path, as_resident, language, said):
    client = as_resident(town.maria)
    client.get(path)
    client.post("/i18n/setlang/", {"language": language, "next": "/"})
    assert said in {str(event["summary"]) for event in events(client.get(f"{path}dates.ics")).values()}


def test_nobody_elses_papers_are_shown(town, path, as_resident):
    for part in ("proof/", "form/", "dates.ics"):
        assert as_resident(town.onni_guardian).get(path + part).status_code == 404


def test_two_children_stand_beside_each_other_each_with_their_place_and_every_way_to_answer(
    town, path, brother, as_resident
):
    page = as_resident(town.maria).get("/").content.decode()
    cards = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert [re.search(r"Lapsi: (\w+)", card)[1] for card in cards] == ["Eero", "Elsa"]
    assert "Esiopetus Kallio" in cards[0] and "Ala-aste Kallio" in cards[1]
    for card in cards:
        [way] = set(re.findall(r'href="(/proposal/\d+/)answer/yes/"', card))
        assert f"{way}answer/two_homes/" in card and f"{way}call/" in card
    assert "answer/no/" in cards[0]  # where a yes is asked, a refusal is a way as well
    assert "answer/no/" not in cards[1]


def test_the_dates_of_both_children_are_one_file(town, path, brother, as_resident):
    client = as_resident(town.maria)
    client.get(path)
    said = {str(event["summary"]) for event in events(client.get("/dates.ics")).values()}
    assert {one.split(",")[1].split(":")[0].strip() for one in said} == {"Elsa", "Eero"}


def test_a_refusal_is_one_step_where_a_yes_is_asked(town, brother, as_resident):
    found = next(one for one in ledger.proposals_for(town.maria) if one.service == "preschool")
    for person in (town.maria, town.matti):
        as_resident(person).post(f"/proposal/{found.pk}/answer/no/")
    assert ledger.proposals_for(town.maria)[0].state == "declined"
