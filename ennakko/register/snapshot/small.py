"""The small city of the fast path: some persons as the register has them now, by the same queries as the whole."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Max

from ennakko.engine.vocabulary import FRAMES
from ennakko.register.models import Load
from ennakko.register.snapshot.queries import QUERIES, some
from ennakko.register.snapshot.typed import typed


def frames(persons: Collection[int]) -> dict[str, pl.DataFrame]:
    """Every frame, of these persons alone; all places."""
    return {name: _read(name, some(name, persons)) for name in QUERIES}


def loaded() -> dict[str, date]:
    """Table to the day it was last loaded whole."""
    complete = Load.objects.filter(complete=True).order_by().values_list("table").annotate(day=Max("day"))
    return dict(complete)


def _read(name: str, query: str) -> pl.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
        columns = [column[0] for column in cursor.description]
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    series = [_series(name, column, values) for column, values in zip(columns, cells, strict=True)]
    return typed(name, pl.DataFrame(series))


def _series(name: str, column: str, values: Sequence[Any]) -> pl.Series:
    """SQLite's driver gives a day as a day where it is a column, and as text where it was worked out."""
    wanted = FRAMES[name][column].dtype
    if wanted is pl.Date:
        values = [date.fromisoformat(value) if isinstance(value, str) else value for value in values]
    if wanted is pl.Boolean:
        values = [None if value is None else bool(value) for value in values]
    return pl.Series(column, values, dtype=wanted)
