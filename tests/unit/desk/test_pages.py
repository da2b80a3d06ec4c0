"""What staff see, what they may do, and what exists for nobody but the protected-persons unit."""

import re
from datetime import date

import pytest

from ennakko.accounts.actor import system
from ennakko.audit.access import looks_at
from ennakko.base import clock
from ennakko.desk import urls
from ennakko.ledger import access as ledger
from ennakko.ledger.actions import deliver
from ennakko.ledger.tick import tick
from tests import town as towns

pytestmark = pytest.mark.django_db

PLAN, PLACES, QUEUE = (f"/desk/school-start/{tail}" for tail in ("", "places/", "queue/"))


def paths():
    """Every route of the desk, filled in."""
    for route in urls.urlpatterns:
        path = str(route.pattern).replace("<slug:service>", "school-start").replace("<slug:language>", "fi")
        path = re.sub(r"<int:\w+>", "1", path)
        path = re.sub(r"<slug:\w+>", "nothing", path)
        yield f"/desk/{path}", route.callback


def test_every_route_is_declared_for_roles_or_open():
    for path, view in paths():
        assert getattr(view, "audience", None) in {"staff", "public"}, path
        assert view.audience == "public" or view.roles, path


def test_nobody_gets_in_without_signing_in(town, client):
    for path, view in paths():
        if view.audience == "staff":
            answers = {client.get(path).status_code, client.post(path).status_code}
            assert answers <= {302, 405}, path


def test_a_resident_is_nobody_here(town, client):
    session = client.session
    session["resident"] = town.maria
    session.save()
    assert client.get(PLAN).headers["Location"] == "/desk/sign-in/"


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("officer", PLAN, 200), ("principal", PLAN, 200), ("operator", PLAN, 200), ("protected-unit", PLAN, 403),
        ("officer", QUEUE, 200), ("protected-unit", QUEUE, 200), ("operator", QUEUE, 403),
        ("officer", "/desk/school-start/apply/", 200), ("operator", "/desk/school-start/apply/", 403),
        ("principal", "/desk/school-start/apply/", 403), ("operator", PLACES, 200), ("officer", PLACES, 200),
    ],
)  # fmt: skip
def test_a_role_opens_only_its_own_pages(town, as_staff, role, path, status):
    assert as_staff(role).get(path).status_code == status


def test_the_plan_shows_counts_rows_and_both_objectives(town, as_staff):
    page = as_staff("officer").get(PLAN).content.decode()
    assert "Uusi ehdotus" in page
    assert "Korhonen, Elsa" in page
    assert "Julkaistut perusteet" in page
    assert "Pienin yhteismatka" in page


def test_when_nobody_competes_the_last_sharing_is_shown_with_its_day(swept, as_staff):
    page = as_staff("officer").get("/desk/school-start/").content.decode()
    assert "Viimeksi paikkoja jaettiin" in page
    assert "Julkaistut perusteet" in page and "Pienin yhteismatka" in page


def test_the_operator_sees_sums_and_no_names(town, as_staff):
    page = as_staff("operator").get(PLAN).content.decode()
    assert "Uusi ehdotus" in page
    assert "Korhonen" not in page


def test_a_protected_child_is_in_no_page_and_no_count_but_the_units(swept, as_staff):
    officer = as_staff("officer")
    for path in (PLAN, f"{PLAN}?action=all", PLACES, QUEUE, "/desk/school-start/map.json"):
        page = officer.get(path).content.decode()
        assert "Aino" not in page
        assert "turvakielto" not in page.lower()
    unit = as_staff("protected-unit").get(QUEUE).content.decode()
    assert "Niemi, Aino" in unit
    assert "Onni" not in unit


def test_a_protected_case_shows_no_place_to_its_unit_and_is_not_found_by_others(swept, as_staff):
    [case] = [one for one in towns.proposals() if one.person == swept.aino]
    path = f"/desk/case/{case.pk}/"
    assert as_staff("officer").get(path).status_code == 404
    page = as_staff("protected-unit").get(path).content.decode()
    assert "Asunto- ja paikkatietoja ei näytetä." in page
    assert "Ala-aste" not in page


def test_applying_takes_one_look_and_leaves_nothing_to_do(town, as_staff):
    officer = as_staff("officer")
    assert "Toteutetaanko ajo?" in officer.get("/desk/school-start/apply/").content.decode()
    page = officer.post("/desk/school-start/apply/", follow=True).content.decode()
    assert "Ajo on toteutettu" in page
    assert "Pääkirja vastaa rekisteriä" in page


