"""From what a database gives to the described types: SQLite tells days as text and truth as 0 and 1."""

import polars as pl

from ennakko.engine.vocabulary import FRAMES


def typed(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the described columns and types."""
    return frame.select(_column(name, column, frame.schema[column]) for column in FRAMES[name].names)


def _column(name: str, column: str, given: pl.DataType) -> pl.Expr:
    wanted = FRAMES[name][column].dtype
    if wanted is pl.Date and given == pl.String:
        return pl.col(column).str.to_date("%Y-%m-%d")
    if wanted is pl.Boolean and given == pl.String:  # COPY tells truth as t and f
        return pl.col(column) == "t"
    return pl.col(column).cast(wanted)
