"""The cast: the same named families in every synthetic city."""

from datetime import date

import polars as pl
import pytest

from ennakko.base.identity import is_artificial, is_identity_code
from ennakko.demo import cast
from ennakko.demo.city import city
from ennakko.demo.tables import tables


@pytest.fixture(scope="module", params=[(300, 1), (4_000, 2)], ids=["small", "larger"])
def found(request) -> dict[str, pl.DataFrame]:
    residents, seed = request.param
    return dict(tables(city(residents, seed=seed, day=date(2027, 2, 1))))


def person(found: dict[str, pl.DataFrame], called: str) -> dict[str, object]:
    key = found["IdentityCode"].filter(pl.col("code") == cast.code(called))["resident_id"].item()
    return found["Resident"].row(by_predicate=pl.col("id") == key, named=True)


def test_the_codes_of_the_cast_never_change():
    assert cast.code("Elsa") == "140320A990J"
    assert cast.code("Laura") == "020589-9907"
    assert cast.code("Mikko") == "231187-9914"
    assert all(is_identity_code(code) and is_artificial(code) for code in cast.every_code())
    assert len(set(cast.every_code())) == len(cast.MEMBERS)


def test_elsa_lives_with_both_guardians_and_starts_school(found):
    elsa, laura, mikko = (person(found, each) for each in ("Elsa", "Laura", "Mikko"))
    assert elsa["born"] == date(2020, 3, 14)
    assert elsa["home_id"] == laura["home_id"] == mikko["home_id"]
    ties = found["Guardianship"].filter(pl.col("child_id") == elsa["id"])
    assert set(ties["guardian_id"]) == {laura["id"], mikko["id"]}
    assert not ties["limited"].any()
    choice = found["Choice"].filter(pl.col("person_id") == elsa["id"])
    assert choice["school_language"].to_list() == ["fi"]
    assert found["Circumstance"].filter(pl.col("person_id") == elsa["id"]).is_empty()


def test_elsas_brother_is_a_pupil_and_she_has_no_school_yet(found):
    places = found["Enrolment"].join(found["Place"].select("id", "kind"), left_on="place_id", right_on="id")
    onni, elsa = person(found, "Onni")["id"], person(found, "Elsa")["id"]
    assert places.filter((pl.col("person_id") == onni) & (pl.col("kind") == "school"))["grade"].to_list() == [
        3
    ]
    assert places.filter((pl.col("person_id") == elsa) & (pl.col("kind") == "school")).is_empty()


def test_each_member_has_the_story_they_are_known_for(found):
    assert person(found, "Helmi")["born"] == person(found, "Toivo")["born"]
    leo = found["Guardianship"].filter(pl.col("child_id") == person(found, "Leo")["id"])
    assert set(leo["residence"]) == {"VUOROASUMINEN"}
    assert person(found, "Jenni")["home_id"] != person(found, "Ville")["home_id"]
    saga = found["Choice"].filter(pl.col("person_id") == person(found, "Saga")["id"])
    assert saga["school_language"].to_list() == ["sv"]
    assert person(found, "Venla")["protected"]
    assert person(found, "Tiina")["protected"]
    eino = found["Enrolment"].filter(
        (pl.col("person_id") == person(found, "Eino")["id"]) & (pl.col("grade") == 1)
    )
    assert eino["since"].to_list() == [date(2027, 8, 10)]


def test_visitors_may_sign_in_as_guardians_but_never_as_the_protected():
    assert cast.code("Laura") in cast.codes()
    assert cast.code("Tiina") not in cast.codes()
    assert cast.code("Elsa") not in cast.codes()
