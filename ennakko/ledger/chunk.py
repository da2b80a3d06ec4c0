"""One chunk of a plan, written in one transaction: proposals, addressees, letters and events, all or none."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.ledger import bulk, seats, turns
from ennakko.ledger.forget import forget
from ennakko.ledger.freezes import frozen_among
from ennakko.ledger.handlers import WAITING, Handlers
from ennakko.ledger.letters import Post, words
from ennakko.ledger.models import Addressee, DecisionParty, Proposal, State
from ennakko.ledger.permitted import permitted
from ennakko.ledger.seats import Row
from ennakko.register import access as register

BULKY = frozenset({"words", "considered", "before"})  # of earlier facts, what nobody compares
STALE = "the proposal changed meanwhile"
FULL = "the seat was taken meanwhile"
FROZEN = "an officer works on the child"
REFUSED = "the person does not allow it any more"
BY_HAND = "by_hand"  # the scope of a plan that people made: it may take the buffer, and no freeze holds it up
VERBS = {
    "create": "proposed", "revise": "revised", "withdraw": "withdrawn", "to_staff": "to_staff", "place": "placed_by_hand",
}  # fmt: skip
UPDATED = [
    "service_version", "text_version", "state", "place", "cost", "situation", "facts", "reason", "tell", "restricted",
    "handler", "version", "live", "sweep", "changed_at",
]  # fmt: skip


@dataclass(frozen=True)
class Written:
    """What came of a chunk: how many rows were written, and those written by action and left out by reason, in which
    restricted ones are no number."""

    rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Writing:
    """What every chunk of one apply shares."""

    plan: Plan
    service: Service
    sweep: int
    by: Actor
    at: datetime

    def write(self, rows: Sequence[Row]) -> Written:
        """Write the rows that still hold, in the caller's transaction."""
        turns.seats(self.plan.season)
        rows, waiting = self._thawed(rows)
        rows, refused = permitted(rows, self.service, on=self.plan.day)
        current = _current(rows)
        holding, stale = self._fresh(rows, current)
        places = register.places({row["place"] for row in holding if row["place"] is not None})
        fitting, full = self._fitting(holding, {key: found.place for key, found in current.items()}, places)
        names = register.names_of({row["person"] for row in fitting})
        pairs = [(row, self._proposal(row, current.get(row["proposal"]), names, places)) for row in fitting]
        handlers = Handlers(self.at)
        for row, proposal in pairs:
            if proposal.state in WAITING:
                proposal.handler = handlers.of(proposal)
            elif row["action"] == "place":
                proposal.handler = str(self.by)
        post = Post(self.service, on=self.plan.day, by=self.by, at=self.at)
        self._create([pair for pair in pairs if pair[1].pk is None], post)
        self._change([pair for pair in pairs if pair[1].pk in current], current, post)
        post.send()
        audit.record_many([self._entry(row, proposal) for row, proposal in pairs])
        return _counted(fitting, {STALE: stale, FULL: full, FROZEN: waiting, REFUSED: refused})

    @property
    def by_hand(self) -> bool:
        """Whether people made the plan."""
        return self.plan.scope == BY_HAND

    def _thawed(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Rows a sweep may write, and those of children that were frozen after the plan was made."""
        if self.by_hand:
            return list(rows), []
        frozen = frozen_among(rows, self.plan.service, self.plan.season, self.plan.day)
        return (
            [row for row in rows if row["person"] not in frozen],
            [row for row in rows if row["person"] in frozen],
        )

    def _fresh(self, rows: Sequence[Row], current: Mapping[int, Proposal]) -> tuple[list[Row], list[Row]]:
        """Rows whose proposal is as the plan saw it, and those that another hand changed meanwhile."""
        new = [row["person"] for row in rows if row["proposal"] is None]
        living = Proposal.objects.filter(
            service=self.plan.service, season=self.plan.season, live=True, person__in=register.among(new)
        )
        taken = set(living.values_list("person", flat=True))
        fresh: list[Row] = []
        stale: list[Row] = []
        for row in rows:
            found = current.get(row["proposal"])
            if row["proposal"] is None:
                holds = row["person"] not in taken
            else:
                holds = found is not None and found.live and found.version == row["expects"]
            (fresh if holds else stale).append(row)
        return fresh, stale

    def _fitting(
        self, rows: list[Row], before: Mapping[int, int | None], places: Mapping[int, register.PlaceCard]
    ) -> tuple[list[Row], list[Row]]:
        """Rows whose seats are there, and those whose are not. Seats are counted only where a row takes one."""
        wanted = seats.taken(rows, before)
        if not wanted:
            return rows, []
        return seats.fitting(
            rows,
            before,
            capacity=seats.capacities(self.service)
            if self.by_hand
            else seats.shared_out(self.service, places),
            held=seats.held_by_place(
                self.plan.season, wanted | {place for place in before.values() if place}
            ),
        )

    def _proposal(
        self, row: Row, found: Proposal | None, names: Mapping[int, Any], places: Mapping[int, Any]
    ) -> Proposal:
        """The proposal as the row wants it: a new one, or the one found with its fields changed."""
        proposal = found or Proposal(
            service=self.plan.service,
            season=self.plan.season,
            person=row["person"],
            previous_id=row["previous"],
            version=0,
            made_at=self.at,
        )
        if row["facts"] is not None:
            before = _before(proposal) if row["state"] in WAITING and not row["restricted"] else {}
            proposal.facts = json.loads(row["facts"]) | before
            if not row["restricted"]:
                called = names[row["person"]].called if row["person"] in names else ""
                proposal.facts["words"] = words(called, places.get(row["place"]))
        elif row["restricted"] and not proposal.restricted:
            proposal.facts = {}
        proposal.service_version, proposal.text_version = self.plan.service_version, self.plan.text_version
        proposal.state, proposal.reason, proposal.tell = row["state"], row["reason"], row["tell"]
        proposal.place, proposal.cost, proposal.situation = row["place"], row["cost"], row["situation"]
        proposal.restricted = row["restricted"]
        proposal.live = row["state"] != State.WITHDRAWN
        proposal.version += 1
        proposal.sweep_id, proposal.changed_at = self.sweep, self.at
        return proposal

    def _create(self, pairs: Sequence[tuple[Row, Proposal]], post: Post) -> None:
        bulk.insert([proposal for _, proposal in pairs])
        languages = register.languages_of({person for row, _ in pairs for person in row["addressees"]})
        parties = [
            Addressee(proposal_id=proposal.pk, person=person, language=languages.get(person, "fi"))
            for row, proposal in pairs
            for person in row["addressees"]
        ]
        bulk.insert(parties)
        by_proposal = _by_proposal(parties)
        for row, proposal in pairs:
            if proposal.state == State.OPEN and row["tell"] == "resident":
                post.notice(proposal, by_proposal.get(proposal.pk, ()))
        forget([proposal for _, proposal in pairs if proposal.restricted], by=self.by, at=self.at)

    def _change(
        self, pairs: Sequence[tuple[Row, Proposal]], before: Mapping[int, Proposal], post: Post
    ) -> None:
        if not pairs:
            return
        bulk.update([proposal for _, proposal in pairs], UPDATED)
        by_proposal = _by_proposal(self._parties(pairs))
        post.stop([proposal for _, proposal in pairs])
        for row, proposal in pairs:
            active = [party for party in by_proposal.get(proposal.pk, ()) if party.active]
            if proposal.state == State.OPEN:
                post.revised(proposal, active, everybody=row["tell"] == "resident")
            elif proposal.state == State.WITHDRAWN and row["tell"] == "resident":
                post.withdrawn(proposal, active)
        forget([proposal for _, proposal in pairs if proposal.restricted], by=self.by, at=self.at)

    def _parties(self, pairs: Sequence[tuple[Row, Proposal]]) -> list[Addressee]:
        """Every addressee of the changed proposals, once new ones were added and former ones made inactive.

        A withdrawn proposal keeps its addressees: they are who may have to be told.
        """
        wanted = {proposal.pk: set(row["addressees"]) for row, proposal in pairs}
        leaving = {proposal.pk for _, proposal in pairs if proposal.state == State.WITHDRAWN}
        parties = list(Addressee.objects.filter(proposal__in=register.among(wanted)))
        known = {(party.proposal_id, party.person) for party in parties}
        fresh = [
            (key, person)
            for key, people in wanted.items()
            if key not in leaving
            for person in sorted(people)
            if (key, person) not in known
        ]
        languages = register.languages_of({person for _, person in fresh})
        added = [Addressee(proposal_id=k, person=p, language=languages.get(p, "fi")) for k, p in fresh]
        bulk.insert(added)
        turned = [
            party
            for party in parties
            if party.proposal_id not in leaving
            and party.active != (party.person in wanted[party.proposal_id])
        ]
        for party in turned:
            party.active = not party.active
            if party.active:  # back in force: served anew
                party.served_on, party.proof, party.deadline = None, "", None
        bulk.update(turned, ["active", "served_on", "proof", "deadline"])
        for (
            party
        ) in turned:  # whoever has no custody reads no decision either, and does again when it comes back
            theirs = DecisionParty.objects.filter(decision__proposal=party.proposal_id, person=party.person)
            theirs.update(active=party.active)
        return parties + added

    def _entry(self, row: Row, proposal: Proposal) -> audit.Entry:
        payload = {
            "state": proposal.state,
            "reason": proposal.reason,
            "tell": row["tell"],
            "sweep": self.sweep,
        }
        if proposal.place is not None:
            payload["place"] = proposal.place
        about = f"proposal:{proposal.pk}"
        return audit.Entry(self.by, self.at, VERBS[row["action"]], about, proposal.person, payload)


def _before(proposal: Proposal) -> dict[str, Any]:
    """What the proposal rested on before a change brought it to people; once it is with them, it stays what they see."""
    if proposal.state in WAITING and "before" in proposal.facts:
        return {"before": proposal.facts["before"]}
    told = {name: value for name, value in proposal.facts.items() if name not in BULKY}
    return {"before": told} if told else {}


def _current(rows: Sequence[Row]) -> dict[int, Proposal]:
    """The proposals the rows would change, locked in order of key."""
    keys = [row["proposal"] for row in rows if row["proposal"] is not None]
    found = Proposal.objects.select_for_update().filter(pk__in=register.among(keys)).order_by("pk")
    return {proposal.pk: proposal for proposal in found}


def _by_proposal(parties: Iterable[Addressee]) -> dict[int, list[Addressee]]:
    grouped: dict[int, list[Addressee]] = {}
    for party in parties:
        grouped.setdefault(party.proposal_id, []).append(party)
    return grouped


def _counted(written: Sequence[Row], dropped: Mapping[str, Sequence[Row]]) -> Written:
    result = Written(len(written))
    result.counts.update(row["action"] for row in written if not row["restricted"])
    for reason, rows in dropped.items():
        left = sum(not row["restricted"] for row in rows)
        if left:
            result.dropped[reason] += left
    return result
