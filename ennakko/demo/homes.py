"""Homes: buildings on land around the centres of the areas, dwellings in them, invented street names."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from ennakko.demo.chance import Bools, Ints, chance, rank_within
from ennakko.demo.codes import building_codes
from ennakko.demo.facts import AGES, areas, land
from ennakko.demo.fates import ELSEWHERE, HOME

# Street names are invented: a thing of nature in the nominative and a kind of street, in both languages.
NATURE = (
    ("Havu", "Barr"), ("Sammal", "Moss"), ("Kanerva", "Ljung"), ("Lumme", "Näckros"), ("Tuomi", "Hägg"),
    ("Pihlaja", "Rönn"), ("Kataja", "En"), ("Vaahtera", "Lönn"), ("Lehmus", "Lind"), ("Apila", "Klöver"),
    ("Ruis", "Råg"), ("Kaura", "Havre"), ("Vehka", "Kalla"), ("Rannikko", "Kust"), ("Luoto", "Skär"),
    ("Aalto", "Våg"), ("Tyrsky", "Bränning"), ("Myrsky", "Storm"), ("Tähti", "Stjärn"), ("Kuu", "Mån"),
    ("Kivi", "Sten"), ("Hiekka", "Sand"), ("Savi", "Ler"), ("Kallio", "Klipp"), ("Lähde", "Käll"),
    ("Puro", "Bäck"), ("Niitty", "Äng"), ("Marja", "Bär"), ("Sieni", "Svamp"), ("Tammi", "Ek"),
)  # fmt: skip
KINDS = (
    ("tie", "vägen"),
    ("kuja", "gränden"),
    ("polku", "stigen"),
    ("katu", "gatan"),
    ("kaari", "bågen"),
    ("rinne", "branten"),
)
STREETS = tuple((fi + kind_fi, sv + kind_sv) for fi, sv in NATURE for kind_fi, kind_sv in KINDS)
PER_AREA = 14  # streets of an area
POST = {HOME: ("Helsinki", "Helsingfors"), "049": ("Espoo", "Esbo"), "092": ("Vantaa", "Vanda")}
# A point in each neighbouring municipality, and the post code used there.
OUTSIDE = {"049": (25_478_000, 6_676_500, "02600"), "092": (25_505_000, 6_695_000, "01300")}
DENSE = 60  # residents on a hectare of the land circles: above this hardly anybody lives in a detached house


@dataclass(frozen=True)
class Homes:
    """`dwelling` is the home of each household, by position in `dwellings`; ids are positions + 1."""

    buildings: pl.DataFrame
    dwellings: pl.DataFrame
    dwelling: Ints


def homes(area: Ints, municipality: np.ndarray, seed: int) -> Homes:
    """A dwelling for each household, given its area and where it lives now (outside Helsinki: in a block there)."""
    rng = chance(seed, "homes")
    zone = np.where(municipality == HOME, area, areas().height + np.searchsorted(ELSEWHERE, municipality))
    detached = rng.random(len(zone)) < _detached_share()[zone]
    order = np.lexsort((rng.random(len(zone)), detached, zone))
    building = _buildings(zone[order], detached[order], rng)
    of_building = np.unique(building, return_index=True)[1]
    buildings = _building_table(
        zone[order][of_building], detached[order][of_building], np.bincount(building), rng
    )
    dwellings = _dwelling_table(buildings, building, detached[order])
    dwelling = np.empty(len(zone), np.int64)
    dwelling[order] = np.arange(len(zone))
    return Homes(buildings.drop("zone", "street", "number", "postcode"), dwellings, dwelling)


def _detached_share() -> np.ndarray:
    """The share of households in detached houses, by zone: the areas, then the neighbouring municipalities."""
    circles = land().group_by("code").agg(hectares=(pl.col("r").cast(pl.Float64) ** 2).sum() * np.pi / 10_000)
    known = areas().join(circles, on="code", how="left", maintain_order="left")
    dense = known.select(pl.sum_horizontal(AGES) / pl.col("hectares")).to_series().to_numpy()
    return np.r_[np.clip(0.5 - dense / (2 * DENSE), 0.0, 0.5), np.zeros(len(ELSEWHERE))]


def _buildings(zone: Ints, detached: Bools, rng: np.random.Generator) -> Ints:
    """The building of each household: of its own if detached, else a block of 8 to 60 dwellings of one zone."""
    sizes = rng.integers(8, 61, size=len(zone) // 8 + 1)
    block = np.repeat(np.arange(len(sizes)), sizes)[: len(zone)]
    new = np.r_[True, (zone[1:] != zone[:-1]) | (block[1:] != block[:-1]) | detached[1:]]
    return np.cumsum(new) - 1


def _points(zone: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """A point for each building: anywhere in one of the land circles of its area, larger circles oftener."""
    circles = land().join(areas().select("code").with_row_index("area"), on="code").sort("area")
    area, radius = circles["area"].to_numpy(), circles["r"].to_numpy().astype(np.float64)
    edges = np.r_[0, np.cumsum(radius**2)]
    start = edges[np.searchsorted(area, np.arange(areas().height + 1))]
    inside = np.minimum(zone, areas().height - 1)
    lot = start[inside] + rng.random(len(zone)) * (start[inside + 1] - start[inside])
    at = np.clip(np.searchsorted(edges, lot, side="right") - 1, 0, len(radius) - 1)
    x, y, r = circles["x"].to_numpy()[at], circles["y"].to_numpy()[at], radius[at]
    for number, (east, north, _) in enumerate(OUTSIDE.values()):
        there = zone == areas().height + number
        x, y, r = np.where(there, east, x), np.where(there, north, y), np.where(there, 900, r)
    angle, distance = rng.random(len(zone)) * 2 * np.pi, np.sqrt(rng.random(len(zone))) * r
    return (
        np.rint(x + distance * np.cos(angle)).astype(np.int64),
        np.rint(y + distance * np.sin(angle)).astype(np.int64),
    )


def _building_table(zone: Ints, detached: Bools, size: Ints, rng: np.random.Generator) -> pl.DataFrame:
    n = len(zone)
    x, y = _points(zone, rng)
    street = (zone * 37 + rng.integers(PER_AREA, size=n)) % len(STREETS)
    storeys = np.where(detached, rng.integers(1, 3, size=n), np.clip(size // 4, 2, 9))
    return pl.DataFrame({
        "id": np.arange(1, n + 1),
        "code": building_codes(n),
        "municipality": np.array([HOME] * areas().height + list(ELSEWHERE))[zone],
        "x": x,
        "y": y,
        "owner": np.where(detached, "private person", np.where(rng.random(n) < 0.25, "city", "housing company")),
        "floor_area": np.rint(size * rng.integers(52, 74, size=n) * np.where(detached, 2.1, 1.15)).astype(np.float64),
        "dwellings": size,
        "storeys": storeys,
        "intended_use": np.where(detached, "detached house", "block of flats"),
        "built": np.clip(rng.normal(1972, 27, n), 1870, 2025).astype(np.int64),
        "facilities": np.where(storeys > 3, '["lift"]', "[]"),
        "connections": np.where(detached, '["water", "sewer", "electricity"]', '["water", "sewer", "electricity", "district heating"]'),
        "zone": zone,
        "street": street,
        "postcode": np.array(areas()["postcode"].to_list() + [code for *_, code in OUTSIDE.values()])[zone],
    }).with_columns(number=pl.Series(rank_within(zone * len(STREETS) + street) + 1))  # fmt: skip


def _dwelling_table(buildings: pl.DataFrame, building: Ints, detached: Bools) -> pl.DataFrame:
    """The identifier has 16 characters: building, entrance (0-9), stair, flat (000: none), division (a space: none)."""
    flat = rank_within(building) + 1
    stair = np.where(detached, "", np.array(list("ABCDEFGH"))[np.minimum(flat - 1, 79) // 10])
    table = pl.DataFrame({
        "id": np.arange(1, len(building) + 1),
        "building_id": building + 1,
        "stair": stair,
        "flat": np.where(detached, 0, flat),
    }).with_columns(flat=pl.when(pl.col("flat") > 0).then(pl.col("flat").cast(pl.String).str.zfill(3)).otherwise(pl.lit("")))  # fmt: skip
    of = buildings.select("code", "number", "street", "postcode", "municipality")[building]
    post_fi, post_sv = ({key: names[at] for key, names in POST.items()} for at in (0, 1))
    code = pl.concat_str(
        of["code"],
        (of["number"] % 10).cast(pl.String),
        pl.when(table["stair"] == "").then(pl.lit(" ")).otherwise(table["stair"]),
        pl.when(table["flat"] == "").then(pl.lit("000")).otherwise(table["flat"]),
        pl.lit(" "),
    )
    return table.select(
        "id",
        code=code,
        building_id="building_id",
        street_fi=pl.Series([fi for fi, _ in STREETS]).gather(of["street"]),
        street_sv=pl.Series([sv for _, sv in STREETS]).gather(of["street"]),
        number=of["number"].cast(pl.String),
        stair="stair",
        flat="flat",
        postcode=of["postcode"],
        post_office_fi=of["municipality"].replace_strict(post_fi),
        post_office_sv=of["municipality"].replace_strict(post_sv),
        municipality=of["municipality"],
    )
