"""What a guardian reads, and what they must never read."""

import re

import pytest

from ennakko.accounts.actions import appoint
from ennakko.accounts.actor import Actor, system
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.ledger.kinds import Wish
from ennakko.register.models import Place, Resident
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
    assert client.get(f"{path}answer/yes/").status_code == 200
    page = client.post(f"{path}answer/yes/", follow=True).content.decode()
    assert "vastauksesi on tallennettu" in page
    page = client.post(f"{path}undo/", follow=True).content.decode()
    assert "Vastaus on peruttu" in page
    assert "Vastasit: Paikka sopii" in page
    assert "Vastauksesi peruttiin" in page
    assert "answer/yes/" in page


def test_every_way_is_one_link_on_the_letter_and_one_page_to_confirm(town, as_resident):
    client, path = as_resident(town.maria), letter_of(town.maria)
    page = client.get(path).content.decode()
    offered = re.findall(rf'href="({path}answer/[a-z_]+/)"', page)
    assert {f"{path}answer/{way}/" for way in ("yes", *(wish for wish in Wish))} == set(offered)
    for way in set(offered):
        confirm = client.get(way).content.decode()
        assert confirm.count("<button class=") == 1
        assert "Mitä seuraavaksi tapahtuu" in confirm


def test_an_unknown_way_to_answer_is_no_page(town, as_resident):
    assert as_resident(town.maria).get(f"{letter_of(town.maria)}answer/maybe/").status_code == 404


def test_a_wish_keeps_the_place_and_names_who_follows_it(town, as_resident):
    by = appoint(username="Oili", role="officer", by=system("test"), at=towns.AT)
    client, path = as_resident(town.maria), letter_of(town.maria)
    client.get(path)
    page = client.post(f"{path}answer/moving/", follow=True).content.decode()
    [found] = ledger.proposals_for(town.maria)
    assert (found.state, found.place, found.handler) == ("something_else", town.near, str(by))
    assert "Asiaa hoitaa: Oili" in page


def test_a_fact_that_is_wrong_goes_to_a_person_and_changes_nothing(town, as_resident):
    client, path = as_resident(town.maria), letter_of(town.maria)
    before = ledger.proposals_for(town.maria)[0].facts
    page = client.get(path).content.decode()
    assert f"{path}answer/wrong_born/" in page
    assert "Tietoa ei muuteta tällä sivulla" in client.get(f"{path}answer/wrong_born/").content.decode()
    client.post(f"{path}answer/wrong_born/")
    [found] = ledger.proposals_for(town.maria)
    assert (found.state, found.facts, found.place) == ("something_else", before, town.near)


def test_after_an_answer_a_wrong_fact_leads_to_a_call(town, as_resident):
    client, path = as_resident(town.maria), letter_of(town.maria)
    client.post(f"{path}answer/yes/")
    assert client.get(f"{path}answer/wrong_born/").headers["Location"] == f"{path}call/"


@pytest.mark.parametrize("way", ["moving", "yes"])
def test_another_guardian_learns_that_somebody_answered_and_not_what(town, as_resident, way):
    path = letter_of(town.maria)
    as_resident(town.maria).post(f"{path}answer/{way}/")
    page = as_resident(town.matti).get(path).content.decode()
    assert "Toinen huoltaja on vastannut." in page
    assert "eroavat" not in page
    assert "Maria" not in page


def test_another_guardian_is_seen_or_waited_for(town, as_resident):
    path = letter_of(town.maria)
    maria, matti = as_resident(town.maria), as_resident(town.matti)
    assert "Odotamme vielä" in maria.get(path).content.decode()
    matti.get(path)
    assert "on saanut ehdotuksen eikä ole vielä vastannut" in maria.get(path).content.decode()


def test_guardians_in_conflict_each_read_that_answers_differ_and_who_settles_it(town, as_resident):
    path = letter_of(town.maria)
    maria, matti = as_resident(town.maria), as_resident(town.matti)
    matti.post(f"{path}answer/support/")
    told = maria.post(f"{path}answer/yes/", follow=True).content.decode()
    assert "Virkailija ottaa sinuun yhteyttä" in told and "ei tarvitse tehdä muuta" not in told
    hers, his = maria.get(path).content.decode(), matti.get(path).content.decode()
    assert "toinen huoltaja toivoo muuta" in hers
    assert "toisen huoltajan mielestä paikka sopii" in his
    assert hers.count("Lapsi tarvitsee tukea") == 0
    assert all("Kumpikaan vastaus ei mene toisen edelle" in page for page in (hers, his))


def test_how_a_case_ended_is_read_by_both(town, as_resident):
    path = letter_of(town.maria)
    maria, matti = as_resident(town.maria), as_resident(town.matti)
    maria.post(f"{path}answer/yes/")
    matti.post(f"{path}answer/private_school/")
    officer = appoint(username="Oili", role="officer", by=system("test"), at=towns.AT)
    officer = Actor(officer.kind, officer.key, frozenset({"officer"}))
    key = ledger.proposals_for(town.maria)[0].pk
    actions.resolve(proposal=key, outcome="private_school", on=towns.DAY, by=officer, at=towns.AT)
    for page in (maria.get(path).content.decode(), matti.get(path).content.decode()):
        assert "Asia saatiin sovituksi: yksityiskoulu" in page
        assert "<dd>Yksityiskoulu</dd>" in page
        assert "eroavat" not in page
    assert "Valitsimme yksityiskoulun" not in maria.get(path).content.decode()


def test_nothing_is_told_of_a_guardian_nobody_may_know_of(town, as_resident):
    path = letter_of(town.maria)
    as_resident(town.matti).post(f"{path}answer/yes/")
    Resident.objects.filter(pk=town.matti).update(protected=True, home=None, municipality="")
    assert "Toinen huoltaja" not in as_resident(town.maria).get(path).content.decode()


def test_the_way_there_is_told_in_metres_minutes_and_a_direction_and_home_is_not_told_to_the_map(
    town, as_resident
):
    page = as_resident(town.maria).get(letter_of(town.maria)).content.decode()
    assert "noin 2 minuuttia, 140\N{NO-BREAK SPACE}m" in page
    assert "lounaaseen" in page
    [link] = re.findall(r'href="(https://reittiopas[^"]+)"', page)
    assert link.startswith("https://reittiopas.hsl.fi/reitti/-/Ala-aste%20Kallio%3A%3A60.")
    assert 'rel="external noreferrer"' in page


def test_what_else_is_free_is_told_from_the_seats_of_now(town, as_resident):
    [found] = ledger.proposals_for(town.maria)
    path = letter_of(town.maria)
    held = ledger.held_by_place(found.season).get(town.far, 0)
    Place.objects.filter(pk=town.far).update(capacity=held + 3)
    page = as_resident(town.maria).get(path).content.decode()
    assert "Vapaana 3: mahdollinen" in page
    Place.objects.filter(pk=town.far).update(capacity=held)
    assert "Täynnä: vain jos paikka vapautuu" in as_resident(town.maria).get(path).content.decode()


def test_a_letter_is_nobody_elses(town, as_resident):
    path = letter_of(town.maria)
    for way in ("", "answer/yes/", "answer/moving/", "call/"):
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
    assert "ei ole vielä käytössä" in page
    assert "resident" not in client.session
