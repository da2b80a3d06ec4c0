"""An officer's first January: from an empty database and two files to a signed list and an export, in plan-only mode.

Nothing is sent. A child who dies between the plan and the print is on no paper, and somebody is told to look.
"""

import csv
import json
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from ennakko.base.clock import keep_day
from tests.browser.conftest import City, served, window
from tests.browser.test_journeys import sign_in_as
from tests.delivery import change, changes, day, group
from tests.town import DAY, X, Y, code

pytestmark = pytest.mark.browser

NAMES = ["Aada", "Eino", "Helmi", "Leo", "Oiva", "Pihla", "Sisu", "Toivo", "Venla", "Viljo", "Onni", "=Ilona"]
PLACES = f"""unit;kind;name_fi;language;capacity;x;y
K1;school;Kallion ala-aste;fi;8;{X};{Y}
V1;school;Vallilan ala-aste;fi;8;{X + 1500};{Y}
"""


def child(number: int) -> str:
    """The code of a child by its place in NAMES."""
    return code(date(2020, 3, 1 + number), 910 + number)


def children() -> str:
    """Twelve children, each with a guardian, along one street."""
    lines = [
        "child;first_names;last_name;born;municipality;x;y;school_language;guardian;guardian_first_names;guardian_last_name"
    ]
    for n, name in enumerate(NAMES):
        guardian = code(date(1990, 5, 1 + n), 930 + n)
        lines.append(
            f"{child(n)};{name};Korhonen;2020-03-{1 + n:02d};091;{X + 120 * n};{Y};fi;{guardian};Maria;Korhonen"
        )
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """An installation in which nothing is known yet, on a day in its season."""
    data = tmp_path_factory.mktemp("empty") / "data"
    keep_day(data, DAY)
    City("", data).command("check")
    with served(data) as made:
        yield made


def give(page, table, name, text):
    page.goto("/desk/data/")
    page.select_option("#table", table)
    page.get_by_text("Koko taulu", exact=True).click()
    page.set_input_files("#upload", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Katso, mitä muuttuu").click()
    page.wait_for_url(re.compile("/desk/data/[^/]+/$"))
    page.get_by_role("button", name="Lataa", exact=True).click()
    page.wait_for_url("**/desk/data/")


def dies(installation, number, folder):
    """The population register tells of a death."""
    told = changes(change(child(number), group("KUOLINPAIVA", kuollut=True, kuolinpv=day("2027-01-30"))))
    file = folder / "death.json"
    file.write_text(json.dumps(told))
    installation.command("feed", "vtj", str(file))


def test_an_officer_goes_from_two_files_to_a_signed_list_and_an_export_and_nothing_is_sent(
    chromium, empty, tmp_path
):
    with window(chromium, empty.url) as page:
        sign_in_as(page, "virkailija")
        give(page, "places", "places.csv", PLACES)
        give(page, "children", "children.csv", children())
        page.get_by_role("button", name="Totean: ketään ei ole ilmoitettu").click()
        expect(page.get_by_text("Merkitty: ketään ei ole vielä ilmoitettu.")).to_be_visible()

        page.goto("/desk/school-start/")
        page.get_by_role("link", name="Toteuta ajo").click()
        page.get_by_role("button", name="Toteuta").click()
        page.fill("#heard-day", "2027-01-29")
        page.get_by_role("button", name="Kirjaa kuulluiksi").click()
        expect(page.get_by_text("Kuulluiksi kirjattuja ehdotuksia: 12")).to_be_visible()

    with window(chromium, empty.url) as page:
        sign_in_as(page, "Rehtori")
        page.goto("/desk/school-start/sign/")
        expect(page.get_by_role("link", name="Korhonen, Leo")).to_be_visible()
        dies(empty, 3, tmp_path)  # the list is open, and nothing is printed yet
        page.get_by_role("button", name="Allekirjoita 12 päätöstä").click()
        expect(page.get_by_role("heading", name="Päätökset on allekirjoitettu")).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("Korhonen, Leo"))).to_be_visible()
    empty.command("sweep", "--touched")

    with window(chromium, empty.url) as page:
        sign_in_as(page, "virkailija")
        expect(page.get_by_role("main")).to_contain_text("Henkilö on kuollut")
        printed = []
        page.goto("/desk/school-start/places/")
        for link in [a.get_attribute("href") for a in page.locator("table a[href*='/school/']").all()]:
            page.goto(f"{link}list/")
            printed += page.locator("tbody th[scope=row]").all_inner_texts()
        called = sorted(name.split(", ")[1] for name in printed)
        assert called == sorted(name for name in NAMES if name != "Leo")

    exported = tmp_path / "pupils.csv"
    exported.write_text(empty.command("export", "school-start"))
    with exported.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == 1 + 11
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]
    assert not list(empty.data.glob("outbox/**/*.txt"))
