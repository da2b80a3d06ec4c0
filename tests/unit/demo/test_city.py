"""The synthetic city: what holds in every one of them."""

import hashlib
from datetime import date

import numpy as np
import polars as pl
import pytest

from ennakko.base.identity import is_artificial, is_building_code, is_identity_code
from ennakko.demo import cast
from ennakko.demo.city import city
from ennakko.demo.tables import TABLES, tables

DAY = date(2027, 2, 1)
SEATS_OVER_NEED = 1.05


def drawn(residents: int, seed: int = 7, day: date = DAY) -> dict[str, pl.DataFrame]:
    return dict(tables(city(residents, seed=seed, day=day)))


def digest(found: dict[str, pl.DataFrame]) -> str:
    whole = hashlib.sha256()
    for name, frame in found.items():
        whole.update(name.encode())
        whole.update(
            frame.write_csv().encode()
            if pl.Binary not in frame.schema.values()
            else str(frame.shape).encode()
        )
    return whole.hexdigest()


@pytest.fixture(scope="module")
def town() -> dict[str, pl.DataFrame]:
    return drawn(20_000)


@pytest.fixture(scope="module")
def children(town) -> pl.DataFrame:
    return town["Resident"].filter(pl.col("born") > date(2009, 2, 1))


def test_the_same_seed_gives_the_same_city_and_another_seed_another():
    assert digest(drawn(3_000, seed=1)) == digest(drawn(3_000, seed=1))
    assert digest(drawn(3_000, seed=1)) != digest(drawn(3_000, seed=2))


@pytest.mark.parametrize("residents", [300, 301, 999, 12_345])
def test_a_city_has_exactly_as_many_residents_as_were_asked_for(residents):
    found = drawn(residents)
    assert found["Resident"].height == residents
    assert len(found) == TABLES


@pytest.mark.parametrize("residents", [299, 5_600_001])
def test_a_city_too_small_or_too_large_is_not_drawn(residents):
    with pytest.raises(ValueError):
        city(residents, seed=1, day=DAY)


def test_nobody_is_born_after_the_day_or_dead_before_birth(town):
    people = town["Resident"]
    assert people["born"].max() <= DAY
    assert people.filter(pl.col("died") < pl.col("born")).is_empty()
    assert people.filter(pl.col("told_dead") < pl.col("born")).is_empty()
    assert people.filter(pl.col("dead") & pl.col("told_dead").is_null()).is_empty()


def test_some_died_within_the_year_and_of_a_few_the_day_is_not_known(town):
    gone = town["Resident"].filter("dead")
    assert gone.height == round(0.0008 * 20_000)
    assert gone.filter(pl.col("told_dead") < date(2026, 1, 20)).is_empty()
    assert gone["home_id"].null_count() == gone.height


def test_every_code_is_valid_artificial_and_another(town):
    codes = town["IdentityCode"]["code"].to_list()
    assert len(set(codes)) == len(codes) == 20_000
    assert all(is_identity_code(code) and is_artificial(code) for code in codes)


def test_a_code_tells_the_day_of_birth_as_long_as_the_day_has_room(town):
    born = town["Resident"]["born"].dt.strftime("%d%m%y")
    assert (town["IdentityCode"]["code"].str.slice(0, 6) == born).all()


def test_buildings_have_valid_codes_of_the_test_register_and_dwellings_sixteen_characters(town):
    assert all(is_building_code(code) and code[0] == "9" for code in town["Building"]["code"])
    dwellings = town["Dwelling"].join(town["Building"].select(building_id="id", of="code"), on="building_id")
    assert dwellings["code"].n_unique() == dwellings.height
    assert (dwellings["code"].str.len_chars() == 16).all()
    assert dwellings["code"].str.ends_with(" ").all()
    assert (dwellings["code"].str.slice(0, 10) == dwellings["of"]).all()


def test_every_child_has_a_guardian_but_some_in_care(town, children):
    guarded = set(town["Guardianship"].filter(pl.col("kind") != "TIEDONSAANTIOIKEUS")["child_id"])
    in_care = set(town["Circumstance"].filter(pl.col("kind") == "in_care")["person_id"])
    assert set(children["id"]) - guarded <= in_care
    assert set(town["Guardianship"]["child_id"]) <= set(children["id"])


