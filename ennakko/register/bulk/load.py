"""Whole tables into an empty register, on either database, with the rows that say how fresh they are."""

from collections.abc import Iterable

import polars as pl
from django.db import connection, transaction

from ennakko.register.bulk.into_postgresql import into_postgresql
from ennakko.register.bulk.into_sqlite import Progress, into_sqlite
from ennakko.register.bulk.rows import table_of
from ennakko.register.feeds.loading import Feed, Loaded, concluded
from ennakko.register.rotation import writing

FRAMES = {  # the table of loads speaks of frames: which of the register's tables each rests on
    "people": "Resident",
    "buildings": "Building",
    "places": "Place",
    "districts": "District",
    "enrolments": "Enrolment",
    "choices": "Choice",
    "circumstances": "Circumstance",
}


def is_empty() -> bool:
    """Whether nobody and nothing has been loaded yet."""
    return not any(table_of(name).objects.exists() for name in (*FRAMES.values(), "Load"))  # type: ignore[attr-defined]


def load(tables: Iterable[tuple[str, pl.DataFrame]], *, feed: Feed, progress: Progress) -> dict[str, int]:
    """Load `tables` (name of the register's table, rows) in the order in which they refer to each other.

    Only into empty tables; a failed load leaves nothing behind. `progress` is told each table and its rows as it goes.
    Returns rows by table.
    """
    with transaction.atomic():
        writing()
    into = into_sqlite if connection.vendor == "sqlite" else into_postgresql
    counts = into(tables, progress)
    with transaction.atomic():
        for frame, table in FRAMES.items():
            if table in counts:
                concluded(Loaded(frame, feed.source, feed.complete, counts[table], counts[table], ()), feed)
    return counts
