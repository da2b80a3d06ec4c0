"""Refused rows, kept as they came in a file that the operator mends and feeds again.

The file lies in the data folder (`refused/<table>-<day>.csv`), readable by its owner only: a row may name a
child.
"""

import csv
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ennakko.base.csv_text import as_text
from ennakko.register.feeds.reading import Refusal

HEADER = ("position", "why", "row")


def keep(data: Path, *, table: str, day: date, refused: Sequence[Refusal]) -> Path:
    """Add `refused` to the day's file of the table; a row that is there already is not added again."""
    path = data / "refused" / f"{table}-{day}.csv"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    there: set[tuple[str, ...]] = set()
    if path.exists():
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as kept:
            there = {tuple(row) for row in csv.reader(kept)}
    rows = [(as_text(each.position), each.why, as_text(each.raw)) for each in refused]
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8", errors="surrogateescape", newline="") as kept:
        writer = csv.writer(kept)
        writer.writerows(row for row in dict.fromkeys([HEADER, *rows]) if row not in there)
    return path
