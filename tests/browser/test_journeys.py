"""The journeys the pages are for: a guardian from message to yes, an officer from plan to stop button."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WITH_OR_WITHOUT = pytest.mark.parametrize(
    "script", [True, False], ids=["with JavaScript", "without JavaScript"]
)


def sign_in_as_guardian_of(page, child):
    row = page.locator("li", has_text=child).first
    row.get_by_role("button").click()


def sign_in_as(page, role):
    page.goto("/desk/sign-in/")
    page.locator("li", has_text=role).get_by_role("button").click()
    page.wait_for_url("**/desk/")


@WITH_OR_WITHOUT
def test_elsas_guardian_goes_from_message_to_yes_and_back(visit, city, script):
    assert city.links_of("Elsa")
    with visit(script=script) as page:
        page.goto("/")
        sign_in_as_guardian_of(page, "Elsa")
        card = page.locator("article", has_text="Elsa").first
        card.get_by_role("link", name=re.compile("Lue")).click()
        expect(page.get_by_text("Vastaa viimeistään")).to_be_visible()

        page.get_by_role("link", name="Paikka sopii").click()
        page.get_by_role("button", name="Vahvista").click()
        expect(page.get_by_text("vastauksesi on tallennettu")).to_be_visible()

        page.get_by_role("button", name="Peru vastaus").click()
        expect(page.get_by_role("link", name="Paikka sopii")).to_be_visible()


def test_an_address_leads_through_signing_in_to_its_own_letter(visit, city):
    with visit() as page:
        page.goto("/")
        sign_in_as_guardian_of(page, "Elsa")
        page.locator("article", has_text="Elsa").first.get_by_role("link", name=re.compile("Lue")).click()
        page.wait_for_url("**/proposal/*/")
        letter = page.url
        page.get_by_role("button", name="Kirjaudu ulos").click()
        page.wait_for_url("**/sign-in/")
        page.goto(letter)
        sign_in_as_guardian_of(page, "Elsa")
        expect(page).to_have_url(letter)


def test_every_way_on_is_as_long_as_the_others(visit):
    """Yes, each wish and call us: each one link on the letter, each as large as the others."""
    with visit(width=320) as page:
        page.goto("/")
        sign_in_as_guardian_of(page, "Elsa")
        page.locator("article", has_text="Elsa").first.get_by_role("link", name=re.compile("Lue")).click()
        page.wait_for_url("**/proposal/*/")
        boxes = [link.bounding_box() for link in page.locator(".ways a").all()]
        assert len(boxes) >= 9
        assert len({(box["width"], box["height"]) for box in boxes}) == 1


@WITH_OR_WITHOUT
def test_an_officer_sees_the_plan_in_a_table_and_on_a_map(visit, script):
    with visit(script=script) as page:
        sign_in_as(page, "virkailija")
        page.get_by_role("link", name=re.compile("Suunnitelma Koulun")).click()
        expect(page.get_by_role("heading", name="Kaksi jakotapaa rinnakkain")).to_be_visible()
        page.get_by_role("link", name="Paikat ja kartta").click()
        expect(page.get_by_role("table").first.locator("tbody tr").first).to_be_visible()
        if script:
            page.wait_for_selector("#map[data-drawn]", timeout=20_000)
        else:
            expect(page.get_by_text("Kartta tarvitsee JavaScriptiä")).to_be_visible()


def test_the_stop_button_stops_the_service_until_it_is_released(visit):
    with visit() as operator, visit() as officer:
        sign_in_as(operator, "Digitoimisto")
        operator.goto("/desk/preschool/")
        operator.get_by_role("button", name="Pysäytä palvelu").click()
        expect(operator.get_by_role("status").get_by_text("Palvelu on pysäytetty").first).to_be_visible()
        sign_in_as(officer, "virkailija")
        officer.goto("/desk/preschool/")
        expect(officer.get_by_text("Palvelu on pysäytetty")).to_be_visible()
        expect(officer.get_by_role("button", name="Pysäytä palvelu")).to_have_count(0)
        operator.get_by_role("button", name="Vapauta palvelu").click()
        expect(operator.get_by_text("Palvelu on vapautettu")).to_be_visible()


def test_the_reader_chooses_the_language_of_the_page(visit):
    with visit(script=False) as page:
        page.goto("/sign-in/")
        page.get_by_role("button", name="Svenska").click()
        expect(page.locator("html")).to_have_attribute("lang", "sv")
        expect(page.get_by_role("heading", name="Logga in")).to_be_visible()


@WITH_OR_WITHOUT
def test_the_rows_are_filtered_with_and_without_javascript(visit, script):
    with visit(script=script) as page:
        sign_in_as(page, "virkailija")
        page.goto("/desk/school-start/")
        page.select_option("#action", "keep")
        if not script:
            page.get_by_role("button", name="Rajaa").click()
        expect(page.locator("#rows tbody tr").first).to_contain_text("Pysyy")
        expect(page).to_have_url(re.compile("action=keep"))
