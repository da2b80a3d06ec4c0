"""Schools, pre-schools and clubs, all invented: where they are, how many they take, and the districts of the schools."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import shapely

from ennakko.demo.chance import Ints, chance, rank_within, shared_out
from ennakko.demo.facts import areas, districts, land
from ennakko.demo.homes import STREETS

AT = {
    "school": (80, 20),
    "preschool": (215, 35),
    "club": (80, 20),
}  # at 660,000 residents: teaching in Finnish, in Swedish
FULL = 660_000
SLACK = 1.05  # capacity for each child who needs a place
YEAR = "{}-{}"  # school year of a district
NAMES = {
    ("school", "fi"): ("Ala-aste {}", "Lågstadiet {} (finska)", "{} primary school"),
    ("school", "sv"): ("Ala-aste {} (ruotsi)", "Lågstadiet {}", "{} primary school (Swedish)"),
    ("preschool", "fi"): ("Esiopetus {}", "Förskolan {} (finska)", "{} pre-school"),
    ("preschool", "sv"): ("Esiopetus {} (ruotsi)", "Förskolan {}", "{} pre-school (Swedish)"),
    ("club", "fi"): ("Iltapäiväkerho {}", "Eftisklubben {} (finska)", "{} after-school club"),
    ("club", "sv"): ("Iltapäiväkerho {} (ruotsi)", "Eftisklubben {}", "{} after-school club (Swedish)"),
}
REACH = 1_500  # metres: how far districts go beyond the outermost homes


@dataclass(frozen=True)
class Need:
    """Children of one cohort who need a place: where they live and the language of instruction (0: fi, 1: sv)."""

    x: Ints
    y: Ints
    area: Ints
    language: Ints


def places(need: dict[str, Need], residents: int, seed: int) -> pl.DataFrame:
    """All places of each kind, in each language where children are, with 5 % more seats than need, by local need."""
    tables = []
    for kind, children in need.items():
        for at, language in enumerate(("fi", "sv")):
            here = children.language == at
            many = max(2 - at, round(AT[kind][at] * residents / FULL))
            rng = chance(seed, f"places {kind} {language}")
            table = _spread(children.area[here], many, rng)
            seats = _seats(table, children.x[here], children.y[here], rng)
            tables.append(_named(table, kind, language, seats))
    whole = pl.concat(tables)
    number = pl.int_range(1, whole.height + 1, eager=True)
    return whole.with_columns(
        id=number, unit="9" + number.cast(pl.String).str.zfill(5), phone=pl.lit(""), open=pl.lit(True)
    )


def _spread(home_area: Ints, number: int, rng: np.random.Generator) -> pl.DataFrame:
    """Points on land, as many in each neighbourhood as children live there; areas follow each other by district."""
    order = np.lexsort((areas()["code"].to_numpy(), areas()["district"].to_numpy()))
    weight = np.bincount(home_area, minlength=areas().height)[order] + 0.01
    edges = np.cumsum(weight) / weight.sum()
    chosen = order[np.searchsorted(edges, (np.arange(number) + 0.5) / number)]
    circles = land().join(areas().select("code").with_row_index("area"), on="code").sort("area")
    area, radius = circles["area"].to_numpy(), circles["r"].to_numpy()
    starts = np.searchsorted(area, np.arange(areas().height + 1))
    size = starts[chosen + 1] - starts[chosen]
    at = starts[chosen] + (rank_within(chosen) + np.floor(rng.random(number) * size).astype(np.int64)) % size
    angle, distance = rng.random(number) * 2 * np.pi, rng.random(number) * radius[at] * 0.6
    return pl.DataFrame({
        "area": chosen,
        "x": np.rint(circles["x"].to_numpy()[at] + distance * np.cos(angle)).astype(np.int64),
        "y": np.rint(circles["y"].to_numpy()[at] + distance * np.sin(angle)).astype(np.int64),
    })  # fmt: skip


def nearest(x: Ints, y: Ints, to_x: Ints, to_y: Ints) -> Ints:
    """For each point the position of the nearest of the others."""
    tree = shapely.STRtree(shapely.points(to_x, to_y))
    return tree.nearest(shapely.points(x, y)).astype(np.int64)


def _seats(table: pl.DataFrame, x: Ints, y: Ints, rng: np.random.Generator) -> Ints:
    """Seats by the number of children who live nearest, give or take a fifth: a school is never built to measure."""
    local = np.zeros(table.height, np.float64)
    if len(x):
        local = np.bincount(
            nearest(x, y, table["x"].to_numpy(), table["y"].to_numpy()), minlength=table.height
        ).astype(np.float64)
    wanted = (local + 0.25 * local.mean() + 1) * rng.uniform(0.8, 1.2, table.height)
    return shared_out(wanted, int(np.ceil(SLACK * len(x))) + (1 if len(x) < 20 else 0))


def _named(table: pl.DataFrame, kind: str, language: str, seats: Ints) -> pl.DataFrame:
    """Schools bear the name of their district, the others that of their area; a number where there are several."""
    where = areas().select("district", "postcode", fi="name_fi", sv="name_sv")[table["area"].to_numpy()]
    if kind == "school":
        of_district = districts().select(district="code", fi="name_fi", sv="name_sv")
        where = where.drop("fi", "sv").join(of_district, on="district", how="left", maintain_order="left")
    number = rank_within(np.unique(where["fi"].to_numpy(), return_inverse=True)[1].astype(np.int64)) + 1
    suffix = pl.Series(np.where(number > 1, np.char.add(" ", number.astype(str)), ""))
    name_fi, name_sv, name_en = NAMES[kind, language]
    return table.with_columns(
        kind=pl.lit(kind),
        language=pl.lit(language),
        capacity=pl.Series(seats),
        name_fi=pl.select(pl.format(name_fi, where["fi"] + suffix)).to_series(),
        name_sv=pl.select(pl.format(name_sv, where["sv"] + suffix)).to_series(),
        name_en=pl.select(pl.format(name_en, where["fi"] + suffix)).to_series(),
        street_fi=_street(0, number),
        street_sv=_street(1, number),
        postcode=where["postcode"],
    )


def _street(language: int, number: Ints) -> pl.Series:
    """An invented street and house number for each place; `language` 0 is Finnish, 1 Swedish."""
    return pl.Series(
        [f"{STREETS[(at * 37 + n) % len(STREETS)][language]} {1 + at % 60}" for at, n in enumerate(number)]
    )


def district_areas(whole: pl.DataFrame, school_year: str) -> pl.DataFrame:
    """Of each school the part of the city that is nearer to it than to any other of its language (WKB, EPSG:3879)."""
    x, y = land()["x"].to_numpy(), land()["y"].to_numpy()
    edge = shapely.box(x.min() - REACH, y.min() - REACH, x.max() + REACH, y.max() + REACH)
    rows = []
    for language in ("fi", "sv"):
        schools = whole.filter((pl.col("kind") == "school") & (pl.col("language") == language))
        cells = _cells(schools, edge)
        for place, cell in zip(schools["id"].to_list(), cells, strict=True):
            rows.append(
                (
                    f"demo_school_{language}.{place}",
                    place,
                    "school",
                    language,
                    school_year,
                    shapely.to_wkb(cell),
                )
            )
    return pl.DataFrame(
        rows, schema=["fid", "place_id", "kind", "language", "school_year", "area"], orient="row"
    ).with_columns(id=pl.int_range(1, pl.len() + 1))


def _cells(schools: pl.DataFrame, edge: shapely.Geometry) -> list[shapely.Geometry]:
    points = shapely.points(schools["x"].to_numpy(), schools["y"].to_numpy())
    if len(points) == 1:
        return [edge]
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=edge))
    at, cell = shapely.STRtree(cells).query(points, predicate="intersects")
    of_school = np.empty(len(points), np.int64)
    of_school[at] = cell
    return list(shapely.intersection(cells[of_school], edge))


def building_districts(buildings: pl.DataFrame, areas_of: pl.DataFrame) -> pl.DataFrame:
    """Which school's district each building lies in; on a border in both, as `register.feeds.in_district` has it."""
    points = shapely.points(buildings["x"].to_numpy(), buildings["y"].to_numpy())
    area, point = shapely.STRtree(points).query(
        shapely.from_wkb(areas_of["area"].to_list()), predicate="intersects"
    )
    return pl.DataFrame({"building_id": buildings["id"].to_numpy()[point]}).with_columns(
        areas_of.select("place_id", "kind", "language")[area]
    ).sort("building_id", "place_id").with_columns(id=pl.int_range(1, pl.len() + 1))  # fmt: skip
