"""Questions about the data-use log: each reaches its controller's staff, and what they answer is one of declared kinds."""

import pytest

from ennakko.accounts.access import called
from ennakko.accounts.actions import place_in_unit
from ennakko.accounts.actor import Actor, resident, system
from ennakko.audit import questions, uses
from ennakko.audit.access import looks_at
from ennakko.audit.models import Question
from ennakko.ledger.catalogue import service
from tests import town as towns

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(swept):
    """Elsa's mother asks about a look; so does Aino's guardian, who is under a non-disclosure order."""
    by, school_start = Actor("user", "77", frozenset({"officer"})), service("school-start")
    people = (swept.maria, swept.aino_guardian)
    key = uses.looked(by=by, at=towns.AT, purpose="case", persons=people, service=school_start)
    return [questions.ask(use=key, person=person, by=resident(person), at=towns.AT).pk for person in people]


def test_an_officer_finds_it_on_the_first_page_and_answers(swept, asked, as_staff):
    officer = as_staff("officer")
    assert "Odottaa vastausta: 1" in officer.get("/desk/").content.decode()
    shown = officer.get("/desk/questions/").content.decode()
    assert "Korhonen, Maria" in shown and "user:77" in shown and "Niemi" not in shown
    assert looks_at(swept.maria)[-1].purpose == "question"
    officer.post(f"/desk/questions/{asked[0]}/answer/", {"answer": "x' OR 1=1"})
    assert Question.objects.get(pk=asked[0]).answer == ""
    officer.post(f"/desk/questions/{asked[0]}/answer/", {"answer": "handling"})
    assert Question.objects.get(pk=asked[0]).answer == "handling"
    assert "Yksikään kysymys ei odota" in officer.get("/desk/questions/").content.decode()


def test_a_protected_persons_question_is_for_the_unit_alone(swept, asked, as_staff):
    officer, unit = as_staff("officer"), as_staff("protected-unit")
    for key in (asked[1], 999_999):
        assert officer.post(f"/desk/questions/{key}/answer/", {"answer": "handling"}).status_code == 404
    shown = unit.get("/desk/questions/").content.decode()
    assert "Niemi" in shown and "Korhonen" not in shown


def test_another_controllers_staff_find_no_question(asked, as_staff):
    officer = as_staff("officer")
    place_in_unit(
        user=called("officer").pk, unit="X", controller="Social Services", by=system("t"), at=towns.AT
    )
    assert "Yksikään kysymys ei odota" in officer.get("/desk/questions/").content.decode()
    assert officer.post(f"/desk/questions/{asked[0]}/answer/", {"answer": "handling"}).status_code == 404
