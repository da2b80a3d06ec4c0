"""Tables into PostgreSQL: COPY in one transaction, constraints and indexes made afterwards, sequences moved on."""

from collections.abc import Callable, Iterable
from io import BytesIO

import django.db
import polars as pl
import psycopg
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from ennakko.base.errors import Trouble
from ennakko.register.bulk.rows import completed, table_of

Progress = Callable[[str, int], None]
BLOCK = 100_000  # rows of one piece of text


def into_postgresql(tables: Iterable[tuple[str, pl.DataFrame]], progress: Progress) -> dict[str, int]:
    """Load every table in one transaction; rows by table. Raises Trouble, and nothing is written."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")  # indexes are sorted in memory
            counts, again = _filled(cursor, tables, progress)
            for statement in sorted(again, key=lambda each: "FOREIGN KEY" in each):
                cursor.execute(statement)
    except (psycopg.Error, django.db.Error) as error:
        # The class alone: the database's own words may quote a row.
        raise Trouble(
            f"The tables could not be loaded ({type(error).__name__}); nothing was written.",
            "See that every row is there once and refers to rows that are, and that the disk has room.",
        ) from error
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return counts


def _filled(
    cursor: CursorWrapper, tables: Iterable[tuple[str, pl.DataFrame]], progress: Progress
) -> tuple[dict[str, int], list[str]]:
    """Fill the tables without their constraints and indexes; rows by table, and the statements that make those again."""
    counts: dict[str, int] = {}
    again: list[str] = []
    for name, frame in tables:
        table = table_of(name)._meta.db_table
        cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')
        if cursor.fetchone()[0]:
            raise Trouble(
                f"The table {table} is not empty; nothing was written.", "Load into a fresh database."
            )
        again += _bare(cursor, table)
        _copy(cursor, table, completed(name, frame))
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM \"{table}\"), false)",
            [table],
        )
        counts[name] = frame.height
        progress(name, frame.height)
    return counts, again


def _bare(cursor: CursorWrapper, table: str) -> list[str]:
    """Drop the foreign keys, unique constraints and indexes of a table, but not its key; how to make them again."""
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('f', 'u')",
        [table],
    )
    constraints = cursor.fetchall()
    for constraint, _ in constraints:
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint}"')
    cursor.execute(
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index "
        "WHERE indrelid = %s::regclass AND NOT indisprimary",
        [table],
    )
    indexes = cursor.fetchall()
    for index, _ in indexes:
        cursor.execute(f"DROP INDEX {index}")
    return [define for _, define in indexes] + [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{constraint}" {define}' for constraint, define in constraints
    ]


def _copy(cursor: CursorWrapper, table: str, frame: pl.DataFrame) -> None:
    """The rows as CSV: quoted text is text, and what is empty without quotes is null."""
    columns = ", ".join(f'"{column}"' for column in frame.columns)
    text = frame.with_columns(
        (pl.lit("\\x") + frame[name].bin.encode("hex")).alias(name)
        for name, kind in frame.schema.items()
        if kind == pl.Binary
    )
    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN (FORMAT csv)') as copy:
        for start in range(0, text.height, BLOCK):
            block = BytesIO()
            text[start : start + BLOCK].write_csv(block, include_header=False, quote_style="non_numeric")
            copy.write(block.getvalue())
