"""Drafts: one per person who is found or known to the ledger, reconciled by the table before any seat is touched."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import narwhals as nw
import polars as pl

from ennakko.engine.city import City
from ennakko.engine.gate import EXCLUSIONS, Gate, gate
from ennakko.engine.need import PROTECTED, addressed, first_failing, found, routed, see
from ennakko.engine.permissions import Permissions
from ennakko.engine.reconcile import TABLE, Act, Ledger, Need, ledger_class
from ennakko.engine.service import Consent, Service, Tell
from ennakko.engine.tables import Tables

# Why a row is as it is, beside the reasons of the gate, the conditions and the routes.
SAME, ENTITLED = "same", "entitled"
FACTS_CHANGED, GUARDIANS_CHANGED = "facts_changed", "guardians_changed"
MOVED_KEPT, MOVED_NEARER, MOVED_FAR = "moved_place_kept", "moved_nearer_place", "moved_far"
LANGUAGE_CHANGED = "language_changed"  # and the place does not teach in the one chosen now
PLACE_GONE, PLACE_CUT = "place_gone", "place_cut"
MET_ELSEWHERE = "met_elsewhere"  # a seat is held here, and the need is met at another place
ABOUT_A_SEAT = frozenset({PLACE_GONE, PLACE_CUT, MET_ELSEWHERE})
FROZEN = "frozen"  # an officer is working on it


class Lost(NamedTuple):
    """Why somebody the ledger knows was not found, who is told, and at which places the need is met (none: not known)."""

    need: Need
    reason: str
    tell: Tell
    met_at: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sight:
    """What the sweep saw: the city as the service may see it, the found with their addressees, who goes to a person.

    It does not depend on the ledger: while tables, day and parameters are the same, one sight serves every plan.
    """

    service: Service
    tables: Tables
    passed: Gate
    city: City
    hits: pl.DataFrame  # sorted by person; column addressees: sorted list
    routes: Mapping[int, str]
    only: frozenset[int] | None  # of these persons alone; None: of everybody
    permissions: Permissions = field(default_factory=Permissions)  # what residents said
    silenced: Mapping[int, str] = field(
        default_factory=dict
    )  # found, but whoever could be written to asked not to be
    _lost: dict[int, Lost] = field(default_factory=dict)  # what was asked already

    @cached_property
    def by_person(self) -> Mapping[int, Mapping[str, Any]]:
        """The found by person."""
        return {hit["person"]: hit for hit in self.hits.iter_rows(named=True)}

    @cached_property
    def gate(self) -> Mapping[str, int]:
        """Why people were not looked at, counted; nothing where only some were asked for."""
        return self.passed.counts() if self.only is None else {}

    def hidden(self, persons: Collection[int]) -> set[int]:
        """Of `persons`, whoever the register does not disclose, found or not."""
        if not persons:
            return set()
        rows = self.tables.frames["people"].filter(nw.col("guarded"), nw.col("person").is_in(list(persons)))
        return set(rows.select("person").collect("polars").to_native()["person"])

    def lost(self, persons: Collection[int]) -> Mapping[int, Lost]:
        """Why each of `persons`, who were not found, was not."""
        self._lost.update(_why_lost(self, [person for person in persons if person not in self._lost]))
        return self._lost


def look(
    service: Service,
    tables: Tables,
    *,
    on: date,
    season: int,
    only: Collection[int] | None,
    permissions: Permissions | None,
) -> Sight:
    """Gate, then needs, then addressees and routes; with `only`, of those persons alone."""
    said = permissions or Permissions()
    passed = gate(service, tables, on=on, permissions=said)
    city = see(service, tables, passed, on=on, season=season)
    hits = found(service, city).collect("polars").to_native().sort("person")
    if only is not None:
        hits = among(hits, only)
    addressees = addressed(service, city, tables, hits)
    addressees, silenced = unsilenced(service, addressees, said)
    hits = hits.filter(~pl.col("person").is_in(list(silenced)))
    routes = routed(service, city, hits, addressees)
    by_person = addressees.group_by("person").agg(pl.col("addressee").sort().alias("addressees"))
    nobody = pl.col("addressees").fill_null(pl.lit([], dtype=pl.List(pl.Int64)))
    hits = hits.join(by_person, on="person", how="left").with_columns(nobody).sort("person")
    these = None if only is None else frozenset(only)
    return Sight(service, tables, passed, city, hits, routes, these, said, silenced)


def unsilenced(
    service: Service, addressees: pl.DataFrame, said: Permissions
) -> tuple[pl.DataFrame, dict[int, str]]:
    """Of a voluntary service: the addressees who may be written to, and the found (with the reason) who have no such one
    left, because each asked not to be contacted."""
    if not isinstance(service.basis, Consent) or said.silences.is_empty():
        return addressees, {}
    marked = addressees.join(said.silent().rename({"person": "addressee"}), on="addressee", how="left")
    heard = marked.filter(pl.col("silent").is_null()).drop("silent")
    lost = marked.join(heard, on="person", how="anti").sort("addressee").unique("person", keep="first")
    return heard, dict(lost.select("person", "silent").iter_rows())


def among(frame: pl.DataFrame, persons: Collection[int]) -> pl.DataFrame:
    """The rows of `frame` that are about one of `persons`."""
    return frame.filter(pl.col("person").is_in(pl.Series(sorted(persons), dtype=pl.Int64).implode()))


@dataclass
class Draft:
    """One person's row in the making: what the ledger had, what was found, and what is to be done."""

    person: int
    had: Mapping[str, Any] | None
    hit: Mapping[str, Any] | None
    route: str | None
    klass: Ledger = Ledger.NOTHING
    need: Need = Need.SAME
    action: str = "keep"
    state: str = ""
    reason: str = SAME
    tell: Tell = Tell.NOBODY
    place: int | None = None
    cost: int | None = None
    frozen: bool = False

    def __post_init__(self) -> None:
        if self.had:
            self.klass = ledger_class(
                self.had["state"], self.had["live"], self.had["bound"], self.had["decided"]
            )
            self.state = self.had["state"]
            if self.had["live"]:
                self.place, self.cost = self.had["place"], self.had["cost"]

    @property
    def situation(self) -> str:
        """The person's own facts the proposal rests on: home, language, and why a person must look."""
        if self.hit is None:
            return str(self.had["situation"]) if self.had else ""
        if self.route == PROTECTED:
            return PROTECTED
        return f"{self.hit['x']},{self.hit['y']},{self.hit['taught_in']},{self.route or ''}"

    @property
    def addressees(self) -> list[int]:
        """Whom the notice is served on. Under a non-disclosure order nobody is: the unit handles it."""
        if self.route == PROTECTED:
            return []
        if self.hit is None:
            return list(self.had["addressees"]) if self.had else []
        return list(self.hit["addressees"])

    @property
    def act(self) -> Act:
        """What the reconcile table says."""
        return TABLE[self.klass][self.need]

    def set(self, action: str, state: str, reason: str, tell: Tell) -> None:
        """Decide what is to be done."""
        self.action, self.state, self.reason, self.tell = action, state, reason, tell

    @property
    def gets_hidden(self) -> bool:
        """Whether it goes to the protected-persons unit now, whatever was found: it is live and other staff see it still. Where
        there is no ground to look any more it is taken back instead, and nobody is written to."""
        shown = self.had is not None and self.had["live"] and not self.had["restricted"]
        ends = self.need is Need.GATED and self.act in {Act.WITHDRAW, Act.CLOSE}
        return shown and self.route == PROTECTED and not ends and self.klass is not Ledger.SEASON_OVER

    @property
    def is_open_case(self) -> bool:
        """Whether it lies with staff already."""
        return self.klass in {Ledger.WITH_STAFF, Ledger.DECIDED_CASE}

    def to_staff(self, reason: str) -> None:
        """Hand the case to people. Under a non-disclosure order nothing that tells of a place may stay."""
        if self.route == PROTECTED:
            self.drop_place()
        if self.is_open_case:
            self.set("revise", "with_staff", reason, Tell.STAFF)
        else:
            self.set("to_staff", "with_staff", reason, Tell.STAFF)

    def lose_seat(self, why: str) -> None:
        """The seat is not there any more: to staff. Who is no longer entitled goes for that reason, which lasts longer."""
        self.drop_place()
        if self.need in {Need.NONE, Need.GATED, Need.ELSEWHERE}:
            why = str(self.had["reason"]) if self.had and self.action == "keep" else self.reason
        self.to_staff(why)

    @property
    def unit(self) -> Any:
        """What siblings have in common who are placed together or not at all (`share.problem_of`)."""
        return self.hit and (self.hit["home"], self.hit["taught_in"], tuple(self.hit["addressees"]))

    @property
    def waits(self) -> bool:
        """Whether a freeze keeps it as it is. A death, a move away and a non-disclosure order wait for nobody."""
        return self.need is not Need.GATED and self.route != PROTECTED

    def freeze(self) -> None:
        """An officer is working on it: nothing is done, and what it holds it keeps."""
        self.frozen = True
        self.reason, self.tell = FROZEN, Tell.NOBODY

    def drop_place(self) -> None:
        """Hold no seat any more."""
        self.place = self.cost = None

    @property
    def about_what_was_found(self) -> bool:
        """Whether this open case is about the very thing the sweep found: then a person closes it. A case about a seat is
        not closed by having a place: it may be that place."""
        before = self.had["reason"] if self.had else None
        return before == self.reason or (self.need is Need.MET and before in ABOUT_A_SEAT)


