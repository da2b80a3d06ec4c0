"""The facts the synthetic city is built on: areas, land, districts, names. Sources and licences: SOURCES.md."""

import tomllib
from functools import cache
from pathlib import Path

import polars as pl

HERE = Path(__file__).parent
BANDS = ((0, 6), (7, 12), (13, 15), (16, 29), (30, 64), (65, 74), (75, 102))  # completed years, as published
AGES = ("age_0_6", "age_7_12", "age_13_15", "age_16_29", "age_30_64", "age_65_74", "age_75")
SPOKEN = ("speak_fi", "speak_sv", "speak_other")  # Finnish and Sámi, Swedish, other


@cache
def areas() -> pl.DataFrame:
    """Sub-districts (osa-alue): code, names, district, postcode, a point on land, population by age and by mother
    tongue. Where the languages are not published, the city's own shares stand in."""
    table = pl.read_csv(
        HERE / "areas.csv", schema_overrides={"code": pl.String, "district": pl.String, "postcode": pl.String}
    )
    whole = table.select(pl.col(SPOKEN).sum())
    return table.with_columns(pl.col(name).fill_null(whole[name][0]) for name in SPOKEN)


@cache
def land() -> pl.DataFrame:
    """Circles of dry land: area code, centre (EPSG:3879) and radius in metres. Each lies inside one small area."""
    return pl.read_csv(HERE / "land.csv", schema_overrides={"code": pl.String})


@cache
def districts() -> pl.DataFrame:
    """Districts (peruspiiri): code and names in the nominative."""
    return pl.read_csv(HERE / "districts.csv", schema_overrides={"code": pl.String})


@cache
def names(kind: str) -> pl.DataFrame:
    """The commonest names in Finland with their bearers; `kind` is m, f or last."""
    return pl.read_csv(HERE / "names.csv").filter(pl.col("kind") == kind).select("name", "bearers")


@cache
def languages() -> dict[str, dict[str, list[str]]]:
    """Languages other than Finnish: group of names, and the names of each group."""
    with (HERE / "languages.toml").open("rb") as file:
        return tomllib.load(file)
