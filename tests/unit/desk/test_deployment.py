"""Plan only on the staff's pages: said plainly, ended by the operator, and a place can be decided all the same."""

import pytest

from ennakko.ledger import access as ledger
from ennakko.outbox.models import Message
from tests import town as towns

pytestmark = [pytest.mark.django_db, pytest.mark.plan_only]
PLAN = "/desk/school-start/"


def test_every_page_of_a_service_that_only_plans_says_so(swept, as_staff):
    officer = as_staff("officer")
    for path in (PLAN, f"{PLAN}places/", f"{PLAN}queue/"):
        assert "Palvelu on vain suunnittelukäytössä" in officer.get(path).content.decode()
    assert "Vain suunnittelu" in officer.get("/desk/").content.decode()
    assert not Message.objects.exists()


def test_the_operator_lets_it_go_live_with_a_reason_and_takes_it_back(swept, as_staff):
    operator = as_staff("operator")
    page = operator.get(PLAN).content.decode()
    assert "Odottavia ehdotuksia on nyt 13." in page
    assert operator.post(f"{PLAN}deploy/", {"why": ""}).status_code == 409
    page = operator.post(f"{PLAN}deploy/", {"why": "<b>Lupa</b>"}, follow=True).content.decode()
    assert "Palvelu on otettu käyttöön" in page
    assert "&lt;b&gt;Lupa&lt;/b&gt;" in page and "<b>Lupa" not in page
    assert Message.objects.count() == 14  # Elsa's guardians are two
    operator.post(f"{PLAN}deploy/back/", {"why": "Korjataan."})
    assert not ledger.live("school-start")


def test_an_officer_neither_sees_nor_may_use_the_operators_form(swept, as_staff):
    officer = as_staff("officer")
    assert "deploy-why" not in officer.get(PLAN).content.decode()
    assert officer.post(f"{PLAN}deploy/", {"why": "x"}).status_code == 403


def test_the_operator_takes_the_impact_assessments_home_in_their_language_and_nobody_else_does(
    swept, as_staff
):
    operator = as_staff("operator")
    page = operator.get(PLAN).content.decode()
    for kind, begins in (("dpia", "# Tietosuojan vaikutust"), ("fria", "# Perusoikeusvaikutusten")):
        assert f'href="{PLAN}impact/{kind}.md"' in page
        file = operator.get(f"{PLAN}impact/{kind}.md")
        assert file["Content-Type"] == "text/markdown; charset=utf-8"
        assert f"{kind}-school-start-fi.md" in file["Content-Disposition"]
        assert file.content.decode().startswith(begins)
    assert operator.get(f"{PLAN}impact/pia.md").status_code == 404
    officer = as_staff("officer")
    assert "/impact/" not in officer.get(PLAN).content.decode()
    assert officer.get(f"{PLAN}impact/dpia.md").status_code == 403


def test_families_heard_elsewhere_are_recorded_and_their_places_can_be_decided(swept, as_staff):
    officer = as_staff("officer")
    assert "Anna päivä" in officer.post(f"{PLAN}heard/", {"day": "eilen"}, follow=True).content.decode()
    page = officer.post(f"{PLAN}heard/", {"day": "2027-02-01"}, follow=True).content.decode()
    assert "Kuulluiksi kirjattuja ehdotuksia: 13" in page
    assert "Avoimia ehdotuksia ei ole." in page
    [case] = [one for one in towns.proposals() if one.person == swept.elsa]
    principal = as_staff("principal")
    page = principal.get(f"/desk/case/{case.pk}/").content.decode()
    assert "Kuultu muualla, ei huomautettavaa" in page
    page = principal.post(
        f"/desk/case/{case.pk}/decide/", {"reasons-fi": "Lähin.", "reasons-sv": "Nära."}, follow=True
    ).content.decode()
    assert "Päätös on tehty" in page
    assert not Message.objects.exists()


def test_once_live_nobody_is_heard_elsewhere(swept, as_staff):
    as_staff("operator").post(f"{PLAN}deploy/", {"why": "Lupa."})
    officer = as_staff("officer")
    assert "heard-day" not in officer.get(PLAN).content.decode()
    assert officer.post(f"{PLAN}heard/", {"day": "2027-02-01"}).status_code == 409
