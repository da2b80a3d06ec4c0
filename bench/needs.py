"""needs + gate on the snapshot, against the same query written by hand in Polars, in the same run.

python -m bench.needs DATA
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from ennakko.engine.gate import gate
from ennakko.engine.need import found, see
from ennakko.engine.tables import polars_tables
from ennakko.services.school_start.service import school_start

DAY, RUNS = date(2027, 2, 1), 15


def ours(frames: dict[str, pl.LazyFrame], loaded: dict[str, date]) -> pl.DataFrame:
    """The service as declared: gate, then needs."""
    tables = polars_tables(frames, loaded)
    passed = gate(school_start, tables, on=DAY)
    city = see(school_start, tables, passed, on=DAY, season=2027)
    rows: pl.DataFrame = found(school_start, city).collect("polars").to_native()
    passed.counts()
    return rows


def by_hand(frames: dict[str, pl.LazyFrame]) -> pl.DataFrame:
    """The same question and the same counts, written for Polars alone."""
    people = frames["people"]
    dead = pl.col("died").is_not_null()
    away = pl.col("municipality").is_null() | (pl.col("municipality") != "091")
    stays_not = pl.col("stays_until").is_null() | (pl.col("stays_until") <= DAY)
    elsewhere = ~pl.col("guarded") & away & stays_not
    out = people.filter(dead | elsewhere)
    excluded = out.select("person")
    why = pl.when(dead).then(pl.lit("dead")).otherwise(pl.lit("not_resident"))
    located = ["home", "building", "x", "y"]
    placed = frames["enrolments"].filter(
        (pl.col("kind") == "school") & (pl.col("until").is_null() | (pl.col("until") > date(2027, 8, 10)))
    )
    rows = (
        people.filter(~(dead | elsewhere))
        .filter(pl.col("born").dt.year() == 2020)
        .select("person", "born", "stays_until", *located, "guarded")
        .with_columns(pl.when(pl.col("guarded")).then(None).otherwise(pl.col(located)).name.keep())
        .join(placed.select("person").join(excluded, on="person", how="anti"), on="person", how="anti")
        .join(
            frames["choices"]
            .select("person", taught_in="school_language")
            .join(excluded, on="person", how="anti"),
            on="person",
            how="left",
        )
        .collect()
    )
    out.select(why.alias("gate")).group_by("gate").len().collect()
    return rows


def seconds(run: Callable[[], object]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main(data: Path) -> None:
    """Both in turn; medians and the median of the paired ratios."""
    from ennakko.register.snapshot import store

    snapshot = store.latest(data)
    frames = store.open_tables(snapshot.folder)
    assert ours(frames, snapshot.loaded).sort("person").equals(by_hand(frames).sort("person"))
    pairs = [
        (seconds(lambda: ours(frames, snapshot.loaded)), seconds(lambda: by_hand(frames)))
        for _ in range(RUNS)
    ]
    print(
        json.dumps(
            {
                "ours_s": round(statistics.median(a for a, _ in pairs), 4),
                "by_hand_s": round(statistics.median(b for _, b in pairs), 4),
                "ratio": round(statistics.median(a / b for a, b in pairs), 2),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
