"""The page of one school, its list on paper, and its groups."""

from datetime import timedelta

import pytest

from ennakko.accounts.access import actor_of, called
from ennakko.accounts.actions import put_in_charge
from ennakko.accounts.actor import system
from ennakko.audit.access import looks_at
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.ledger.models import Addressee, Proposal
from ennakko.register.models import Group, Place, Resident
from tests import town as towns

pytestmark = pytest.mark.django_db


def path(place, tail=""):
    return f"/desk/school-start/school/{place}/{tail}"


def page(client, place, tail=""):
    return client.get(path(place, tail)).content.decode()


def case_of(person):
    return ledger.latest_proposal("school-start", 2027, person)


def groups(place, *names, kind="general", seats=9):
    for name in names:
        Group.objects.create(place_id=place, name=name, kind=kind, seats=seats)


def test_a_school_shows_its_seats_its_children_and_a_group_for_each(swept, as_staff):
    groups(swept.near, "1A", "1B")
    shown = page(as_staff("officer"), swept.near)
    assert "Korhonen, Elsa" in shown
    assert "1.3.2020" in shown
    assert "1A (ehdotus)" in shown
    assert [look.purpose for look in looks_at(swept.elsa)] == ["school"]


def test_a_school_without_groups_is_one_group(swept, as_staff):
    shown = page(as_staff("officer"), swept.near)
    assert "Siirrä" not in shown
    assert "Yleisopetus" in shown


def test_an_officer_moves_a_child_and_the_suggestion_keeps_it(swept, as_staff):
    groups(swept.near, "1A", "1B")
    groups(swept.near, "1E", kind="special")
    officer = as_staff("officer")
    told = officer.post(
        path(swept.near, "group/"), {"proposal": case_of(swept.elsa).pk, "group": "1E"}, follow=True
    )
    assert "Ryhmä on valittu." in told.content.decode()
    assert '<option value="1E" selected>' in page(officer, swept.near)
    assert "1E (valittu käsin)" in page(as_staff("principal"), swept.near)
    officer.post(path(swept.near, "group/"), {"proposal": case_of(swept.elsa).pk, "group": ""})
    assert "valittu käsin" not in page(as_staff("principal"), swept.near)


def test_a_child_of_another_school_is_put_into_no_group_here(swept, as_staff):
    groups(swept.far, "1A")
    answer = as_staff("officer").post(
        path(swept.far, "group/"), {"proposal": case_of(swept.elsa).pk, "group": "1A"}
    )
    assert answer.status_code == 404


def test_whoever_heads_another_school_is_kept_out_and_nobody_but_an_officer_changes_a_group(swept, as_staff):
    head = as_staff("principal")
    assert head.get(path(swept.near)).status_code == 200  # in charge of no named school: not limited
    put_in_charge(user=called("principal").pk, place=swept.near, by=system("test"), at=towns.AT)
    assert head.get(path(swept.near)).status_code == 302  # what she may do has changed: she signs in anew
    head = as_staff("principal")
    assert head.get(path(swept.near)).status_code == 200
    for tail in ("", "list/"):
        assert head.get(path(swept.far, tail)).status_code == 403
    assert head.post(path(swept.near, "group/")).status_code == 403
    links = head.get("/desk/school-start/places/").content.decode()
    assert path(swept.near) in links
    assert path(swept.far) not in links
    for role in ("operator", "protected-unit"):
        assert as_staff(role).get(path(swept.near)).status_code == 403


def test_who_came_after_the_main_sweep_and_who_is_too_many_is_said(swept, as_staff):
    officer = as_staff("officer")
    assert "Tuli pääajon jälkeen" not in page(officer, swept.near)
    Proposal.objects.filter(person=swept.elsa).update(made_at=towns.AT + timedelta(days=1))
    Place.objects.filter(pk=swept.near).update(capacity=2, buffer=1)
    shown = page(officer, swept.near)
    assert shown.count("Tuli pääajon jälkeen") == 1
    assert "enemmän kuin paikkoja" in shown
    assert "Puskurista on käytetty 1" in shown


def test_children_of_the_same_guardians_are_marked_as_siblings(swept, as_staff):
    officer = as_staff("officer")
    assert "Sisarus samassa" not in page(officer, swept.near)
    other = Proposal.objects.filter(place=swept.near).exclude(person=swept.elsa).first()
    Addressee.objects.filter(proposal=other).delete()
    for guardian in (swept.maria, swept.matti):
        Addressee.objects.create(proposal=other, person=guardian, language="fi")
    assert page(officer, swept.near).count("Sisarus samassa") == 2


def test_a_place_that_fell_free_is_counted_by_what_the_family_chose(swept, as_staff):
    officer = as_staff("officer")
    found = case_of(swept.elsa)
    by = actor_of(called("officer"))
    actions.to_staff(proposal=found.pk, on=towns.DAY, by=by, at=towns.AT)
    actions.resolve(proposal=found.pk, outcome="private_school", on=towns.DAY, by=by, at=towns.AT)
    shown = page(officer, swept.near)
    assert "Yksityinen koulu" in shown
    assert "Korhonen, Elsa" not in shown


@pytest.mark.parametrize("tail", ["", "list/"])
def test_the_dead_and_the_protected_are_on_no_list_from_the_moment_the_register_says_so(
    swept, as_staff, tail
):
    officer = as_staff("officer")
    assert "Korhonen, Elsa" in page(officer, swept.near, tail)
    Resident.objects.filter(pk=swept.elsa).update(dead=True, died=towns.DAY)
    assert "Korhonen" not in page(officer, swept.near, tail)
    Resident.objects.filter(pk=swept.elsa).update(dead=False, died=None)
    assert "Korhonen, Elsa" in page(officer, swept.near, tail)
    Resident.objects.filter(pk=swept.maria).update(protected=True, municipality="", home=None)
    assert "Korhonen" not in page(officer, swept.near, tail)


def test_the_list_on_paper_holds_no_address_no_code_and_no_way_to_school(swept, as_staff):
    shown = page(as_staff("principal"), swept.near, "list/")
    assert "Korhonen, Elsa" in shown
    for hidden in ("Kivelänkatu", "010320", "Kävellen"):
        assert hidden not in shown
    assert looks_at(swept.elsa)[-1].purpose == "school_list"


def test_an_officer_takes_the_export_of_a_school_as_a_file(swept, as_staff):
    Proposal.objects.filter(person=swept.elsa).update(state="accepted")
    officer = as_staff("officer")
    assert "sisäinen avain" in page(officer, swept.near)
    for place, children in ((swept.near, 1), (swept.far, 0), ("", 1)):
        answer = officer.post("/desk/school-start/export/", {"place": place, "bom": "1"})
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.content.startswith(b"\xef\xbb\xbfkey,")
        assert answer.content.decode().count("Korhonen") == children
    assert officer.post("/desk/school-start/export/").content.startswith(b"key,")
    assert as_staff("principal").post("/desk/school-start/export/").status_code == 403