def drafts(sight: Sight, ledger: pl.DataFrame, frozen: Collection[int] = ()) -> list[Draft]:
    """A draft for everybody found and everybody the ledger knows, reconciled; sorted by person.

    Of the `frozen` whatever the table says is left undone, as long as it may wait.
    """
    hits = sight.by_person
    had = {row["person"]: row for row in ledger.iter_rows(named=True)}
    unfound = [person for person in had if person not in hits]
    lost = sight.lost(unfound)
    hidden = sight.hidden([person for person in unfound if had[person]["live"]])
    made = []
    for person in sorted(hits.keys() | had.keys()):
        route = PROTECTED if person in hidden else sight.routes.get(person)
        draft = Draft(person, had.get(person), hits.get(person), route)
        if draft.hit is None:
            draft.need, draft.reason, draft.tell, met_at = lost[person]
            if draft.place is not None and met_at and draft.place not in met_at:
                draft.need, draft.reason = Need.ELSEWHERE, MET_ELSEWHERE
        elif draft.had and draft.had["situation"] != draft.situation:
            draft.need = Need.DIFFERENT
        if draft.act is Act.NOTHING:
            continue
        if person in frozen and draft.waits:
            draft.freeze()
        else:
            _reconcile(draft)
        made.append(draft)
    _wait_for_siblings(made)
    return made


