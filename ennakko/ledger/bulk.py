"""Many rows at once, as each database does it fastest. Through the ORM a first sweep took three times as long.

Rows stay model instances: what a field stores, the field itself says.
"""

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model


def insert(rows: Sequence[Model]) -> None:
    """Insert new rows of one model, in the caller's transaction, and give each its key."""
    if not rows:
        return
    meta = type(rows[0])._meta
    for row, key in zip(rows, _keys(meta, len(rows)), strict=True):
        row.pk = key
        row._state.adding = False
    fields: list[Any] = list(meta.local_concrete_fields)
    values = _values(rows, fields)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {meta.db_table} ({names}) FROM STDIN") as copy:
                for value in values:
                    copy.write_row(value)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {meta.db_table} ({names}) VALUES ({marks})", values)


def update(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Store the named fields of rows of one model, in the caller's transaction."""
    if not rows:
        return
    meta = type(rows[0])._meta
    fields: list[Any] = [meta.get_field(name) for name in names]
    changes = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {meta.db_table} SET {changes} WHERE id = %s",
            [(*values, row.pk) for row, values in zip(rows, _values(rows, fields), strict=True)],
        )


def analyze(*rooms: str) -> None:
    """After much was written: the planner learns how large the tables of these rooms are and what their indexes tell apart, and
    in PostgreSQL an index alone answers where it can. Its autovacuum would do so some minutes later, where it is on, and SQLite
    never; until then each single change walks the whole ledger. Not within a transaction."""
    if connection.in_atomic_block:
        return
    tables = [model._meta.db_table for room in rooms for model in apps.get_app_config(room).get_models()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"VACUUM (ANALYZE) {', '.join(tables)}")
        else:
            cursor.execute(f"PRAGMA analysis_limit = {SAMPLE}")
            for table in tables:
                cursor.execute(f"ANALYZE {table}")


SAMPLE = 1000  # rows of each index that SQLite reads to know it
# Stored as they are: asking the field for each of 600,000 such values took a third of a first sweep.
_PLAIN = {
    "BigAutoField",
    "BigIntegerField",
    "BooleanField",
    "CharField",
    "ForeignKey",
    "IntegerField",
    "TextField",
}
_MOMENTS = {"DateField", "DateTimeField"}


def _values(rows: Sequence[Model], fields: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The stored values, column by column, then row by row."""
    columns = []
    for field in fields:
        held = [getattr(row, field.attname) for row in rows]
        kind = field.get_internal_type()
        if kind not in _PLAIN:
            stored = partial(field.get_db_prep_save, connection=connection)
            # What is written together happened at a few moments.
            held = list(map(cache(stored) if kind in _MOMENTS else stored, held))
        columns.append(held)
    return list(zip(*columns, strict=True))


def _keys(meta: Any, number: int) -> Sequence[int]:
    """Keys nobody else will get. On SQLite the transaction is the only writer."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [meta.db_table, number],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [meta.db_table])
        last = cursor.fetchone()[0]
        return range(last + 1, last + 1 + number)
