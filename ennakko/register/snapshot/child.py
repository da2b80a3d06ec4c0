"""The whole register out of SQLite as Parquet: a process of its own, which imports no Django.

ADBC carries a SQLite library of its own; see `register.bulk.child` for why it must not share a process with Django.

    python -m ennakko.register.snapshot.child DATABASE FOLDER

reads every frame in one transaction and prints one JSON object: `frames` (rows and sha256 of each), `loaded` and `mark`.
"""

import json
import sys
from pathlib import Path

import polars as pl
from adbc_driver_sqlite import dbapi

from ennakko.engine.vocabulary import FRAMES
from ennakko.register.snapshot.frames import LOADED, QUERIES, query, raw_schema, typed
from ennakko.register.snapshot.mark import SQLITE
from ennakko.register.snapshot.parquet import write


def read(database: str, folder: Path) -> dict[str, object]:
    """Write the frames of `database` into `folder`; what the manifest will say of them."""
    with (
        dbapi.connect(database) as connection,
        connection.cursor() as cursor,
    ):  # one transaction until it closes

        def rows(sql: str) -> pl.DataFrame:
            cursor.execute(sql)
            return pl.from_arrow(cursor.fetch_arrow_table())  # type: ignore[return-value]

        mark = rows(SQLITE)["mark"][0]
        loaded = dict(rows(LOADED).iter_rows())
        frames = {}
        for name in FRAMES:
            raw = rows(query(QUERIES[name]).sql)
            # A column without a single value comes as whole numbers, whatever it is: an empty table does.
            frame = typed(name, raw.cast(raw_schema(name)))  # type: ignore[arg-type]
            frames[name] = write(frame, folder / f"{name}.parquet")
    return {"frames": frames, "loaded": loaded, "mark": mark}


if __name__ == "__main__":
    try:
        sys.stdout.write(json.dumps(read(sys.argv[1], Path(sys.argv[2]))))
    except Exception as error:  # the parent makes it a sentence for people
        sys.exit(" ".join(str(error).split()))
