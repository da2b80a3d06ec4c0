"""Small frames that are kept beside the snapshots, because they too may tell where somebody lives, and go with them.

A frame has a name and the moment it was made; of each name the latest of today and the latest of an earlier day are kept.
`store.forget` deletes them with the snapshots. None is written once the snapshot it was made from is gone.
"""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from ennakko.base.clock import HELSINKI
from ennakko.register.snapshot.store import BESIDE, alone

MOMENT = "%Y%m%dT%H%M%S%f"


def keep(data: Path, name: str, frame: pl.DataFrame, *, of: str, at: datetime) -> None:
    """Keep `frame`, which was made from the snapshot of version `of`. Does nothing where that one is not there any more."""
    with alone(data) as home:
        if not (home / of).is_dir():
            return
        folder = data / BESIDE
        folder.mkdir(exist_ok=True)
        making = folder / f".making-{name}"
        frame.write_parquet(making)
        os.replace(making, folder / f"{name}@{at.astimezone(UTC):{MOMENT}}.parquet")
        days: set[date] = set()
        for made, path in reversed(_kept(folder, name)):
            if _day(made) in days or len(days) == 2:
                path.unlink()
            days.add(_day(made))


def earlier(data: Path, name: str, *, at: datetime) -> tuple[datetime, pl.DataFrame] | None:
    """The latest frame of an earlier day than that of `at`, with the moment it was made; None where there is none."""
    for made, path in reversed(_kept(data / BESIDE, name)):
        if _day(made) < _day(at):
            return made, pl.read_parquet(path)
    return None


def _kept(folder: Path, name: str) -> list[tuple[datetime, Path]]:
    """Every frame of the name, the oldest first."""
    found = [(path.stem.rpartition("@")[2], path) for path in folder.glob(f"{name}@*.parquet")]
    return sorted((datetime.strptime(made, MOMENT).replace(tzinfo=UTC), path) for made, path in found)


def _day(moment: datetime) -> date:
    return moment.astimezone(HELSINKI).date()
