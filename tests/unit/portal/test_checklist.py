"""What a resident must see of each proposal: eight points, each held over the page as it is shown (the city's checklist
for automated proposals: what, why, what was not used, who decided, how places were shared, what would change it,
remedies, children and guardians)."""

import re
from html import unescape

import pytest

from ennakko.engine.share import seed
from ennakko.ledger import access as ledger
from ennakko.ledger.catalogue import service
from ennakko.ledger.letters import answer_form
from tests import town as towns

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(town):
    """Elsa's proposal."""
    return ledger.proposals_for(town.maria)[0]


@pytest.fixture
def page(town, found, as_resident):
    """Maria's page as words: tags away."""
    html = as_resident(town.maria).get(f"/proposal/{found.pk}/").content.decode()
    main = html.split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def order(page, *said):
    """Where each of these is first said, in the order of the page."""
    return [page.index(one) for one in said]


def test_1_what_from_when_what_if_nothing_how_to_refuse_and_whom_to_call(page):
    at = order(
        page, "Mitä", "Mistä alkaen", "Jos et tee mitään", "Kuka päättää", "Vastaa viimeistään",
        "Miksi juuri tämä", "Missä paikka on", "Mitä muuta on vapaana", "Vastauksesi",
        "Toinen huoltaja Odotamme", "Samaan aikaan", "Tulosta ja tallenna", "Mitä on tapahtunut",
    )  # fmt: skip
    assert at == sorted(at)
    assert "Ala-aste Kallio" in page and "10. elokuuta 2027" in page
    assert "ettei sinulla ollut huomautettavaa" in page
    assert "Jokaiseen vastaukseen tarvitaan yhtä monta askelta" in page
    assert service("school-start").contact.phone in page


def test_2_each_fact_with_its_source_its_day_and_a_way_to_say_that_it_is_wrong(town, found, as_resident):
    html = as_resident(town.maria).get(f"/proposal/{found.pk}/").content.decode()
    rows = re.findall(r'<div class="facts__row">(.*?)</div>', html, re.DOTALL)
    cited = sum(len(step["facts"]) for step in found.facts["conditions"])
    assert len(rows) >= cited + 2  # language and the way from home besides
    for row in rows:
        assert "Lähde: " in row
        assert re.search(
            r'tieto <time datetime="2027-02-01">|tieto 1\.\N{NO-BREAK SPACE}helmikuuta 2027', row
        )
        assert "/answer/wrong_" in row


def test_3_what_was_not_used_and_the_legal_ground(page):
    assert "Terveystietoja, tuloja tai kansalaisuutta ei käytetty" in page
    assert "Perusopetuslaki 628/1998, 6 §" in page
    assert "suostumusta ei kysytty" in page


def test_4_a_machine_sorted_and_a_person_decides_by_which_version_of_the_rules(page, found):
    assert "Tietokone ei päätä asiasta: päättää rehtori." in page
    assert f"Säännöt: {found.service_version}." in page


def test_5_how_places_were_shared_the_lottery_and_the_next_chance(page, found):
    assert "oman alueen koulu, sisaruksen koulu, kävelymatka" in page
    assert str(seed(service("school-start"), found.season)) in page
    assert "kauden loppuun asti" in page


def test_6_what_would_change_the_result_is_what_a_person_may_rightfully_change(page):
    changes = page.split("Mikä muuttaisi ehdotusta")[1].split("Oikeutesi")[0]
    assert all(said in changes for said in ("kodin osoite", "opetuskieli", "sisaruksen koulu"))
    protected = ("kansalaisuu", "äidinkiel", "terve", "tulo", "uskon", "alkuper")
    assert not [said for said in protected if said in changes]


def test_7_remedies_free_of_charge_a_named_human_and_the_data_protection_route(page):
    rights = page.split("Oikeutesi")[1]
    remedy = service("school-start").remedy(towns.DAY)
    assert "maksutta" in rights and f"{remedy.days} päivän" in rights and remedy.body.fi in rights
    assert "Voit aina pyytää ihmistä" in rights
    assert "Kasvatuksen ja koulutuksen toimiala" in rights and "tietosuojavaltuutetulle" in rights


def test_8_both_guardians_the_child_the_three_languages_and_paper_say_the_same(
    town, found, page, as_resident
):
    assert "oman kirjeen, oman vastausajan ja oman päätöksen" in page
    assert "Kuunnelkaa myös lasta" in page
    client = as_resident(town.matti)
    heads = {}
    for language in ("fi", "sv", "en"):
        client.post("/i18n/setlang/", {"language": language, "next": "/"})
        html = client.get(f"/proposal/{found.pk}/").content.decode()
        heads[language] = re.findall(r"<h[123][^>]*>", html)
        assert answer_form(found, language).count("[   ]") == 9
    assert heads["fi"] == heads["sv"] == heads["en"]
