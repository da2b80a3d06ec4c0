"""Whom a decision concerns: the register is asked again on the day of the decision, by the rules of the sweep itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from ennakko.consent import access as consent
from ennakko.engine.gate import gate
from ennakko.engine.need import addressed, see
from ennakko.engine.service import Service
from ennakko.ledger import catalogue
from ennakko.ledger.models import Decision
from ennakko.ledger.sweep import small_tables
from ennakko.register import access as register


@dataclass(frozen=True)
class Now:
    """A child on the day: why the gate excludes them (None: it does not), whether the protected-persons unit has the
    case, and who are parties."""

    gate: str | None
    guarded: bool
    parties: tuple[int, ...]


def now(service: Service, children: Collection[int], *, season: int, on: date) -> dict[int, Now]:
    """What the register says of these children on the day; a child it does not know is absent."""
    tables = small_tables(set(children) | register.elders(children))
    passed = gate(service, tables, on=on, permissions=consent.permissions(service, on=on, persons=children))
    hits = pl.DataFrame({"person": sorted(set(children))}, schema={"person": pl.Int64})
    people = tables.frames["people"].select("person", "guarded").collect("polars").to_native()
    guarded = dict(people.join(hits, on="person", how="semi").iter_rows())
    excluded = passed.reasons(hits["person"].to_list())
    city = see(service, tables, passed, on=on, season=season)
    parties: dict[int, list[int]] = {}
    for child, person in addressed(service, city, tables, hits).select("person", "addressee").iter_rows():
        parties.setdefault(child, []).append(person)
    return {
        child: Now(excluded.get(child), hidden, tuple(parties.get(child, ())))
        for child, hidden in guarded.items()
    }


def joined_since(made: Decision, *, on: date) -> list[int]:
    """Who has custody on the day and is no party of the decision: for a person to look at, never added silently."""
    found = made.proposal
    today = now(catalogue.service(found.service), [found.person], season=found.season, on=on).get(
        found.person
    )
    known = {party.person for party in made.parties.all()}
    return [] if today is None or today.guarded else sorted(set(today.parties) - known)
