"""Counting who asks, in the database: processes that answer side by side share one count.

The throttles of libraries count in a cache: they read first and write then, so that two processes lose each other's counts, and
Django's cache in the database does the same. Here one statement does both.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import Error, connection, transaction
from django.utils.crypto import salted_hmac

from ennakko.ui.models import Asker

TABLE = Asker._meta.db_table
PATIENCE = 250  # milliseconds; the acts of a page hold SQLite for a few
# The window begins with the first time; once it is over, the next time begins another in the same row.
ONE_MORE = f"""
INSERT INTO {TABLE} (who, times, until) VALUES (%s, 1, %s)
ON CONFLICT (who) DO UPDATE SET
    times = CASE WHEN {TABLE}.until > %s THEN {TABLE}.times + 1 ELSE 1 END,
    until = CASE WHEN {TABLE}.until > %s THEN {TABLE}.until ELSE excluded.until END
RETURNING times
"""


def one_more(what: str, who: str, seconds: int, *, at: datetime) -> int:
    """Count one more; how many times it was within this window.

    It is committed at once and by itself: what a view rolls back afterwards was asked all the same. Where the database
    cannot count (locked for long, gone), this process counts alone: the door neither stands open nor shuts for everybody.
    """
    hashed = salted_hmac("ennakko.ui asked", f"{what}:{who}", algorithm="sha256").digest()
    try:
        return _in_the_database(hashed, at, at + timedelta(seconds=seconds))
    except Error as error:
        logging.getLogger(__name__).warning("A door counts in one process alone: %s", type(error).__name__)
        return _in_memory(hashed, seconds)


def _in_the_database(hashed: bytes, at: datetime, until: datetime) -> int:
    now, end = map(connection.ops.adapt_datetimefield_value, (at, until))
    with _impatient(), transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [hashed, end, now, now])
        return int(cursor.fetchone()[0])


def _in_memory(hashed: bytes, seconds: int) -> int:
    key = f"asked:{hashed.hex()}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # the window ended between the two
        return 1


@contextmanager
def _impatient() -> Iterator[None]:
    """On SQLite one writer bars every other: a load that lasts would hold all threads of the pages at their doors. On
    PostgreSQL a count waits for nobody but a count of the same asker."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience_of_an_act,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience_of_an_act}")
