"""The link of a letter: reading and answering one proposal without an account, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client

from ennakko.accounts.access import user
from ennakko.accounts.actions import appoint
from ennakko.accounts.actor import resident, system
from ennakko.audit import access as audit
from ennakko.base import clock
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.ledger.links import token
from ennakko.outbox import attempts
from tests import town as towns

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def proposal(town):
    """Elsa's proposal, its letters gone out."""
    taken = attempts.claim(channel="", services=["school-start"], limit=1000, at=towns.AT)
    attempts.sent(messages=[(message, "") for message in taken], by=system("test"), at=towns.AT)
    return ledger.proposals_for(town.maria)[0]


@pytest.fixture
def link(town, proposal):
    """Maria's link."""
    return f"/l/{token(proposal.pk, town.maria)}/"


def served(proposal):
    return {a.person: a.proof for a in ledger.addressees(proposal.pk)}


def test_to_look_at_a_link_proves_nothing_and_shows_nothing(town, proposal, link, client):
    page = client.get(link)
    assert page.status_code == 200
    assert "Elsa" not in page.content.decode() and "Kallio" not in page.content.decode()
    assert set(served(proposal).values()) == {""}


def test_opening_serves_the_notice_and_leads_to_reading_and_answering(town, proposal, link, client):
    opened = client.post(link, follow=True)
    assert "Lapsi: Elsa" in opened.content.decode()
    assert served(proposal) == {town.maria: "opened", town.matti: ""}
    assert [e.actor for e in audit.history(f"proposal:{proposal.pk}") if e.verb == "opened_by_link"] == [
        str(resident(town.maria))
    ]
    client.post(f"/proposal/{proposal.pk}/answer/yes/")
    assert next(a.answer for a in ledger.addressees(proposal.pk) if a.person == town.maria) == "yes"
    assert "Maria" not in opened.content.decode()


def test_a_link_shows_no_list_and_no_other_proposal(town, proposal, link, client):
    client.post(link)
    other = ledger.proposals_for(town.onni_guardian)[0]
    for path in ("/", f"/proposal/{other.pk}/", f"/proposal/{other.pk}/answer/yes/"):
        assert client.get(path).headers["Location"].startswith("/sign-in/?next=")


def test_after_an_hour_the_letter_is_closed_and_says_how_to_open_it_again(town, proposal, link, client):
    client.post(link)
    session = client.session
    session["link"] = [*session["link"][:2], (clock.now() - timedelta(seconds=1)).isoformat()]
    session.save()
    page = client.get(f"/proposal/{proposal.pk}/", follow=True)
    assert "Tunti on kulunut" in page.content.decode()
    assert "Lapsi: Elsa" in client.post(link, follow=True).content.decode()


def test_whatever_opens_nothing_is_the_same_page(town, proposal, link, client):
    absent = client.get(f"/l/999999-{'A' * 43}/")
    tampered = client.post(link.rstrip("/")[:-1] + "-/")
    nonsense = client.get("/l/nonsense/")
    pages = {answer.content.decode().split("<main")[1] for answer in (absent, tampered, nonsense)}
    assert len(pages) == 1
    assert {absent.status_code, tampered.status_code, nonsense.status_code} == {404}
    assert "Linkki ei avaa mitään" in pages.pop()


def test_somebody_else_who_is_signed_in_opens_nothing_and_serves_nobody(town, proposal, link, as_resident):
    stranger = as_resident(town.onni_guardian)
    for answer in (stranger.get(link), stranger.post(link)):
        assert answer.status_code == 403
        assert "osoitettu toiselle" in answer.content.decode()
    assert set(served(proposal).values()) == {""}


def test_a_member_of_staff_opens_nobodys_letter(town, proposal, link):
    by = appoint(username="officer", role="officer", by=system("test"), at=towns.AT)
    client = Client()
    client.force_login(user(int(by.key)))
    assert client.post(link).status_code == 403
    assert set(served(proposal).values()) == {""}


def test_the_addressee_who_is_signed_in_stays_so(town, proposal, link, as_resident):
    client = as_resident(town.maria)
    client.post(link)
    assert client.get("/").status_code == 200


def test_a_withdrawn_proposal_is_told_as_such(town, proposal, link, client):
    by = appoint(username="officer", role="officer", by=system("test"), at=towns.AT)
    officer = by.__class__(by.kind, by.key, frozenset({"officer"}))
    actions.withdraw(proposal=proposal.pk, reason="mistake", on=towns.DAY, by=officer, at=towns.AT)
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "Ehdotus on peruttu" in answer.content.decode()


def test_after_the_season_the_link_opens_nothing(town, proposal, link, client, demo):
    clock.keep_day(demo, towns.DAY.replace(month=8, day=11))
    answer = client.post(link)
    assert answer.status_code == 410
    assert "Kausi on päättynyt" in answer.content.decode()


def test_after_the_other_guardian_answered_the_link_still_opens(town, proposal, link, client, as_resident):
    as_resident(town.matti).post(f"/proposal/{proposal.pk}/answer/yes/")
    page = client.post(link, follow=True).content.decode()
    assert "Toinen huoltaja on vastannut." in page
    assert "/answer/yes/" in page


def test_after_the_deadline_the_letter_tells_what_can_still_be_done(town, proposal, link, client, demo):
    client.post(link)
    clock.keep_day(demo, towns.DAY + timedelta(days=20))
    page = client.post(link, follow=True).content.decode()
    assert "Vastausaika on päättynyt" in page
    assert "ennen päätöstä" in page
    assert "/answer/yes/" not in page


def test_a_link_used_again_opens_the_same_letter_and_serves_once(town, proposal, link, client):
    client.post(link)
    again = Client()
    assert "Lapsi: Elsa" in again.post(link, follow=True).content.decode()
    verbs = [e.verb for e in audit.history(f"proposal:{proposal.pk}")]
    assert verbs.count("served") == 1


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Länken öppnar ingenting"), ("en", "The link opens nothing")]
)
def test_the_words_are_in_the_readers_language(town, proposal, client, language, said):
    client.post("/i18n/setlang/", {"language": language, "next": "/"})
    assert said in client.get("/l/1-A/").content.decode()
