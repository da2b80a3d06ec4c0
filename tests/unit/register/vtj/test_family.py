"""Custody, parenthood, partnerships, births and deaths: both people of a pair, and what a withdrawn death brings back."""

from datetime import date

import pytest

from ennakko.register.access import guardians_of
from ennakko.register.models import Guardianship, Resident, Touched
from tests.delivery import (
    CHILD,
    FATHER,
    MOTHER,
    ON,
    OTHER,
    announced,
    base,
    change,
    changes,
    day,
    group,
    guardian,
    look,
    person,
    take,
)

pytestmark = pytest.mark.django_db


def spouse(code: str, **fields: object) -> dict[str, object]:
    return group("AVIOLIITTO", puoliso={"henkilotunnus": code}, vihkipv=day("2012-02-15"), **fields)


def dead(is_dead: bool = True, change: str = "LISATTY", on: str | None = "2027-01-15") -> dict[str, object]:
    return group("KUOLINPAIVA", change, kuollut=is_dead, **({"kuolinpv": day(on)} if on else {}))


def test_a_change_of_guardian_touches_both_once_however_many_groups_tell_it() -> None:
    short = guardian(MOTHER) | {"tietoryhma": "HUOLTAJA_SUPPEA", "huoltosuhteenAlkupv": day("1999-01-01")}
    limited = {
        "tietoryhma": "HUOLTAJA_RAJOITETTU",
        "huoltaja": {"henkilotunnus": MOTHER},
        "muutosattribuutti": "LISATTY",
    }
    take(changes(change(CHILD, limited, short, guardian(MOTHER))))
    assert [row["since"] for row in look(CHILD)["guardians"]] == ["2016-05-01"]
    assert [row["person"] for row in look(MOTHER)["wards"]] == [person(CHILD)]
    assert set(Touched.objects.values_list("person", flat=True)) == {person(CHILD), person(MOTHER)}


def test_no_listed_right_means_all_rights_and_listed_ones_limit() -> None:
    take(changes(change(CHILD, guardian(MOTHER), guardian(FATHER, oikeudet=[{"oikeus": "P300"}]))))
    rights = {
        row["person"]: (row["all_rights"], [right["code"] for right in row["rights"]])
        for row in look(CHILD)["guardians"]
    }
    assert rights == {person(MOTHER): (True, []), person(FATHER): (False, ["P300"])}


def test_a_short_group_that_does_not_speak_of_rights_leaves_them() -> None:
    take(changes(change(CHILD, guardian(MOTHER, oikeudet=[{"oikeus": "P502"}], asuminen="VUOROASUMINEN"))))
    bare = group("HUOLTAJA_RAJOITETTU", "MUUTETTU", huoltaja={"henkilotunnus": MOTHER}, huoltajanRooli="AITI")
    take(changes(change(CHILD, bare, at="2027-01-30T22:00:00Z")))
    (row,) = look(CHILD)["guardians"]
    assert (row["role"], row["all_rights"], row["residence"]) == ("AITI", False, "VUOROASUMINEN")


def test_custody_that_ended_stays_as_history_and_a_removed_one_was_never_there() -> None:
    take(changes(change(CHILD, guardian(MOTHER), guardian(FATHER))))
    ended = guardian(FATHER, "MUUTETTU", huoltosuhteenLoppupv=day("2027-01-20"))
    take(changes(change(CHILD, ended, guardian(MOTHER, "POISTETTU"), at="2027-01-30T22:00:00Z")))
    assert [(row["person"], row["until"]) for row in look(CHILD)["guardians"]] == [
        (person(FATHER), "2027-01-20")
    ]
    assert guardians_of(person(CHILD), ON) == []


def test_custody_counts_only_inside_its_dates_and_a_missing_bound_is_open() -> None:
    coming = guardian(FATHER, huoltosuhteenAlkupv=day("2027-02-02"))
    open_ended = guardian(MOTHER, huoltosuhteenAlkupv=None, huoltosuhteenLoppupv=None)
    take(changes(change(CHILD, coming, open_ended)))
    assert guardians_of(person(CHILD), ON) == [person(MOTHER)]
    assert guardians_of(person(CHILD), date(2027, 2, 2)) == sorted([person(MOTHER), person(FATHER)])


def test_a_right_to_information_alone_is_no_custody() -> None:
    take(changes(change(CHILD, guardian(MOTHER), guardian(OTHER, oikeudet=[{"oikeus": "T000"}]))))
    assert guardians_of(person(CHILD), ON) == [person(MOTHER)]


def test_a_guardian_without_a_code_is_one_person_however_often_told() -> None:
    take(changes(change(CHILD, guardian(None))))
    take(changes(change(CHILD, guardian(None, "MUUTETTU", huoltajanRooli="ISA"), at="2027-01-30T22:00:00Z")))
    (row,) = look(CHILD)["guardians"]
    assert (row["name"], row["role"]) == ("Juan Perez", "ISA")
    assert Resident.objects.count() == 2
    assert guardians_of(person(CHILD), ON) == [row["person"]]


