"""Files that officers have given and not loaded yet.

They lie in the data folder (`uploads/`), readable by its owner only and never in the database: a file of pupils names
children. Each belongs to whoever gave it. It goes when it is loaded or cancelled, and after a day.
"""

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

MOST = 20 * 2**20  # bytes
KEPT = timedelta(days=1)
_KEY = re.compile(r"[A-Za-z0-9_-]{10,40}")


@dataclass(frozen=True)
class Upload:
    """A file that waits: whose it is, for which table, whether it is the whole of it, what it was called."""

    key: str
    user: str
    table: str
    complete: bool
    name: str
    at: str  # ISO


def keep(
    data: Path, *, user: str, table: str, complete: bool, name: str, content: bytes, at: datetime
) -> Upload:
    """Keep a file. What a killed process leaves half-written is no upload, and goes after a day as well."""
    made = Upload(secrets.token_urlsafe(18), user, table, complete, name, at.isoformat())
    folder = data / "uploads"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(folder / f"{made.key}.file", content)
    _write(folder / f"{made.key}.json", json.dumps(asdict(made)).encode())
    return made


def find(data: Path, key: str, *, user: str) -> tuple[Upload, bytes] | None:
    """The upload of this user, with its content; None where there is none (any more)."""
    told = data / "uploads" / f"{key}.json"
    if not _KEY.fullmatch(key) or not told.exists():
        return None
    found = Upload(**json.loads(told.read_text()))
    return (found, told.with_suffix(".file").read_bytes()) if found.user == user else None


def forget(data: Path, key: str) -> None:
    """Delete an upload."""
    for suffix in ("json", "file"):
        (data / "uploads" / f"{key}.{suffix}").unlink(missing_ok=True)


def forget_old(data: Path, *, at: datetime) -> int:
    """Delete what has waited for a day, and files that no upload tells of; how many there were."""
    old = 0
    for path in sorted((data / "uploads").glob("*.file")):
        told = path.with_suffix(".json")
        if not told.exists() or datetime.fromisoformat(json.loads(told.read_text())["at"]) <= at - KEPT:
            forget(data, path.stem)
            old += 1
    return old


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
