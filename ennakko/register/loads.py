"""How fresh the register is: the last loads of each table, and how far the feed of the population register has come."""

from dataclasses import dataclass
from datetime import date, datetime

from ennakko.register.models import Load, LogKey, RawRecord
from ennakko.register.vtj.raw import HELD, WAITING

VTJ = "vtj"


@dataclass(frozen=True)
class LoadCard:
    """One load of one table: when, from where, by whom (the actor), how many rows were read and refused."""

    at: datetime
    day: date
    source: str
    by: str
    complete: bool
    read: int
    refused: int


@dataclass(frozen=True)
class VtjState:
    """The feed of the population register: its log key and when it moved (None: never), records that are held back."""

    key: int | None
    at: datetime | None
    held: int


def loads() -> dict[str, tuple[LoadCard | None, LoadCard | None]]:
    """By table: its last load, and its last load of the whole table."""
    found: dict[str, tuple[LoadCard | None, LoadCard | None]] = {}
    for table in Load.objects.values_list("table", flat=True).distinct():
        rows = Load.objects.filter(table=table).order_by("-day", "-pk")
        found[table] = _card(rows.first()), _card(rows.filter(complete=True).first())
    return found


def vtj_state() -> VtjState:
    """Where the feed of the population register stands."""
    key = LogKey.objects.filter(feed=VTJ).first()
    held = RawRecord.objects.filter(state__in=(HELD, WAITING)).count()
    return VtjState(key.key if key else None, key.at if key else None, held)


def _card(row: Load | None) -> LoadCard | None:
    if row is None:
        return None
    return LoadCard(row.at, row.day, row.source, row.by, row.complete, row.read, row.refused)
