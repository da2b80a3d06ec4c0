"""A decision on paper: tagged, titled, read aloud in order, holding what the law asks; what people wrote is never markup."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ennakko.accounts.actor import resident
from ennakko.channels.papers.legible import legible
from ennakko.channels.papers.paper import papers
from ennakko.channels.papers.press import Press
from ennakko.channels.papers.shape import Paper, Section
from ennakko.ledger import actions
from ennakko.ledger.issued import issued
from ennakko.register.models import Resident
from tests.promised import AT, DAY, of, proposed, says, school, staff

HARD = "#let x = 1 $ * _ ` \" ' \\ @here <b> // /* [x] ={}"
PRESS = Press()


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def paper(**more: object) -> Paper:
    told = {
        "number": "2027-000001", "language": "fi", "title": "Päätös 2027-000001: Koulupaikka", "heading": "Koulupaikka",
        "notes": (), "head": (("Lapsi", "Elsa Korhonen"),),
        "sections": (Section("Ratkaisu", ("Lapselle osoitetaan koulupaikka.",)),), "page": "Sivu", "of": "/",
    }  # fmt: skip
    return Paper(**(told | more))


def printed(*wanted: Paper) -> bytes:
    return PRESS.pdf(wanted, title="Lista", at=AT)


def fonts(reader: PdfReader) -> list[dict]:
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return list(found.values())


def test_the_paper_is_tagged_titled_in_its_language_and_says_that_it_is_pdf_ua():
    reader = read(printed(paper()))
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "fi"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata.title == "Päätös 2027-000001: Koulupaikka"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_are_headings_in_the_structure():
    kinds = str(_tags(read(printed(paper())).trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert "/H1" in kinds and "/H2" in kinds and "/P" in kinds


def _tags(node: object) -> list:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [_tags(one) for one in node]
    if isinstance(node, dict):
        return [node.get("/S"), _tags(node.get("/K"))]
    return []


def test_every_font_is_in_the_file():
    for font in fonts(read(printed(paper(head=(("Lapsi", "Elsa محمد"),))))):
        for inner in font["/DescendantFonts"]:
            descriptor = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("name", [HARD, "محمد علي", "Ánne Gáfe Ǩẽẹ", "A" * 300, "Łukasz Žižka-Ōe", "李小龙"])
def test_a_name_is_text_whatever_signs_it_holds(name):
    said = text_of(printed(paper(head=(("Lapsi", name), ("Asianosaiset", "Maria")))))
    if name.isascii():
        assert "".join(name.split()) in "".join(said.split())
    assert "Asianosaiset: Maria" in said


def test_signs_that_turn_the_direction_of_a_line_are_gone_and_a_letter_without_a_glyph_is_told_by_its_number():
    assert legible("Elsa\u202eabc\u2066") == "Elsaabc"
    assert legible("李 Elsa") == "[U+674E] Elsa"
    assert legible("A\u0308iti") == "Äiti"


@given(st.text(max_size=40))
def test_no_text_at_all_stops_the_press(text):
    assert printed(paper(heading=f"x{text}", head=((text or "x", text or "x"),))).startswith(b"%PDF")


def test_a_list_is_one_file_in_which_every_decision_counts_its_own_pages():
    long = paper(number="2027-000002", sections=(Section("Perustelut", ("Rivi.\n" * 90,)),))
    reader = read(printed(paper(), long))
    assert reader.metadata.title == "Lista"
    feet = [page.extract_text().splitlines()[-1] for page in reader.pages]
    assert feet[0].endswith("1 / 1") and feet[1].endswith("1 / 2") and feet[2].endswith("2 / 2")


# --- what it must hold -----------------------------------------------------------------------------------------------


@pytest.fixture
def decision(db):
    place = school()
    proposal, (first, second) = proposed(place)
    Resident.objects.filter(pk=second).update(contact_language="sv")
    for person in (first, second):
        proposal = says(proposal, person, "yes")
    return actions.decide(proposal=proposal.pk, on=DAY, by=staff("principal"), at=AT)


@pytest.mark.django_db
def test_it_holds_what_the_administrative_procedure_act_asks_in_reading_order(decision):
    finnish, swedish = papers(issued([decision]))
    must = [  # sections 44-46 of act 434/2003
        "Päätös: Koulupaikka elokuusta 2027",
        "Viranomainen: Helsingin kaupunki, kasvatuksen ja koulutuksen toimiala",
        "Numero: 2027-000001",
        "Antopäivä: 1. helmikuuta 2027",
        "Päättäjä: principal",
        "Lapsi: Elsa Korhonen",
        "Asianosaiset: Huoltaja 0 Korhonen, Huoltaja 1 Korhonen",
        "Ratkaisu", "Lapselle osoitetaan koulupaikka.", "Koulu: Koulu 0",
        "Perustelut", "Lapsella ei ole vielä koulupaikkaa.", "Paikka on hyväksytty.",
        "Sovelletut säännökset: Perusopetuslaki 628/1998, 6 §; hallintolaki 434/2003, 34 §",
        "Muutoksenhaku", "Lupa- ja valvontavirasto (oikaisuvaatimus)", "kirjallisesti", "14 päivää",
        "Lisätietoja", "09 000 0000",
    ]  # fmt: skip
    said = text_of(printed(finnish))
    places = [said.find(" ".join(part.split())) for part in must]
    assert -1 not in places, must[places.index(-1)]
    assert places == sorted(places)
    assert "Barnet har ännu ingen skolplats." in text_of(printed(swedish))


@pytest.mark.django_db
def test_the_courtesy_translation_says_which_text_is_the_decision(decision):
    (english,) = papers(issued([decision]), "en")
    said = text_of(printed(english))
    assert "This is a courtesy translation. The decision was issued in Finnish and in Swedish" in said
    assert "The child has no school place yet." in said


@pytest.mark.django_db
def test_a_corrected_decision_says_so_and_names_the_other(decision):
    actions.deliver_decision(
        decision=decision.pk, person=decision.parties.first().person, on=DAY, proof="opened",
        by=resident(decision.parties.first().person), at=AT,
    )  # fmt: skip
    new = actions.correct_decision(
        decision=decision.pk, kind="clerical", why={"fi": "Numero.", "sv": "Nummer."}, on=date(2027, 2, 3),
        by=staff("principal"), at=AT,
    )  # fmt: skip
    old, fresh = papers(issued([decision, new]), "fi")
    assert f"korjattu päätöksellä {new.number}" in " ".join(old.notes)
    assert f"korjaa päätöksen {decision.number}" in " ".join(fresh.notes)


@pytest.mark.django_db
def test_nothing_is_printed_of_a_child_under_a_non_disclosure_order(decision):
    Resident.objects.filter(pk=of(decision.proposal.person).person).update(
        protected=True, municipality="", home=None
    )
    assert issued([decision]) == []
