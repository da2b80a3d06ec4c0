"""Signing on the staff's pages: the list is read before it is signed; on the case page decisions are undone and corrected."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from ennakko.accounts.actor import resident, system
from ennakko.audit.access import looks_at
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.ledger.models import Decision, Proposal, SigningList
from ennakko.ledger.tick import tick
from ennakko.register.models import Resident
from tests import town as towns

pytestmark = pytest.mark.django_db
SIGN = "/desk/school-start/sign/"


@pytest.fixture
def heard(swept):
    """The town once every hearing has ended in silence."""
    for found in towns.proposals():
        for mine in ledger.addressees(found.pk):
            if not found.restricted:
                actions.deliver(
                    proposal=found.pk,
                    person=mine.person,
                    on=towns.DAY,
                    proof="letter",
                    by=system("test"),
                    at=towns.AT,
                )
    tick(on=date(2027, 3, 1), by=system("tick"), at=towns.AT)
    return swept


def elsas(heard) -> Proposal:
    return Proposal.objects.get(person=heard.elsa, live=True)


def test_the_list_is_opened_read_and_signed_as_it_was_opened(heard, as_staff):
    principal = as_staff("principal")
    page = principal.get(SIGN).content.decode()
    opened = SigningList.objects.get()
    assert f"Allekirjoita {len(opened.rows)} päätöstä" in page
    assert "Oppilaaksiottoalue" in page or "Oman alueen koulu: täyttyy." in page
    assert [look.purpose for look in looks_at(heard.elsa)][-1] == "sign"
    assert looks_at(heard.aino) == []

    elsa, other = elsas(heard), Proposal.objects.filter(state="no_remark").exclude(person=heard.elsa).first()
    principal.post(f"{SIGN}leave/", {"list": opened.pk, "proposal": other.pk})
    Resident.objects.filter(pk=elsa.person).update(dead=True, died=towns.DAY)
    page = principal.get(f"{SIGN}?list={opened.pk}").content.decode()
    assert f"Allekirjoita {len(opened.rows) - 1} päätöstä" in page
    assert "Jää pois: lapsi on kuollut" in page

    page = principal.post(f"{SIGN}do/", {"list": opened.pk}, follow=True).content.decode()
    assert f"Allekirjoitettuja päätöksiä: {len(opened.rows) - 2}." in page
    assert "lapsi on kuollut" in page
    assert Decision.objects.count() == len(opened.rows) - 2


def test_a_whole_school_is_left_out_and_put_back(heard, as_staff):
    principal = as_staff("principal")
    principal.get(SIGN)
    opened = SigningList.objects.get()
    near = Proposal.objects.filter(state="no_remark", place=heard.near).count()
    principal.post(f"{SIGN}leave-school/", {"list": opened.pk, "school": heard.near})
    opened.refresh_from_db()
    assert len(opened.left_out) == near > 0
    principal.post(f"{SIGN}school-back/", {"list": opened.pk, "school": heard.near})
    opened.refresh_from_db()
    assert opened.left_out == []


def test_nobody_signs_what_they_have_not_opened(heard, as_staff):
    as_staff("principal").get(SIGN)
    opened = SigningList.objects.get()
    assert as_staff("officer").get(SIGN).status_code == 403
    SigningList.objects.update(by="user:999")
    principal = as_staff("principal")
    assert principal.post(f"{SIGN}do/", {"list": opened.pk}).status_code == 409
    assert principal.post(f"{SIGN}do/", {}).status_code == 409
    assert principal.get(f"{SIGN}?list={opened.pk}").status_code == 404
    assert not Decision.objects.exists()


def test_an_empty_list_says_what_comes_to_it(swept, as_staff):
    assert "Mikään ei odota päätöstä" in as_staff("principal").get(SIGN).content.decode()


def test_a_child_who_became_protected_after_the_list_was_opened_is_named_to_nobody(heard, as_staff):
    principal = as_staff("principal")
    principal.get(SIGN)
    opened = SigningList.objects.get()
    Resident.objects.filter(pk=heard.elsa).update(protected=True, municipality="", home=None)
    assert "Elsa" not in principal.get(f"{SIGN}?list={opened.pk}").content.decode()
    page = principal.post(f"{SIGN}do/", {"list": opened.pk}, follow=True).content.decode()
    assert "Elsa" not in page
    assert "Muualla hoidettavia asioita: 1." in page


def test_a_decision_is_undone_made_again_and_once_served_corrected(heard, as_staff):
    principal, found = as_staff("principal"), elsas(heard)
    path = f"/desk/case/{found.pk}/"
    principal.post(f"{path}decide/", {"reasons-fi": "Lähin koulu.", "reasons-sv": "Närmaste skola."})
    first = Decision.objects.get()
    page = principal.post(f"/desk/decision/{first.pk}/undo/", follow=True).content.decode()
    assert "Päätös on peruttu" in page and "Peruttu ennen tiedoksiantoa" in page
    principal.post(f"{path}decide/", {"reasons-fi": "Lähin koulu.", "reasons-sv": "Närmaste skola."})
    made = Decision.objects.get(standing="in_force")
    actions.deliver_decision(
        decision=made.pk,
        person=heard.maria,
        on=towns.DAY,
        proof="opened",
        by=resident(heard.maria),
        at=towns.AT,
    )
    page = principal.get(path).content.decode()
    assert "Peru päätös" not in page and "Korjaa päätös" in page
    wrong = {"kind": "factual", "why-fi": "Matka oli väärä.", "why-sv": "", "agreed": "on"}
    page = principal.post(f"/desk/decision/{made.pk}/correct/", wrong, follow=True).content.decode()
    assert "Valitse virheen laji" in page
    right = wrong | {"why-sv": "Vägen var fel.", "place": heard.far}
    page = principal.post(f"/desk/decision/{made.pk}/correct/", right, follow=True).content.decode()
    assert "Päätös on korjattu" in page and "Korjattu uudella päätöksellä" in page
    assert Decision.objects.get(standing="in_force").place == heard.far


def test_reasons_left_as_they_were_composed_are_not_called_edited(heard, as_staff):
    principal, found = as_staff("principal"), elsas(heard)
    page = principal.get(f"/desk/case/{found.pk}/")
    drafts = {language: text for language, _, text in page.context["drafts"]}
    principal.post(
        f"/desk/case/{found.pk}/decide/",
        {f"reasons-{language}": text.replace("\n", "\r\n") for language, text in drafts.items()},
    )
    made = Decision.objects.get()
    assert not made.edited and set(made.texts) == {"fi", "sv", "en"}
    assert "reasons" in made.texts["en"]


def test_the_signed_list_is_printed_by_school_and_whole(heard, as_staff):
    principal = as_staff("principal")
    principal.get(SIGN)
    opened = SigningList.objects.get()
    page = principal.post(f"{SIGN}do/", {"list": opened.pk}, follow=True).content.decode()
    at = f"/desk/school-start/signed/{opened.pk}/"
    assert f"{at}{heard.near}.pdf" in page and f"{at}all.zip" in page
    one = PdfReader(BytesIO(principal.get(f"{at}{heard.near}.pdf").content))
    decided = Decision.objects.filter(place=heard.near).count()
    assert len(one.pages) >= decided
    packed = ZipFile(BytesIO(b"".join(principal.get(f"{at}all.zip").streaming_content)))
    assert packed.testzip() is None
    assert sorted(packed.namelist()) == ["Ala-aste Kallio.pdf", "Ala-aste Vallila.pdf"]
    assert all(packed.read(name).startswith(b"%PDF") for name in packed.namelist())
    assert as_staff("officer").get(f"{at}all.zip").status_code == 403
    Resident.objects.filter(pk=heard.elsa).update(protected=True, municipality="", home=None)
    elsas_decision = Decision.objects.get(proposal__person=heard.elsa)
    assert principal.get(f"/desk/decision/{elsas_decision.pk}/fi.pdf").status_code == 404
    hidden = PdfReader(BytesIO(principal.get(f"{at}{heard.near}.pdf").content))
    assert "Elsa Korhonen" not in " ".join(page.extract_text() for page in hidden.pages)