def _wait_for_siblings(made: Sequence[Draft]) -> None:
    """Twins are not split by working on one of them: whoever would compete as a unit with a frozen child waits too."""
    units = {draft.unit for draft in made if draft.frozen and not (draft.had and draft.had["live"])}
    for draft in made:
        if draft.action == "create" and draft.unit in units:
            draft.action, draft.state = "keep", ""
            draft.freeze()


def _why_lost(sight: Sight, persons: list[int]) -> dict[int, Lost]:
    if not persons:
        return {}
    gated = sight.passed.reasons(persons)
    failing = first_failing(sight.service, sight.city, [p for p in persons if p not in gated])
    met_at = _met_at(sight, [person for person, condition in failing.items() if condition.settles])
    why: dict[int, Lost] = {}
    for person in persons:
        if person in sight.silenced:
            reason = sight.silenced[person]
            why[person] = Lost(Need.GATED, reason, EXCLUSIONS[reason].tell)
        elif person in gated:
            why[person] = Lost(Need.GATED, gated[person], EXCLUSIONS[gated[person]].tell)
        elif person in failing:
            condition = failing[person]
            need = Need.MET if condition.settles else Need.NONE
            why[person] = Lost(need, condition.key, condition.tell, frozenset(met_at.get(person, ())))
        else:  # the register's tables no longer hold the person
            why[person] = Lost(Need.GATED, "not_resident", Tell.NOBODY)
    return why


def _met_at(sight: Sight, persons: list[int]) -> dict[int, set[int]]:
    """Where the need of each is met, for those of whom a condition can tell."""
    places: dict[int, set[int]] = {}
    rows = sight.city.people.filter(nw.col("person").is_in(persons))
    for condition in sight.service.needs if persons else ():
        if condition.met_at is not None:
            met = condition.met_at(rows, sight.city).select("person", "place").collect("polars").to_native()
            for person, place in met.iter_rows():
                places.setdefault(person, set()).add(place)
    return places


def _reconcile(draft: Draft) -> None:
    """Turn the table's act into a row. Where somebody lives now is measured later, with the seats."""
    act = draft.act
    if draft.gets_hidden:
        draft.to_staff(draft.reason if draft.hit is None else PROTECTED)
    elif act is Act.CREATE and draft.route:
        draft.to_staff(draft.route)
    elif act is Act.CREATE:
        draft.set("create", "open", ENTITLED, Tell.RESIDENT)
    elif draft.is_open_case and draft.hit is None and draft.about_what_was_found:
        draft.reason, draft.tell = SAME, Tell.NOBODY
    elif act is Act.TO_STAFF:
        draft.to_staff((draft.route or FACTS_CHANGED) if draft.hit else draft.reason)
    elif act in {Act.WITHDRAW, Act.CLOSE}:
        tell = Tell.NOBODY if draft.route == PROTECTED else draft.tell
        draft.set("withdraw", "withdrawn", draft.reason, tell)
        draft.drop_place()
    elif act in {Act.IMPROVE, Act.NOTE}:
        if draft.route or draft.is_open_case:
            draft.to_staff(draft.route or FACTS_CHANGED)
        else:
            draft.set("revise", "open", MOVED_KEPT, Tell.STAFF)
    elif draft.hit and draft.had and draft.addressees != draft.had["addressees"]:
        _guardians_changed(draft)


def _guardians_changed(draft: Draft) -> None:
    """A new guardian is written to, and so are the others. That custody ended is told to nobody: the place stays."""
    new = set(draft.addressees) - set(draft.had["addressees"] if draft.had else ())
    if draft.klass in {Ledger.SETTLED, Ledger.SOMETHING_ELSE, Ledger.BY_HAND}:
        draft.to_staff(GUARDIANS_CHANGED)
    elif draft.klass in {Ledger.OPEN, Ledger.BOUND}:
        draft.set("revise", "open", GUARDIANS_CHANGED, Tell.RESIDENT if new else Tell.STAFF)
    elif draft.is_open_case:
        draft.to_staff(GUARDIANS_CHANGED)
