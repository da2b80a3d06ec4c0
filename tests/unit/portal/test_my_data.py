"""What a resident reads of what the city holds about them and their children, and of what it sent and decided."""

from datetime import timedelta

import pytest

from ennakko.register.models import Guardianship, Rectification
from tests.town import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def text(answer) -> str:
    return answer.content.decode()


def test_each_fact_stands_with_its_source_and_the_way_to_say_that_it_is_wrong(town, as_resident) -> None:
    page = text(as_resident(town.maria).get("/my-data/"))
    assert "Korhonen" in page
    assert "Väestötietojärjestelmä" in page
    assert f"/my-data/{town.maria}/wrong/born/" in page
    assert f"/my-data/{town.elsa}/" in page
    assert town.code_of_maria not in page


def test_a_guardian_reads_a_childs_data_until_custody_ends(town, as_resident) -> None:
    browser = as_resident(town.maria)
    assert "Elsa" in text(browser.get(f"/my-data/{town.elsa}/"))
    Guardianship.objects.filter(child=town.elsa, guardian=town.maria).update(until=DAY)
    assert browser.get(f"/my-data/{town.elsa}/").status_code == 404
    assert f"/my-data/{town.elsa}/" not in text(browser.get("/my-data/"))


@pytest.mark.parametrize("path", ["/my-data/{}/", "/my-data/{}/wrong/born/"])
def test_somebody_elses_data_is_answered_as_nobodys(town, as_resident, path) -> None:
    browser = as_resident(town.maria)
    answers = []
    for person in (town.matti, town.onni, town.aino, 987_654_321):
        for answer in (browser.get(path.format(person)), browser.post(path.format(person), {"said": "x"})):
            assert answer.status_code in {404, 405}
            answers.append((answer.status_code, text(answer).replace(str(person), "")))
    assert len({body for status, body in answers if status == 404 and "csrf" not in body}) <= 1
    assert Rectification.objects.count() == 0


def test_a_request_is_sent_seen_and_answered_on_the_page(town, as_resident) -> None:
    browser = as_resident(town.maria)
    to = f"/my-data/{town.elsa}/wrong/born/"
    page = text(browser.post(to, {"said": "<i>15.3.</i> \u202eoikein"}, follow=True))
    assert "Ihminen katsoo pyyntöäsi" in page
    assert "&lt;i&gt;15.3.&lt;/i&gt; oikein" in page
    assert to not in page  # it waits: nothing more to ask
    assert browser.post(to, {"said": "again"}).status_code == 400
    assert browser.post(f"/my-data/{town.elsa}/wrong/called/", {"said": "x" * 10_000}).status_code == 400
    assert Rectification.objects.count() == 1


def test_decisions_and_messages_of_nobody_are_honestly_empty(town, as_resident) -> None:
    browser = as_resident(town.aino_guardian)
    assert "Päätöksiä ei ole" in text(browser.get("/decisions/"))
    assert "Viestejä ei ole" in text(browser.get("/messages/"))


def test_the_chosen_language_holds_on_every_device(town, as_resident) -> None:
    browser = as_resident(town.maria)
    page = text(browser.post("/settings/language/", {"language": "sv"}, follow=True))
    assert "Inställningar" in page
    assert browser.post("/settings/language/", {"language": "'; --"}).status_code == 400
    assert browser.post("/settings/language/", {}).status_code == 400


def test_a_custody_that_begins_tomorrow_is_not_yet_one(town, as_resident) -> None:
    Guardianship.objects.create(child_id=town.onni, guardian_id=town.maria, since=DAY + timedelta(days=1))
    assert as_resident(town.maria).get(f"/my-data/{town.onni}/").status_code == 404
