"""Sweeps: the full one from a snapshot, which is the truth, and the fast one that follows changes.

Planning reads; `apply` is the only writer. A sweep names the version of the register it read.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import polars as pl
from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import uses
from ennakko.consent import access as consent
from ennakko.engine.draft import Sight
from ennakko.engine.plan import plan_of, sighted
from ennakko.engine.rows import Plan
from ennakko.engine.service import Consent, Service
from ennakko.engine.tables import Tables, polars_tables
from ennakko.ledger import access, algorithms
from ennakko.ledger.apply import Applied, apply
from ennakko.ledger.catalogue import services
from ennakko.ledger.permitted import looked_at
from ennakko.register import access as register
from ennakko.register import actions as register_actions
from ennakko.register.feeds.loading import EVERYBODY
from ennakko.register.snapshot import small, store


@dataclass(frozen=True)
class Swept:
    """A sweep that was applied: what was planned and what came of it; `looked`: whom alone it looked at (None: everybody)."""

    plan: Plan
    applied: Applied
    looked: frozenset[int] | None = None


def city_tables(data: Path, *, on: date, at: datetime, known: Tables | None = None) -> Tables:
    """The whole register from the latest snapshot; taken anew where the register changed since.

    `known` are tables of an earlier call: they are given back where they are of that snapshot still.
    """
    snapshot = store.current(data, on=on, at=at)
    if known is not None and known.version == snapshot.version:
        return known
    return polars_tables(store.open_tables(snapshot.folder), snapshot.loaded, snapshot.version)


def planned(service: Service, tables: Tables, *, on: date, only: Collection[int] | None = None) -> Plan:
    """What a sweep would do. Writes nothing."""
    return planned_of(seen(service, tables, on=on, only=only))


def seen(service: Service, tables: Tables, *, on: date, only: Collection[int] | None = None) -> Sight:
    """The city looked at, by what residents say now."""
    said = consent.permissions(service, on=on, persons=only)
    return sighted(service, tables, on=on, only=only, permissions=said)


def logged(sight: Sight, *, by: Actor, at: datetime) -> None:
    """The look at the whole city stands in the log of whoever it was at: of everybody, or of those who allowed it."""
    alone = looked_at(sight)
    known = register.newest() if alone is None else None
    uses.swept(service=sight.service, day=sight.city.day, by=by, at=at, persons=alone, known=known)


def planned_of(sight: Sight) -> Plan:
    """The same, of a city that was looked at already: with what the ledger says now."""
    key, season = sight.service.key, sight.city.season
    return plan_of(
        sight,
        ledger=access.ledger_frame(key, season, sight.only),
        held=partial(access.held, season),
        frozen=access.frozen(key, season, sight.city.day),
        objective=access.chosen_objective(key, season),
    )


def sweep(
    service: Service,
    tables: Tables,
    *,
    on: date,
    by: Actor,
    at: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Swept:
    """The full sweep of one service: plan, then apply."""
    sight = seen(service, tables, on=on)
    made = planned_of(sight)
    logged(sight, by=by, at=at)
    if access.live(service.key):
        algorithms.publish(service=service, on=on, by=by, at=at)
    return Swept(made, apply(made, service=service, by=by, at=at, progress=progress), looked_at(sight))


@dataclass(frozen=True)
class Followed:
    """What the fast path did: how many touched people it followed, and the sweeps it made."""

    touched: int
    swept: tuple[Swept, ...]


def follow(*, data: Path, on: date, by: Actor, at: datetime, limit: int = 1000) -> Followed:
    """The fast path: re-plan everybody whose situation changed, and everybody related to them by old or new relations.

    A service that is stopped, or out of season, is swept in full when it runs again: that is the truth about it.
    A changed supply (places, districts) touches everybody: then each service is swept in full. A service that is not live
    proposes nothing anew by itself. People stay in the table of the touched until everything about them is applied, so
    that a crash leaves nothing behind.
    """
    touched = register.touched()[:limit]
    if not touched:
        return Followed(0, ())
    unbraked = access.unbraked(services())
    in_season = [service for service in services().values() if service.season.of(on) is not None]
    open_now = [service for service in in_season if service.key in unbraked]
    if any(person == EVERYBODY for _, person in touched):
        closure, read, tables = None, None, city_tables(data, on=on, at=at)
    else:
        closure = register.relatives({person for _, person in touched})
        read = register.relatives(closure)
        tables = small_tables(read)
        open_now = [service for service in open_now if _may_concern(service, closure, on=on)]
    swept = tuple(_followed(service, tables, closure, on=on, by=by, at=at) for service in open_now)
    known = register.newest() if read is None else None
    with transaction.atomic():
        for service, each in zip(open_now, swept, strict=True):
            alone = read if each.looked is None else each.looked
            uses.swept(service=service, day=on, by=by, at=at, persons=alone, known=known)
        # What another hand changed meanwhile is followed once more.
        if not any(each.applied.dropped for each in swept):
            register_actions.settle_touched(ids=[key for key, _ in touched])
    return Followed(len(touched), swept)


def small_tables(persons: Collection[int]) -> Tables:
    """The small city of the fast path: these persons as the register has them now."""
    return polars_tables(small.frames(persons), small.loaded(), "now")


def _may_concern(service: Service, persons: Collection[int], *, on: date) -> bool:
    """Whether a plan could say anything of these persons: nobody is looked at for a service on consent who allowed nothing, and
    most changes concern none who did."""
    if not isinstance(service.basis, Consent):
        return True
    return consent.anybody(service.basis.purpose, persons, on=on) or access.knows(service.key, persons)


def _followed(
    service: Service, tables: Tables, only: Collection[int] | None, *, on: date, by: Actor, at: datetime
) -> Swept:
    sight = seen(service, tables, on=on, only=only)
    made = planned_of(sight)
    if made.rows["proposal"].null_count() and not access.live(service.key):
        # Somebody looks at the plan first; what became of those already proposed to does not wait for that. What is left
        # undone here is no full sweep: the next one is not measured against it.
        made = replace(made, rows=made.rows.filter(pl.col("proposal").is_not_null()), scope="touched")
    return Swept(made, apply(made, service=service, by=by, at=at), looked_at(sight))