def test_parents_are_nineteen_or_older_when_their_children_are_born(town):
    people = town["Resident"].select("id", "born")
    pairs = (
        town["Parenthood"]
        .join(people, left_on="child_id", right_on="id")
        .join(people.rename({"born": "parent_born"}), left_on="parent_id", right_on="id")
        .with_columns(age=(pl.col("born") - pl.col("parent_born")).dt.total_days() / 365.25)
    )
    assert pairs["age"].min() > 18
    assert pairs.filter(pl.col("role") == "AITI")["age"].max() < 63
    assert pairs.group_by("child_id").len()["len"].max() == 2


def test_siblings_are_twins_or_more_than_nine_months_apart(town):
    mothers = (
        town["Parenthood"]
        .filter(pl.col("role") == "AITI")
        .unique("child_id", keep="first", maintain_order=True)
    )
    born = mothers.join(town["Resident"].select("id", "born"), left_on="child_id", right_on="id")
    gaps = born.sort("parent_id", "born").with_columns(
        gap=(pl.col("born") - pl.col("born").shift(1)).dt.total_days().over("parent_id")
    )["gap"].drop_nulls()  # fmt: skip
    assert gaps.filter((gaps > 0) & (gaps < 270)).is_empty()
    assert 0 < (gaps == 0).sum() < 0.05 * len(mothers)


def test_nothing_tells_where_somebody_under_a_non_disclosure_order_lives(town):
    hidden = town["Resident"].filter("protected")
    assert 0.002 < hidden.height / 20_000 < 0.004
    assert hidden["home_id"].null_count() == hidden.height
    assert (hidden["municipality"] == "").all()
    for table in ("Residence", "MunicipalityPeriod"):
        assert not set(town[table]["resident_id"]) & set(hidden["id"])
    assert not set(town["Enrolment"]["person_id"]) & set(hidden["id"])


def test_everybody_else_who_lives_has_a_home_in_their_municipality(town):
    homes = town["Resident"].filter(~pl.col("protected") & ~pl.col("dead")).join(
        town["Dwelling"].select("id", there="municipality"), left_on="home_id", right_on="id", how="left"
    )  # fmt: skip
    assert (homes["municipality"] == homes["there"]).all()
    assert set(homes["municipality"]) == {"091", "049", "092"}


def test_every_custody_case_of_the_services_is_there(town):
    kinds = dict(town["Guardianship"]["kind"].value_counts().iter_rows())
    assert kinds["LAKISAATEINEN_HUOLTAJA"] > 5_000
    assert kinds["MAARATTY_HUOLTAJA"] > 10
    assert kinds["TIEDONSAANTIOIKEUS"] > 10
    assert {"VUOROASUMINEN", "AIDIN_LUONA", "ISAN_LUONA", ""} <= set(town["Guardianship"]["residence"])
    assert {"P300", "P400", "P500", "T000"} <= set(town["CustodyRight"]["code"])
    listed = set(town["CustodyRight"]["guardianship_id"])
    assert set(town["Guardianship"].filter("limited")["id"]) == listed


def test_custody_ends_with_the_death_of_either(town):
    dead = town["Resident"].filter("dead")["id"].to_list()
    ties = town["Guardianship"].with_columns(
        over=pl.col("guardian_id").is_in(dead) | pl.col("child_id").is_in(dead)
    )
    assert ties["over"].any()
    assert (ties["ended_by_death"] == ties["over"]).all()
    assert (ties["until"].is_not_null() == ties["over"]).all()


