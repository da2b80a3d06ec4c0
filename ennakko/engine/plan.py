"""Plan: hold what was promised, share out what is free, reconcile with the ledger. Pure and printable.

`plan(...)` is a function of the service, the city, the ledger and the day. Dry run, simulation and "why me?" are the
same function with other inputs; `ledger.apply` is the only writer.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any

import numpy as np
import polars as pl

from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.engine.draft import Draft, Sight, among, drafts, look
from ennakko.engine.facts import stored
from ennakko.engine.need import PROTECTED
from ennakko.engine.permissions import Permissions
from ennakko.engine.rows import PLAN, Plan
from ennakko.engine.seats import Seats, Told
from ennakko.engine.service import Service
from ennakko.engine.share import declared
from ennakko.engine.tables import Tables

NEVER_LOADED = Text(
    "Taulua {table} ei ole ladattu koskaan kokonaan, ja {service} päättelee jotakin siitä, mitä siinä ei ole.",
    "Tabellen {table} har aldrig lästs in i sin helhet, och {service} drar slutsatser av det som inte står i den.",
    "The table {table} was never loaded whole, and {service} reads absence from it as knowledge.",
)
TOO_OLD = Text(
    "Taulu {table} on päivältä {loaded}: vanhempi kuin ne {days} päivää, jotka {service} sallii päivänä {on}.",
    "Tabellen {table} är från {loaded}: äldre än de {days} dagar som {service} tillåter den {on}.",
    "The table {table} is from {loaded}, older than the {days} days {service} allows on {on}.",
)
LOAD = Text(
    "Lataa se kokonaan sivulla Tiedot tai palvelimella: ennakko feed {table} FILE.csv",
    "Läs in den i sin helhet på sidan Uppgifter eller på servern: ennakko feed {table} FILE.csv",
    "Load the whole of it on the page Data, or on the server: ennakko feed {table} FILE.csv",
)


def plan(
    service: Service,
    tables: Tables,
    *,
    ledger: pl.DataFrame,
    held: pl.DataFrame,
    on: date,
    only: Collection[int] | None = None,
    permissions: Permissions | None = None,
    frozen: Collection[int] = (),
    objective: str | None = None,
) -> Plan:
    """What a sweep of `service` would do on the day.

    `ledger` and `held` are shaped as `rows.LEDGER` and `rows.HELD`. With `only`, the plan covers just those persons
    (`tables` must then hold them and everybody related to them); `held` always counts the whole ledger. The `frozen` are
    those an officer is working on. `permissions` is what residents said. `objective` (a key of `share.OBJECTIVES`) shares out; None: the one declared.

    Raises Refused when the season is closed, or a table read by absence is not loaded or stale.
    """
    sight = sighted(service, tables, on=on, only=only, permissions=permissions)
    return plan_of(sight, ledger=ledger, held=lambda: held, frozen=frozen, objective=objective)


def sighted(
    service: Service,
    tables: Tables,
    *,
    on: date,
    only: Collection[int] | None = None,
    permissions: Permissions | None = None,
) -> Sight:
    """The part of a plan that reads the city and not the ledger; raises Refused as `plan` does."""
    season = season_of(service, on)
    refuse_stale(service, tables, on=on)
    return look(service, tables, on=on, season=season, only=only, permissions=permissions)


def plan_of(
    sight: Sight,
    *,
    ledger: pl.DataFrame,
    held: Callable[[], pl.DataFrame],
    frozen: Collection[int] = (),
    objective: str | None = None,
) -> Plan:
    """The plan of what was seen and what the ledger says; everything as in `plan`. `held` is asked only where a seat is moved
    or given: most changes do neither, and counting the whole ledger costs the most."""
    service = sight.service
    made = drafts(sight, ledger if sight.only is None else among(ledger, sight.only), frozenset(frozen))
    seats = Seats(sight, held, objective or declared(service))
    full = sight.only is None  # a changed supply always runs in full: only then is every holder here
    if full:
        seats.gone(made)
    seats.move(made)
    if (
        full
    ):  # a walk grew, or somebody went to staff: where a frozen child kept its seat, it is their turn now
        seats.gone(made)
    told, report = seats.share(made)
    told = seats.at_held_places([d for d in made if _tells(d) and d.person not in told]) | told
    staff = Counter(draft.reason for draft in made if draft.action == "to_staff" and draft.route != PROTECTED)
    return Plan(
        service=service.key,
        service_version=service.version,
        text_version=service.texts.version,
        season=sight.city.season,
        day=sight.city.day,
        scope="full" if sight.only is None else "touched",
        rows=_frame(sight, made, told),
        gate=sight.gate,
        report=report | {"to_staff": dict(sorted(staff.items()))} | _rests_on(sight),
        version=sight.tables.version,
    )


def season_of(service: Service, on: date) -> int:
    """The season the day lies in. Raises Refused outside."""
    season = service.season.of(on)
    if season is None:
        raise Refused(
            f"The season of {service.key} is closed on {on}.",
            f"It is open from {service.season.opens} to {service.season.closes} (month-day): give a day with --on.",
        )
    return season


def refuse_stale(service: Service, tables: Tables, *, on: date) -> None:
    """Refuse to read absence as knowledge from a table that was never loaded whole, or too long ago."""
    for table, days in service.read_by_absence().items():
        loaded = tables.loaded.get(table)
        if loaded is None:
            raise Refused(NEVER_LOADED.format(table=table, service=service.key), LOAD.format(table=table))
        if loaded < on - timedelta(days=days):
            aged = {"table": table, "service": service.key, "loaded": loaded, "days": days, "on": on}
            raise Refused(TOO_OLD.format(**aged), LOAD.format(table=table))


def _rests_on(sight: Sight) -> dict[str, str]:
    """Which records of consent were read; nothing where none decide."""
    return {"permissions": sight.permissions.version} if sight.service.asks_residents else {}


def _frame(sight: Sight, made: list[Draft], told: dict[int, Told]) -> pl.DataFrame:
    if not made:
        return pl.DataFrame(schema=PLAN)
    rows = [_row(sight, draft, told) for draft in made]
    plain = {name: dtype for name, dtype in PLAN.items() if name != "addressees"}
    frame = pl.DataFrame({name: [row[name] for row in rows] for name in plain}, schema=plain)
    return (
        frame.with_columns(addressees=_lists([row["addressees"] for row in rows]))
        .select(list(PLAN))
        .sort("person")
    )


def _lists(persons: Sequence[Sequence[int]]) -> pl.Series:
    """Lists of persons as one column. Polars takes longer for a list at a time than for all the other columns together."""
    rows = np.arange(len(persons))
    pairs = pl.DataFrame(
        {
            "row": np.repeat(rows, np.array([len(each) for each in persons], dtype=np.int64)),
            "persons": np.fromiter(chain.from_iterable(persons), dtype=np.int64),
        }
    )
    lists = pairs.group_by("row", maintain_order=True).agg("persons")
    nobody = pl.lit([], dtype=pl.List(pl.Int64))
    every = pl.DataFrame({"row": rows}).join(lists, on="row", how="left", maintain_order="left")
    return every.select(pl.col("persons").fill_null(nobody)).to_series()


def _row(sight: Sight, draft: Draft, told: dict[int, Told]) -> dict[str, Any]:
    had = draft.had
    live = had is not None and had["live"]
    return {
        "action": draft.action,
        "person": draft.person,
        "proposal": had["proposal"] if had and live else None,
        "expects": had["version"] if had and live else 0,
        "state": draft.state,
        "reason": draft.reason,
        "tell": str(draft.tell),
        "restricted": draft.route == PROTECTED or _stays_restricted(draft),
        "place": draft.place,
        "cost": draft.cost,
        "situation": draft.situation,
        "facts": _facts(sight, draft, told),
        "addressees": draft.addressees,
        "previous": had["proposal"] if had and not live else None,
    }


def _stays_restricted(draft: Draft) -> bool:
    """Whether the ledger has the case restricted and the row leaves it so: nothing new was found, or nothing is done."""
    had = draft.had
    return bool(had and had["live"] and had["restricted"]) and (draft.hit is None or draft.action == "keep")


def _tells(draft: Draft) -> bool:
    """Whether the row stores facts anew."""
    return draft.hit is not None and draft.action in {"create", "revise", "to_staff"}


def _facts(sight: Sight, draft: Draft, told: dict[int, Told]) -> str | None:
    """The facts to store; None where the row leaves them as they are."""
    if draft.hit is None or not _tells(draft):
        return None
    where = None if draft.route == PROTECTED else told.get(draft.person)
    return stored(
        sight.service,
        sight.tables,
        draft.hit,
        on=sight.city.day,
        route=draft.route,
        shared=where.shared if where else None,
        row=where.row if where else None,
    )
