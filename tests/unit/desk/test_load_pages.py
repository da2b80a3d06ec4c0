"""An officer's file: seen before it is loaded, loaded as it was seen, mended where it was wrong."""

import csv
import stat
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ennakko.accounts.actor import system
from ennakko.audit.access import looks_at
from ennakko.desk import uploads
from ennakko.ledger import sweep
from ennakko.ledger.catalogue import service
from ennakko.register import models
from tests import town as towns

pytestmark = pytest.mark.django_db
DATA = "/desk/data/"
CHOICES = "child;school_language;told_on\n"


def give(client, table: str, content: bytes | str, *, part: str = "part", name: str = "file.csv"):  # type: ignore[no-untyped-def]
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, content)
    answer = client.post(f"{DATA}upload/", {"table": table, "part": part, "file": file})
    return answer.headers["Location"]


def text(client, path: str) -> str:  # type: ignore[no-untyped-def]
    return client.get(path, follow=True).content.decode()


def load(client, preview: str):  # type: ignore[no-untyped-def]
    mark = client.get(preview).context["preview"].mark
    return client.post(f"{preview}load/", {"mark": mark})


def test_the_page_tells_how_fresh_each_table_is_and_who_loaded_it(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    models.Load.objects.filter(table="enrolments").update(day="2027-01-20")
    page = text(officer, DATA)
    assert "Liian vanha palvelulle Koulun aloitus: lataa koko taulu." in page
    officer.post(f"{DATA}nobody/")
    page = text(officer, DATA)
    assert "Merkitty: ketään ei ole vielä ilmoitettu." in page
    assert "Liian vanha" not in page
    assert models.Load.objects.get(source="declared empty").by.startswith("user:")


def test_a_file_is_shown_first_and_loaded_as_it_was_shown(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    models.Choice.objects.filter(person=town.onni).delete()
    preview = give(officer, "choices", f"{CHOICES}key:{town.elsa};sv;2026-12-01\nkey:{town.onni};fi;\n")
    page = text(officer, preview)
    assert "Elsa Korhonen" in page and "oli suomi, on ruotsi" in page
    assert models.Choice.objects.get(person=town.elsa).school_language == "fi"  # nothing is loaded yet
    assert len(looks_at(town.elsa)) == 1
    answer = load(officer, preview)
    assert answer.headers["Location"] == DATA
    assert "Kielivalinnat ladattu: 2 riviä luettu, 0 hylätty." in text(officer, DATA)
    assert models.Choice.objects.get(person=town.elsa).school_language == "sv"
    assert officer.get(preview).status_code == 404  # the file is gone


def test_the_plan_follows_what_was_loaded(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    load(officer, give(officer, "choices", f"{CHOICES}key:{town.elsa};sv;\n"))
    swept = sweep.follow(data=Path("unused"), on=towns.DAY, by=system("test"), at=towns.AT)
    assert swept.touched == 1
    plan = sweep.planned(service("school-start"), sweep.small_tables([town.elsa]), on=towns.DAY)
    place = plan.rows.filter(plan.rows["person"] == town.elsa)["place"].item()
    assert models.Place.objects.get(pk=place).language == "sv"


def test_when_the_register_changed_meanwhile_nothing_is_loaded_and_it_is_shown_anew(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    preview = give(officer, "choices", f"{CHOICES}key:{town.elsa};sv;\n")
    mark = officer.get(preview).context["preview"].mark
    models.Choice.objects.filter(person=town.elsa).update(told_on="2026-01-01")
    page = officer.post(f"{preview}load/", {"mark": mark}).content.decode()
    assert "Rekisteri muuttui sillä välin" in page
    assert models.Choice.objects.get(person=town.elsa).school_language == "fi"
    load(officer, preview)
    assert models.Choice.objects.get(person=town.elsa).school_language == "sv"


def test_refused_rows_are_shown_with_line_and_cause_and_can_be_taken_away_and_mended(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    bad = f"{CHOICES}key:{town.elsa};so;\n=cmd|'/c calc'!A1;fi;\nkey:{town.onni};fi;yesterday\n"
    preview = give(officer, "choices", bad)
    page = text(officer, preview)
    assert "school_language ei ole mikään näistä: fi, sv." in page
    assert "told_on ei ole päivämäärä" in page
    assert len(looks_at(town.onni)) == 1  # a refused row shows somebody too
    told = officer.get(f"{preview}refused.csv").content.decode("utf-8-sig")
    header, *rows = csv.reader(StringIO(told), delimiter=";")
    assert header == ["child", "school_language", "told_on", "Rivi", "Syy ja korjaus"]
    assert [row[3] for row in rows] == ["2", "3", "4"]
    assert rows[1][0].startswith("'=cmd")  # never live in a spreadsheet
    again = give(officer, "choices", told.replace("yesterday", "2026-12-01"), name="mended.csv")
    assert officer.get(again).context["preview"].refused == 2
    assert "Onni" in text(officer, again)


def test_a_broken_file_says_why_in_the_readers_language_and_can_only_be_discarded(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    preview = give(officer, "choices", b"PK\x03\x04broken", name="valinnat.xlsx")
    page = text(officer, preview)
    assert "valinnat.xlsx on rikki" in page and "Tallenna se muodossa .xlsx tai CSV" in page
    assert "load/" not in page
    officer.post(f"{preview}cancel/")
    assert officer.get(preview).status_code == 404
    assert "Mitään ei ladattu" in text(officer, DATA)


def test_a_spreadsheet_is_loaded_and_of_several_sheets_the_first(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    book = openpyxl.Workbook()
    for row in (("unit", "group", "kind", "seats"), ("T1", "1A", "general", 22), ("T1", "1B", "special", 10)):
        book.active.append(row)
    book.create_sheet("Another")
    content = BytesIO()
    book.save(content)
    operator = as_staff("operator")
    preview = give(operator, "groups", content.getvalue(), part="whole", name="groups.xlsx")
    page = text(operator, preview)
    assert "Tiedostossa on 2 taulukkoa: luettiin ensimmäinen." in page
    assert "Ladataan koko tauluna" in page
    assert "Ala-aste Kallio (T1)" in page
    load(operator, preview)
    assert models.Group.objects.count() == 2


def test_a_person_under_a_non_disclosure_order_is_in_no_preview_and_no_count(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    preview = give(officer, "choices", f"{CHOICES}key:{town.aino};sv;\n")
    shown = officer.get(preview)
    assert (shown.context["preview"].changes, shown.context["preview"].persons) == (0, frozenset())
    assert "Aino" not in shown.content.decode()
    load(officer, preview)
    assert models.Choice.objects.get(person=town.aino).school_language == "sv"


def test_the_file_lies_closed_in_the_data_folder_belongs_to_its_giver_and_goes_after_a_day(
    town, as_staff, settings
) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    preview = give(officer, "choices", f"{CHOICES}key:{town.elsa};sv;\n")
    kept = list((settings.DATA / "uploads").iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    other = as_staff("officer", "principal")
    assert other.get(preview).status_code == 404
    assert other.post(f"{preview}load/", {"mark": ""}).status_code == 404
    assert uploads.forget_old(settings.DATA, at=towns.AT) == 0
    assert uploads.forget_old(settings.DATA, at=towns.AT + uploads.KEPT * 2) == 1
    assert list((settings.DATA / "uploads").iterdir()) == []
    assert officer.get(preview).status_code == 404


def test_roles_load_only_what_is_theirs(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    operator = as_staff("operator")
    file = SimpleUploadedFile("c.csv", CHOICES.encode())
    assert operator.post(f"{DATA}upload/", {"table": "choices", "file": file}).status_code == 403
    assert operator.post(f"{DATA}nobody/").status_code == 403
    assert operator.get(f"{DATA}children/").status_code == 403
    assert "Kielivalinnat" not in text(operator, DATA)
    assert as_staff("principal").get(DATA).status_code == 403


def test_a_file_that_is_too_large_or_missing_is_refused_with_the_limit(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    assert give(officer, "choices", b"x" * (uploads.MOST + 1)) == DATA
    assert "suurempi kuin 20 Mt" in text(officer, DATA)
    officer.post(f"{DATA}upload/", {"table": "choices"})
    assert "Valitse taulu ja tiedosto." in text(officer, DATA)


def test_it_cannot_be_stated_that_nobody_is_enrolled_where_somebody_is(town, as_staff) -> None:  # type: ignore[no-untyped-def]
    officer = as_staff("officer")
    models.Enrolment.objects.create(person_id=town.elsa, place_id=town.near, grade=1, language="fi")
    officer.post(f"{DATA}nobody/")
    assert "Rekisterissä on 1 ilmoittautumista." in text(officer, DATA)


class TestChildrenEnteredByHand:
    PAGE = f"{DATA}children/"
    FORM = {
        "first_names": "Mila", "last_name": "Virta", "born": "2020-05-01", "language": "uk", "school_language": "fi",
        "guardian_first": "Olena", "guardian_last": "Virta",
    }  # fmt: skip

    def test_the_address_is_searched_without_leaving_the_form(self, town, as_staff) -> None:  # type: ignore[no-untyped-def]
        officer = as_staff("officer")
        page = officer.post(f"{self.PAGE}search/", self.FORM | {"street": "Kivelänkatu", "number": "10"})
        shown = page.content.decode()
        assert 'value="Mila"' in shown and "Kivelänkatu 10, 00530" in shown
        (home,) = page.context["homes"]
        officer.post(self.PAGE, self.FORM | {"home": str(home.dwelling)})
        shown = text(officer, self.PAGE)
        assert "Lapsi on lisätty." in shown and "Virta, Mila" in shown
        child = models.Stay.objects.get().person
        assert child.home_id == home.dwelling
        assert looks_at(child.pk)
        officer.post(f"{self.PAGE}{child.pk}/end/")
        assert "Asuminen on merkitty päättyneeksi." in text(officer, self.PAGE)

    def test_what_is_missing_is_said_and_the_form_stays_filled_in(self, town, as_staff) -> None:  # type: ignore[no-untyped-def]
        officer = as_staff("officer")
        for missing, said in (
            ({"last_name": ""}, "Lapsen nimet tai syntymäpäivä puuttuvat"),
            ({"guardian_last": ""}, "Anna ainakin yksi huoltaja"),
            ({"guardian_code": "010190-999X"}, "Rekisteri ei tunne huoltajan henkilötunnusta"),
            ({"born": "1.5.2020"}, "Syntymäpäivä ei ole päivämäärä."),
        ):
            shown = officer.post(self.PAGE, self.FORM | missing).content.decode()
            assert said in shown and 'value="Mila"' in shown
        assert models.Stay.objects.count() == 0

    def test_a_guardian_is_found_by_code(self, town, as_staff) -> None:  # type: ignore[no-untyped-def]
        officer = as_staff("officer")
        given = {
            "guardian_first": "",
            "guardian_last": "",
            "guardian_code": town.code_of_maria,
        }
        officer.post(self.PAGE, self.FORM | given)
        child = models.Stay.objects.get().person_id
        assert models.Guardianship.objects.get(child=child).guardian_id == town.maria
