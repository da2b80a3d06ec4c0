"""What guardians live through: two homes, a disagreement, and a letter opened by its link, each to its end."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def enter(page, guardian):
    """Sign in as a guardian by name, and stand on "For you"."""
    page.goto("/sign-in/")
    page.locator("li", has_text=guardian).get_by_role("button").click()
    page.wait_for_selector("article")


def open_letter(page, child):
    """From "For you" to the letter about a child; its path."""
    page.locator("article", has_text=f"Lapsi: {child}").get_by_role("link", name=re.compile("^Lue")).click()
    page.wait_for_url("**/proposal/*/")
    return re.sub(r"^https?://[^/]+", "", page.url)


def say(page, way):
    """Answer: one link, one confirmation."""
    page.get_by_role("link", name=way, exact=True).click()
    page.get_by_role("button", name="Vahvista").click()
    expect(page.get_by_text("vastauksesi on tallennettu")).to_be_visible()


def enter_as_officer(page):
    """An officer is at work: from now on cases have a named human."""
    page.goto("/desk/sign-in/")
    page.locator("li", has_text="virkailija").get_by_role("button").click()
    page.wait_for_url("**/desk/")


def close_case(page, letter, outcome):
    """The officer opens the case of a letter and closes it."""
    page.goto(letter.replace("/proposal/", "/desk/case/"))
    page.select_option("#outcome", outcome)
    page.locator("form[action$='/resolve/'] button").first.click()
    expect(page.get_by_text("Asian käsittely on päättynyt")).to_be_visible()


def tab_to(page, name):
    """Move by keyboard alone to the link or button of this name, then press it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_a_guardian_with_two_homes_is_followed_by_a_named_human_to_the_end(visit):
    with visit(script=False) as guardian, visit(script=False) as officer:
        enter_as_officer(officer)
        enter(guardian, "Sanna")
        letter = open_letter(guardian, "Toivo")
        say(guardian, "Lapsella on kaksi kotia")
        followed = guardian.get_by_text("Asiaa hoitaa:")
        expect(followed).to_be_visible()
        name = re.search(r"Asiaa hoitaa: ([^,]+),", followed.inner_text())[1]
        assert "neuvonta" not in name  # a human, no desk
        expect(
            guardian.get_by_text("Paikka pysyy varattuna, ja ihminen selvittää toivettasi")
        ).to_be_visible()

        close_case(officer, letter, "place")

        guardian.reload()
        expect(guardian.get_by_text("Asia saatiin sovituksi: ehdotettu paikka")).to_be_visible()
        expect(guardian.locator(".hds-status-label")).to_have_text("Hyväksytty")
        expect(guardian.get_by_text(f"Asiaa hoitaa: {name}")).to_be_visible()


def test_guardians_in_conflict_read_the_right_words_until_it_is_settled(visit):
    with visit() as ida, visit(width=320, script=False) as johan, visit() as officer:
        enter_as_officer(officer)
        enter(ida, "Ida")
        letter = open_letter(ida, "Saga")
        expect(ida.get_by_text(re.compile("toinen huoltaja", re.IGNORECASE)).first).to_be_visible()
        say(ida, "Paikka sopii")

        enter(johan, "Johan")
        open_letter(johan, "Saga")
        expect(johan.get_by_text("Toinen huoltaja on vastannut.")).to_be_visible()
        say(johan, "Toivomme toista paikkaa")
        expect(johan.get_by_text("toisen huoltajan mielestä paikka sopii")).to_be_visible()
        ida.reload()
        expect(ida.get_by_text("toinen huoltaja toivoo muuta")).to_be_visible()
        for page in (ida, johan):
            expect(page.locator(".hds-status-label")).to_have_text("Ihminen käsittelee asiaa")
            expect(page.get_by_text("Kumpikaan vastaus ei mene toisen edelle")).to_be_visible()
            expect(page.get_by_text("Asiaa hoitaa:")).to_be_visible()

        close_case(officer, letter, "place")

        for page in (ida, johan):
            page.reload()
            expect(page.get_by_text("Asia saatiin sovituksi: ehdotettu paikka")).to_be_visible()
            expect(page.get_by_text("eroavat")).to_have_count(0)


def test_a_letter_is_opened_by_its_link_answered_and_opened_again_by_keyboard_alone(visit, city):
    link = city.links_of("Helmi")[0]
    with visit(width=320, script=False) as page:
        page.goto(link)
        expect(page.get_by_text("Lapsi:")).to_have_count(0)
        tab_to(page, "Avaa kirje")
        page.wait_for_url("**/proposal/*/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Helmi")
        tab_to(page, "Siirry vastaamaan")
        tab_to(page, "Paikka sopii")
        page.wait_for_url("**/answer/yes/")
        tab_to(page, "Vahvista")
        expect(page.get_by_text("vastauksesi on tallennettu")).to_be_visible()
        page.goto("/")
        expect(page).to_have_url(re.compile("/sign-in/"))
        tab_to(page, "Sulje kirje")
    with visit() as page:
        page.goto(link)
        page.get_by_role("button", name="Avaa kirje").click()
        expect(page.locator("#answer + p strong")).to_have_text("Paikka sopii")
        page.get_by_role("button", name="Peru vastaus").click()
        expect(page.get_by_role("link", name="Paikka sopii", exact=True)).to_be_visible()
