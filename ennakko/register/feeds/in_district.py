"""Which district a building lies in, for all buildings at once.

A building on a border belongs to both districts: nobody loses a claim to rounding. Several school years may
be loaded side by side; the one that counts on a day is the year that begins in that calendar year (in spring
the coming one, from August to December the current one), or the nearest earlier one the city has published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from django.db import connection
from numpy.typing import NDArray

from ennakko.register.feeds.loading import delete
from ennakko.register.models import Building, BuildingDistrict, District


@dataclass(frozen=True)
class Area:
    """A district as far as the map needs it."""

    place: int
    kind: str
    language: str
    school_year: str
    area: shapely.Geometry


def pairs(
    x: NDArray[np.int64], y: NDArray[np.int64], areas: Sequence[shapely.Geometry]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which points lie in which areas, as two columns of positions: of the point, of the area."""
    if not len(areas) or not len(x):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    area, point = shapely.STRtree(shapely.points(x, y)).query(np.asarray(areas), predicate="intersects")
    return point.astype(np.int64), area.astype(np.int64)


def in_force(areas: Iterable[Area], on: date) -> list[Area]:
    """The districts that count on the day: of each kind and language one school year."""
    by_layer: dict[tuple[str, str], dict[str, list[Area]]] = {}
    for area in areas:
        by_layer.setdefault((area.kind, area.language), {}).setdefault(area.school_year, []).append(area)
    return [area for years in by_layer.values() for area in years[_year(years, on.year)]]


def _year(years: Iterable[str], begins: int) -> str:
    """The school year that counts: not after `begins`, the latest such; else one not said; else the first to
    come.
    """
    said = sorted(year for year in years if year)
    past = [year for year in said if int(year[:4]) <= begins]
    if past:
        return past[-1]
    return "" if "" in years else said[0]


def assign(*, on: date) -> int:
    """Make the table of buildings in districts what the loaded buildings and districts say; how many rows
    changed.

    Call it inside the transaction that changed either, and on the first day of a year.
    """
    buildings = np.array(
        Building.objects.filter(x__isnull=False, y__isnull=False).values_list("pk", "x", "y"), dtype=np.int64
    ).reshape(-1, 3)
    areas = in_force(
        (
            Area(place, kind, language, year, shapely.from_wkb(bytes(wkb)))
            for place, kind, language, year, wkb in District.objects.order_by("pk").values_list(
                "place_id", "kind", "language", "school_year", "area"
            )
        ),
        on,
    )
    point, area = pairs(buildings[:, 1], buildings[:, 2], [each.area for each in areas])
    labels = [(each.place, each.kind, each.language) for each in areas]
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for building, at in zip(buildings[point, 0].tolist(), area.tolist(), strict=True):
        place, kind, language = labels[at]
        found.setdefault((building, place), (kind, language))
    gone = []
    for key, building, place, kind, language in BuildingDistrict.objects.values_list(
        "pk", "building_id", "place_id", "kind", "language"
    ):
        if found.get((building, place)) == (kind, language):
            del found[building, place]
        else:
            gone.append(key)
    delete(BuildingDistrict, gone)
    _insert([(*at, *what) for at, what in found.items()])
    return len(gone) + len(found)


def _insert(rows: list[tuple[int, int, str, str]]) -> None:
    # Hundreds of thousands of rows: making objects of them would cost more than the database does.
    table = connection.ops.quote_name(BuildingDistrict._meta.db_table)
    insert = f"INSERT INTO {table} (building_id, place_id, kind, language) VALUES (%s, %s, %s, %s)"
    with connection.cursor() as cursor:
        cursor.executemany(insert, rows)
