"""Signing a list and reading a decision: every page passes axe and fits its screen, in the three languages."""

import pytest

from tests.browser.conftest import RESIDENTS, City, served, window
from tests.browser.test_accessible import SCREENS, case_of, fault

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A city of its own in which every hearing has ended."""
    made = City("", tmp_path_factory.mktemp("decided") / "data")
    made.command("demo", "--residents", str(RESIDENTS), "--no-serve")
    made.command("worker", "--once")
    made.command("tick", "--to", "2027-03-05")
    with served(made.data) as city:
        yield city


def sign_in(page):
    page.goto("/desk/sign-in/")
    page.locator("button[value=principal]").click()
    page.wait_for_url("**/desk/")
    page.goto("/desk/school-start/sign/")


@pytest.fixture(scope="module")
def signed(chromium, city):
    """The page of a list that was signed, but for its last row."""
    with window(chromium, city.url, script=False) as page:
        sign_in(page)
        page.locator("tr[id^=row-]").last.locator("button").click()
        page.locator("form[action$='/sign/do/'] button").click()
        page.wait_for_url("**/signed/*/")
        return page.url


@SCREENS
def test_the_pages_of_a_decision_are_accessible(visit, city, signed, width, language):
    case = case_of(city, "Saga")
    with visit(width, language=language) as page:
        sign_in(page)
        faults = fault(page)
        for path in (signed, case):
            page.goto(path)
            faults += fault(page)
        page.goto("/sign-in/")
        page.locator("li", has_text="Ida").get_by_role("button").click()
        page.wait_for_selector("article")
        page.goto(case.replace("/desk/case/", "/proposal/"))
        faults += fault(page)
        page.locator("a[href*='/decision/']").first.click()
        page.wait_for_url("**/decision/*/")
        assert faults + fault(page) == []
