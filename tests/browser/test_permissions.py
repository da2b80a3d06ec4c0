"""A switch that really switches: a guardian consents without JavaScript, a sweep proposes, a withdrawal takes it back.

Beside the after-school club of the house stands another service on consent, as another city would bring its own: a package
with an entry point.
"""

import os
import re

import pytest

from tests.browser.conftest import RESIDENTS, City, served, window
from tests.browser.looking import SCREENS, faults, reading
from tests.conftest import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A city of its own, with a second club that families may allow."""
    package = tmp_path_factory.mktemp("package")
    about = package / "ennakko_club-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ennakko-club\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[ennakko.services]\nclub = tests.voluntary:CLUB\n")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(package), str(ROOT), *([before] if before else [])])
    try:
        made = City("", tmp_path_factory.mktemp("club") / "data")
        made.command("demo", "--residents", str(RESIDENTS), "--no-serve")
        with served(made.data) as city:
            yield city
    finally:
        os.environ.pop("PYTHONPATH")
        if before:
            os.environ["PYTHONPATH"] = before


def enter(page, who: str = "Ida"):
    page.goto("/sign-in/")
    page.locator("li", has_text=who).get_by_role("button").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto("/permissions/")


def of_child(page):
    page.locator("nav .tabs a[href*='/permissions/']").nth(1).click()
    page.wait_for_url(re.compile(r"/permissions/\d+/$"))


def test_a_guardian_consents_is_proposed_to_and_withdraws(chromium, city):
    with window(chromium, city.url, script=False, language="en") as page:
        enter(page)
        of_child(page)
        assert page.locator("form[action*='/consent/club/']").count()  # the other city's
        page.locator(".buttons form[action*='/consent/after-school/give/'] button").click()
        assert "Your consent is saved" in page.get_by_role("status").inner_text()
        city.command("sweep", "--touched")
        child = page.url
        page.goto("/")
        assert page.locator("article", has_text="After-school club").count() == 1
        page.goto(child)
        page.locator(".buttons form[action*='/consent/after-school/withdraw/'] button").click()
        told = page.get_by_role("status").inner_text()
        assert "Taken back: After-school club." in told
        page.goto("/")
        assert page.locator("article", has_text="After-school club").count() == 0


def test_a_quiet_period_is_asked_for_with_the_keyboard(chromium, city):
    with window(chromium, city.url, script=False, language="en") as page:
        enter(page, "Ida")
        page.get_by_label("Last day").fill("2027-03-01")
        page.get_by_label("Last day").press("Enter")
        page.wait_for_selector("[role=status]")
        assert "Quiet period: 1 February 2027 – 1 March 2027." in page.locator("main").inner_text().replace(
            "\xa0", " "
        )
        page.get_by_role("button", name="End the quiet period").press("Enter")
        page.wait_for_selector("#last")


@pytest.mark.parametrize(
    "screen", [SCREENS[0], *(pytest.param(one, marks=pytest.mark.proof) for one in SCREENS[1:])], ids=str
)
def test_the_page_is_accessible_and_fits_its_screen(chromium, city, screen):
    with reading(chromium, city.url, screen) as (page, switch):
        enter(page)
        found = faults(page, switch, screen, screen.language)
        of_child(page)
        page.locator("article button").first.click()
        page.wait_for_selector("[role=status]")
        for closed in page.locator("details").all():
            closed.locator("summary").click()
        found += faults(page, switch, screen, screen.language)
        page.locator("form[action$='/withdraw/'] button").first.click()
        page.wait_for_selector("[role=status]")
        assert found + faults(page, switch, screen, screen.language) == []
