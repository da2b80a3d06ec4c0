"""The plan an officer looks at: worked out once for what the register and the ledger hold, then only read.

Kept in this process for each service: what was seen of the city, until the day or the snapshot changes, and the plan,
until anything in the ledger changes that it rests on. Paging and filtering never plan anew.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

import polars as pl

from ennakko.accounts.actor import system
from ennakko.consent import access as consent
from ennakko.desk.news import News, keep, news
from ennakko.engine import draft
from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger.sweep import city_tables, logged, planned_of
from ennakko.ledger.sweep import seen as looked


@dataclass(frozen=True)
class Sight:
    """A plan and the city it was made for; `stamp` is the state of the ledger it rests on, `news` what changed."""

    seen: draft.Sight
    stamp: tuple[object, ...]
    plan: Plan
    news: News | None

    @cached_property
    def places(self) -> pl.DataFrame:
        """The places of the service's kind, by key."""
        kind = pl.col("kind") == self.seen.service.supply.kind
        return self.seen.tables.frames["places"].to_native().filter(kind).sort("place").collect()

    @cached_property
    def homes(self) -> pl.DataFrame:
        """Where the plan's children live (x, y), one row for each who is not withdrawn; nobody guarded."""
        rows = self.plan.rows.filter(~pl.col("restricted") & (pl.col("action") != "withdraw"))
        people = self.seen.tables.frames["people"].to_native().filter(~pl.col("guarded"))
        return (
            people.select("person", "x", "y")
            .join(rows.select("person").lazy(), on="person", how="semi")
            .collect()
        )


_kept: dict[tuple[Path, str], Sight] = {}
_lock = Lock()  # two officers who open the page at once wait for one plan


def look(service: Service, data: Path, *, on: date, at: datetime) -> Sight:
    """The plan of today for `service`. Raises Trouble when it cannot be made."""
    with _lock:
        known = _kept.get((data, service.key))
        tables = city_tables(data, on=on, at=at, known=known.seen.tables if known else None)
        stamp = ledger.stamp(service.key)
        if known is None or known.seen.tables is not tables or not _same(known.seen, on=on):
            seen = looked(service, tables, on=on)
            logged(seen, by=system("plan"), at=at)
        elif known.stamp == stamp:
            return known
        else:
            seen = known.seen
        made = planned_of(seen)
        keep(made, data, at=at)
        sight = _kept[data, service.key] = Sight(seen, stamp, made, news(made, data, at=at))
        return sight


def _same(seen: draft.Sight, *, on: date) -> bool:
    """Whether what was seen rests on this day, and on what residents say now."""
    return seen.city.day == on and seen.permissions.version == consent.version(seen.service)
