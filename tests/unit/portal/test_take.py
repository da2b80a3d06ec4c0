"""Everything in one package, and erased what the law lets a city erase."""

import io
import json
import zipfile

import pytest

from ennakko.accounts.actor import resident
from ennakko.audit.models import Event
from ennakko.ledger.models import Proposal
from ennakko.portal import actions as portal
from ennakko.portal.models import Preference, Profile, SignIn
from ennakko.register import actions
from ennakko.register.models import Rectification, Resident
from tests.town import AT, DAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def package(browser, person):
    answer = browser.get(f"/my-data/{person}/take/package.zip")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        return json.loads(whole.read("data.json")), whole.read("read-me.html").decode(), answer


def test_the_package_holds_everything_as_data_and_as_a_page(town, as_resident) -> None:
    browser = as_resident(town.maria)
    actions.ask_rectification(
        person=town.maria, fact="born", said="<b>no</b>", by=resident(town.maria), at=AT, on=DAY
    )
    data, page, answer = package(browser, town.maria)
    assert {"register", "proposals", "rectifications"} <= {one["key"] for one in data["holdings"]}
    assert "Korhonen" in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page
    assert "<b>no" not in page
    assert town.code_of_maria not in page + json.dumps(data)
    assert "Korhonen" not in answer["Content-Disposition"]
    assert Event.objects.filter(verb="taken_out", person=town.maria).count() == 1
    (told,) = (one for one in data["holdings"] if one["key"] == "proposals")
    assert "2037" in told["kept"]["until"]


def test_what_was_asked_of_contact_is_in_the_package_with_day_and_words(town, as_resident) -> None:
    browser = as_resident(town.maria)
    assert browser.post(f"/permissions/{town.maria}/contact/stop/").status_code == 302
    data, page, _ = package(browser, town.maria)
    (told,) = (one for one in data["holdings"] if one["key"] == "permissions")
    assert told["entries"][0]["at"] == "1. helmikuuta 2027".replace(" ", "\N{NO-BREAK SPACE}", 1)
    assert "artiklan" in told["kept"]["law"]
    assert "Yhteydenotot" in page


def test_a_childs_package_is_for_whoever_acts_for_the_child(town, as_resident) -> None:
    data, _, _ = package(as_resident(town.maria), town.elsa)
    assert data["person"] == "Elsa Korhonen"
    for person in (town.matti, town.onni, town.aino, 10**9):
        assert as_resident(town.maria).get(f"/my-data/{person}/take/package.zip").status_code == 404
        assert as_resident(town.maria).get(f"/my-data/{person}/take/").status_code == 404


def test_a_protected_persons_package_holds_no_place(town, as_resident) -> None:
    data, page, _ = package(as_resident(town.aino_guardian), town.aino_guardian)
    kept = json.dumps(data) + page
    assert "Kivelänkatu" not in kept
    assert "Kallio" not in kept
    assert "091" not in kept


def test_what_may_be_erased_is_and_what_must_be_kept_says_so(town, as_resident) -> None:
    browser = as_resident(town.maria)
    portal.signed_in(session="phone", person=town.maria, issuer="i", subject="s", sid="", at=AT)
    portal.choose_language(person=town.maria, language="fi", at=AT)
    asked = actions.ask_rectification(
        person=town.maria, fact="born", said="no", by=resident(town.maria), at=AT, on=DAY
    )
    page = browser.get("/my-data/erase/").content.decode()
    assert "831/1994" in page
    assert "2037" in page
    answer = browser.post("/my-data/erase/now/", follow=True)
    assert "Tietosi on poistettu" in answer.content.decode()
    assert browser.get("/my-data/").status_code == 302
    for model in (SignIn, Profile, Preference):
        assert not model.objects.filter(person=town.maria).exists()
    assert not Rectification.objects.filter(pk=asked).exists()
    assert Resident.objects.filter(pk=town.maria).exists()
    assert Proposal.objects.filter(person=town.elsa).exists()
    assert Event.objects.filter(verb="erased_on_request", person=town.maria).exists()


def test_of_an_answered_request_the_words_go_and_the_answer_stays(town, as_resident) -> None:
    asked = actions.ask_rectification(
        person=town.maria, fact="born", said="no", by=resident(town.maria), at=AT, on=DAY
    )
    actions.refuse_rectification(rectification=asked, reason="right", by=resident(town.matti), at=AT)
    as_resident(town.maria).post("/my-data/erase/now/")
    kept = Rectification.objects.get(pk=asked)
    assert (kept.said, kept.reason, kept.state) == ("", "", "refused")
