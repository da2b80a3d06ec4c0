"""A resident's journey through the real provider, by keyboard alone and without JavaScript: signed in, a wrong fact told of and
set right by staff, everything taken out, signed out; and signed out here by the provider when they sign out there.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ennakko.demo import cast
from tests.browser.conftest import City, served, window
from tests.browser.looking import violations
from tests.browser.test_guardians import enter_as_officer, tab_to
from tests.provider import STRONG, free_port, provider

pytestmark = pytest.mark.browser

OTHERS = ((320, "sv"), (320, "en"), (1280, "fi"), (1280, "en"))
SAID = "Oikea kutsumanimi on Matilda"


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[City, str]]:
    """A city of its own, connected to a provider where Laura has an account; what that calls itself."""
    data, port = tmp_path_factory.mktemp("portal") / "data", free_port()
    built = City("", data)
    built.command("demo", "--residents", "300", "--no-serve")
    built.command("worker", "--once")
    accounts = {"laura": {"claims": STRONG | {"national_id_num": cast.code("Laura")}}}
    with provider(f"http://127.0.0.1:{port}", accounts) as running:
        told = running.environment | {"ENNAKKO_URL": f"http://127.0.0.1:{port}"}
        with served(data, port=port, told=told) as city:
            yield city, running.issuer


def identify(page) -> None:
    """At the provider: who one is, and that the city may know it."""
    page.get_by_placeholder("Enter any login").fill("laura")
    page.get_by_placeholder("and password").fill("any")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Continue").focus()
    page.keyboard.press("Enter")


def on_to(page, there: str) -> None:
    """Move by keyboard alone until `there` is true of the page."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    raise AssertionError(f"the keyboard does not reach {there}")


def no_font(page) -> None:
    """The provider's pages would fetch a font from elsewhere."""
    page.context.route("https://fonts.googleapis.com/**", lambda route: route.fulfill(body=""))


def test_from_sign_in_to_sign_out_by_keyboard_and_without_javascript(chromium, connected) -> None:
    city, _ = connected
    with (
        window(chromium, city.url, 320, script=False) as page,
        window(chromium, city.url) as officer,
    ):
        no_font(page)
        page.goto("/my-data/")
        tab_to(page, "Tunnistaudu")
        identify(page)
        page.wait_for_url("**/my-data/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Omat tiedot")

        tab_to(page, "Lapsi: Elsa")
        page.wait_for_url(re.compile(r"/my-data/\d+/$"))
        on_to(page, "document.activeElement.pathname?.endsWith('/wrong/called/')")
        page.keyboard.press("Enter")
        page.wait_for_url("**/wrong/called/")
        on_to(page, "document.activeElement.id === 'said'")
        page.keyboard.type(SAID)
        tab_to(page, "Lähetä pyyntö")
        expect(page.get_by_text("Ihminen katsoo pyyntöäsi")).to_be_visible()

        enter_as_officer(officer)
        officer.locator("a[href='/desk/rectifications/']").click()
        officer.locator("tbody tr", has_text="Virtanen, Elsa").get_by_role("link").click()
        expect(officer.get_by_text(SAID)).to_be_visible()
        assert violations(officer) == []
        officer.get_by_label("Oikea arvo").fill("Matilda")
        officer.get_by_role("button", name="Korjaa tieto").click()
        expect(officer.get_by_text("Tieto on korjattu.")).to_be_visible()

        page.reload()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Matilda")
        expect(page.get_by_text("kaupungin työntekijän korjaama")).to_be_visible()

        tab_to(page, "Ota tietosi mukaan")
        page.wait_for_url("**/take/")
        with page.expect_download() as taken:
            tab_to(page, "Lataa paketti")
        data = unpacked(Path(taken.value.path()))
        assert data["person"] == "Matilda Virtanen"
        assert SAID in json.dumps(data, ensure_ascii=False)

        tab_to(page, "Kirjaudu ulos")
        page.wait_for_url("**/sign-in/?out")
        expect(page.get_by_role("link", name="Kirjaudu ulos tunnistuspalvelusta")).to_be_visible()
        page.goto("/my-data/")
        expect(page).to_have_url(f"{city.url}/sign-in/?next=%2Fmy-data%2F")


def unpacked(package: Path) -> dict:
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as whole:
        return json.loads(whole.read("data.json"))


@pytest.mark.parametrize(
    ("width", "language"),
    [(320, "fi"), (1280, "sv"), *(pytest.param(*each, marks=pytest.mark.proof) for each in OTHERS)],
)
def test_what_only_a_connected_city_shows_is_accessible(chromium, connected, width, language) -> None:
    city, _ = connected
    with window(chromium, city.url, width, language=language) as page:
        page.goto("/sign-in/?erased")
        faults = violations(page)
        no_font(page)
        page.goto("/sign-in/back/")
        faults += violations(page)
        page.goto("/sign-in/start/?next=/my-data/")
        identify(page)
        page.wait_for_url("**/my-data/")
        take = page.locator("a[href$='/take/']").get_attribute("href")
        for path in ("/my-data/", take, "/my-data/erase/"):
            page.goto(path)
            faults += violations(page)
        page.locator("header form.who button").click()
        page.wait_for_url("**/sign-in/?out")
        assert [*faults, *violations(page)] == []


def test_who_signs_out_at_the_provider_is_signed_out_here(chromium, connected) -> None:
    city, issuer = connected
    with window(chromium, city.url) as page:
        no_font(page)
        page.goto("/sign-in/start/")
        identify(page)
        page.wait_for_url(f"{city.url}/")
        elsewhere = page.context.new_page()
        elsewhere.goto(f"{issuer}/session/end")
        elsewhere.get_by_role("button", name="Yes, sign me out").click()
        elsewhere.wait_for_url("**/session/end/success**")
        page.goto("/my-data/")
        expect(page).to_have_url(f"{city.url}/sign-in/?next=%2Fmy-data%2F")
