"""Reading the whole register into a folder, in one transaction: SQLite through the child process, PostgreSQL by COPY."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
from django.db import connection, transaction

from ennakko.engine.vocabulary import FRAMES
from ennakko.register.snapshot.frames import LOADED, QUERIES, query, raw_schema, typed
from ennakko.register.snapshot.mark import OPEN, POSTGRESQL, SQLITE, UNSETTLED
from ennakko.register.snapshot.parquet import write


def mark_now() -> str:
    """The mark of the register as it is now (`mark.py`)."""
    if connection.vendor == "sqlite":
        return str(_one(SQLITE))
    mark = str(
        _one(POSTGRESQL)
    )  # first the numbers, then who is at it: the other way round somebody could come between
    return mark + OPEN if _one(UNSETTLED) else mark


def read_into(folder: Path) -> dict[str, Any]:
    """Write every frame into `folder`. Raises OSError where they cannot be written."""
    return _through_child(folder) if connection.vendor == "sqlite" else _by_copy(folder)


def _one(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _through_child(folder: Path) -> dict[str, Any]:
    database = str(connection.settings_dict["NAME"])
    told = subprocess.run(
        [sys.executable, "-m", "ennakko.register.snapshot.child", database, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode != 0:
        raise OSError(told.stderr.strip())
    return dict(json.loads(told.stdout))


def _by_copy(folder: Path) -> dict[str, Any]:
    mark = (
        mark_now()
    )  # before the reading: what comes in between makes the snapshot stale, never wrongly fresh
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:  # the transaction is ours
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(LOADED)
        loaded = {table: day.isoformat() for table, day in cursor.fetchall()}
        frames = {}
        for name in FRAMES:
            text = BytesIO()
            with cursor.copy(f"COPY ({query(QUERIES[name]).sql}) TO STDOUT (FORMAT csv)") as copy:
                for block in copy:
                    text.write(block)
            frames[name] = write(_from_csv(name, text), folder / f"{name}.parquet")
    return {"frames": frames, "loaded": loaded, "mark": mark}


def _from_csv(name: str, text: BytesIO) -> pl.DataFrame:
    schema = raw_schema(name)
    if not text.tell():
        return typed(name, pl.DataFrame(schema=schema))
    text.seek(0)
    return typed(name, pl.read_csv(text, has_header=False, schema=schema))
