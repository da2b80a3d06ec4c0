"""What changed since the last plan of an earlier day: rows that are new, gone or different, and what people did since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from ennakko.audit.access import acts_since
from ennakko.engine.rows import Plan
from ennakko.ledger import access as ledger
from ennakko.register.snapshot import beside

COLUMNS = ("person", "action", "reason", "place")
KINDS = ("new", "different", "gone")


@dataclass(frozen=True)
class News:
    """`rows` by kind; the gone are as they were. `acts`: who (resident or user), what, how often, most often first."""

    since: datetime
    rows: dict[str, pl.DataFrame]
    acts: Sequence[tuple[str, str, int]]


def keep(plan: Plan, data: Path, *, at: datetime) -> None:
    """Keep what tomorrow is compared with: for each row the person, action, reason and place. Never a restricted one."""
    rows = plan.rows.filter(~pl.col("restricted")).select(COLUMNS)
    beside.keep(data, _name(plan), rows, of=plan.version, at=at)


def news(plan: Plan, data: Path, *, at: datetime) -> News | None:
    """What changed; None where no plan of an earlier day is kept."""
    kept = beside.earlier(data, _name(plan), at=at)
    if kept is None:
        return None
    since, before = kept
    return News(since, compared(before, plan.rows), acts(plan.service, plan.season, since))


def compared(before: pl.DataFrame, rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Rows of today by kind. What was planned and has been applied is no news: a child in the place it was to get, or gone
    who was to be withdrawn. A row that is kept differs only by its place, another one also by action or reason."""
    shown = rows.filter(~pl.col("restricted"))
    known = pl.col("person").is_in(before["person"].implode())
    was = before.rename({name: f"{name}_before" for name in COLUMNS[1:]})
    both = shown.filter(known).join(was, on="person")
    moved = pl.col("place").ne_missing(pl.col("place_before"))
    else_done = (pl.col("action") != pl.col("action_before")) | (pl.col("reason") != pl.col("reason_before"))
    gone = ~pl.col("person").is_in(rows["person"].implode()) & (pl.col("action") != "withdraw")
    return {
        "new": shown.filter(~known),
        "different": both.filter(moved | ((pl.col("action") != "keep") & else_done)).select(shown.columns),
        "gone": before.filter(gone),
    }


def acts(service: str, season: int, since: datetime) -> list[tuple[str, str, int]]:
    """What residents and staff did about the proposals of a season since a moment, restricted ones in no count."""
    done = acts_since(since)
    counted = ledger.counted({int(about.partition(":")[2]) for _, _, about in done}, service, season)
    told = Counter(
        (actor.partition(":")[0], verb)
        for actor, verb, about in done
        if int(about.partition(":")[2]) in counted
    )
    return [(who, verb, times) for (who, verb), times in told.most_common()]


def _name(plan: Plan) -> str:
    return f"plan-{plan.service}"
