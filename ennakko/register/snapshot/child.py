"""Reading a whole SQLite register into Parquet: a process of its own that imports no Django.

ADBC links a second SQLite. Opened and closed in a process that holds Django's connection, it would drop that
connection's locks, and committed rows would vanish silently (`tests/integration/test_bulk_locks.py`).

    python -m ennakko.register.snapshot.child DATABASE FOLDER
"""

import sys
from pathlib import Path

import adbc_driver_sqlite.dbapi as sqlite
import polars as pl

from ennakko.register.snapshot.queries import QUERIES, whole
from ennakko.register.snapshot.typed import typed


def main(database: str, folder: Path) -> None:
    """Every frame in one read transaction, each to FOLDER/NAME.parquet."""
    with sqlite.connect(f"file:{database}?mode=ro", autocommit=False) as connection, connection.cursor() as cursor:
        for name in QUERIES:
            cursor.execute(whole(name))
            table = cursor.fetch_arrow_table()
            frame = pl.from_arrow(table)
            assert isinstance(frame, pl.DataFrame)
            typed(name, frame).write_parquet(folder / f"{name}.parquet", compression="zstd", compression_level=1)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
