"""Placements made elsewhere on the staff's pages: a file is seen before anything is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ennakko.audit.access import looks_at
from ennakko.ledger.models import Proposal
from ennakko.register.models import IdentityCode
from ennakko.register.sealing import unseal

pytestmark = pytest.mark.django_db
PAGE = "/desk/school-start/elsewhere/"


def given(client, *rows, name="sijoitukset.csv"):
    content = "\n".join(
        ["child;school;reason", *(f"key:{child};{school};{reason}" for child, school, reason in rows)]
    )
    answer = client.post(f"{PAGE}file/", {"file": SimpleUploadedFile(name, content.encode())})
    return answer.headers["Location"]


def of(person):
    return Proposal.objects.get(person=person, live=True, service="school-start")


def test_a_file_is_seen_first_and_written_only_when_confirmed(swept, as_staff):
    officer = as_staff("officer")
    place = given(officer, (swept.elsa, "T2", "elsewhere"), (swept.aino, "T1", "elsewhere"))
    shown = officer.get(place).content.decode()
    assert "Korhonen, Elsa" in shown and "Ala-aste Vallila" in shown and "Paikka annettu muualla" in shown
    assert "Palvelu ei löydä tätä lasta" in shown and "Niemi" not in shown
    assert of(swept.elsa).state == "open"
    assert [look.purpose for look in looks_at(swept.elsa)] == ["placements"]
    shown = officer.post(f"{place}write/", follow=True).content.decode()
    assert "Sijoituksia: 1. Väliin jääneitä: 1." in shown
    assert (of(swept.elsa).state, of(swept.elsa).place) == ("by_hand", swept.far)
    assert officer.get(place).status_code == 404


def test_a_file_that_is_cancelled_or_no_such_table_changes_nothing(swept, as_staff):
    officer = as_staff("officer")
    place = given(officer, (swept.elsa, "T2", "elsewhere"))
    officer.post(f"{place}cancel/")
    assert officer.post(f"{place}write/").status_code == 404
    wrong = officer.post(f"{PAGE}file/", {"file": SimpleUploadedFile("x.csv", b"a;b\n1;2\n")}).headers[
        "Location"
    ]
    assert "child" in officer.get(wrong).content.decode()
    assert "Valitse tiedosto ensin." in officer.post(f"{PAGE}file/", follow=True).content.decode()
    assert of(swept.elsa).state == "open"


def test_a_file_belongs_to_whoever_gave_it(swept, as_staff):
    place = given(as_staff("officer"), (swept.elsa, "T2", "elsewhere"))
    assert as_staff("officer", "principal").get(place).status_code == 404
    assert as_staff("operator").get(place).status_code == 403


def test_what_a_row_holds_is_shown_and_never_live(swept, as_staff):
    officer = as_staff("officer")
    shown = officer.get(given(officer, (swept.elsa, "<b>T9</b>", "elsewhere"))).content.decode()
    assert "&lt;b&gt;T9&lt;/b&gt;" in shown and "<b>T9" not in shown


def test_one_child_without_a_proposal_is_placed_by_its_code(town, as_staff):
    officer = as_staff("officer")
    IdentityCode.objects.filter(resident=town.maria).update(resident=town.elsa)
    code = unseal(IdentityCode.objects.get(resident=town.elsa).sealed)
    form = {"code": code, "place": town.far, "reason": "support"}
    assert (
        "Anna henkilötunnus"
        in officer.post(f"{PAGE}one/", form | {"place": ""}, follow=True).content.decode()
    )
    unknown = officer.post(f"{PAGE}one/", form | {"code": "010190-900X"}, follow=True).content.decode()
    assert "Palvelu ei löydä tätä lasta" in unknown
    answer = officer.post(f"{PAGE}one/", form)
    assert answer.headers["Location"] == f"/desk/case/{of(town.elsa).pk}/"
    assert of(town.elsa).place == town.far
    assert code not in answer.headers["Location"]
