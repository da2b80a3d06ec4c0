"""What an officer sets on the plan page, and what changed since an earlier day."""

from datetime import timedelta

import pytest

from ennakko.accounts.access import actor_of, called
from ennakko.accounts.actions import put_in_charge
from ennakko.accounts.actor import system
from ennakko.audit.access import looks_at
from ennakko.base import clock
from ennakko.desk.news import compared
from ennakko.ledger import access as ledger
from ennakko.ledger.actions import deliver, place_by_hand
from ennakko.ledger.models import Freeze, ObjectiveChoice
from ennakko.register.snapshot import store
from tests import town as towns
from tests.promised import create, plan

pytestmark = pytest.mark.django_db
PLAN = "/desk/school-start/"
FREEZE, OBJECTIVE = f"{PLAN}freeze/", f"{PLAN}objective/"


def page(client, query="?action=all"):
    return client.get(PLAN + query).content.decode()


def test_a_child_is_frozen_from_its_row_and_listed_with_who_and_until_when(swept, as_staff):
    officer = as_staff("officer")
    back = officer.post(FREEZE, {"person": swept.elsa, "action": "all", "page": "1"})
    assert back.headers["Location"] == f"{PLAN}?action=all&page=1#rows-title"
    shown = page(officer)
    assert "Jäädytetyt lapset" in shown
    assert "8.2.2027" in shown
    assert 'aria-label="Vapauta: Korhonen, Elsa"' in shown
    assert "Jäädytetty käsittelyä varten" in shown
    assert looks_at(swept.elsa)
    officer.post(FREEZE.replace("freeze", "unfreeze"), {"person": swept.elsa})
    assert "Jäädytetyt lapset" not in page(officer)


def test_a_case_is_frozen_on_its_own_page(swept, as_staff):
    officer = as_staff("officer")
    case = ledger.latest_proposal("school-start", 2027, swept.elsa).pk
    assert "jäädytä se" in officer.get(f"/desk/case/{case}/").content.decode()
    back = officer.post(FREEZE, {"person": swept.elsa, "case": case}, follow=True)
    assert "Lapsi on jäädytetty." in back.content.decode()
    assert "Päättyy" in back.content.decode()


@pytest.mark.parametrize("role", ["principal", "operator"])
def test_others_see_who_is_frozen_or_not_but_have_no_button(swept, as_staff, role):
    as_staff("officer").post(FREEZE, {"person": swept.elsa})
    other = as_staff(role)
    shown = page(other)
    assert "Vapauta" not in shown
    assert ("Jäädytetyt lapset" in shown) == (role == "principal")
    assert other.post(FREEZE, {"person": swept.elsa}).status_code == 403


def test_a_protected_child_is_no_child_that_an_officer_could_freeze(swept, as_staff):
    answer = as_staff("officer").post(FREEZE, {"person": swept.aino})
    assert answer.status_code == 409 or "no such child" in answer.content.decode()
    assert not Freeze.objects.exists()
    as_staff("protected-unit").post(FREEZE, {"person": swept.aino})
    assert Freeze.objects.get().person == swept.aino
    assert "Niemi" not in page(as_staff("officer"))


def test_the_objective_is_changed_with_a_reason_that_everybody_reads_beside_the_price(town, as_staff):
    officer = as_staff("officer")
    before = page(officer)
    assert "Käytössä on palvelun ilmoittama jakotapa: Julkaistut perusteet" in before
    assert "Sisarusten pitäminen yhdessä" in before
    assert (
        "Kirjoita perustelu"
        in officer.post(OBJECTIVE, {"objective": "least_total"}, follow=True).content.decode()
    )
    assert not ObjectiveChoice.objects.exists()
    told = {"objective": "least_total", "why": "Matkat lyhenevät <b>yhteensä</b>."}
    after = officer.post(OBJECTIVE, told, follow=True).content.decode()
    assert "Jakotapa on vaihdettu." in after
    shown = page(as_staff("principal"))
    assert "Käytössä: Pienin yhteismatka." in shown
    assert "Matkat lyhenevät &lt;b&gt;" in shown
    assert "Vaihda jakotapaa" not in shown


def test_what_changed_since_the_last_plan_of_an_earlier_day_is_counted_and_listed(swept, as_staff, settings):
    officer = as_staff("officer")
    (settings.DATA / "snapshots" / "now").mkdir(parents=True)
    assert "ei ole säilytetty" in page(officer)
    held = ledger.latest_proposal("school-start", 2027, swept.elsa)
    clock.keep_day(settings.DATA, towns.DAY + timedelta(days=1))
    deliver(proposal=held.pk, person=swept.maria, on=towns.DAY, proof="opened", by=system("test"), at=clock.moment(settings.DATA))  # fmt: skip
    by = called("officer")
    place_by_hand(proposal=held.pk, place=swept.far, reason="sibling", on=towns.DAY, at=clock.moment(settings.DATA),
                  by=actor_of(by))  # fmt: skip
    shown = page(officer)
    assert "verrattuna, tehty 1." in shown
    assert "Henkilökunta sijoitti käsin" in shown
    different = page(officer, "?action=all&news=different")
    assert "Korhonen, Elsa" in different
    assert "Mäkinen" not in different
    assert "Ei rivejä" in page(officer, "?action=all&news=gone")


def test_a_non_disclosure_order_takes_the_kept_plan_away_with_the_snapshots(swept, as_staff, settings):
    (settings.DATA / "snapshots" / "now").mkdir(parents=True)
    page(as_staff("officer"))
    assert list((settings.DATA / "beside").glob("plan-school-start@*.parquet"))
    store.forget(settings.DATA)
    assert not (settings.DATA / "beside").exists()
    as_staff("officer").post(FREEZE, {"person": swept.elsa})
    page(as_staff("officer"))  # planned from a snapshot that is gone: nothing is kept
    assert not (settings.DATA / "beside").exists()


def test_what_was_planned_and_came_to_be_is_no_news():
    yesterday = plan(
        create(1, [], 7), create(2, [], 7), create(3, [], 7), create(4, [], None, action="withdraw")
    ).rows.select("person", "action", "reason", "place")
    today = plan(
        create(1, [], 7, action="keep", reason="same"),
        create(2, [], 8, action="keep", reason="same"),
        create(5, [], 7),
        create(6, [], None, restricted=True),
    ).rows
    kinds = {kind: rows["person"].to_list() for kind, rows in compared(yesterday, today).items()}
    assert kinds == {"new": [5], "different": [2], "gone": [3]}


def test_whoever_heads_a_school_sees_the_rows_of_that_school_alone(swept, as_staff):
    as_staff("principal")
    put_in_charge(user=called("principal").pk, place=swept.far, by=system("test"), at=towns.AT)
    shown = page(as_staff("principal"))
    assert "Näet vain oman koulusi rivit." in shown
    assert "Korhonen, Elsa" not in shown
    assert "Mäkinen" in shown


def test_rows_are_put_in_order_by_school_or_reason(swept, as_staff):
    officer = as_staff("officer")
    by_school = page(officer, "?action=all&sort=place")
    first, second = by_school.index("Ala-aste Kallio</td>"), by_school.index("Ala-aste Vallila</td>")
    assert first < by_school.rindex("Ala-aste Kallio</td>") < second
    assert page(officer, "?action=all&sort=reason").count("<tr>") == by_school.count("<tr>")
