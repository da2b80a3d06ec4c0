"""The algorithm register is everybody's to read: pages in three languages, and JSON."""

import pytest
from django.test import Client

from ennakko.accounts.actor import system
from ennakko.engine.algorithm import FIELDS, SECTIONS
from ennakko.ledger import actions
from ennakko.ledger.catalogue import services
from ennakko.portal.words import algorithms as said
from tests.town import AT, DAY

pytestmark = pytest.mark.django_db


def read(path, language="fi"):
    return Client(headers={"accept-language": language}).get(path)


@pytest.mark.parametrize(
    ("language", "title"),
    [("fi", "Algoritmirekisteri"), ("sv", "Algoritmregister"), ("en", "Algorithm register")],
)
def test_anybody_reads_the_register_without_signing_in(demo, language, title):
    assert title in read("/algorithms/", language).content.decode()
    for key, service in services().items():
        shown = read(f"/algorithms/{key}/", language).content.decode()
        assert service.title[language] in shown and service.needs[0].holds[language] in shown


def test_a_page_shows_the_deployment_decision_its_rules_and_values_with_sources_and_the_history(demo):
    why = "<b>Toimialajohtaja</b> päätti 7.1."
    actions.go_live(service="school-start", why=why, on=DAY, by=system("test"), at=AT)
    shown = read("/algorithms/school-start/").content.decode()
    assert "&lt;b&gt;Toimialajohtaja&lt;/b&gt; päätti 7.1." in shown
    assert "Compulsory Education Act 1214/2020, 2 §" in shown and "Ensimmäinen julkaistu versio" in shown


def test_the_same_for_machines_in_the_language_that_is_asked_for(demo):
    assert [told["name"] for told in read("/algorithms.json?lang=en").json()] == [
        "After-school club",
        "Pre-school",
        "School start",
    ]
    assert read("/algorithms/school-start.json?lang=sv").json()["lang"] == "sv"
    assert read("/algorithms/school-start/atrs.json?lang=en").json()["tier_1"]["name"] == "School start"
    assert read("/algorithms/school-start.json?lang=xx", "en").json()["lang"] == "en"


@pytest.mark.parametrize(
    "path", ["/algorithms/nothing/", "/algorithms/nothing.json", "/algorithms/nothing/atrs.json"]
)
def test_there_is_no_page_of_a_service_that_is_not_there(demo, path):
    assert read(path).status_code == 404


def test_every_field_and_section_has_a_name_in_three_languages():
    assert set(said.fields) == set(FIELDS)
    assert set(said.sections) == set(SECTIONS)
