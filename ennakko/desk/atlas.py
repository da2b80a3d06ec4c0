"""The map of a plan and the table beside it: seats by place, children by cell. Both show the same numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from pyproj import Transformer

from ennakko.base.text import Text
from ennakko.desk import words
from ennakko.desk.cells import LEAST, STEPS, Cell, cells
from ennakko.desk.planned import Sight
from ennakko.register import access as register
from ennakko.ui.language import current

_to_degrees = Transformer.from_crs("EPSG:3879", "EPSG:4326", always_xy=True)


@dataclass(frozen=True)
class Seats:
    """A place and its seats: held in the ledger now, new in the plan, free when both are taken off."""

    key: int
    name: Text
    language: Text
    capacity: int
    buffer: int
    held: int
    new: int
    x: int
    y: int

    @property
    def free(self) -> int:
        """Seats left once the plan's new proposals are written; what it would give back is not counted."""
        return self.capacity - self.held - self.new


def seats(sight: Sight, held: Mapping[int, int]) -> list[Seats]:
    """One row per place, by name."""
    new = dict(
        sight.plan.rows.filter((pl.col("action") == "create") & ~pl.col("restricted"))
        .drop_nulls("place").group_by("place").len().iter_rows()
    )  # fmt: skip
    named = register.places(sight.places["place"].to_list())
    rows = [
        Seats(
            key=row["place"],
            name=named[row["place"]].name,
            buffer=row["buffer"] or 0,
            language=words.languages[row["language"]],
            capacity=row["capacity"],
            held=held.get(row["place"], 0),
            new=new.get(row["place"], 0),
            x=row["x"],
            y=row["y"],
        )
        for row in sight.places.iter_rows(named=True)
    ]
    return sorted(rows, key=lambda row: row.name[current()])


def steps(shown: Iterable[Cell]) -> list[tuple[int, int]]:
    """From and to of each colour that is on the map."""
    most = max((cell.children for cell in shown), default=0)
    bounds = [LEAST, *(step for step in STEPS if step <= most)]
    return list(zip(bounds, [*(step - 1 for step in bounds[1:]), most], strict=True)) if most else []


def legend(shown: Iterable[Cell]) -> list[Text]:
    """The same in words; a range of one number is that number."""
    return [
        words.legend_one.format(n=most) if least == most else words.legend_cell.format(least=least, most=most)
        for least, most in steps(shown)
    ]


def geojson(sight: Sight, rows: list[Seats], areas: list[Any]) -> dict[str, Any]:
    """What the map draws, in degrees: places, cells, `areas` (rings of EPSG:3879 points), bounds, steps."""
    language = current()
    shown, _ = cells(sight.homes)
    places = [
        _feature("Point", _degrees(row.x, row.y), capacity=row.capacity, free=row.free,
                 says=f"{row.name[language]}: {words.free[language]} {row.free} / {row.capacity}")
        for row in rows
    ]  # fmt: skip
    squares = [
        _feature("Polygon", [_square(cell)], children=cell.children,
                 says=f"{words.children[language]}: {cell.children}")
        for cell in shown
    ]  # fmt: skip
    points = [feature["geometry"]["coordinates"] for feature in places]
    points += [corner for feature in squares for corner in feature["geometry"]["coordinates"][0]]
    return {
        "places": _collection(places),
        "cells": _collection(squares),
        "areas": _collection([_feature("Polygon", [[_degrees(x, y) for x, y in ring]]) for ring in areas]),
        "bounds": _bounds(points),
        "steps": list(STEPS),
    }


def _degrees(x: float, y: float) -> list[float]:
    east, north = _to_degrees.transform(x, y)
    return [round(east, 6), round(north, 6)]


def _square(cell: Cell) -> list[list[float]]:
    x, y, side = cell.x, cell.y, cell.side
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return [_degrees(*corner) for corner in corners]


def _bounds(points: list[list[float]]) -> list[list[float]] | None:
    if not points:
        return None
    east, north = [p[0] for p in points], [p[1] for p in points]
    return [[min(east), min(north)], [max(east), max(north)]]


def _feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}
