"""An officer's morning: what needs them today, then case after case by Tab and Enter, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def tab_to(page, target, most=120):
    """Press Tab until the target has the focus: nothing is out of reach of the keyboard."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard never got there")


def test_an_officer_walks_the_queue_by_tab_and_enter(visit):
    with visit(script=True) as page:  # asking what has the focus needs a script; the pages use none
        page.goto("/desk/sign-in/")
        page.locator("button[value=officer]").click()
        page.wait_for_url("**/desk/")
        expect(page.get_by_role("heading", name="Mikä odottaa sinua tänään")).to_be_visible()
        mine = page.locator("#todo-school-start ~ .tablewrap td a").first
        tab_to(page, mine)
        page.keyboard.press("Enter")
        page.wait_for_url("**/queue/?*")
        tab_to(page, page.locator("tbody a").first)
        page.keyboard.press("Enter")
        page.wait_for_url("**/case/*/")
        seen = [page.url]
        for number in range(2):
            tab_to(page, page.locator("#note"))
            page.keyboard.type(f"Soitettu, {number}")
            tab_to(page, page.locator("form[action$='/note/'] [name=then]"))
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url: url not in seen)
            seen.append(page.url)
            expect(page.get_by_text("Muistiinpano on tallennettu")).to_be_visible()
        assert len(set(seen)) == 3


def test_cases_are_handed_over_without_javascript(visit):
    with visit(script=False) as page:
        page.goto("/desk/sign-in/")
        page.locator("button[value=officer]").click()
        page.goto("/desk/school-start/queue/")
        page.locator("input[name=case]").first.check()
        page.locator("#to").select_option(index=1)
        page.get_by_role("button", name="Siirrä valitut").click()
        expect(page.get_by_text(re.compile("Siirrettyjä asioita: [01]"))).to_be_visible()