@pytest.mark.parametrize(("kind", "born"), [("school", 2020), ("preschool", 2021)])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_there_are_five_in_a_hundred_more_seats_than_children_who_need_one(town, kind, born, language):
    placed = town["Enrolment"].join(town["Place"].select("id", "kind"), left_on="place_id", right_on="id")
    future = placed.filter((pl.col("kind") == kind) & (pl.col("since") > DAY))["person_id"].to_list()
    need = town["Resident"].filter(
        (pl.col("born").dt.year() == born)
        & (pl.col("municipality") == "091") & ~pl.col("dead") & ~pl.col("id").is_in(future)
    )  # fmt: skip
    chosen = need.join(town["Choice"], left_on="id", right_on="person_id")
    wants = chosen.filter(pl.col("school_language") == language).height
    unknown = need.height - chosen.height
    seats = (
        town["Place"].filter((pl.col("kind") == kind) & (pl.col("language") == language))["capacity"].sum()
    )
    assert SEATS_OVER_NEED * wants <= seats <= SEATS_OVER_NEED * (wants + unknown) + 2


def test_a_home_lies_in_the_district_of_the_nearest_school_of_each_language(town):
    schools = town["Place"].filter(pl.col("kind") == "school")
    homes = town["Building"].filter(pl.col("municipality") == "091").sample(200, seed=1)
    for language in ("fi", "sv"):
        there = schools.filter(pl.col("language") == language)
        to = there.select("x", "y").to_numpy()
        nearest = ((homes.select("x", "y").to_numpy()[:, None] - to) ** 2).sum(axis=2).argmin(axis=1)
        own = homes.select(building_id="id").join(
            town["BuildingDistrict"].filter(pl.col("language") == language), on="building_id", maintain_order="left"
        )  # fmt: skip
        assert own["place_id"].to_list() == there["id"].to_numpy()[nearest].tolist()


def test_pupils_go_to_school_in_grades_one_to_nine_mostly_with_their_siblings(town):
    pupils = town["Enrolment"].filter((pl.col("grade") > 0) & (pl.col("since") <= DAY))
    assert sorted(set(pupils["grade"])) == list(range(1, 10))
    families = pupils.join(
        town["Guardianship"].filter(pl.col("role") == "AITI"), left_on="person_id", right_on="child_id"
    )
    together = families.group_by("guardian_id").agg(
        pupils=pl.len(), schools=pl.col("place_id").n_unique()
    ).filter(pl.col("pupils") > 1)  # fmt: skip
    assert (together["schools"] == 1).mean() > 0.9


def test_most_starting_children_have_a_choice_of_language_and_a_few_have_circumstances(town):
    starting = town["Resident"].filter(pl.col("born").dt.year().is_in([2020, 2021]))
    chosen = town["Choice"].filter(pl.col("person_id").is_in(starting["id"].to_list()))
    assert 0.9 < chosen.height / starting.height < 1
    assert {"second_home", "special_support", "other_programme", "in_care"} == set(
        town["Circumstance"]["kind"]
    )
    assert town["Circumstance"].height < 0.12 * starting.height + 40


def test_another_day_moves_the_cohorts_along():
    later = drawn(5_000, day=date(2030, 10, 1))
    starting = later["Resident"].filter(pl.col("id").is_in(later["Choice"]["person_id"].to_list()))
    others = starting.filter(pl.col("id") > len(cast.MEMBERS))
    assert set(others["born"].dt.year()) == {2024, 2025}
    assert set(later["District"]["school_year"]) == {"2031-2032"}


def test_the_tables_refer_only_to_rows_there_are(town):
    for table, column, to in (
        ("Dwelling", "building_id", "Building"), ("Resident", "home_id", "Dwelling"),
        ("Residence", "dwelling_id", "Dwelling"), ("Guardianship", "child_id", "Resident"),
        ("Guardianship", "guardian_id", "Resident"), ("CustodyRight", "guardianship_id", "Guardianship"),
        ("Partnership", "one_id", "Resident"), ("Enrolment", "place_id", "Place"),
        ("BuildingDistrict", "building_id", "Building"),
    ):  # fmt: skip
        assert set(town[table][column].drop_nulls()) <= set(town[to]["id"]), (table, column)
    assert (town["Partnership"]["one_id"] < town["Partnership"]["other_id"]).all()
    assert not np.isin(town["Guardianship"]["child_id"], town["Partnership"]["one_id"]).any()
