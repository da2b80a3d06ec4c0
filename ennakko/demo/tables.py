"""The synthetic city as the register's tables, one after the other in the order in which they refer to each other."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from ennakko.demo import cast
from ennakko.demo.ages import YEAR, days
from ennakko.demo.chance import Ints, chance
from ennakko.demo.city import City
from ennakko.demo.codes import identity_codes
from ennakko.demo.facts import languages
from ennakko.demo.fates import HOME
from ennakko.demo.places import building_districts, district_areas
from ennakko.demo.schooling import choices, circumstances, enrolments
from ennakko.demo.tongues import ALL, FINLAND

TABLES = 18  # how many tables there are
EARLIER = (
    "049",
    "092",
    "837",
    "853",
    "564",
    "179",
    "398",
    "245",
)  # where people lived before: larger municipalities


def tables(city: City) -> Iterator[tuple[str, pl.DataFrame]]:
    """Table by table: the register's own name of it, and its rows. Columns left out are empty."""
    yield "Building", city.homes.buildings
    yield "Dwelling", city.homes.dwellings
    yield "Resident", _residents(city)
    yield "IdentityCode", _codes(city)
    yield "Name", _names(city)
    yield "MunicipalityPeriod", _municipalities(city)
    yield "Residence", _residences(city)
    yield "Citizenship", _citizenships(city)
    yield from _families(city)
    yield "Place", city.places.drop("area")
    districts = district_areas(city.places, f"{city.schooling.coming}-{city.schooling.coming + 1}")
    yield "District", districts
    yield "BuildingDistrict", building_districts(city.homes.buildings, districts)
    pupils = enrolments(city.schooling, city.people, city.places, city.x, city.y, city.seed)
    yield "Enrolment", _numbered(_keyed(pupils, "person").with_columns(_day("since"), _day("until")))
    yield (
        "Choice",
        _numbered(
            _keyed(choices(city.schooling, city.day, city.seed), "person").with_columns(_day("told_on"))
        ),
    )
    told = circumstances(city.schooling, city.people, city.day, city.seed)
    yield "Circumstance", _numbered(_keyed(told, "person").with_columns(_day("since")))


def _day(name: str) -> pl.Expr:
    """A column of days since 1970 as dates; 0 is no date (nobody's day of anything is 1 January 1970 by chance)."""
    return pl.when(pl.col(name) != 0).then(pl.col(name)).cast(pl.Int32).cast(pl.Date).alias(name)


def _dates(values: Ints) -> pl.Series:
    return pl.Series(values.astype(np.int32)).cast(pl.Date)


