"""One sender at a time. Whoever has the turn knows that an attempt without an outcome was left by a crash.

The turn ends with its process, however that dies: PostgreSQL lets go of it with the connection, the kernel with the
file (SQLite, where every process is on this machine).
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

LOCK = 0x656E6E62  # PostgreSQL advisory lock of the sender; the sealer's is beside it


@contextmanager
def turn(folder: Path) -> Iterator[bool]:
    """Take the turn without waiting: True where it is ours until the block ends, False where another has it."""
    with _of_the_database() if connection.vendor == "postgresql" else _of_the_folder(folder) as ours:
        yield ours


@contextmanager
def _of_the_database() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        ours = bool(cursor.fetchone()[0])
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _of_the_folder(folder: Path) -> Iterator[bool]:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "turn").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
