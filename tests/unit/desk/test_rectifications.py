"""Requests for rectification as staff handle them."""

import pytest

from ennakko.accounts.actor import resident
from ennakko.audit.access import looks_at
from ennakko.register import actions
from ennakko.register.models import Resident
from tests.town import AT, DAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def asked(town):
    """A plain request, and one close to a non-disclosure order."""
    return [
        actions.ask_rectification(
            person=person, fact="born", said="<b>1.1.</b>", by=resident(by), at=AT, on=DAY
        )
        for person, by in ((town.elsa, town.maria), (town.aino_guardian, town.aino_guardian))
    ]


def test_an_officer_finds_it_on_the_first_page_and_sets_it_right(town, asked, as_staff) -> None:
    browser = as_staff("officer")
    assert "Odottaa: 1" in browser.get("/desk/").content.decode()
    page = browser.get(f"/desk/rectifications/{asked[0]}/").content.decode()
    assert "&lt;b&gt;1.1.&lt;/b&gt;" in page
    assert "Korhonen, Elsa" in page
    assert browser.post(f"/desk/rectifications/{asked[0]}/accept/", {"value": "nonsense"}).status_code == 400
    assert (
        browser.post(f"/desk/rectifications/{asked[0]}/accept/", {"value": "2020-04-01"}).status_code == 302
    )
    assert str(Resident.objects.get(pk=town.elsa).born) == "2020-04-01"
    assert {look.purpose for look in looks_at(town.elsa)} == {"rectification"}
    assert "Odottaa" not in browser.get("/desk/").content.decode()


def test_a_refusal_needs_a_reason_which_the_resident_reads(town, asked, as_staff) -> None:
    browser = as_staff("officer")
    assert browser.post(f"/desk/rectifications/{asked[0]}/refuse/", {"reason": " "}).status_code == 400
    assert (
        browser.post(f"/desk/rectifications/{asked[0]}/refuse/", {"reason": "Oikein jo."}).status_code == 302
    )


def test_what_is_close_to_a_non_disclosure_order_is_for_the_unit_alone(town, asked, as_staff) -> None:
    officer, unit = as_staff("officer"), as_staff("protected-unit")
    for path in ("", "accept/", "refuse/"):
        ask = officer.get if not path else officer.post
        assert ask(f"/desk/rectifications/{asked[1]}/{path}").status_code == 404
        assert ask(f"/desk/rectifications/999/{path}").status_code == 404
    assert "Niemi" not in officer.get("/desk/rectifications/").content.decode()
    assert unit.get(f"/desk/rectifications/{asked[1]}/").status_code == 200
    assert unit.get(f"/desk/rectifications/{asked[0]}/").status_code == 404
