"""The facts beside their sources, and a drawn city beside the full statistics."""

from datetime import date

import numpy as np
import polars as pl
import pytest
import shapely

from ennakko.demo import facts
from ennakko.demo.ages import years_before
from ennakko.demo.city import City, city
from ennakko.demo.tongues import ALL

DAY = date(2027, 2, 1)
INDICATORS = ("06", "712", "1315", "1629", "3064", "6574")
BANDS = {name: f"{band}vuotiaat" for name, band in zip(facts.AGES, INDICATORS, strict=False)} | {
    "age_75": "yli_75vuotiaat"
}
TONGUES = {"speak_fi": "suomi_ja_saame", "speak_sv": "ruotsi", "speak_other": "muu_kieli"}


@pytest.fixture(scope="module")
def statistics(shared) -> pl.DataFrame:
    table = pl.read_parquet(shared / "helsinki" / "area_statistics_20150101_and_forecast.parquet")
    return table.filter(pl.col("area_code").str.starts_with("091"))


@pytest.fixture(scope="module")
def large() -> City:
    return city(120_000, seed=3, day=DAY)


def published(statistics: pl.DataFrame, table: str) -> pl.DataFrame:
    return statistics.filter(pl.col("table") == table).pivot("indicator", index="area_code", values="value")


def test_the_areas_say_what_the_statistics_say(statistics):
    ages = facts.areas().join(published(statistics, "ennuste"), left_on="code", right_on="area_code")
    assert ages.height == facts.areas().height
    for ours, theirs in BANDS.items():
        assert (ages[ours] == ages[theirs]).all()
    spoken = facts.areas().join(published(statistics, "asuntokunnat"), left_on="code", right_on="area_code")
    known = spoken.filter(pl.col("ruotsi").is_not_null())
    assert known.height > 120
    for ours, theirs in TONGUES.items():
        assert (known[ours] == known[theirs]).all()


def test_the_areas_hold_all_but_a_few_of_those_whose_area_is_known(statistics):
    total = (
        published(statistics, "ennuste")
        .filter(~pl.col("area_code").str.ends_with("9999999"))["väestö_yhteensä"]
        .sum()
    )
    assert facts.areas().select(pl.sum_horizontal(facts.AGES)).to_series().sum() > 0.99 * total


def test_the_names_are_the_commonest_there_are(shared):
    source = pl.read_parquet(shared / "names" / "finnish_names_2016.parquet")
    for kind, chosen in (
        ("m", pl.col("gender") == "M"),
        ("f", pl.col("gender") == "F"),
        ("last", pl.col("type") == "L"),
    ):
        ours, theirs = facts.names(kind), source.filter(chosen)
        assert ours.height == (600 if kind == "last" else 400)
        assert ours.join(theirs, left_on=["name", "bearers"], right_on=["name", "N"]).height >= ours.height
        assert theirs.sort("N", descending=True)["N"][ours.height - 1] == ours["bearers"].min()


def test_a_drawn_city_has_the_ages_of_helsinki(statistics, large):
    theirs = published(statistics, "ennuste").select(pl.col(*BANDS.values()).sum()).row(0)
    edges = [years_before(DAY, low) for low, _ in facts.BANDS]
    bands = len(edges) - 1 - np.searchsorted(edges[::-1], large.people.born, side="left")
    ours = np.bincount(bands, minlength=7) / len(bands)
    assert np.abs(ours - np.array(theirs) / sum(theirs)).max() < 0.004


def test_a_drawn_city_has_the_ages_of_each_larger_area(statistics, large):
    theirs = published(statistics, "ennuste").select("area_code", *BANDS.values())
    by_area = facts.areas().select("code").join(
        theirs, left_on="code", right_on="area_code", how="left", maintain_order="left"
    ).drop("code").to_numpy()  # fmt: skip
    children = large.people.born > years_before(DAY, 7)
    for area in np.argsort(by_area.sum(axis=1))[-30:]:
        here = large.people.area == area
        share = by_area[area, 0] / by_area[area].sum()
        assert abs(children[here].mean() - share) < 0.03
        assert abs(here.mean() - by_area[area].sum() / by_area.sum()) < 0.003


def test_a_drawn_city_speaks_what_helsinki_speaks(statistics, large):
    theirs = published(statistics, "asuntokunnat").select(pl.col(*TONGUES.values()).sum()).row(0)
    spoken = np.bincount(np.minimum(large.tongues.language, 2), minlength=3) / len(large.tongues.language)
    assert np.abs(spoken - np.array(theirs) / sum(theirs)).max() < 0.02
    assert ALL[:2] == ("fi", "sv")


def test_homes_stand_on_land_in_the_area_they_are_counted_in(shared, large):
    table = pl.read_parquet(shared / "helsinki" / "pienalueet_3879.parquet", columns=["osa", "geometry"])
    geometry = table["geometry"]
    polygons = shapely.from_wkb((geometry.ext.storage() if hasattr(geometry, "ext") else geometry).to_list())
    at = np.flatnonzero((large.home >= 0) & (large.fates.municipality == "091"))[::50]
    point, polygon = shapely.STRtree(shapely.make_valid(polygons)).query(
        shapely.points(large.x[at], large.y[at]), predicate="intersects"
    )
    lies_in = dict(zip(point.tolist(), table["osa"].gather(polygon).to_list(), strict=True))
    counted_in = facts.areas()["code"].str.slice(7, 3).gather(large.people.area[at]).to_list()
    assert len(lies_in) == len(at)
    moved_in = sum(lies_in[n] != area for n, area in enumerate(counted_in))
    assert moved_in < 0.15 * len(at)  # a couple lives where one of them was counted