def test_a_newborn_comes_on_the_parents_record_without_a_name_and_is_asked_for() -> None:
    newborn = {"henkilotunnus": CHILD, "syntymapv": day("2027-01-10"), "sukupuoli": "NAINEN"}
    dates = {"huoltosuhteenAlkupv": day("2027-01-10"), "huoltosuhteenLoppupv": day("2045-01-10")}
    take(
        changes(
            change(
                MOTHER,
                group("LAPSI_SUPPEA", lapsi=newborn),
                group("HUOLLETTAVA", huollettava=newborn, oikeudet=[], **dates),
            )
        )
    )
    seen = look(CHILD)
    assert (seen["born"], seen["sex"], seen["last_name"], seen["refetch"]) == ("2027-01-10", "f", None, True)
    assert [row["person"] for row in seen["guardians"]] == [person(MOTHER)]
    assert [row["person"] for row in seen["parents"]] == [person(MOTHER)]
    assert person(CHILD) in set(Touched.objects.values_list("person", flat=True))


def test_a_passive_family_relation_beside_an_active_one_does_not_count() -> None:
    one = {"henkilo": {"henkilotunnus": MOTHER}, "rooli": "VANHEMPI"}
    passive = group("PERHESUHDE", **one, voimassaolo="PASSIIVI", loppupv=day("2021-03-01"))
    active = group("PERHESUHDE", **one, voimassaolo="AKTIIVI", alkupv=day("2021-03-01"))
    for order in ((active, passive), (passive, active)):
        take(base(CHILD, *order))
        assert [row["active"] for row in look(CHILD)["parents"]] == [True]
    before = announced()
    take(base(CHILD, passive, active))
    assert announced() == before


def test_base_data_of_the_child_ends_the_custody_it_no_longer_states() -> None:
    take(changes(change(CHILD, guardian(MOTHER), guardian(FATHER))))
    take(base(CHILD, guardian(MOTHER)))
    assert guardians_of(person(CHILD), ON) == [person(MOTHER)]
    before = announced()
    take(base(CHILD, guardian(MOTHER)))
    assert announced() == before


def test_base_data_of_a_guardian_never_takes_a_child_away() -> None:
    take(changes(change(CHILD, guardian(MOTHER))))
    take(base(MOTHER, group("HUOLLETTAVA", huollettava={"henkilotunnus": OTHER}, oikeudet=[])))
    assert guardians_of(person(CHILD), ON) == [person(MOTHER)]


def test_a_death_ends_partnership_and_custody_that_day_and_its_withdrawal_opens_them_again() -> None:
    take(changes(change(CHILD, guardian(MOTHER), guardian(FATHER)), change(MOTHER, spouse(FATHER))))
    Touched.objects.all().delete()
    take(changes(change(FATHER, dead(), at="2027-01-30T22:00:00Z")))
    assert guardians_of(person(CHILD), ON) == [person(MOTHER)]
    assert look(MOTHER)["partners"][0]["until"] == "2027-01-15"
    assert set(Touched.objects.values_list("person", flat=True)) == {
        person(CHILD),
        person(MOTHER),
        person(FATHER),
    }
    take(
        changes(
            change(FATHER, dead(True, "KORJATTAVA"), dead(False, "KORJATTU", None), at="2027-01-31T10:00:00Z")
        )
    )
    assert not look(FATHER)["dead"]
    assert look(MOTHER)["partners"][0]["until"] is None
    (row,) = Guardianship.objects.filter(guardian_id=person(FATHER))
    assert (row.until, row.ended_by_death) == (date(2034, 5, 1), False)


def test_custody_told_again_after_a_death_does_not_open() -> None:
    take(changes(change(CHILD, guardian(MOTHER)), change(MOTHER, dead())))
    take(
        changes(change(CHILD, guardian(MOTHER, "MUUTETTU", huoltajanRooli="AITI"), at="2027-01-30T22:00:00Z"))
    )
    assert guardians_of(person(CHILD), ON) == []


def test_a_death_without_a_day_counts_from_the_day_we_were_told() -> None:
    take(changes(change(CHILD, guardian(MOTHER))))
    take(changes(change(MOTHER, dead(on=None), at="2027-01-30T22:00:00Z")))
    seen = look(MOTHER)
    assert (seen["dead"], seen["died"]) == (True, None)
    assert Resident.objects.get(pk=person(MOTHER)).told_dead == ON
    assert guardians_of(person(CHILD), ON) == []


def test_a_removed_death_is_withdrawn() -> None:
    take(changes(change(MOTHER, dead())))
    take(changes(change(MOTHER, dead(change="POISTETTU"), at="2027-01-30T22:00:00Z")))
    assert not look(MOTHER)["dead"]


def test_a_passive_marriage_is_over_and_one_of_unknown_end_ends_the_day_we_hear() -> None:
    take(changes(change(MOTHER, spouse(FATHER))))
    take(
        changes(
            change(
                MOTHER,
                spouse(FATHER, voimassaolo="PASSIIVI") | {"muutosattribuutti": "MUUTETTU"},
                at="2027-01-30T22:00:00Z",
            )
        )
    )
    assert look(FATHER)["partners"][0]["until"] == ON.isoformat()
    before = announced()
    take(base(FATHER, spouse(MOTHER, voimassaolo="PASSIIVI")))
    assert announced() == before


def test_nobody_is_their_own_guardian() -> None:
    assert take(changes(change(CHILD, guardian(CHILD)))).held == 1
