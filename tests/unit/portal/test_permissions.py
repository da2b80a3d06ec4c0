"""Permissions: a switch that switches, for whoever may; a ground that is told, and no switch where there is nothing to choose."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema_rs
import pytest

import ennakko.consent
from ennakko.accounts.actor import system
from ennakko.base.text import Text
from ennakko.consent import access as consent
from ennakko.consent.models import ConsentRecord, Individual
from ennakko.consent.receipt import receipt
from ennakko.engine.service import Law
from ennakko.ledger import access, sweep
from ennakko.outbox.models import Message
from ennakko.register.models import ContactBan, Guardianship
from ennakko.services.school_start.service import school_start
from tests.town import AT, DAY
from tests.voluntary import AGREEMENT, CLUB, PURPOSE, give, offer

pytestmark = [pytest.mark.django_db, pytest.mark.database]
OBJECTABLE = replace(school_start, key="visit", basis=Law(Text("a", "b", "c"), "1 §", may_object=True))
SCHEMA = json.loads((Path(ennakko.consent.__file__).parent / "receipt.schema.json").read_text("utf-8"))


@pytest.fixture
def club(town, monkeypatch):
    offer(monkeypatch, CLUB)
    monkeypatch.setattr(sweep, "services", lambda: {"club": CLUB})
    return town


def text(answer) -> str:
    return answer.content.decode()


def press(browser, path, **fields):
    return browser.post(f"/permissions/{path}", fields, follow=True)


def read() -> str:
    return consent.agreement(PURPOSE).hash


def test_a_service_on_law_tells_its_act_and_offers_no_switch(town, as_resident):
    page = text(as_resident(town.maria).get("/permissions/", headers={"accept-language": "en"}))
    assert "Basic Education Act 628/1998, 6\N{NO-BREAK SPACE}§" in page
    assert "cannot be objected to" in page
    assert "/consent/" not in page
    assert "/object/" not in page


def test_given_by_a_button_proposed_by_the_fast_path_withdrawn_by_a_button(club, as_resident, demo):
    browser = as_resident(club.maria)
    answer = press(browser, f"{club.elsa}/consent/club/give/", read=read())
    assert "Lupa on tallennettu" in text(answer)
    sweep.follow(data=demo, on=DAY, by=system("sweep"), at=AT)
    assert access.latest_proposal("club", 2027, club.elsa).state == "open"
    Message.objects.filter(service="club", person=club.matti).update(state="sent", sent_at=AT)
    told = text(press(browser, f"{club.elsa}/consent/club/withdraw/"))
    assert access.latest_proposal("club", 2027, club.elsa).state == "withdrawn"
    assert "Peruttiin: Kerho." in told
    assert "jo lähetetty" in told
    assert "toinen huoltaja" in told
    assert "Matti" not in told
    assert "jo lähetetty" not in text(browser.get(f"/permissions/{club.elsa}/"))  # said once


def test_what_is_addressed_to_guardians_is_asked_with_the_child_and_not_of_the_adult(club, as_resident):
    browser = as_resident(club.maria)
    assert "/consent/club/give/" in text(browser.get(f"/permissions/{club.elsa}/"))
    own = text(browser.get("/permissions/"))
    assert "/consent/" not in own and "Lasta koskevat luvat ovat lapsen kohdalla" in own


def test_each_category_has_a_switch_of_its_own(club, as_resident):
    browser = as_resident(club.maria)
    press(browser, f"{club.elsa}/consent/club/give/", read=read(), category="family")
    assert consent.held(club.elsa, PURPOSE, on=DAY) == {"family"}
    page = text(press(browser, f"{club.elsa}/consent/club/withdraw/", category="family"))
    assert consent.held(club.elsa, PURPOSE, on=DAY) == frozenset()
    assert page.count("/consent/club/give/") == len(AGREEMENT.categories) + 1  # and one for all


def test_two_devices_that_switch_one_after_the_other_both_see_the_page_and_one_record(club, as_resident):
    first, second = as_resident(club.maria), as_resident(club.matti)
    for browser in (first, second, first):
        assert press(browser, f"{club.elsa}/consent/club/give/", read=read()).status_code == 200
    assert ConsentRecord.objects.count() == len(AGREEMENT.categories)
    for browser in (second, first):
        assert press(browser, f"{club.elsa}/consent/club/withdraw/").status_code == 200
    assert ConsentRecord.objects.count() == 2 * len(AGREEMENT.categories)


ACTS = ["consent/club/give/", "consent/club/withdraw/", "service/visit/object/", "service/school-start/no-objection/",
        "contact/stop/", "contact/allow/", "quiet/", "quiet/end/"]  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_nobody_acts_for_somebody_else_nor_after_custody_ended(club, as_resident, act):
    browser = as_resident(club.maria)
    Guardianship.objects.filter(child=club.elsa, guardian=club.maria).update(until=DAY)
    fields = {"read": read(), "begins": "2027-02-02", "last": "2027-02-03"}
    for person in (club.elsa, club.matti, club.aino, 987_654_321, "9" * 1000):
        assert browser.post(f"/permissions/{person}/{act}", fields).status_code == 404
        assert browser.get(f"/permissions/{person}/").status_code == 404
    assert not Individual.objects.exists()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("consent/outings/give/", {}),
        ("consent/" + "x" * 10_000 + "/give/", {}),
        ("consent/outings/withdraw/", {}),
        ("consent/club/give/", {"category": "'; DROP TABLE consent_consentrecord; --"}),
        ("consent/club/give/", {"category": "<script>alert(1)</script>"}),
        ("consent/club/give/", {"category": "fam\u202eily"}),
        ("consent/club/give/", {"read": "0" * 64}),
        ("service/school-start/object/", {}),
        ("service/nothing/no-objection/", {}),
        ("quiet/", {"begins": "<b>", "last": "x"}),
        ("quiet/", {"begins": "2027-02-05", "last": "2027-02-01"}),
        ("quiet/", {"begins": "9999-12-31", "last": "9999-12-31"}),
    ],
)
def test_bad_input_is_a_clear_error_and_changes_nothing(club, as_resident, path, fields):
    answer = press(as_resident(club.maria), f"{club.elsa}/{path}", **({"read": read()} | fields))
    assert answer.status_code in {400, 409}
    for said in fields.values():
        assert len(said) < 4 or said not in text(answer)
    assert not Individual.objects.exists()


def test_objecting_where_it_applies_takes_back_and_can_be_undone(club, as_resident, monkeypatch):
    offer(monkeypatch, OBJECTABLE)
    sweep.sweep(
        OBJECTABLE, sweep.small_tables({club.elsa, club.maria, club.matti}), on=DAY, by=system("s"), at=AT
    )
    browser = as_resident(club.maria)
    assert "Vastusta käsittelyä" in text(browser.get(f"/permissions/{club.elsa}/"))
    page = text(press(browser, f"{club.elsa}/service/visit/object/"))
    assert "Peru vastustus" in page
    assert access.latest_proposal("visit", 2027, club.elsa).state == "withdrawn"
    assert "Vastusta käsittelyä" in text(press(browser, f"{club.elsa}/service/visit/no-objection/"))


def test_silence_and_a_quiet_period_are_asked_for_and_ended(club, as_resident):
    browser = as_resident(club.maria)
    assert "Salli yhteydenotot" in text(press(browser, f"{club.maria}/contact/stop/"))
    assert consent.silences(club.maria, on=DAY) == {"no_contact"}
    press(browser, f"{club.maria}/contact/allow/")
    page = text(press(browser, f"{club.maria}/quiet/", begins="2027-02-01", last="2027-02-03"))
    assert "Lopeta hiljainen aika" in page
    days = [consent.silences(club.maria, on=DAY + timedelta(days=n)) for n in (0, 2, 3)]
    assert days == [{"quiet"}, {"quiet"}, set()]
    press(browser, f"{club.maria}/quiet/end/")
    assert consent.silences(club.maria, on=DAY) == set()


def test_the_registers_own_ban_is_told(club, as_resident):
    ContactBan.objects.create(resident_id=club.maria, kind="SUORAMARKKINOINTIKIELTO")
    assert "suoramarkkinointikielto" in text(as_resident(club.maria).get("/permissions/"))


def test_the_receipt_is_whole_by_its_schema_and_names_nobody(club, as_resident):
    browser = as_resident(club.maria)
    path = f"/permissions/{club.elsa}/consent/club/receipt/"
    assert browser.get(path).status_code == 404  # nothing was said yet
    give(club.elsa, club.maria)
    press(browser, f"{club.elsa}/consent/club/withdraw/", category="family")
    answer = browser.get(path)
    assert answer["Content-Type"] == "application/ld+json"
    assert "attachment" in answer["Content-Disposition"]
    made = json.loads(answer.content)
    whole = jsonschema_rs.validator_for(SCHEMA, validate_formats=True)
    whole.validate(made)
    record = made["dpv:hasRecordOfActivity"]
    states = {
        each["schema:name"]: each["dpv:hasConsentStatus"]
        for each in record["dpv:hasProcess"]["dpv:hasPersonalData"]
    }
    assert states["family"] == "dpv:ConsentWithdrawn"
    assert states["identity"] == "dpv:ConsentGiven"
    assert record["dpv:hasNotice"][0]["schema:sha256"] == read()
    assert not {"Elsa", "Maria", "Korhonen", club.code_of_maria} & set(text(answer).split('"'))
    del made["dpv:hasRecordOfActivity"]["dpv:hasPurpose" if "dpv:hasPurpose" in record else "dpv:hasNotice"]
    assert not whole.is_valid(made)
    assert as_resident(club.onni_guardian).get(path).status_code == 404
    assert receipt(club.elsa, PURPOSE) == receipt(club.elsa, PURPOSE)