def _numbered(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(id=pl.int_range(1, pl.len() + 1))


def _keyed(table: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """The columns with positions of persons as columns with their keys."""
    return table.with_columns((pl.col(each) + 1).alias(f"{each}_id") for each in columns).drop(columns)


def _residents(city: City) -> pl.DataFrame:
    people, happened = city.people, city.fates
    status = np.full(len(people.born), "NAIMATON", dtype="<U12")
    parted = np.isin(people.families.kind, (1, 2))
    first_child = np.unique(people.family, return_index=True)[1][
        1:
    ]  # without the family of those who have none
    for of_child in (people.mother[first_child], people.second[first_child]):
        status[of_child[parted & (of_child >= 0)]] = "ERONNUT"
    wed = city.custody.partnerships
    for mine, theirs in (("one", "other"), ("other", "one")):
        ended = (wed["until"] > 0).to_numpy() & (happened.died[wed[theirs].to_numpy()] > 0)
        status[wed[mine].to_numpy()] = np.where(ended, "LESKI", "AVIOLIITOSSA")
    dead = happened.died > 0
    return pl.DataFrame({
        "id": np.arange(1, len(people.born) + 1),
        "born": _dates(people.born),
        "died": np.where(happened.day_known, happened.died, 0),
        "told_dead": np.where(dead, happened.died + 4, 0),
        "dead": dead,
        "sex": np.where(people.female, "f", "m"),
        "language": np.array(ALL)[city.tongues.language],
        "contact_language": city.tongues.contact,
        "first_names": city.names.first,
        "called": city.names.called,
        "last_name": city.names.last,
        "marital_status": status,
        "municipality": happened.municipality,
        "home_id": np.where(city.home >= 0, city.home + 1, 0),
        "protected": happened.protected,
    }).with_columns(
        _day("died"), _day("told_dead"), home_id=pl.when(pl.col("home_id") > 0).then("home_id")
    )  # fmt: skip


def _codes(city: City) -> pl.DataFrame:
    cast_codes = pl.Series(cast.every_code())
    rest = identity_codes(city.people.born, city.people.female, len(cast_codes))
    return pl.DataFrame({"code": pl.concat([cast_codes, rest])}).select(
        id=pl.int_range(1, pl.len() + 1),
        resident_id=pl.int_range(1, pl.len() + 1),
        code="code",
        active=pl.lit(True),
    )


def _names(city: City) -> pl.DataFrame:
    person = pl.int_range(1, len(city.people.born) + 1, eager=True)
    parts = pl.DataFrame({
        "resident_id": person, "first": city.names.first, "last": city.names.last, "last_unmarried": city.names.unmarried,
    })  # fmt: skip
    tables = [
        parts.select("resident_id", kind=pl.lit(kind), value=pl.col(kind)).filter(pl.col("value") != "")
        for kind in ("first", "last", "last_unmarried")
    ]
    return _numbered(pl.concat(tables))


def _municipalities(city: City) -> pl.DataFrame:
    """Where each person has lived by municipality; nothing of the protected."""
    rng = chance(city.seed, "municipalities")
    people, happened, today = city.people, city.fates, days(city.day)
    shown = np.flatnonzero(~happened.protected)
    came = today - 800 - np.floor(rng.exponential(9 * YEAR, len(shown))).astype(np.int64)
    since = np.maximum(came, people.born[shown])
    moved = happened.moved[shown]
    since = np.where(moved > 0, np.minimum(since, moved), since)
    earlier = since > people.born[shown]
    before = np.array(EARLIER)[rng.integers(len(EARLIER), size=len(shown))]
    gone = moved > since
    tables = (
        (shown[earlier], before[earlier], people.born[shown][earlier], since[earlier]),
        (shown[gone | (moved == 0)], HOME, since[gone | (moved == 0)], moved[gone | (moved == 0)]),
        (shown[moved > 0], happened.municipality[shown][moved > 0], moved[moved > 0], 0),
    )
    return _numbered(pl.concat(
        pl.DataFrame({"person": person, "since": began}).select(
            "person",
            pl.Series("municipality", np.broadcast_to(where, len(person)).tolist(), dtype=pl.String),
            "since",
            pl.Series("until", np.broadcast_to(ended, len(person)).astype(np.int64)),
        )
        for person, where, began, ended in tables
    ).with_columns(_day("since"), _day("until"), resident_id=pl.col("person") + 1).drop("person"))  # fmt: skip


def _residences(city: City) -> pl.DataFrame:
    """The permanent home of everybody who has one, and where some lived before; nothing of the protected."""
    rng = chance(city.seed, "residences")
    people, happened = city.people, city.fates
    households = int(people.household.max()) + 1
    came = days(city.day) - 30 - np.floor(rng.exponential(6 * YEAR, households)).astype(np.int64)
    shown = np.flatnonzero(city.home >= 0)
    moved = happened.moved[shown]
    since = np.maximum(np.where(moved > 0, moved, came[people.household[shown]]), people.born[shown])
    inside = np.flatnonzero(city.homes.dwellings["municipality"].to_numpy() == HOME)
    before = rng.choice(inside, households)[people.household[shown]]
    earlier = (since > people.born[shown]) & (
        (moved > 0) | (rng.random(households)[people.household[shown]] < 0.3)
    )
    began = np.maximum(people.born[shown], since - 3 * round(YEAR))
    table = pl.DataFrame({
        "resident_id": np.r_[shown, shown[earlier]] + 1,
        "kind": "permanent",
        "dwelling_id": np.r_[city.home[shown], before[earlier]] + 1,
        "since": np.r_[since, began[earlier]],
        "until": np.r_[np.zeros(len(shown), np.int64), since[earlier]],
    })  # fmt: skip
    return _numbered(table.with_columns(_day("since"), _day("until")))


def _citizenships(city: City) -> pl.DataFrame:
    country = np.array([FINLAND, *(languages()["country"].get(language, FINLAND) for language in ALL[1:])])
    finnish, foreign = np.flatnonzero(city.tongues.finnish), np.flatnonzero(city.tongues.foreign)
    tables = [
        pl.DataFrame({"resident_id": finnish + 1}).with_columns(country=pl.lit(FINLAND)),
        pl.DataFrame({"resident_id": foreign + 1, "country": country[city.tongues.language[foreign]]}),
    ]
    return _numbered(pl.concat(tables)).with_columns(active=pl.lit(True))


def _families(city: City) -> Iterator[tuple[str, pl.DataFrame]]:
    ties = city.custody
    yield (
        "Parenthood",
        _numbered(_keyed(ties.parenthoods, "child", "parent")).with_columns(active=pl.lit(True)),
    )
    yield (
        "Partnership",
        _numbered(_keyed(ties.partnerships, "one", "other")).with_columns(
            _day("since"), _day("until"), kind=pl.lit("marriage")
        ),
    )
    yield (
        "Guardianship",
        _keyed(ties.guardianships, "child", "guardian").with_columns(_day("since"), _day("until")),
    )
    yield (
        "CustodyRight",
        _numbered(ties.rights.rename({"guardianship": "guardianship_id"})).with_columns(_day("since")),
    )
