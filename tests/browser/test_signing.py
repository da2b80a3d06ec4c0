"""The journey of a principal: a list opened and signed, a decision undone, a served one corrected, papers downloaded."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import RESIDENTS, City, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A city of its own in which every hearing has ended."""
    made = City("", tmp_path_factory.mktemp("heard") / "data")
    made.command("demo", "--residents", str(RESIDENTS), "--no-serve")
    made.command("worker", "--once")
    made.command("tick", "--to", "2027-03-05")
    with served(made.data) as city:
        yield city


def sign_in(page, role):
    page.goto("/desk/sign-in/")
    page.get_by_role("button", name=role).click()
    page.wait_for_url("**/desk/")


def test_a_principal_signs_the_list_undoes_one_corrects_another_and_prints_it(visit):
    with visit(script=False) as page, visit(script=False) as operator:
        sign_in(page, "Kirjaudu: Rehtori (päättää)")
        page.goto("/desk/school-start/sign/")
        page.get_by_role("button", name=re.compile("^Jätä pois")).first.click()
        left_out = page.locator("tr.off a").first
        expect(left_out).to_be_visible()
        later = left_out.get_attribute("href")
        signed = page.locator("tbody tr:not(.off):not(.group) th a").last.get_attribute("href")
        page.get_by_role("button", name=re.compile("^Allekirjoita .*päätös")).click()
        expect(page.get_by_role("status").filter(has_text="Allekirjoitettuja päätöksiä")).to_be_visible()
        with page.expect_download() as loading:
            page.get_by_role("link", name=re.compile(r"\(PDF\)")).first.click()
        assert Path(loading.value.path()).read_bytes().startswith(b"%PDF")

        sign_in(
            operator, re.compile("Digitoimisto")
        )  # while a service is stopped no letter leaves: what is wrong is undone
        operator.goto("/desk/school-start/")
        operator.get_by_role("button", name="Pysäytä palvelu").click()
        page.goto(later)
        page.get_by_role("button", name="Tee päätös").click()
        expect(page.get_by_text("Päätös on tehty").first).to_be_visible()
        page.get_by_role("button", name="Peru päätös").click()
        expect(page.get_by_text("Päätös on peruttu").first).to_be_visible()
        operator.get_by_role("button", name="Vapauta palvelu").click()

        page.goto(signed)
        for _ in range(60):  # the worker sends the letters, and in a demo a file proves that they arrived
            if page.get_by_text("Korjaa päätös").count():
                break
            page.wait_for_timeout(1000)
            page.reload()
        page.locator("summary", has_text="Korjaa päätös").click()
        page.get_by_text("Kirjoitusvirhe").click()
        for words in page.locator("textarea[name^=why]").all():
            words.fill("Numero oli väärä.")
        page.get_by_role("button", name="Korjaa päätös").click()
        expect(page.get_by_text("Päätös on korjattu").first).to_be_visible()
        with page.expect_download() as loading:
            page.get_by_role("link", name=re.compile("^Lataa päätös")).first.click()
        assert Path(loading.value.path()).read_bytes().startswith(b"%PDF")