def test_the_stop_button_is_the_operators_and_hides_apply_from_the_officer(town, as_staff):
    assert as_staff("officer").post("/desk/school-start/brake/").status_code == 403
    operator = as_staff("operator")
    operator.post("/desk/school-start/brake/")
    assert ledger.braked("school-start")
    page = as_staff("officer").get(PLAN).content.decode()
    assert "Palvelu on pysäytetty" in page
    assert "/desk/school-start/apply/" not in page
    operator.post("/desk/school-start/brake/release/")
    assert not ledger.braked("school-start")


def test_an_officer_places_a_child_by_hand_with_a_reason(swept, as_staff):
    [case] = [one for one in towns.proposals() if one.person == swept.onni]
    officer, path = as_staff("officer"), f"/desk/case/{case.pk}/"
    assert "Laine, Onni" in officer.get(path).content.decode()
    page = officer.post(f"{path}place/", {"place": swept.far}, follow=True).content.decode()
    assert "Valitse ensin" in page
    page = officer.post(
        f"{path}place/", {"place": swept.far, "reason": "two_homes"}, follow=True
    ).content.decode()
    assert "Lapsi on sijoitettu" in page
    [now] = [one for one in towns.proposals() if one.person == swept.onni]
    assert (now.state, now.place) == ("by_hand", swept.far)


def test_a_case_is_closed_with_an_outcome(swept, as_staff):
    [case] = [one for one in towns.proposals() if one.person == swept.onni]
    path = f"/desk/case/{case.pk}/resolve/"
    page = as_staff("officer").post(path, {"outcome": "private_school"}, follow=True).content.decode()
    assert "Asian käsittely on päättynyt" in page


def test_the_map_holds_the_numbers_of_the_table_and_no_small_cell(swept, as_staff):
    drawn = as_staff("officer").get("/desk/school-start/map.json").json()
    assert {f["properties"]["capacity"] for f in drawn["places"]["features"]} == {12, 10}
    assert all(f["properties"]["children"] >= 5 for f in drawn["cells"]["features"])


def test_a_filtered_table_alone_is_sent_to_htmx(town, as_staff):
    part = as_staff("officer").get(f"{PLAN}?action=create", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="rows">')
    assert "<html" not in part


def test_after_the_hearing_the_principal_decides_with_reasons_and_the_guardian_reads_them(swept, as_staff):
    [case] = [one for one in towns.proposals() if one.person == swept.elsa]
    for guardian in (swept.maria, swept.matti):
        deliver(
            proposal=case.pk, person=guardian, on=towns.DAY, proof="letter", by=system("test"), at=towns.AT
        )
    tick(on=date(2027, 3, 1), by=system("tick"), at=towns.AT)
    principal, path = as_staff("principal"), f"/desk/case/{case.pk}/"
    assert "Ala-aste Kallio" in principal.get(path).content.decode()
    assert as_staff("officer").post(f"{path}decide/", {"reasons": "Lähin koulu."}).status_code == 403
    written = {
        "reasons-fi": "Lähin koulu.",
        "reasons-sv": "Närmaste skola.",
    }  # one of the parties is Swedish-speaking
    page = principal.post(f"{path}decide/", written, follow=True).content.decode()
    assert "Päätös on tehty" in page
    assert "Lähin koulu." in page


def test_whoever_looks_at_a_name_leaves_an_event(swept, as_staff):
    as_staff("officer").get(f"{PLAN}?action=all")
    assert [look.purpose for look in looks_at(swept.elsa)] == ["plan"]
    assert looks_at(swept.aino) == []


def test_outside_a_demo_a_role_is_not_for_the_asking(town, client, settings):
    settings.DEMO = False
    client.post("/desk/sign-in/", {"role": "officer"})
    assert client.get(PLAN).headers["Location"] == "/desk/sign-in/"
    page = client.post("/desk/sign-in/", {"username": "demo-officer", "password": "officer"}).content.decode()
    assert "Tunnus tai salasana on väärin." in page


def test_a_closed_season_says_when_it_is_open(town, as_staff, settings):
    clock.keep_day(settings.DATA, date(2027, 11, 1))
    for path in (PLAN, PLACES):
        page = as_staff("officer").get(path, follow=True).content.decode()
        assert "Kausi on suljettu tänään. Se on auki 7.1.–10.8." in page
    assert as_staff("officer").get(QUEUE).status_code == 200
