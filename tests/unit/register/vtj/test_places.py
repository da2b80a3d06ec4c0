"""Municipalities and homes: what is current, what is history, and what is never shown."""

from datetime import UTC, date, datetime

import pytest

from ennakko.register.models import Building, Dwelling, Resident
from ennakko.register.vtj.feed import Circumstances
from tests.delivery import (
    AWAY,
    CHILD,
    HOME,
    MOTHER,
    RUN,
    announced,
    base,
    change,
    changes,
    day,
    group,
    home,
    lives_in,
    look,
    person,
    take,
)

pytestmark = pytest.mark.django_db


def street(code: str = "900000041C", number: str = "30", **fields: object) -> dict[str, object]:
    return group(
        "VAKINAINEN_KOTIMAINEN_OSOITE",
        katunimi={"fi": "Mikkolantie"},
        katunumero=number,
        huoneistokirjain="F",
        huoneistonumero="028",
        rakennustunnus=code,
        osoitenumero=1,
        alkupv=day("2027-01-21"),
        **fields,
    )


def test_the_street_and_the_dwelling_group_are_one_home_and_swedish_is_filled_from_finnish() -> None:
    take(changes(change(CHILD, street(), home())))
    seen = look(CHILD)
    assert seen["home"]["line"] == {"fi": "Mikkolantie 30 F 28", "sv": "Mikkolantie 30 F 28"}
    assert seen["home"]["dwelling"] == HOME
    assert len(seen["addresses"]) == 1
    assert Building.objects.get().code == "900000041C"


def test_a_new_home_and_municipality_end_the_ones_before_without_a_gap() -> None:
    take(changes(change(CHILD, home(since="2020-05-01"), lives_in(since="2020-05-01"))))
    take(changes(change(CHILD, home(AWAY), lives_in("287"))))
    seen = look(CHILD)
    assert seen["municipality"] == "287"
    assert seen["home"]["dwelling"] == AWAY
    assert [(row["municipality"], row["since"], row["until"]) for row in seen["municipalities"]] == [
        ("091", "2020-05-01", "2027-01-21"),
        ("287", "2027-01-21", None),
    ]
    assert [row["last_day"] for row in seen["addresses"]] == ["2027-01-20", None]


def test_what_ended_earlier_is_history_and_what_ends_later_is_current() -> None:
    past = home(change="MUUTETTU", since="2019-01-01", loppupv=day("2020-04-30"))
    coming = home(AWAY, since="2020-05-01", loppupv=day("2027-06-30"))
    take(changes(change(CHILD, coming, past)))
    assert look(CHILD)["home"]["dwelling"] == AWAY


def test_somebody_who_moved_abroad_has_no_home_here() -> None:
    take(changes(change(CHILD, home(), lives_in())))
    abroad = group(
        "VAKINAINEN_ULKOMAINEN_OSOITE", lahiosoite="Storgatan 1", valtiokoodi="752", alkupv=day("2027-01-28")
    )
    stay = group("VAKINAINEN_ULKOMAILLA_ASUMINEN", valtiokoodi="752", alkupv=day("2027-01-28"))
    take(changes(change(CHILD, stay, abroad, lives_in("200", since="2027-01-28"))))
    seen = look(CHILD)
    assert (seen["home"], seen["municipality"]) == (None, "200")
    assert [row["line"]["fi"] for row in seen["addresses"] if row["kind"] == "abroad"] == ["Storgatan 1"]


def test_a_wrong_home_that_is_corrected_leaves_no_history() -> None:
    take(changes(change(CHILD, home())))
    take(changes(change(CHILD, home(change="KORJATTAVA"), home(AWAY, "KORJATTU"))))
    assert [row["dwelling"] for row in look(CHILD)["addresses"]] == [AWAY]


