"""The small city of the fast path: the same frames for a few persons, through Django's own connection."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

import polars as pl
from django.db import connection

from ennakko.engine.vocabulary import FRAMES
from ennakko.register.snapshot.frames import BUILDINGS, GUARDED, LOADED, QUERIES, query, raw_schema, typed


def frames(persons: Collection[int]) -> dict[str, pl.DataFrame]:
    """Every frame with the rows of these persons as the register has them now: all places, and the districts of the
    buildings they live in. The same rows and columns as the full snapshot has of them."""
    keys = sorted(set(persons))
    buildings = sorted({row[0] for row in _rows(BUILDINGS, keys)})
    return {name: _frame(name, buildings if name == "districts" else keys) for name in FRAMES}


def people(persons: Collection[int]) -> pl.DataFrame:
    """The frame of people alone, of these persons."""
    return _frame("people", sorted(set(persons)))


def guarded(persons: Collection[int]) -> set[int]:
    """Of these persons, those under a non-disclosure order or close to somebody who is."""
    return {person for (person,) in _rows(GUARDED, sorted(set(persons)))} if persons else set()


def loaded() -> dict[str, date]:
    """When each table was last loaded whole."""
    with connection.cursor() as cursor:
        cursor.execute(LOADED)
        return {table: date.fromisoformat(str(day)) for table, day in cursor.fetchall()}


def _frame(name: str, keys: list[int]) -> pl.DataFrame:
    schema = raw_schema(name)
    return typed(name, pl.DataFrame(_rows(QUERIES[name], keys), schema=schema, orient="row"))


def _rows(sql: str, keys: list[int]) -> list[tuple[Any, ...]]:
    asked = query(sql, connection.vendor)
    parameter = json.dumps(keys) if connection.vendor == "sqlite" else keys
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, [parameter] * asked.filters)
        return cursor.fetchall()
