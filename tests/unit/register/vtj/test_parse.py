"""Every group of the interface becomes a fact; wrong shapes are refused by position and without their values."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.errors import BadInput
from ennakko.register.vtj import facts
from ennakko.register.vtj.parse import READERS, statements, without_places
from ennakko.register.vtj.shapes import Shape
from tests.delivery import CHILD, MOTHER, day, group, home


def read(*groups: dict[str, Any]) -> list[facts.Fact]:
    return [said.fact for said in statements(Shape({"tietoryhmat": list(groups)}, "a.json: muutokset[0]"))]


def test_no_group_of_the_samples_is_unknown_and_the_known_ones_are_the_table_of_67(shared: Path) -> None:
    seen = set()
    for path in sorted((shared / "dvv").glob("[pm]*/*.json")):
        whole = json.loads(path.read_text(encoding="utf-8"))
        records = whole if isinstance(whole, list) else whole.get("perustiedot", [])
        for groups in [records] if isinstance(whole, list) else [record["tietoryhmat"] for record in records]:
            said = statements(Shape({"tietoryhmat": groups}, path.name))
            assert not [each for each in said if isinstance(each.fact, facts.Unknown)], path.name
            seen |= {each["tietoryhma"] for each in groups}
    assert len(seen) > 50


def test_a_date_that_does_not_exist_names_its_position_and_not_its_value() -> None:
    with pytest.raises(BadInput) as caught:
        read(group("SUKUPUOLI", sukupuoli="MIES"), group("SYNTYMAPAIVA", syntymapv=day("2019-02-30")))
    assert caught.value.cause == "a.json: muutokset[0].tietoryhmat[1].syntymapv: the date does not exist."
    assert "2019" not in str(caught.value)


@pytest.mark.parametrize(
    "value", ["20190925", "2019-W01-1", "2019-9-25", "٢٠١٩-09-25", "9999-12-31", 7, None]
)
def test_only_a_plain_date_of_the_calendar_is_a_whole_day(value: object) -> None:
    with pytest.raises(BadInput):
        read(group("SYNTYMAPAIVA", syntymapv={"arvo": value, "tarkkuus": "PAIVA"}))


def test_a_month_or_a_year_lasts_to_its_end() -> None:
    period = {"kuntakoodi": "091", "kuntaanMuuttopv": day("1965-11-01", "KUUKAUSI")}
    (month,) = read(
        group("EDELLINEN_KOTIKUNTA", **period, kunnastaPoisMuuttopv=day("1970-12-01", "KUUKAUSI"))
    )
    (year,) = read(group("EDELLINEN_KOTIKUNTA", **period, kunnastaPoisMuuttopv=day("1970-01-01", "VUOSI")))
    assert month == year == facts.Municipality("091", date(1965, 11, 1), date(1971, 1, 1))


def test_a_home_is_closed_by_its_last_day_and_a_language_by_the_day_of_its_change() -> None:
    (dwelling,) = read(home(change="MUUTETTU", loppupv=day("2027-01-31")))
    assert isinstance(dwelling, facts.DwellingHome)
    assert dwelling.until == date(2027, 2, 1)
    (tongue,) = read(group("AIDINKIELI", kielikoodi="fi", loppupv=day("2020-03-26")))
    assert isinstance(tongue, facts.Tongue)
    assert tongue.until == date(2020, 3, 26)


@pytest.mark.parametrize(
    "broken",
    [
        home("900000041C1F028"),  # the trailing space is significant
        home("900000041D1F028 "),  # wrong check character
        home("900000041C1F028 ", rakennustunnus="9000001596"),  # another building
        home("09190209090000"),  # an institution is no dwelling
        group("VAKINAINEN_KOTIMAINEN_OSOITE", rakennustunnus="900000041D", osoitenumero=1),
        group("VAKINAINEN_KOTIMAINEN_OSOITE", rakennustunnus="900000041C", osoitenumero="1"),
        group("VAKINAINEN_KOTIMAINEN_OSOITE", katunimi="Mikkolantie"),
        group("KOTIKUNTA", kuntakoodi="91"),
        group("KUOLINPAIVA", kuollut="true"),
        group("AIDINKIELI", kielikoodi="finska"),
        group("ASIOINTIKIELI", kielikoodi="en"),
        group("TURVAKIELTO"),
        group("HUOLTAJA", huoltaja={"henkilotunnus": "010516B903Y"}),
        group("HUOLTAJA", huoltaja=None),
        group("KANSALAISUUS", henkilonKansalaisuudet={"kansalaisuuskoodi": "246"}),
        group("HENKILON_NIMI", etunimi="A" * 201),
        group("HENKILON_NIMI", etunimi="Elsa\x00"),
    ],
)
def test_a_wrong_shape_is_refused_by_its_position(broken: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r"^a\.json: muutokset\[0\]\.tietoryhmat\[0\]\."):
        read(broken)


def test_a_new_group_and_a_new_kind_of_change_are_unknown_and_do_not_fail() -> None:
    said = read(group("UUSI_RYHMA", kentta=[1]), group("SUKUPUOLI", "KUMOTTU", sukupuoli="MIES"))
    assert said == [facts.Unknown("UUSI_RYHMA"), facts.Unknown("SUKUPUOLI/KUMOTTU")]


def test_withheld_values_are_read_as_a_signal_whatever_the_list_holds() -> None:
    assert read(group("KOTIKUNTA", turvakiellonAlaisetKentat=[])) == [facts.Withheld("KOTIKUNTA")]


def test_old_codes_of_countries_and_languages_are_brought_up_to_date() -> None:
    (nationality,) = read(group("KANSALAISUUS", henkilonKansalaisuudet=[{"kansalaisuuskoodi": "736"}]))
    assert isinstance(nationality, facts.Citizenships)
    assert nationality.now[0].country == "729"
    (tongue,) = read(group("AIDINKIELI", kielikoodi="iw"))
    assert isinstance(tongue, facts.Tongue)
    assert tongue.code == "he"


def test_of_a_protected_person_only_groups_known_to_name_no_place_are_kept_raw() -> None:
    kept = without_places(
        [home(), group("UUSI_RYHMA"), group("SAHKOPOSTIOSOITE"), group("SUKUPUOLI"), "text"]
    )
    assert kept == [group("SUKUPUOLI")]


def test_the_utf8_names_are_preferred_and_a_trailing_space_goes() -> None:
    said = read(group("HENKILON_NIMI", etunimi="A?sa ", etunimiUTF8="Åsa ", sukunimi="Tes "))
    assert said == [facts.FullName("Åsa", "Tes", None)]


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from([CHILD, MOTHER, "2019-02-30"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["arvo", "tarkkuus", "fi", "henkilotunnus", "oikeus"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    [
        "alkupv", "loppupv", "huoltaja", "lapsi", "henkilo", "oikeudet", "kielikoodi", "kuntakoodi", "nimilaji", "nimi",
        "asuinpaikantunnus", "rakennustunnus", "osoitenumero", "katunimi", "muutosattribuutti", "voimassaolevatTiedot",
        "henkilonKansalaisuudet", "turvakieltoAktiivinen", "kuollut", "edellisetHenkilotunnukset", "rooli",
    ]
)  # fmt: skip


def refusal(group: dict[str, Any]) -> str:
    """What is wrong with a group; its position alone where nothing is."""
    try:
        read(group)
    except BadInput as trouble:
        return trouble.cause
    return "a.json: muutokset[0].tietoryhmat[0]"


@given(st.sampled_from(sorted(READERS)), st.dictionaries(FIELDS, VALUES, max_size=6))
def test_no_group_however_broken_fails_with_anything_but_bad_input(name: str, fields: dict[str, Any]) -> None:
    assert refusal({**fields, "tietoryhma": name}).startswith("a.json: muutokset[0].tietoryhmat[0]")
