"""What an officer does for a family that answers on paper or by phone."""

import re
from datetime import timedelta

import pytest

from ennakko.audit import access as audit
from ennakko.ledger import access as ledger
from ennakko.ledger.links import token
from tests import town as towns

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def elsa(swept):
    """Elsa's proposal."""
    return ledger.proposals_for(swept.maria)[0]


@pytest.fixture
def page(elsa):
    """The page where an answer to it is recorded."""
    return f"/desk/case/{elsa.pk}/record/"


def party(proposal, person):
    return next(a for a in ledger.addressees(proposal.pk) if a.person == person)


def sent(elsa, person, **more):
    form = {
        "party": party(elsa, person).pk,
        "answer": "two_homes",
        "how": "paper",
        "received_on": str(towns.DAY),
    }
    return form | more


def test_the_case_leads_to_recording_and_to_the_papers(swept, elsa, as_staff):
    shown = as_staff("officer").get(f"/desk/case/{elsa.pk}/").content.decode()
    assert f"/desk/case/{elsa.pk}/record/" in shown
    assert all(f"/desk/case/{elsa.pk}/paper/{language}/" in shown for language in ("fi", "sv", "en"))


def test_a_recorded_answer_is_the_guardians_and_says_who_recorded_it(swept, elsa, page, as_staff):
    officer = as_staff("officer")
    done = officer.post(page, sent(elsa, swept.matti), follow=True).content.decode()
    assert "Vastaus on kirjattu" in done and "kaksi kotia" in done
    mine = party(elsa, swept.matti)
    assert (mine.answer, mine.wish, mine.proof, mine.served_on) == (
        "something_else", "two_homes", "answered", towns.DAY,
    )  # fmt: skip
    event = [e for e in audit.history(f"proposal:{elsa.pk}") if e.verb == "answered"][-1]
    assert event.actor.startswith("user:") and event.payload["how"] == "paper"


@pytest.mark.parametrize(
    "missing", [{"party": "999999"}, {"answer": "maybe"}, {"how": ""}, {"received_on": "1.2.2027"}]
)
def test_what_is_missing_is_said_and_what_was_chosen_is_kept(swept, elsa, page, as_staff, missing):
    shown = as_staff("officer").post(page, sent(elsa, swept.matti) | missing).content.decode()
    assert "anna saapumispäivä" in shown
    assert len(re.findall(r" checked", shown)) >= 2
    assert party(elsa, swept.matti).answer == ""


def test_a_day_to_come_is_refused_in_words(swept, elsa, page, as_staff):
    late = sent(elsa, swept.matti, received_on=str(towns.DAY + timedelta(days=1)))
    answer = as_staff("officer").post(page, late)
    assert answer.status_code == 409
    assert "on vasta tulossa" in answer.content.decode()


def test_a_wrongly_recorded_answer_is_taken_back(swept, elsa, page, as_staff):
    officer = as_staff("officer")
    officer.post(page, sent(elsa, swept.matti))
    back = f"/desk/case/{elsa.pk}/take-back/"
    done = officer.post(back, {"party": party(elsa, swept.matti).pk}, follow=True).content.decode()
    assert "Vastaus on peruttu" in done
    assert party(elsa, swept.matti).answer == ""
    assert officer.post(back, {"party": "nobody"}).status_code == 404


def test_the_paper_holds_the_letter_the_form_and_nobodys_own_link(swept, elsa, as_staff):
    shown = as_staff("officer").get(f"/desk/case/{elsa.pk}/paper/sv/").content.decode()
    assert 'lang="sv"' in shown
    assert "Platsen passar" in shown and "underskrift" in shown and f"Ärendets nummer: {elsa.pk}" in shown
    assert f"/proposal/{elsa.pk}/" in shown and "data:image/svg+xml" in shown
    for person in (swept.maria, swept.matti):
        assert token(elsa.pk, person) not in shown


def test_every_look_stands_in_the_log(swept, elsa, page, as_staff):
    officer = as_staff("officer")
    officer.get(page)
    officer.get(f"/desk/case/{elsa.pk}/paper/fi/")
    purposes = [e.purpose for e in audit.looks_at(elsa.person)]
    assert purposes[-2:] == ["record_answer", "letter"]


def test_nothing_of_a_restricted_case_is_on_paper_and_no_other_role_records(swept, elsa, page, as_staff):
    hidden = ledger.latest_proposal("school-start", 2027, swept.aino)
    for roles in (("officer",), ("officer", "protected-unit")):
        assert as_staff(*roles).get(f"/desk/case/{hidden.pk}/record/").status_code == 404
        assert as_staff(*roles).get(f"/desk/case/{hidden.pk}/paper/fi/").status_code == 404
    assert as_staff("principal").get(page).status_code == 403
