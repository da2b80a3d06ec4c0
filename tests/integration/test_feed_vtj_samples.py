"""The register keeper's sample payloads: every outcome of their README, and feeding them again changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.serializers import serialize

from ennakko.register.access import find
from ennakko.register.models import (
    Dwelling,
    IdentityCode,
    LogKey,
    MunicipalityPeriod,
    RawRecord,
    Residence,
    Resident,
)
from ennakko.register.sealing import unseal
from ennakko.register.vtj.feed import from_files
from tests.delivery import CHILD, RUN, announced, look, person

pytestmark = pytest.mark.django_db

SANDBOX = "hiekkalaatikko-mutpT1x-10-henkiloa.json"
HELENA = "030694W9024"


@pytest.fixture
def sandbox(shared: Path) -> None:
    feed(shared / "dvv" / "perustiedot" / SANDBOX)


def feed(path: Path, *codes: str) -> None:
    """Feed a sample, then feed it again: the second time must change nothing."""
    files = {path.name: path.read_bytes()}
    report = from_files(files, codes, RUN)
    assert report.clean, report.troubles
    before = announced(), Resident.objects.count(), RawRecord.objects.count()
    again = from_files(files, codes, RUN)
    assert (again.changed, again.touched) == (0, 0)
    assert (announced(), Resident.objects.count(), RawRecord.objects.count()) == before


def feed_change(shared: Path, name: str, code: str = CHILD) -> dict[str, Any]:
    """Feed a fragment wrapped into a whole answer as the README says; what the register then shows."""
    groups = json.loads((shared / "dvv" / "muutokset" / name).read_text(encoding="utf-8"))
    record = {"henkilotunnus": code, "muutospv": "2019-09-24T21:00:00.000Z", "tietoryhmat": groups}
    whole = {"viimeisinKirjausavain": 100000022, "ajanTasalla": True, "muutokset": [record]}
    content = {name: json.dumps(whole, ensure_ascii=False).encode()}
    assert from_files(content, [], RUN).changed == 1
    before = announced(), LogKey.objects.get().key
    assert from_files(content, [], RUN).changed == 0
    assert (announced(), LogKey.objects.get().key) == before
    assert before[1] == 100000022
    return look(code)


def test_hanna_and_her_home_her_language_her_marriage_and_her_dependants(sandbox: None) -> None:
    seen = look("010192-921W")
    assert (seen["first_names"], seen["last_name"]) == ("Hanna", "Kolehmainen Tes")
    assert seen["home"]["line"] == {"fi": "Mikkolantie 30 F 28", "sv": "Mickelsvägen 30 F 28"}
    assert seen["home"]["postcode"] == "00640"
    assert seen["home"]["post_office"] == {"fi": "HELSINKI", "sv": "HELSINGFORS"}
    assert (seen["home"]["building"], seen["municipality"], seen["language"]) == ("900000041C", "091", "fi")
    assert [(row["country"], row["active"]) for row in seen["citizenships"]] == [("246", True)]
    assert [row["kind"] for row in seen["partners"]] == ["marriage"]
    assert {row["person"] for row in seen["wards"]} == {person("120514A9501"), person("010515A957D")}
    assert not seen["protected"]


def test_the_person_under_an_order_has_no_place_and_her_birth_is_as_the_register_says(sandbox: None) -> None:
    seen = look("020275-9862")
    assert (seen["protected"], seen["protected_until"]) == (True, "2120-02-28")
    assert seen["born"] == "1967-11-07"
    assert [row["country"] for row in seen["citizenships"]] == ["233"]
    assert not [
        key for key in ("home", "municipality", "municipalities", "address", "addresses") if key in seen
    ]
    her = person("020275-9862")
    assert not Residence.objects.filter(resident=her).exists()
    assert not MunicipalityPeriod.objects.filter(resident=her).exists()
    lookups = IdentityCode.objects.filter(resident=her).values("lookup")
    for row in RawRecord.objects.filter(lookup__in=lookups):
        assert "kuntakoodi" not in unseal(row.sealed)
        assert "asuinpaikantunnus" not in unseal(row.sealed)


def test_the_child_without_a_name_has_one_guardian_and_one_parent(sandbox: None) -> None:
    seen = look("010121A962W")
    assert (seen["first_names"], seen["called"], seen["last_name"], seen["names"]) == (None, None, None, [])
    assert [row["person"] for row in seen["guardians"]] == [person("010188-916P")]
    assert [(row["person"], row["active"]) for row in seen["parents"]] == [(person("010188-916P"), True)]


def test_the_dead_are_dead_on_their_day(sandbox: None) -> None:
    one, other = look("010978-9932"), look("011069-9184")
    assert (one["dead"], one["died"]) == (True, "2018-11-08")
    assert (other["died"], other["declared_dead"]) == ("2019-03-15", "2020-03-24")


def test_sign_language_contact_language_and_bans_are_kept(sandbox: None) -> None:
    seen = look("301062-907N")
    assert (seen["language"], seen["language_iso3"], seen["contact_language"]) == ("98", "fse", "sv")
    assert seen["language_name"] == "suomalainen viittomakieli"
    assert len(seen["bans"]) == 5


def test_birth_and_sex_come_from_the_register_and_not_from_the_code(sandbox: None) -> None:
    assert look("010192-921W")["sex"] == "m"  # the code says female
    assert look("010978-9932")["born"] == "1974-12-02"


def test_helena_has_her_called_name_her_home_and_a_history_without_gaps(shared: Path) -> None:
    feed(shared / "dvv" / "perustiedot" / "perustieto-helena.json", HELENA)
    seen = look(HELENA)
    assert (seen["first_names"], seen["called"]) == ("Mathilda Helena Sophie", "Helena")
    assert (seen["home"]["line"]["fi"], seen["home"]["postcode"]) == ("Öljymäki 11 C 3", "00780")
    periods = seen["municipalities"]
    assert [row["municipality"] for row in periods] == ["049", "091", "200", "049", "091"]
    assert periods[0]["since"] == "1994-01-01"
    assert [row["until"] for row in periods] == [*[row["since"] for row in periods[1:]], None]
    assert seen["municipality"] == "091"
    earlier = [row["value"] for row in seen["names"] if row["until"]]
    assert sorted(earlier) == ["Beate", "Kajander", "Martha Helena Beate-Sophie", "Sophie"]


def test_base_data_under_an_order_keeps_no_place_though_it_tells_a_municipality(shared: Path) -> None:
    feed(shared / "dvv" / "perustiedot" / "perustietoTurvakielto.json", HELENA)
    seen = look(HELENA)
    assert seen["protected"]
    assert "municipality" not in seen
    assert not MunicipalityPeriod.objects.exists()


def test_the_folder_is_taken_as_a_whole_and_its_bare_files_ask_for_their_codes(shared: Path) -> None:
    files = {path.name: path.read_bytes() for path in (shared / "dvv" / "perustiedot").glob("*.json")}
    report = from_files(files, [], RUN)
    assert (report.read, report.changed, report.refused) == (10, 10, 2)
    assert [cause.split(" ")[0] for cause, _ in report.troubles] == [
        "perustieto-helena.json",
        "perustietoTurvakielto.json",
    ]


def test_a_death_is_taken(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoKuolema.json")
    assert (seen["dead"], seen["died"]) == (True, "2019-06-06")


def test_a_move_to_another_municipality_closes_the_one_before_and_takes_the_right_address(
    shared: Path,
) -> None:
    seen = feed_change(shared, "muutostietoKunnastaToiseenMuutto.json")
    assert seen["municipality"] == "287"
    assert [(row["municipality"], row["since"], row["last_day"]) for row in seen["municipalities"]] == [
        ("091", "2004-05-01", "2019-06-26"),
        ("287", "2019-06-27", None),
    ]
    assert seen["home"]["line"]["fi"] == "Gabriella 6a-6b A 2 a"
    assert (seen["home"]["postcode"], seen["home"]["post_office"]) == (
        "64370",
        {"fi": "MYRKKY", "sv": "MÖRTMARK"},
    )
    assert [row["last_day"] for row in seen["addresses"]] == ["2019-06-26", None]


def test_a_corrected_code_finds_the_same_person_and_the_note_on_the_name_is_no_change(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoHenkilotunnusmuutos.json", "010568-998D")
    assert person("010568-998D") == person("010869-9983")
    assert {unseal(row.sealed): row.active for row in IdentityCode.objects.all()} == {
        "010568-998D": False,
        "010869-9983": True,
    }
    assert (seen["born"], seen["last_name"], seen["codes"]) == ("1969-08-01", None, 2)


def test_sign_language_is_told_in_words(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoAidinkieli.json")
    told = seen["language"], seen["language_name"], seen["language_iso3"]
    assert told == ("98", "suomalainen viittomakieli", "fse")


def test_a_citizenship_is_gained_and_another_lost(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoKansalaisuudenLisaysJaPassivointi.json")
    assert [row["country"] for row in seen["citizenships"] if row["active"]] == ["246"]
    lost = [(row["country"], row["until"]) for row in seen["citizenships"] if not row["active"]]
    assert lost == [("152", "2020-12-01")]


def test_an_order_with_a_move_in_one_record_shows_no_place(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoTurvakieltoKunnastaMuutto.json")
    assert seen["protected"]
    assert "Gabriella" not in json.dumps(seen)
    assert "address" not in seen
    kept = "".join(unseal(row.sealed) for row in RawRecord.objects.all())
    rows = serialize("json", [*Resident.objects.all(), *Residence.objects.all(), *Dwelling.objects.all()])
    for place in ("Gabriella", "64370", "287", "Lauttasaarentie", "9000001596", "091"):
        assert place not in kept + rows


def test_an_order_alone_is_taken(shared: Path) -> None:
    assert feed_change(shared, "muutostietoTurvakielto.json")["protected"]


def test_the_end_of_an_order_asks_for_the_person_anew(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoTurvakieltoPois.json")
    assert (seen["protected"], seen["protected_until"], seen["refetch"]) == (False, "2019-06-26", True)


def test_custody_is_corrected_to_what_is_in_force(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoHuoltosuhteenmuutos.json")
    (row,) = seen["guardians"]
    assert row["person"] == find("280790-9696")
    assert (row["since"], row["until"], row["all_rights"]) == ("2012-08-02", "2030-08-01", True)


def test_first_names_change_and_the_last_name_does_not(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoEtunimenmuutos.json")
    assert (seen["first_names"], seen["last_name"]) == ("Mathilda Helena Sophie", "Aslan Tes")
    firsts = [(row["value"], row["since"], row["until"]) for row in seen["names"] if row["kind"] == "first"]
    assert firsts == [
        ("Martha Helena Beate-Sophie", None, "2019-05-08"),
        ("Mathilda Helena Sophie", "2019-05-08", None),
    ]


def test_a_last_name_changes(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoSukunimenmuutos.json")
    assert (seen["first_names"], seen["last_name"]) == ("Kurt Helge", "von Olme-Tes")


def test_a_called_name_changes(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoKutsumanimenmuutos.json")
    assert seen["called"] == "Helena"
    assert [(row["value"], row["until"]) for row in seen["names"]] == [
        ("Sophie", "2019-05-10"),
        ("Helena", None),
    ]


def test_a_postal_address_changes(shared: Path) -> None:
    seen = feed_change(shared, "muutostietoPostiosoitteenmuutos.json")
    assert (seen["address"]["line"]["fi"], seen["address"]["postcode"]) == ("Vaasagatan 34 016", "65100")
    assert [row["last_day"] for row in seen["addresses"]] == ["2020-01-26", None]


def test_a_first_key_is_recognised_and_sets_nothing_and_an_empty_answer_moves_the_key(shared: Path) -> None:
    folder = shared / "dvv" / "muutokset"
    feed(folder / "kirjausavain-response.json")
    assert not LogKey.objects.exists()
    feed(folder / "muutokset-response-empty.json")
    assert LogKey.objects.get().key == 3494393
