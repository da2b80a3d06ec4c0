"""The loading of tables into SQLite: a process of its own, which imports no Django.

ADBC carries a SQLite library of its own. Opened and closed in a process that holds Django's connection it would drop
the locks of that one, and committed rows would vanish. So it lives here, and this module and what it imports stay clear
of Django (`tests/integration/test_bulk_locks.py`).

    python -m ennakko.register.bulk.child DATABASE

reads from standard input one line per table, `TABLE<tab>ARROW FILE`, and at last `done`; it answers each with
`TABLE<tab>ROWS` on standard output. Everything is one transaction, committed only after `done`. What went wrong is one
line on standard error; the exit code is 1.
"""

import sys
from collections.abc import Iterable

import pyarrow as pa
from adbc_driver_sqlite import dbapi


def load(database: str, lines: Iterable[str]) -> None:
    """Load the tables that `lines` name; nothing is written unless the last line is `done`."""
    with dbapi.connect(database, autocommit=True) as connection, connection.cursor() as cursor:
        for setting in (
            "busy_timeout=30000",
            "cache_size=-400000",
            "temp_store=MEMORY",
            "journal_mode=DELETE",
        ):
            cursor.execute(
                f"PRAGMA {setting}"
            )  # the old pages are few: a rollback journal beats a log of the whole
            cursor.fetchall()
        connection.adbc_connection.set_autocommit(False)
        indexes: list[str] = []
        for line in lines:
            if line.strip() == "done":
                for create in indexes:
                    cursor.execute(create)
                connection.adbc_connection.commit()
                return
            table, path = line.rstrip("\n").split("\t")
            indexes += _without_indexes(cursor, table)
            with pa.memory_map(path) as source:
                rows = pa.ipc.open_file(source).read_all()
                cursor.adbc_ingest(table, rows, mode="append")
            print(f"{table}\t{rows.num_rows}", flush=True)  # noqa: T201
        raise RuntimeError("the tables ended before `done`")


def _without_indexes(cursor: dbapi.Cursor, table: str) -> list[str]:
    """Drop the indexes of an empty table; the statements that make them again."""
    cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
    if cursor.fetchall():
        raise RuntimeError(f"the table {table} is not empty")
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql <> ''", (table,)
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [create for _, create in found]


if __name__ == "__main__":
    try:
        load(sys.argv[1], sys.stdin)
    except Exception as error:  # the parent makes it a sentence for people
        sys.exit(" ".join(str(error).split()))
