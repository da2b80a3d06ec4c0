"""An officer brings numbers of seats in: a broken spreadsheet, its errors, the mended file, the plan that follows."""

import re
import sqlite3
from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.test_journeys import sign_in_as

pytestmark = pytest.mark.browser


def test_an_officer_reads_what_is_wrong_mends_the_file_and_sees_the_plan(visit, city):
    with sqlite3.connect(city.data / "ennakko.sqlite3") as database:
        unit, name, seats = database.execute(
            "SELECT unit, name_fi, capacity FROM register_place WHERE kind = 'school' ORDER BY id"
        ).fetchone()
    more = seats + 7
    with visit() as page:
        sign_in_as(page, "virkailija")
        page.get_by_role("link", name="Lataa ja katso tietoja").click()
        _give(page, "seats.xlsx", _sheet(("unit", "capacity"), (unit, f"={seats}+7"), ("none", 20)))
        expect(page.get_by_text("Solussa B2 on kaava: liitä kaavojen tilalle arvot.")).to_be_visible()
        expect(page.get_by_text("Missään paikassa ei ole yksikkönumeroa none")).to_be_visible()
        page.get_by_role("button", name="Hylkää tiedosto").click()
        expect(page.get_by_text("Mitään ei ladattu.")).to_be_visible()

        _give(page, "seats.csv", f"unit;capacity\n{unit};{more}\n".encode())
        expect(page.get_by_text(f"oli {seats}, on {more}")).to_be_visible()
        page.get_by_role("button", name="Lataa", exact=True).click()
        expect(page.get_by_text("Paikkamäärät ladattu: 1 riviä luettu, 0 hylätty.")).to_be_visible()

        page.get_by_role("link", name="Palvelut").click()
        page.get_by_role("link", name=re.compile("Paikat ja kartta Koulun")).click()
        row = page.get_by_role("row", name=re.compile(re.escape(name))).first
        expect(row).to_contain_text(str(more))


def _give(page, name, content):
    page.select_option("#table", "capacities")
    page.set_input_files("#upload", {"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Katso, mitä muuttuu").click()
    page.wait_for_url(re.compile("/desk/data/[^/]+/$"))


def _sheet(*rows):
    book, content = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()
