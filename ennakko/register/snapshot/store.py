"""Snapshots on disk: one Parquet file per frame, read in one transaction, written whole or not at all, the last few kept."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from ennakko.base.errors import Trouble
from ennakko.engine.vocabulary import FRAMES
from ennakko.register.models import Load
from ennakko.register.snapshot import small
from ennakko.register.snapshot.queries import QUERIES, whole
from ennakko.register.snapshot.typed import typed

KEPT = 3


@dataclass(frozen=True)
class Snapshot:
    """A snapshot: its version (the last load it holds and when it was made) and its folder. `loaded` is what holds now."""

    version: str
    folder: Path
    loaded: dict[str, date]


def current(data: Path, *, on: date, at: datetime) -> Snapshot:
    """The latest snapshot, or a new one where the register changed since it was made."""
    newest = _newest(data)
    if newest is not None and json.loads((newest / "manifest.json").read_text())["state"] == _state():
        return _opened(newest)
    return take(data, on=on, at=at)


def latest(data: Path) -> Snapshot:
    """The latest snapshot as it is. Raises Trouble where there is none."""
    newest = _newest(data)
    if newest is None:
        raise Trouble("There is no snapshot of the register.", "Make one: ennakko plan SERVICE does, or ennakko demo.")
    return _opened(newest)


def take(data: Path, *, on: date, at: datetime) -> Snapshot:
    """Read the whole register into a new snapshot. A full disk leaves the earlier ones as they were."""
    home = data / "snapshots"
    version = f"{at:%Y%m%dT%H%M%S%f}"
    unfinished = home / f".{version}"
    try:
        unfinished.mkdir(parents=True)
        state = _read_all(unfinished)
        rows = {name: pl.scan_parquet(unfinished / f"{name}.parquet").select(pl.len()).collect().item() for name in FRAMES}
        said = {"version": version, "made_at": at.isoformat(), "day": on.isoformat(), "state": state, "rows": rows}
        with (unfinished / "manifest.json").open("w") as manifest:  # last: a folder without it is no snapshot
            json.dump(said, manifest, indent=1)
            manifest.flush()
            os.fsync(manifest.fileno())
        unfinished.rename(home / version)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise Trouble(
            f"The snapshot could not be written: {error.strerror}.",
            f"Make room in {home} and run it again; the earlier snapshots are as they were.",
        ) from error
    for old in _all(data)[:-KEPT]:
        shutil.rmtree(old)
    return _opened(home / version)


def forget(data: Path) -> None:
    """Delete every snapshot: a non-disclosure order arrived, and they may still tell where somebody lives."""
    shutil.rmtree(data / "snapshots", ignore_errors=True)


def open_tables(folder: Path) -> dict[str, pl.LazyFrame]:
    """Frame name to lazy frame."""
    return {name: pl.scan_parquet(folder / f"{name}.parquet") for name in FRAMES}


def _opened(folder: Path) -> Snapshot:
    return Snapshot(folder.name, folder, small.loaded())


def _all(data: Path) -> list[Path]:
    found = (data / "snapshots").glob("[0-9]*/manifest.json")
    return sorted(manifest.parent for manifest in found)


def _newest(data: Path) -> Path | None:
    return _all(data)[-1] if _all(data) else None


def _state() -> int:
    """The last load that changed anything: what a snapshot must hold to be up to date."""
    return Load.objects.filter(changed__gt=0).aggregate(last=Max("id"))["last"] or 0


def _read_all(folder: Path) -> int:
    if connection.vendor == "postgresql":
        return _read_postgresql(folder)
    state = _state()  # before reading: a load that comes in between makes this snapshot old, never wrong
    database = str(settings.DATABASES["default"]["NAME"])
    done = subprocess.run(
        [sys.executable, "-m", "ennakko.register.snapshot.child", database, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        raise OSError(0, last)
    return state


def _read_postgresql(folder: Path) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        state = _state()
        for name in QUERIES:
            file = folder / f"{name}.csv"
            with file.open("wb") as out, cursor.copy(f"COPY ({whole(name)}) TO STDOUT (FORMAT csv, HEADER)") as copied:
                for part in copied:
                    out.write(part)
            texts = {column.name: pl.String for column in FRAMES[name]}
            told = pl.read_csv(file, schema_overrides=texts).select(FRAMES[name].names)
            typed(name, told).write_parquet(folder / f"{name}.parquet", compression="zstd", compression_level=1)
            file.unlink()
    return state
