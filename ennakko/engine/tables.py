"""The frames of a city in one dataframe engine, with how fresh they are.

Polars is the default engine, DuckDB the second opinion. Nothing above this file knows which one it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from ennakko.engine.vocabulary import FRAMES


@dataclass(frozen=True)
class Tables:
    """Frame name to lazy frame; `lift` brings a small Polars frame into the same engine.

    `loaded` says on which day each table was last loaded whole (absent: never); `version` names what was read.
    """

    frames: Mapping[str, nw.LazyFrame[Any]]
    lift: Callable[[pl.DataFrame], nw.LazyFrame[Any]]
    loaded: Mapping[str, date] = field(default_factory=dict)
    version: str = ""


def polars_tables(
    frames: Mapping[str, pl.LazyFrame | pl.DataFrame],
    loaded: Mapping[str, date] | None = None,
    version: str = "",
) -> Tables:
    """Tables on Polars. A frame that is not given is empty."""
    given = {
        name: frames[name].lazy() if name in frames else pl.LazyFrame(schema=FRAMES[name].schema)
        for name in FRAMES
    }
    return Tables(
        {name: nw.from_native(frame) for name, frame in given.items()},
        lambda frame: nw.from_native(frame.lazy()),
        loaded or {},
        version,
    )


def duckdb_tables(
    frames: Mapping[str, pl.LazyFrame | pl.DataFrame],
    loaded: Mapping[str, date] | None = None,
    version: str = "",
) -> Tables:
    """The same tables on DuckDB (extra `duckdb`)."""
    import duckdb  # an extra: the house runs without it

    connection = duckdb.connect()

    def lift(frame: pl.DataFrame) -> nw.LazyFrame[Any]:
        return nw.from_native(connection.from_arrow(frame.to_arrow()))

    def given(name: str) -> pl.DataFrame:
        return frames[name].lazy().collect() if name in frames else pl.DataFrame(schema=FRAMES[name].schema)

    return Tables({name: lift(given(name)) for name in FRAMES}, lift, loaded or {}, version)
