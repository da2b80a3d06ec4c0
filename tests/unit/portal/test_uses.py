"""Who used my data: the reader's own log and their child's, filtered, taken along, asked about; nobody else's."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from ennakko.accounts.actor import Actor
from ennakko.audit import uses
from ennakko.audit.models import Question, Use
from ennakko.engine.service import Self
from ennakko.ledger.catalogue import service
from tests.town import AT, DAY

pytestmark = pytest.mark.django_db
OFFICER = Actor("user", "12", frozenset({"officer"}), "<b>Neuvonta</b>", "Education Division")


@pytest.fixture
def looked(town):
    """An officer looked at Elsa and her mother."""
    key = uses.looked(
        by=OFFICER, at=AT, purpose="case", persons=[town.elsa, town.maria], service=service("school-start")
    )
    return key


def test_everybody_reads_that_a_service_checked_them_with_what_and_nothing_else(town, as_resident):
    shown = as_resident(town.maria).get("/uses/").content.decode()
    assert "Tarkistus: Koulun aloitus" in shown and "syntymäpäivä" in shown and "Ei mitään muuta." in shown
    assert "Perusopetuslaki 628/1998, 6\N{NO-BREAK SPACE}§" in shown and "kaikki asukkaat" in shown


def test_a_look_shows_unit_and_role_and_nobodys_name_and_no_markup_of_a_unit_lives(town, looked, as_resident):
    shown = as_resident(town.maria).get("/uses/").content.decode()
    assert "Asian käsittely" in shown and "käsittelijä, &lt;b&gt;Neuvonta&lt;/b&gt;" in shown
    assert "user:12" not in shown


def test_a_guardian_reads_their_childs_log_but_for_what_is_the_childs_own(town, looked, as_resident):
    own = replace(service("school-start"), key="own", to=Self())
    uses.looked(by=OFFICER, at=AT, purpose="explain", persons=[town.elsa], service=own)
    shown = as_resident(town.maria).get(f"/uses/{town.elsa}/").content.decode()
    assert "Asian käsittely" in shown and "Selvitys" not in shown
    assert "Selvitys" in as_resident(town.elsa).get("/uses/").content.decode()


@pytest.mark.parametrize("whose", ["onni", "aino"])
def test_somebody_elses_log_is_answered_as_one_that_there_is_not(town, looked, as_resident, whose):
    browser = as_resident(town.maria)
    for path in ("", f"{looked}/"):
        theirs = browser.get(f"/uses/{getattr(town, whose)}/{path}")
        none = browser.get(f"/uses/999999/{path}")
        assert theirs.status_code == none.status_code == 404


def test_the_log_of_a_child_near_a_non_disclosure_order_is_for_no_guardian(town, as_resident):
    browser = as_resident(town.aino_guardian)
    assert browser.get(f"/uses/{town.aino}/").status_code == 404
    assert browser.get("/uses/").status_code == 200


def test_the_log_is_filtered_and_what_matches_nothing_says_so(town, looked, as_resident):
    browser = as_resident(town.maria)
    assert "Tarkistus" not in browser.get("/uses/?kind=staff").content.decode()
    assert "Asian käsittely" not in browser.get("/uses/?kind=sweep").content.decode()
    assert "Asian käsittely" in browser.get("/uses/?controller=Education+Division").content.decode()
    for nothing in (
        f"since={DAY + timedelta(days=1)}",
        f"until={DAY - timedelta(days=1)}",
        "controller=X'--",
    ):
        assert "Mikään merkintä ei vastaa" in browser.get(f"/uses/?{nothing}").content.decode()
    assert "Asian käsittely" in browser.get(f"/uses/?since={'x' * 9_000}&kind=nothing").content.decode()


def test_an_empty_log_says_so(town, as_resident):
    Use.objects.all().delete()
    assert "Kukaan ei ole käyttänyt tietoja" in as_resident(town.maria).get("/uses/").content.decode()


def test_the_pages_turn_and_the_filter_stays(town, as_resident):
    for _ in range(60):
        uses.looked(by=OFFICER, at=AT, purpose="case", persons=[town.maria], service=service("school-start"))
    shown = as_resident(town.maria).get("/uses/?kind=staff").content.decode()
    assert shown.count("Asian käsittely</strong>") == 50 and "?kind=staff&amp;page=2" in shown
    assert (
        as_resident(town.maria).get("/uses/?kind=staff&page=2").content.decode().count("käsittely</strong>")
        == 10
    )


def test_it_is_taken_along_as_csv_and_json_and_no_cell_comes_to_life(town, as_resident):
    formula = replace(OFFICER, unit="=1+1")
    uses.looked(by=formula, at=AT, purpose="case", persons=[town.maria], service=service("school-start"))
    browser = as_resident(town.maria)
    rows = list(csv.DictReader(io.StringIO(browser.get("/uses/?as=csv").content.decode())))
    told = browser.get("/uses/?as=json").json()["uses"]
    assert [row["kind"] for row in rows] == [row["kind"] for row in told] == ["staff", "sweep"]
    assert told[0]["when"] == "2027-02-01T10:00:00+02:00" and "nimi" in rows[0]["fields"]
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_an_entry_is_asked_about_once_and_the_answer_comes_to_the_page(town, looked, as_resident):
    browser = as_resident(town.maria)
    entry = f"/uses/{town.maria}/{looked}/"
    assert "Lähetä kysymys" in browser.get(entry).content.decode()
    for _ in range(2):
        assert "Kysymys on lähetetty" in browser.post(entry, follow=True).content.decode()
    asked = Question.objects.get()
    assert (asked.person, asked.asked_by, asked.use_id) == (town.maria, town.maria, looked)
    Question.objects.update(answer="mistake", answered_at=AT)
    assert "katsottiin vahingossa" in browser.get("/uses/").content.decode()


def test_nobody_asks_about_an_entry_of_somebody_else(town, looked, as_resident):
    browser = as_resident(town.onni_guardian)
    assert browser.post(f"/uses/{town.onni_guardian}/{looked}/").status_code == 404
    assert browser.post(f"/uses/{town.maria}/{looked}/").status_code == 404
    assert not Question.objects.exists()
