"""The plan an officer looks at: worked out once for what the register and the ledger hold, then only read.

The last plan of each service is kept in this process. It is worked out again when the day, the snapshot or
anything in the ledger has changed; paging and filtering never plan anew.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock

import polars as pl

from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger.sweep import city_tables, planned


@dataclass(frozen=True)
class Sight:
    """A plan, its places (place, language, capacity, x, y) and where its children live (x, y)."""

    plan: Plan
    places: pl.DataFrame
    homes: pl.DataFrame


_kept: dict[tuple[Path, str], tuple[object, Sight]] = {}
_lock = Lock()  # two officers who open the page at once wait for one plan


def look(service: Service, data: Path, *, on: date, at: datetime) -> Sight:
    """The plan of today for `service`. Raises Trouble when it cannot be made."""
    with _lock:
        tables = city_tables(data, on=on, at=at)
        stamp = (on, tables.version, ledger.stamp(service.key))
        known = _kept.get((data, service.key))
        if known is not None and known[0] == stamp:
            return known[1]
        plan = planned(service, tables, on=on)
        seen = plan.rows.filter(~pl.col("restricted") & (pl.col("action") != "withdraw")).select("person")
        people = tables.frames["people"].to_native()
        homes = (
            people.filter(~pl.col("guarded"))
            .select("person", "x", "y")
            .join(seen.lazy(), on="person", how="semi")
        )
        places = tables.frames["places"].to_native().filter(pl.col("kind") == service.supply.kind)
        sight = Sight(plan, places.sort("place").collect(), homes.collect())
        _kept[data, service.key] = (stamp, sight)
        return sight
