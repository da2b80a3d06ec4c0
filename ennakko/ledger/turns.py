"""Taking turns: one sweep at a time for each service and season, one giver of seats at a time for each season.

A turn ends with its process, however that ends: PostgreSQL drops an advisory lock with its connection, the kernel drops
a file lock with its process. A row in a table would outlive a kill.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.db import connection

from ennakko.base.errors import Refused
from ennakko.ledger.models import Sweep


@contextmanager
def sweeping(service: str, season: int) -> Iterator[None]:
    """The turn to apply a plan of the service and season. Raises Refused, naming who has it, where it is taken."""
    hold = _advisory if connection.vendor == "postgresql" else _file
    with hold(f"sweep/{service}/{season}") as mine:
        if not mine:
            raise Refused(
                f"A sweep of {service}, season {season}, is being applied already{_whose(service, season)}.",
                "Wait until it has ended, then plan again.",
            )
        yield


def seats(season: int) -> None:
    """Wait for the turn to give out seats of the season; it lasts until the transaction ends.

    On SQLite the transaction itself is the turn: it began as a writer, and there is one at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(f"seats/{season}")])


@contextmanager
def _advisory(name: str) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_number(name)])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_number(name)])


@contextmanager
def _file(name: str) -> Iterator[bool]:
    path = Path(settings.DATA) / "turns" / name.replace("/", "-")
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(opened)


def _whose(service: str, season: int) -> str:
    """Who runs it, as the sweep itself wrote down; empty in the moment before it did."""
    running = (
        Sweep.objects.filter(service=service, season=season, applied_at__isnull=True).order_by("-id").first()
    )
    return f" by {running.by}, since {running.started_at:%Y-%m-%d %H:%M} UTC" if running else ""


def _number(name: str) -> int:
    """A lock's name as PostgreSQL takes it: a signed 64-bit number."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
