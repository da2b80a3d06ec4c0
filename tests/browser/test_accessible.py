"""Every page passes axe (WCAG 2.2 AA) and fits its screen, in the three languages."""

import re

import pytest

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RESIDENT = (
    "/",
    "letter",
    "letter/answer/yes/",
    "letter/answer/two_homes/",
    "letter/answer/wrong_born/",
    "letter/call/",
    "letter/proof/",
    "letter/form/",
    "/my-data/",
    "wrong",
    "/permissions/",
    "/decisions/",
    "/messages/",
    "/settings/",
)
STAFF = (
    "/desk/", "/desk/school-start/", "/desk/school-start/?action=all", "/desk/school-start/places/",
    "/desk/school-start/queue/", "{case}", "{elsa}record/", "{elsa}paper/sv/", "/desk/school-start/apply/",
    "/desk/data/", "/desk/data/children/", "/desk/substitutions/", "/desk/school-start/elsewhere/", "/desk/rectifications/",
    "{school}",
    "{school}list/", "{preview}",
)  # fmt: skip
OPEN = ("/sign-in/", "/desk/sign-in/")
SCREENS = pytest.mark.parametrize(
    ("width", "language"),
    [
        (320, "fi"),
        (1280, "sv"),
        pytest.param(320, "sv", marks=pytest.mark.proof),
        pytest.param(320, "en", marks=pytest.mark.proof),
        pytest.param(1280, "fi", marks=pytest.mark.proof),
        pytest.param(1280, "en", marks=pytest.mark.proof),
    ],
)


def fault(page):
    """What is wrong with the page that is open: axe violations, and a page wider than its screen."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    wrong = [f"{page.url}: {rule['id']} {rule['nodes'][0]['html'][:150]}" for rule in found]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*wrong, f"{page.url}: {wider} px too wide"] if wider > 0 else wrong


@SCREENS
def test_pages_anyone_may_open_are_accessible(visit, city, width, language):
    link = city.links_of("Elsa")[0]
    with visit(width, language=language) as page:
        faults = []
        for path in (*OPEN, link, "/l/nothing/"):
            page.goto(path)
            faults += fault(page)
        assert faults == []


@SCREENS
def test_the_residents_pages_are_accessible(visit, width, language):
    with visit(width, language=language) as page:
        page.goto("/")
        page.locator("li", has_text="Elsa").first.get_by_role("button").click()
        page.wait_for_selector("article")
        letter = page.locator("article", has_text="Elsa").first.locator("a").first.get_attribute("href")
        page.goto("/my-data/")
        wrong = page.locator(".facts__wrong a").first.get_attribute("href")
        found = {"letter": letter.rstrip("/"), "wrong": wrong.rstrip("/")}
        faults = []
        for path in RESIDENT:
            first, _, rest = path.partition("/")
            page.goto(f"{found[first]}/{rest}" if first in found else path)
            faults += fault(page)
        assert faults == []


@SCREENS
def test_the_staffs_pages_are_accessible(visit, city, width, language):
    with visit(width, language=language) as page:
        page.goto("/desk/sign-in/")
        page.locator("button[value=officer]").click()
        page.wait_for_url("**/desk/")
        page.goto("/desk/school-start/queue/")
        case = page.locator("tbody a").first.get_attribute("href")
        page.goto("/desk/school-start/places/")
        school = page.locator("table a[href*='/school/']").first.get_attribute("href")
        page.goto("/desk/data/")
        page.select_option("#table", "capacities")
        file = b"unit;capacity\nno such unit;20\n"
        page.set_input_files("#upload", {"name": "seats.csv", "mimeType": "text/csv", "buffer": file})
        page.locator("form[action$='/upload/'] button").click()
        page.wait_for_url(re.compile("/desk/data/[^/]+/$"))
        found = {"case": case, "school": school, "preview": page.url, "elsa": case_of(city, "Elsa")}
        faults = []
        for path in STAFF:
            page.goto(path.format(**found))
            if path.endswith("/places/"):
                page.wait_for_selector("#map[data-drawn]", timeout=20_000)
            faults += fault(page)
        assert faults == []


def case_of(city, child):
    """The path of a child's case, by the letter that was written about it."""
    return f"/desk/case/{city.links_of(child)[0].split('/')[2].split('-')[0]}/"


def test_nothing_is_asked_from_another_host(visit, city):
    asked = []
    with visit() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/desk/sign-in/")
        page.locator("button[value=officer]").click()
        page.wait_for_url("**/desk/")
        page.goto("/desk/school-start/places/")
        page.wait_for_selector("#map[data-drawn]", timeout=20_000)
    assert asked
    assert [url for url in asked if not re.match(rf"{city.url}|data:|blob:", url)] == []
