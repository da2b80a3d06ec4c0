"""Tables into SQLite: rows as Django writes them, handed as Arrow files to the child process."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import polars as pl
from django.db import connection

from ennakko.base.errors import Trouble
from ennakko.register.bulk.rows import completed, table_of

Progress = Callable[[str, int], None]
LOADING = "loading-"


def as_django_writes(frame: pl.DataFrame) -> pl.DataFrame:
    """Dates, moments and truth values as Django keeps them in SQLite: ISO text, and 0 or 1."""
    return frame.with_columns(
        pl.col(pl.Date).dt.strftime("%Y-%m-%d"),
        pl.col(pl.Datetime).dt.strftime("%Y-%m-%d %H:%M:%S%.6f"),
        pl.col(pl.Boolean).cast(pl.Int64),
    )


def into_sqlite(tables: Iterable[tuple[str, pl.DataFrame]], progress: Progress) -> dict[str, int]:
    """Load every table in one transaction of the child process; rows by table. Raises Trouble, and nothing is written.

    The database must be free: no other process may have it open.
    """
    database = Path(connection.settings_dict["NAME"])
    connection.close()
    for left in database.parent.glob(f"{LOADING}*"):  # of a load that was killed
        shutil.rmtree(left)
    counts: dict[str, int] = {}
    with (
        tempfile.TemporaryDirectory(dir=database.parent, prefix=LOADING) as folder,
        _child(database) as child,
    ):
        assert child.stdin and child.stdout and child.stderr
        try:
            for name, frame in tables:
                path = Path(folder) / f"{name}.arrow"
                as_django_writes(completed(name, frame)).write_ipc(path, compat_level=pl.CompatLevel.oldest())
                counts[name] = frame.height
                child.stdin.write(f"{table_of(name)._meta.db_table}\t{path}\n")
                child.stdin.flush()
                progress(name, frame.height)
            child.stdin.write("done\n")
            child.stdin.close()
        except BrokenPipeError:
            pass  # the child says below what went wrong
        except BaseException:
            child.kill()  # nothing was committed
            raise
        child.stdout.read()
        why = child.stderr.read().strip()
        if child.wait() != 0:
            raise Trouble(
                f"The tables could not be loaded ({why}); nothing was written.",
                "See that nothing else has the database open, that its tables are empty and the disk has room.",
            )
    return counts


def _child(database: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "ennakko.register.bulk.child", str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
