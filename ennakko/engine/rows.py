"""The two frames between the engine and the ledger: what the ledger says, and what a plan would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

# One row per person and season: the live proposal, or the latest dead one.
LEDGER: dict[str, Any] = {
    "proposal": pl.Int64,
    "person": pl.Int64,
    "state": pl.String,
    "live": pl.Boolean,
    "bound": pl.Boolean,  # served on any addressee
    "place": pl.Int64,  # the seat it holds; null holds nothing
    "cost": pl.Int32,  # walking metres
    "situation": pl.String,
    "reason": pl.String,
    "restricted": pl.Boolean,
    "decided": pl.Boolean,  # a decision on it stands
    "version": pl.Int32,
    "addressees": pl.List(pl.Int64),  # active ones, sorted
}

# Seats held by live proposals of the season, over the whole ledger (whatever the scope of the plan).
HELD: dict[str, Any] = {"place": pl.Int64, "seats": pl.Int64}

# What a plan would do, one row per person, sorted by person.
PLAN: dict[str, Any] = {
    "action": pl.String,  # create, keep, revise, withdraw, to_staff
    "person": pl.Int64,
    "proposal": pl.Int64,  # null: a new one
    "expects": pl.Int32,  # ledger version it was planned on; 0: that there is none
    "state": pl.String,  # state after apply
    "reason": pl.String,
    "tell": pl.String,  # nobody, staff, resident
    "restricted": pl.Boolean,  # only the protected-persons unit may see it
    "place": pl.Int64,
    "cost": pl.Int32,
    "situation": pl.String,
    "facts": pl.String,  # JSON: what the explanation cites; null: leave the facts as they are
    "addressees": pl.List(pl.Int64),  # sorted; whom the notice is served on
    "previous": pl.Int64,  # the withdrawn or lapsed proposal a new one is linked to
}


@dataclass(frozen=True)
class Plan:
    """What a sweep would do. A second plan after apply holds nothing but `keep`.

    `gate` counts who was not looked at, by reason (protected persons are in no count but that of their own unit);
    `report` holds both allocation objectives side by side; `version` names the tables that were read.
    """

    service: str
    service_version: str
    text_version: str
    season: int
    day: date
    scope: str  # full or touched
    rows: pl.DataFrame
    gate: Mapping[str, int]
    report: Mapping[str, Any]
    version: str

    @property
    def counts(self) -> dict[str, int]:
        """Action to number of rows, without restricted ones."""
        seen = self.rows.filter(~pl.col("restricted"))
        found = dict(seen.group_by("action").len().iter_rows())
        return {
            action: found.get(action, 0) for action in ("create", "keep", "revise", "withdraw", "to_staff")
        }

    @property
    def changes(self) -> pl.DataFrame:
        """The rows that apply would write."""
        return self.rows.filter(pl.col("action") != "keep")
