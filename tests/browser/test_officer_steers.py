"""An officer sets what the sweeps obey: freezes a child, places by hand, chooses the objective, opens a school, exports."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_journeys import WITH_OR_WITHOUT, sign_in_as

pytestmark = pytest.mark.browser


@WITH_OR_WITHOUT
def test_an_officer_freezes_places_chooses_opens_a_school_and_exports(visit, script):
    with visit(script=script) as page:
        sign_in_as(page, "virkailija")
        page.goto("/desk/school-start/?action=keep")
        # The last one: the cast, who are the first, have journeys of their own.
        row = page.locator("#rows tbody tr").filter(has=page.get_by_role("link"), has_text="Ala-aste")
        row = row.filter(has=page.get_by_role("button", name="Jäädytä")).last
        child = row.get_by_role("rowheader").inner_text()
        row.get_by_role("button", name="Jäädytä").click()
        expect(page.get_by_text("Lapsi on jäädytetty.")).to_be_visible()
        expect(page.locator("#frozen").locator("..").get_by_role("rowheader", name=child)).to_be_visible()

        page.get_by_role("link", name=child).first.click()
        expect(page.get_by_text(re.compile("Jäädytetty, käsittelijä Sari Salo"))).to_be_visible()
        page.select_option("#place", index=1)
        school = page.locator("#place option:checked").inner_text().split(":")[0].split(" (")[0]
        page.select_option("#hand-reason", "sibling")
        page.get_by_role("button", name="Sijoita käsin").click()
        expect(page.get_by_role("status")).to_be_visible()

        page.goto("/desk/school-start/")
        page.locator("summary", has_text="Vaihda jakotapaa").click()
        page.get_by_label("Perustelu").fill("Kaikilla on yhtä pitkä matka.")
        page.get_by_role("button", name=re.compile("Ota käyttöön")).click()
        expect(page.get_by_text("Jakotapa on vaihdettu.")).to_be_visible()
        expect(page.get_by_text("Kaikilla on yhtä pitkä matka.").first).to_be_visible()

        page.goto("/desk/school-start/places/")
        page.locator("tbody a", has_text=re.compile(re.escape(school[:12]))).first.click()
        expect(page.get_by_role("heading", name="Lapset")).to_be_visible()
        expect(page.get_by_role("link", name=child)).to_be_visible()
        with page.expect_download() as file:
            page.get_by_role("button", name="Vie CSV-tiedostoon").click()
        rows = list(csv.DictReader(io.StringIO(file.value.path().read_text("utf-8"))))
        assert child in {f"{row['last_name']}, {row['first_names'].split()[0]}" for row in rows}

        page.get_by_role("link", name="Tulosta lista").click()
        expect(page.get_by_role("rowheader", name=child)).to_be_visible()


@WITH_OR_WITHOUT
def test_the_head_of_a_school_opens_the_own_one_and_no_other(visit, script):
    with visit(script=script) as page:
        sign_in_as(page, "johtaa Elsan koulua")
        page.goto("/desk/school-start/places/")
        links = page.locator("tbody th a")
        expect(links).to_have_count(1)
        links.first.click()
        expect(page.get_by_role("rowheader", name=re.compile("Elsa")).first).to_be_visible()
        expect(page.get_by_role("button", name="Vie CSV-tiedostoon")).to_have_count(0)
