"""Children counted in square cells, so that no cell on a map tells of fewer than five.

A cell of 250 m with enough children is shown. What is left is counted again in cells of 500 m, 1 km and
2 km: a merged cell holds at least two smaller ones, none of which had enough. What is left even then is only
a number.
"""

from dataclasses import dataclass

import polars as pl

SIDES = (250, 500, 1000, 2000)  # metres
LEAST = 5  # children in a cell that may be shown
STEPS = (10, 20, 40)  # where the map's colours change


@dataclass(frozen=True)
class Cell:
    """South-west corner (EPSG:3879, metres), side and number of children."""

    x: int
    y: int
    side: int
    children: int


def cells(homes: pl.DataFrame) -> tuple[list[Cell], int]:
    """The cells that may be shown, largest first (they are drawn in this order), and how many are left.

    `homes` has one row per child with x and y; a row without either is counted as left.
    """
    left = homes.select("x", "y").drop_nulls()
    unknown = homes.height - left.height
    shown: list[Cell] = []
    for side in SIDES:
        corner = [(pl.col(axis) // side * side).alias(f"{axis}0") for axis in ("x", "y")]
        counted = left.with_columns(corner).with_columns(n=pl.len().over("x0", "y0"))
        enough = counted.filter(pl.col("n") >= LEAST).select("x0", "y0", "n").unique().sort("x0", "y0")
        shown += [Cell(x, y, side, n) for x, y, n in enough.iter_rows()]
        left = counted.filter(pl.col("n") < LEAST).select("x", "y")
    return sorted(shown, key=lambda cell: (-cell.side, cell.x, cell.y)), left.height + unknown
