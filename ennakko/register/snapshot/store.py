"""The snapshots of an installation: taken whole, the last three kept, deleted when a non-disclosure order arrives.

A snapshot is a folder under DATA/snapshots with one Parquet file per described frame and, written last, a manifest. It
comes into being in a folder of another name and is renamed when it is whole. A lock file lets one process at a time
make or delete snapshots, so that none that was begun before an order arrives is finished after it.
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path

import polars as pl

from ennakko.base.errors import Trouble
from ennakko.base.text import Text
from ennakko.engine.vocabulary import FRAMES
from ennakko.register.snapshot.mark import same
from ennakko.register.snapshot.parquet import digest
from ennakko.register.snapshot.reading import mark_now, read_into

KEPT = 3
MAKING = ".making-"
BESIDE = "beside"  # what `beside` keeps, deleted with the snapshots


UNWRITTEN = Text(
    "Otosta ei voitu kirjoittaa ({why}); aiemmat ovat ennallaan.",
    "Ögonblicksbilden kunde inte skrivas ({why}); de tidigare är som de var.",
    "The snapshot could not be written ({why}); the earlier ones are as they were.",
)
MAKE_ROOM = Text(
    "Tee tilaa tietokansioon ja yritä uudelleen.",
    "Frigör utrymme i datamappen och försök igen.",
    "Make room in the data folder, then do it again.",
)
OTHER_FILE = Text(
    "Otoksen {folder} tiedosto {file} ei ole se, joka kirjoitettiin.",
    "Filen {file} i ögonblicksbilden {folder} är inte den som skrevs.",
    "{file} of the snapshot {folder} is not the file that was written.",
)
DELETE_IT = Text(
    "Poista tämän otoksen kansio; seuraava ajo ottaa uuden.",
    "Ta bort mappen för den här ögonblicksbilden; nästa körning tar en ny.",
    "Delete the folder of this snapshot; the next sweep takes a new one.",
)


@dataclass(frozen=True)
class Snapshot:
    """A whole snapshot. `loaded` says when each table was last loaded whole, `mark` which state of the register it is,
    `shape` which columns were described when it was taken."""

    folder: Path
    version: str
    made_at: datetime
    day: date
    loaded: Mapping[str, date]
    rows: Mapping[str, int]
    mark: str
    shape: str


def current(data: Path, *, on: date, at: datetime) -> Snapshot:
    """The latest snapshot, taken anew where the register, or what is described of it, changed since."""
    found = latest(data)
    if found and found.shape == _shape() and same(found.mark, mark_now()):
        return found
    return take(data, on=on, at=at)


def latest(data: Path) -> Snapshot | None:
    """The latest whole snapshot, or None."""
    for folder in sorted(_folder(data).glob("*/manifest.json"), reverse=True):
        if not folder.parent.name.startswith(MAKING):
            return _read(folder.parent)
    return None


def take(data: Path, *, on: date, at: datetime) -> Snapshot:
    """Take a snapshot of the whole register on the day `on`. Raises Trouble, leaving earlier ones as they are."""
    with alone(data) as home:
        making = Path(tempfile.mkdtemp(prefix=MAKING, dir=home))
        try:
            told = read_into(making)
            version = _free_name(home, at)
            named = {"version": version, "made_at": at.isoformat(), "day": on.isoformat(), "shape": _shape()}
            manifest = named | told
            _write(making / "manifest.json", json.dumps(manifest, indent=1))
            _flush(making)
            os.rename(making, home / version)
            _flush(home)
        except OSError as error:
            raise Trouble(
                UNWRITTEN.format(why=error.strerror or error),
                MAKE_ROOM,
            ) from error
        finally:
            shutil.rmtree(making, ignore_errors=True)
        for old in sorted(each for each in home.iterdir() if each.is_dir())[:-KEPT]:
            shutil.rmtree(old)
        return _read(home / version)


def forget(data: Path) -> None:
    """Delete all snapshots, and what is kept beside them: a non-disclosure order has arrived, and they may tell where
    somebody lives."""
    with alone(data) as home:
        shutil.rmtree(data / BESIDE, ignore_errors=True)
        for each in home.iterdir():
            shutil.rmtree(each)


def open_tables(folder: Path) -> dict[str, pl.LazyFrame]:
    """The frames of a snapshot, to be read lazily. Raises Trouble where a file is not the one that was written."""
    frames = json.loads((folder / "manifest.json").read_text())["frames"]
    for name, told in frames.items():
        if digest(folder / f"{name}.parquet") != told["sha256"]:
            raise Trouble(OTHER_FILE.format(file=f"{name}.parquet", folder=folder.name), DELETE_IT)
    return {name: pl.scan_parquet(folder / f"{name}.parquet") for name in FRAMES}


def _shape() -> str:
    """The described columns and their types, in one word: another release may describe others."""
    described = [
        (name, column, str(dtype)) for name, frame in FRAMES.items() for column, dtype in frame.schema.items()
    ]
    return blake2b(repr(described).encode(), digest_size=8).hexdigest()


def _folder(data: Path) -> Path:
    return data / "snapshots"


@contextmanager
def alone(data: Path) -> Iterator[Path]:
    """The folder of the snapshots, for one process at a time; what a killed one left half-made is cleared away."""
    home = _folder(data)
    home.mkdir(parents=True, exist_ok=True)
    with (data / "snapshots.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in home.glob(f"{MAKING}*"):
            shutil.rmtree(left)
        yield home


def _free_name(home: Path, at: datetime) -> str:
    """The moment as a name; names sort as the snapshots were made, also two of one moment."""
    name = f"{at:%Y%m%dT%H%M%S%f}"
    newest = max((each.name for each in home.iterdir() if not each.name.startswith(MAKING)), default="")
    while name <= newest:
        name = f"{newest}a"
    return name


def _read(folder: Path) -> Snapshot:
    told = json.loads((folder / "manifest.json").read_text())
    return Snapshot(
        folder,
        told["version"],
        datetime.fromisoformat(told["made_at"]),
        date.fromisoformat(told["day"]),
        {table: date.fromisoformat(day) for table, day in told["loaded"].items()},
        {name: each["rows"] for name, each in told["frames"].items()},
        told["mark"],
        told.get("shape", ""),
    )


def _write(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Flush a folder's own entries to the disk: what was created or renamed in it."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
