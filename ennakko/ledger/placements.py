"""Placing by hand, many children or one without a proposal: a plan that people made, applied like any other.

A child with a proposal is placed in it; for one without, a proposal is made with the facts of a sweep's look at the
child. Nothing is written before `apply`.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import narwhals as nw
import numpy as np
import polars as pl

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.engine.journey import walking_metres
from ennakko.engine.plan import plan, season_of
from ennakko.engine.rows import PLAN, Plan
from ennakko.engine.service import Service
from ennakko.engine.tables import Tables
from ennakko.ledger import access, catalogue, refusals, seats, sweep
from ennakko.ledger.apply import apply
from ennakko.ledger.chunk import BY_HAND
from ennakko.ledger.handlers import OFFICER
from ennakko.ledger.kinds import ByHand
from ennakko.ledger.models import Addressee, Freeze, Proposal, State
from ennakko.register import access as register

# Said of everybody a place cannot be given to here, so that nothing shows who is under a non-disclosure order.
NOT_OURS = Text(
    "Palvelu ei löydä tätä lasta ilman paikkaa. Tarkista lapsi ja kysy, miksi: ennakko explain.",
    "Tjänsten hittar inte barnet bland dem som saknar plats. Kontrollera barnet och fråga varför: ennakko explain.",
    "The service does not find this child without a place. Check the child, and ask why: ennakko explain.",
)
DECIDED = Text(
    "Lapsen paikasta on päätetty. Päätöstä korjataan lapsen omalla sivulla.",
    "Barnets plats har beslutats. Ett beslut rättas på barnets egen sida.",
    "The child's place is decided. A decision is corrected on the child's own page.",
)
BUSY = Text(
    "Toinen virkailija käsittelee lasta parhaillaan.",
    "En annan handläggare arbetar med barnet just nu.",
    "Another officer works on the child right now.",
)
FULL = Text(
    "Kaikki {capacity} paikkaa on varattu.",
    "Alla {capacity} platser är reserverade.",
    "All {capacity} seats of the place are held.",
)
HAS_ONE = Text(
    "Lapsella on jo ehdotus.", "Barnet har redan ett förslag.", "The child has a proposal already."
)
MEANWHILE = Text(
    "Paikka ehdittiin antaa toiselle, tai lapsi sai ehdotuksen.",
    "Platsen hann gå till en annan, eller barnet fick ett förslag.",
    "The last seat was taken meanwhile, or the child got a proposal.",
)
LOOK_AGAIN = Text("Avaa lapsi uudelleen.", "Öppna barnet på nytt.", "Open the child again.")


@dataclass(frozen=True)
class Placed:
    """What would become of a child: from which place (None: none) to which, why, and whether it had no proposal."""

    person: int
    before: int | None
    place: int
    reason: str
    new: bool


@dataclass(frozen=True)
class Made:
    """A plan of placements: what it changes, how many are so already, and why some cannot be."""

    plan: Plan
    placed: tuple[Placed, ...]
    same: int
    refused: Mapping[int, Text]


@dataclass(frozen=True)
class Child:
    """A child to be placed: its live proposal or what a sweep found of it, the place wanted, why, and how far it is."""

    person: int
    had: Proposal | None
    hit: Mapping[str, Any] | None
    place: int
    reason: str
    metres: int | None

    @property
    def so_already(self) -> bool:
        """Whether a person placed the child there before."""
        return self.had is not None and self.had.state == State.BY_HAND and self.had.place == self.place

    def row(self, addressees: Sequence[int]) -> dict[str, Any]:
        """The row of a plan that places the child: what a proposal rests on stays, or is what a sweep found."""
        had, hit = self.had, self.hit or {}
        facts = had.facts if had else json.loads(hit["facts"])
        facts = facts | {"place": self.place, "metres": self.metres}
        return {
            "action": "place",
            "person": self.person,
            "proposal": had.pk if had else None,
            "expects": had.version if had else 0,
            "state": str(State.BY_HAND),
            "reason": self.reason,
            "tell": "staff",
            "restricted": False,
            "place": self.place,
            "cost": self.metres,
            "situation": had.situation if had else hit["situation"],
            "facts": json.dumps(facts, ensure_ascii=False, separators=(",", ":")),
            "addressees": list(addressees if had else hit["addressees"]),
            "previous": hit.get("previous"),
        }


def placed(
    service: Service, wanted: Mapping[int, tuple[int, str]], tables: Tables, *, on: date, by: str
) -> Made:
    """The plan that puts each person in a place for a reason. `by`: whose own freezes do not stand in the way.

    Writes nothing. Raises Refused out of season, or where a table read by absence is stale.
    """
    season = season_of(service, on)
    living = _living(service, season, wanted)
    parties = _parties(one.pk for one in living.values())
    found = _found(service, season, wanted, tables, on=on)
    metres = _metres(service, tables, {person: place for person, (place, _) in wanted.items()}, on=on)
    busy = _busy(service, season, on, by)
    rows, same, refused = [], 0, {}
    for person, (place, reason) in sorted(wanted.items()):
        child = Child(person, living.get(person), found.get(person), place, reason, metres.get(person))
        if why := _why_not(child, known=person in metres, busy=person in busy):
            refused[person] = why
        elif child.so_already:
            same += 1
        else:
            rows.append(child.row(parties.get(child.had.pk, ()) if child.had else ()))
    before = {had.pk: had.place for had in living.values()}
    capacity = seats.capacities(service)
    fitting, full = seats.fitting(rows, before, capacity=capacity, held=seats.held_by_place(season))
    refused |= {row["person"]: FULL.format(capacity=capacity.get(row["place"], 0)) for row in full}
    changes = tuple(
        Placed(
            row["person"], before.get(row["proposal"]), row["place"], row["reason"], row["proposal"] is None
        )
        for row in fitting
    )
    return Made(_plan(service, season, fitting, tables.version, on=on), changes, same, refused)


def place_anew(
    *, service: str, person: int, place: int, reason: str, on: date, by: Actor, at: datetime
) -> Proposal:
    """Put somebody who has no proposal yet in a place, for a declared reason.

    Raises Refused for anybody the service does not find, for a full place, and where a proposal lives: place in that.
    """
    declared = catalogue.service(service)
    if by.kind != "system" and not by.may(OFFICER):
        raise Refused(*refusals.another_role(OFFICER))
    if reason not in list(ByHand):
        raise Refused(*refusals.said(refusals.NO_REASON_BY_HAND, reason=reason, known=", ".join(ByHand)))
    if place not in seats.capacities(declared):
        raise Refused(*refusals.NO_OPEN_PLACE)
    made = placed(declared, {person: (place, reason)}, small({person}), on=on, by=str(by))
    for why in made.refused.values():
        raise Refused(why, LOOK_AGAIN)
    if made.same or not made.placed[0].new:
        raise Refused(HAS_ONE, LOOK_AGAIN)
    if not apply(made.plan, service=declared, by=by, at=at).counts:
        raise Refused(MEANWHILE, LOOK_AGAIN)
    return Proposal.objects.get(service=service, season=made.plan.season, person=person, live=True)


def small(persons: Collection[int]) -> Tables:
    """The small city in which these persons are looked at."""
    return sweep.small_tables(register.relatives(register.relatives(persons)))


def _why_not(child: Child, *, known: bool, busy: bool) -> Text | None:
    restricted = child.had.restricted if child.had else child.hit is None or child.hit["restricted"]
    if not known or restricted:
        return NOT_OURS
    if child.had is not None and child.had.state == State.DECIDED:
        return DECIDED
    return BUSY if busy else None


def _plan(
    service: Service, season: int, rows: Sequence[Mapping[str, Any]], version: str, *, on: date
) -> Plan:
    return Plan(
        service=service.key,
        service_version=service.version,
        text_version=service.texts.version,
        season=season,
        day=on,
        scope=BY_HAND,
        rows=pl.DataFrame(rows, schema=PLAN, orient="row").sort("person"),
        gate={},
        report={},
        version=version,
    )


def _found(
    service: Service, season: int, persons: Collection[int], tables: Tables, *, on: date
) -> dict[int, Mapping[str, Any]]:
    """What a sweep would make of those without a live proposal."""
    made = plan(
        service, tables, ledger=access.ledger_frame(service.key, season, persons), held=access.held(season), on=on,
        only=set(persons),
    )  # fmt: skip
    fresh = made.rows.filter(pl.col("proposal").is_null() & pl.col("facts").is_not_null())
    return {row["person"]: row for row in fresh.iter_rows(named=True)}


def _living(service: Service, season: int, persons: Collection[int]) -> dict[int, Proposal]:
    """The live proposals of these persons."""
    theirs = Proposal.objects.filter(person__in=register.among(persons))
    return {one.person: one for one in theirs.filter(service=service.key, season=season, live=True)}


def _parties(proposals: Iterable[int]) -> dict[int, list[int]]:
    """The addressees in force of each proposal, sorted."""
    found: dict[int, list[int]] = {}
    rows = Addressee.objects.filter(proposal__in=register.among(proposals), active=True)
    for proposal, person in rows.order_by("person").values_list("proposal_id", "person"):
        found.setdefault(proposal, []).append(person)
    return found


def _busy(service: Service, season: int, on: date, by: str) -> set[int]:
    """Whoever somebody else works on."""
    frozen = Freeze.objects.filter(service=service.key, season=season, until__gt=on).exclude(by=by)
    return set(frozen.values_list("person", flat=True))


def _metres(
    service: Service, tables: Tables, wanted: Mapping[int, int], *, on: date
) -> dict[int, int | None]:
    """The walk of each to the place wanted. Whoever nobody may know the home of, or who is not there, is left out."""
    people = tables.frames["people"].filter(nw.col("person").is_in(sorted(wanted)))
    rows = people.filter(~nw.col("guarded")).select("person", "x", "y").collect("polars").to_native()
    cards = register.places(wanted.values())
    factor = float(service.parameters.on(on)["walking_factor"])
    walks: dict[int, int | None] = {}
    for person, x, y in rows.iter_rows():
        card = cards[wanted[person]]
        home = None if x is None or y is None else np.array([[x, y]], dtype=float)
        there = np.array([[card.x, card.y]], dtype=float)
        walks[person] = None if home is None else int(walking_metres(home, there, factor=factor)[0, 0])
    return walks
