"""What a guardian reads, and what they must never read."""

import pytest

from ennakko.ledger import access as ledger
from tests import town as towns

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def letter_of(person):
    """The path of the one letter of a person."""
    [found] = ledger.proposals_for(person)
    return f"/proposal/{found.pk}/"


def test_a_guardian_sees_the_childs_place_and_what_happens_if_they_do_nothing(town, as_resident):
    page = as_resident(town.maria).get("/").content.decode()
    assert "Lapsi: Elsa" in page
    assert "Ala-aste Kallio" in page
    assert "ettei sinulla ollut huomautettavaa" in page


def test_the_list_is_no_proof_of_service_and_the_letter_is(town, as_resident):
    client = as_resident(town.maria)
    path = letter_of(town.maria)
    proposal = int(path.split("/")[2])
    client.get("/")
    assert [a.served_on for a in ledger.addressees(proposal)] == [None, None]
    client.get(path)
    served = {a.person: (a.served_on, a.proof) for a in ledger.addressees(proposal)}
    assert served[town.maria] == (towns.DAY, "opened")
    assert served[town.matti] == (None, "")


def test_the_letter_gives_each_fact_with_its_source(town, as_resident):
    page = as_resident(town.maria).get(letter_of(town.maria)).content.decode()
    assert "Väestötietojärjestelmä" in page
    assert "2020" in page
    assert "Onko tämä väärin?" in page


@pytest.mark.parametrize(("language", "words"), [("sv", "Varför just det här"), ("en", "Why this")])
def test_the_letter_is_read_in_the_language_chosen(town, as_resident, language, words):
    client = as_resident(town.maria)
    client.post("/i18n/setlang/", {"language": language, "next": "/"})
    assert words in client.get(letter_of(town.maria)).content.decode()


def test_yes_takes_one_confirmation_and_can_be_undone(town, as_resident):
    client, path = as_resident(town.maria), letter_of(town.maria)
    client.get(path)
    assert client.get(f"{path}yes/").status_code == 200
    page = client.post(f"{path}yes/", follow=True).content.decode()
    assert "vastauksesi on tallennettu" in page
    page = client.post(f"{path}undo/", follow=True).content.decode()
    assert "Vastaus on peruttu" in page
    assert "Vastasit: Paikka sopii" in page
    assert "Peruit vastauksesi" in page
    assert "yes/" in page


def test_something_else_needs_a_kind_and_keeps_the_place(town, as_resident):
    client, path = as_resident(town.maria), letter_of(town.maria)
    client.get(path)
    assert "Valitse yksi vaihtoehto." in client.post(f"{path}something-else/").content.decode()
    client.post(f"{path}something-else/", {"wish": "moving"})
    [found] = ledger.proposals_for(town.maria)
    assert (found.state, found.place) == ("something_else", town.near)


def test_the_other_guardian_learns_only_that_somebody_answered(town, as_resident):
    path = letter_of(town.maria)
    client = as_resident(town.maria)
    client.get(path)
    client.post(f"{path}something-else/", {"wish": "moving"})
    page = as_resident(town.matti).get(path).content.decode()
    assert "Toinen huoltaja on vastannut." in page
    assert "muuttamassa" not in page
    assert "Maria" not in page


def test_a_letter_is_nobody_elses(town, as_resident):
    path = letter_of(town.maria)
    for way in ("", "yes/", "something-else/", "call/"):
        assert as_resident(town.onni_guardian).get(path + way).status_code == 404
    assert as_resident(town.onni_guardian).post(f"{path}undo/").status_code == 404


def test_a_case_under_a_non_disclosure_order_does_not_exist_here(town, as_resident):
    page = as_resident(town.aino_guardian).get("/").content.decode()
    assert "Sinulle ei ole nyt mitään" in page
    assert "Aino" not in page


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(town, client):
    path = letter_of(town.maria)
    sent = client.get(path)
    assert sent.headers["Location"].startswith("/sign-in/?next=")
    back = client.post(sent.headers["Location"], {"code": town.code_of_maria, "next": path})
    assert back.headers["Location"] == path


def test_signing_in_leads_to_no_other_site(town, client):
    sent = client.post("/sign-in/", {"code": town.code_of_maria, "next": "//elsewhere.example/"})
    assert sent.headers["Location"] == "/"


def test_a_code_with_a_wrong_check_character_is_refused_in_words(town, client):
    wrong = town.code_of_maria[:-1] + ("A" if town.code_of_maria[-1] != "A" else "B")
    assert "tarkistusmerkki" in client.post("/sign-in/", {"code": wrong}).content.decode()


def test_outside_a_demo_nobody_signs_in_here(town, client, settings):
    settings.DEMO = False
    page = client.post("/sign-in/", {"code": town.code_of_maria}).content.decode()
    assert "ei ole vielä kytketty" in page
    assert "resident" not in client.session
