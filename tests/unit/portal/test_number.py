"""A resident gives their telephone number from the telephone, sees only its end, takes it back, takes it out, erases it."""

import re

import pytest

from ennakko.accounts.actor import resident
from ennakko.channels.sms.inbound import received
from ennakko.portal import actions
from ennakko.register.contacts import numbers_of
from tests.town import AT, DAY
from tests.unit.portal.test_take import package

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sender(settings):
    settings.SMS_SENDER = "+358501111111"


def given(browser, called="+358481234567"):
    shown = browser.post("/settings/number/begin/", follow=True).content.decode()
    code = re.search(r'<p class="tel">([A-Z0-9]{4} [A-Z0-9]{4})</p>', shown)[1]
    assert "+358501111111" in shown
    return received(reference=code, called=called, text=code, on=DAY, at=AT)


def test_the_number_is_given_shown_by_its_end_and_taken_back(town, as_resident):
    browser = as_resident(town.maria)
    assert given(browser).outcome == "number"
    shown = browser.get("/settings/").content.decode()
    assert "Numerosi päättyy 567" in shown and "+35848" not in shown
    browser.post("/settings/number/remove/")
    assert numbers_of([town.maria]) == {}
    assert "Numerosi päättyy" not in browser.get("/settings/").content.decode()


def test_it_is_in_the_package_and_goes_with_an_erasure(town, as_resident):
    browser = as_resident(town.maria)
    given(browser)
    data, page, _ = package(browser, town.maria)
    assert "+358481234567" in str(data) and "+358481234567" in page
    actions.erase(person=town.maria, by=resident(town.maria), at=AT)
    assert numbers_of([town.maria]) == {}


def test_what_they_replied_is_in_their_package_and_in_nobody_elses(town, as_resident):
    browser = as_resident(town.maria)
    given(browser)
    received(reference="r", called="+358481234567", text="Muutamme kesällä", on=DAY, at=AT)
    data, page, _ = package(browser, town.maria)
    (reply,) = next(one for one in data["holdings"] if one["key"] == "replies")["entries"]
    assert reply["said"] == "Muutamme kesällä" and "Muutamme kesällä" in page
    other, _, _ = package(as_resident(town.matti), town.matti)
    assert "Muutamme" not in str(other)


def test_where_no_text_messages_are_sent_no_number_is_asked_for(town, as_resident, settings):
    settings.SMS_SENDER = ""
    browser = as_resident(town.maria)
    assert "Puhelinnumero" not in browser.get("/settings/").content.decode()
    assert browser.get("/settings/number/").status_code == 302
    assert browser.post("/settings/number/begin/")["Location"] == "/settings/"
