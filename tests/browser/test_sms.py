"""A guardian gives her number, gets one text message about two children, says yes to one by text message, and sees it."""

import re
import time

import pytest
from playwright.sync_api import expect

from ennakko.base.clock import now
from ennakko.channels.sms.simulator import Simulator, reply, running
from tests.browser.cities import enter
from tests.browser.conftest import City, served, window

pytestmark = pytest.mark.browser
SECRET, CALLED = "secret of a test", "+358481234567"
BEARS = "[sms]\ncents = 6\na_second = 1000\na_day = 100000\n"  # at every hour: tests run at night too


def until(found, seconds=30):
    """Wait until something is there."""
    for _ in range(seconds * 10):
        if there := found():
            return there
        time.sleep(0.1)
    raise AssertionError("it never came")


def test_a_guardian_says_yes_by_text_message_and_sees_it_on_the_page(tmp_path, chromium):
    made = City("", tmp_path / "city")
    made.command("demo", "--residents", "2000", "--no-serve")
    for service in ("school-start", "preschool"):  # nothing goes before she gave her number
        made.command("deploy", service, "--plan-only", "--why", "Until the numbers are in.")
    (tmp_path / "channels.toml").write_text(BEARS)
    with running(Simulator()) as provider:
        told = {
            "ENNAKKO_SMS_URL": provider.url, "ENNAKKO_SMS_TOKEN": provider.token, "ENNAKKO_SMS_SECRET": SECRET,
            "ENNAKKO_SMS_SENDER": "+358481111111", "ENNAKKO_SMS_KEYS": "1", "ENNAKKO_CHANNELS": str(tmp_path / "channels.toml"),
        }  # fmt: skip
        with served(made.data, told=told) as city, window(chromium, city.url) as page:
            door = f"{city.url}/channels/sms/in/"
            enter(page, "Sanna", {})
            page.goto("/settings/")
            page.get_by_role("button", name="Anna numerosi").click()
            code = page.locator("p.tel").inner_text()
            proven = reply(door, SECRET, reference="1", called=CALLED, text=code, at=now())
            assert proven.json() == {"outcome": "number"}
            page.goto("/settings/")
            expect(page.locator("main")).to_contain_text("Numerosi päättyy 567")

            for service in ("school-start", "preschool"):
                made.command("deploy", service, "--live", "--why", "The numbers are in.")
            to, text = until(lambda: provider.texts)[0]
            assert to == CALLED
            codes = dict(re.findall(r"/l/(\d+)-[\w-]+/", text) and [
                (proposal, code) for code, proposal in re.findall(r"([A-Z]\d): \S+/l/(\d+)-", text)
            ])  # fmt: skip
            assert len(codes) >= 2 and not {"Helmi", "Toivo"} & set(text.split())

            proposal, code = next(iter(codes.items()))
            said = reply(door, SECRET, reference="2", called=CALLED, text=f"{code} k", at=now())
            assert said.json() == {"outcome": "taken"}
            assert (
                reply(door, SECRET, reference="2", called=CALLED, text=f"{code} k", at=now()).json()
                == said.json()
            )
            assert "kirjattu" in until(lambda: provider.texts[1:])[0][1]
            page.goto(f"/proposal/{proposal}/")
            expect(page.locator("main")).to_contain_text("Olet vastannut")
        assert set(provider.delivered.values()) == {1}