def test_a_removed_home_gives_way_to_the_one_in_force() -> None:
    take(changes(change(CHILD, home(AWAY))))
    removed = home(AWAY, "POISTETTU", voimassaolevatTiedot=[home(HOME, since="2020-05-01")])
    take(changes(change(CHILD, removed)))
    assert [row["dwelling"] for row in look(CHILD)["addresses"]] == [HOME]
    assert look(CHILD)["home"]["dwelling"] == HOME


def test_the_address_to_use_is_the_postal_one_in_force_then_the_temporary_then_the_permanent() -> None:
    post = group("KOTIMAINEN_POSTIOSOITE", postiosoite={"fi": "PL 1"}, alkupv=day("2027-01-01"))
    temporary = group(
        "TILAPAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS", asuinpaikantunnus=AWAY, alkupv=day("2027-01-02")
    )  # fmt: skip
    street_there = group(
        "TILAPAINEN_KOTIMAINEN_OSOITE", katunimi={"fi": "Gabriella"}, alkupv=day("2027-01-03")
    )  # fmt: skip
    take(changes(change(CHILD, street(), temporary, street_there, post)))
    assert look(CHILD)["address"]["line"]["fi"] == "PL 1"
    ended = group("KOTIMAINEN_POSTIOSOITE", "MUUTETTU", postiosoite={"fi": "PL 1"}, alkupv=day("2027-01-01"))
    take(changes(change(CHILD, ended | {"loppupv": day("2027-01-25")})))
    assert look(CHILD)["address"]["line"]["fi"] == "Gabriella"


def test_an_old_address_never_overwrites_what_is_known_of_a_dwelling() -> None:
    take(changes(change(CHILD, street())))
    take(changes(change(MOTHER, street(number="29", loppupv=day("2027-01-25")))))
    assert Dwelling.objects.get().number == "30"


def test_an_unknown_municipality_now_is_refused_and_an_old_one_in_history_is_kept() -> None:
    report = take(changes(change(CHILD, lives_in("123"))))
    assert (report.held, report.changed) == (1, 0)
    past = group(
        "EDELLINEN_KOTIKUNTA",
        kuntakoodi="123",
        kuntaanMuuttopv=day("2015-03-12"),
        kunnastaPoisMuuttopv=day("2019-05-03"),
    )
    take(changes(change(MOTHER, past, lives_in("091", "2019-05-04"))))
    assert [row["municipality"] for row in look(MOTHER)["municipalities"]] == ["123", "091"]


def test_base_data_replaces_the_homes_it_states_and_keeps_the_history_it_does_not() -> None:
    take(changes(change(CHILD, home(since="2020-05-01"), lives_in(since="2020-05-01"))))
    take(base(CHILD, home(AWAY, since="2027-01-21"), lives_in("287")))
    assert [row["dwelling"] for row in look(CHILD)["addresses"]] == [AWAY]
    before = announced()
    report = take(base(CHILD, home(AWAY, since="2027-01-21"), lives_in("287")))
    assert (report.changed, announced()) == (0, before)


def test_a_home_loaded_in_bulk_without_its_history_is_left_by_a_move() -> None:
    take(changes(change(CHILD, home())))
    resident = Resident.objects.get(pk=person(CHILD))
    resident.residences.all().delete()
    resident.municipalities.all().delete()
    Resident.objects.filter(pk=resident.pk).update(municipality="091")
    take(changes(change(CHILD, home(AWAY), lives_in("287"), at="2027-01-30T22:00:00Z")))
    assert look(CHILD)["home"]["dwelling"] == AWAY
    assert look(CHILD)["municipality"] == "287"


def test_the_day_of_the_feed_decides_what_is_over() -> None:
    ended = home(loppupv=day("2027-01-31"))
    take(
        changes(change(CHILD, ended)),
        run=Circumstances(RUN.by, datetime(2027, 1, 31, tzinfo=UTC), date(2027, 1, 31)),
    )
    assert look(CHILD)["home"] is not None
    take(changes(change(MOTHER, ended)))
    assert look(MOTHER)["home"] is None
