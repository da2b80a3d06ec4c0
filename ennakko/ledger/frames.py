"""The ledger as the engine reads it: two frames, whatever the size of the city, in a handful of queries."""

from collections.abc import Collection

import polars as pl
from django.db.models import Count, Exists, OuterRef, Q

from ennakko.engine.rows import HELD, LEDGER
from ennakko.ledger.models import Addressee, Decision, Proposal, Standing
from ennakko.register import access as register

COLUMNS = (
    "id", "person", "state", "live", "place", "cost", "situation", "reason", "restricted", "decided", "version",
)  # fmt: skip


def ledger_frame(service: str, season: int, persons: Collection[int] | None = None) -> pl.DataFrame:
    """One row per person, shaped as `rows.LEDGER`: the live proposal, or the latest dead one. Sorted by person."""
    asked = Q()
    if persons is not None:
        asked = Q(person__in=register.among(persons))
    standing = Decision.objects.filter(proposal=OuterRef("pk"), standing=Standing.IN_FORCE)
    proposals = Proposal.objects.filter(asked, service=service, season=season)
    found = list(proposals.annotate(decided=Exists(standing)).values_list(*COLUMNS))
    if not found:
        return pl.DataFrame(schema=LEDGER)
    drawn = {
        ("proposal" if name == "id" else name): LEDGER["proposal" if name == "id" else name]
        for name in COLUMNS
    }
    rows = pl.DataFrame(found, schema=drawn, orient="row")
    latest = rows.sort("live", "proposal").unique("person", keep="last", maintain_order=True)
    parties = _addressees(service, season, latest["proposal"].to_list() if persons is not None else None)
    nobody = pl.col("addressees").fill_null(pl.lit([], dtype=pl.List(pl.Int64)))
    return (
        latest.join(parties, on="proposal", how="left")
        .with_columns(nobody, pl.col("bound").fill_null(False))
        .sort("person")
        .select([pl.col(name).cast(dtype) for name, dtype in LEDGER.items()])
    )


def _addressees(service: str, season: int, proposals: list[int] | None) -> pl.DataFrame:
    """The active addressees of each proposal, sorted, and whether any of them was served."""
    asked = Q(proposal__service=service, proposal__season=season)
    if proposals is not None:
        asked = Q(proposal__in=register.among(proposals))
    found = Addressee.objects.filter(asked, active=True).values_list("proposal_id", "person", "served_on")
    rows = pl.DataFrame(
        [(proposal, person, served is not None) for proposal, person, served in found],
        schema={"proposal": pl.Int64, "addressees": pl.Int64, "bound": pl.Boolean},
        orient="row",
    )
    return rows.group_by("proposal").agg(pl.col("addressees").sort(), pl.col("bound").any())


def held(season: int) -> pl.DataFrame:
    """Seats held in a season by place, shaped as `rows.HELD`: live proposals of every service, since places are shared."""
    return pl.DataFrame(list(held_by_place(season).items()), schema=HELD, orient="row")


def held_by_place(season: int, places: Collection[int] | None = None) -> dict[int, int]:
    """Place to the number of seats that live proposals hold there; of these places alone, or of all."""
    seated = Proposal.objects.filter(season=season, live=True, place__isnull=False)
    if places is not None:
        seated = seated.filter(place__in=sorted(places))
    return dict(seated.values_list("place").annotate(seats=Count("*")).order_by("place"))
