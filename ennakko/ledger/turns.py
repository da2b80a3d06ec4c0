"""Taking turns: one sweep at a time for each service and season, one giver of seats at a time for each season.

A turn ends with its process, however that ends: PostgreSQL drops an advisory lock with its connection, the kernel drops
a file lock with its process. A row in a table would outlive a kill.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from time import sleep

from django.conf import settings
from django.db import connection

from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.ledger import refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.models import Sweep

PAUSE, TRIES = 0.05, 200  # ten seconds: longer than a thousand changes take


@contextmanager
def sweeping(service: str, season: int) -> Iterator[None]:
    """The turn to apply a plan of the service and season; waits a while for whoever has it, most often the fast path.

    Raises Refused, naming who has it, where they still do then.
    """
    turn = _advisory if connection.vendor == "postgresql" else _file
    with turn(f"sweep/{service}/{season}") as taken:
        if not _waited(taken):
            raise Refused(
                *refusals.said(
                    running.SWEPT_ALREADY, service=service, season=season, whose=_whose(service, season)
                )
            )
        yield


def seats(season: int) -> None:
    """Wait for the turn to give out seats of the season; it lasts until the transaction ends.

    On SQLite the transaction itself is the turn: it began as a writer, and there is one at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(f"seats/{season}")])


def _waited(taken: Callable[[], bool]) -> bool:
    """Try until the turn is ours, or patience ends."""
    for _ in range(TRIES):
        if taken():
            return True
        sleep(PAUSE)
    return False


@contextmanager
def _advisory(name: str) -> Iterator[Callable[[], bool]]:
    """Gives what tries to take the advisory lock; what was taken is let go at the end."""
    mine = False

    def take() -> bool:
        nonlocal mine
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_number(name)])
            mine = bool(cursor.fetchone()[0])
        return mine

    try:
        yield take
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_number(name)])


@contextmanager
def _file(name: str) -> Iterator[Callable[[], bool]]:
    """Gives what tries to take the file lock; closing the file lets it go."""
    path = Path(settings.DATA) / "turns" / name.replace("/", "-")
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def take() -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    try:
        yield take
    finally:
        os.close(opened)


def _whose(service: str, season: int) -> Text | str:
    """Who runs it, as the sweep itself wrote down; empty in the moment before it did."""
    sweep = (
        Sweep.objects.filter(service=service, season=season, applied_at__isnull=True).order_by("-id").first()
    )
    if sweep is None:
        return ""
    return running.WHOSE.format(by=sweep.by, since=f"{sweep.started_at:%Y-%m-%d %H:%M}")


def _number(name: str) -> int:
    """A lock's name as PostgreSQL takes it: a signed 64-bit number."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
