"""Building a demo: an empty database, the synthetic city in it, the demo's own day, a first snapshot."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from ennakko.accounts.actor import system
from ennakko.base.clock import keep_day
from ennakko.base.errors import Refused, Trouble
from ennakko.demo.city import LARGEST, SMALLEST, city
from ennakko.demo.consents import consents
from ennakko.demo.tables import TABLES, tables
from ennakko.ledger import actions as ledger
from ennakko.ledger.catalogue import services
from ennakko.register.bulk.load import is_empty, load
from ennakko.register.feeds.loading import Feed
from ennakko.register.snapshot import store

Progress = Callable[[str, int, int], None]
OURS = (
    "ennakko.sqlite3",
    "ennakko.sqlite3-wal",
    "ennakko.sqlite3-shm",
    "snapshots",
    "beside",
    "outbox",
    "refused",
    "turns",
    "uploads",
)
KEPT = {"keys", "static", "snapshots.lock"}


def build(data: Path, *, residents: int, seed: int, day: date, at: datetime, progress: Progress) -> None:
    """Make `data` a demo of `residents` people on `day`. An earlier demo there is overwritten; anything else is not.

    `progress` is told (stage, done, of). Raises Refused for a folder that is no demo, Trouble for a size we do not make.
    """
    if not SMALLEST <= residents <= LARGEST:
        raise Trouble(
            f"A synthetic city of {residents:,} residents is not made.",
            f"Ask for {SMALLEST:,} to {LARGEST:,}.",
        )
    _refuse_other(data)
    progress("database", 0, 1)
    keep_day(data, day)  # from here on the folder is a demo, also if we are interrupted
    if not is_empty():
        _empty(data)
    progress("database", 1, 1)
    progress("people, homes, schools", 0, 1)
    drawn = city(residents, seed=seed, day=day)
    progress("people, homes, schools", 1, 1)
    loaded: list[str] = []

    def step(table: str, rows: int) -> None:
        loaded.append(table)
        progress("register", len(loaded), TABLES)

    feed = Feed("synthetic city", True, day, system("demo"), at)
    load(tables(drawn), feed=feed, progress=step)
    for service in services():
        ledger.go_live(
            service=service, why="A demonstration: nothing leaves this machine.", on=day, by=feed.by, at=at
        )
    consents(drawn, at=at)
    progress("snapshot", 0, 1)
    store.take(data, on=day, at=at)
    progress("snapshot", 1, 1)


def _refuse_other(data: Path) -> None:
    if (data / "day").exists():
        return
    there = {each.name for each in data.iterdir()} - KEPT - set(OURS) if data.exists() else set()
    if there or not is_empty():
        raise Refused(
            "The data folder holds something that is not a demo; it stays as it is.",
            "Name another folder with --data, or empty this one yourself.",
        )


def _empty(data: Path) -> None:
    """An empty database with today's tables, and nothing of an earlier demo beside it."""
    connection.close()
    for name in OURS:
        path = data / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    call_command("migrate", verbosity=0)
    if connection.vendor == "postgresql":
        call_command("flush", interactive=False, verbosity=0)
