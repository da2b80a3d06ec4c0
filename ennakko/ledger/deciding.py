"""How proposals become decisions, one or thousands: the one mechanism behind signing a list and deciding a case.

Each proposal is held against what was looked at (its version) and against the register of the day. What no longer
holds is left out with its reason; the rest is decided. No query is asked row by row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from ennakko.accounts.access import in_charge_of
from ennakko.accounts.actor import Actor
from ennakko.accounts.refusals import role_said
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.service import Official, Remedy, Service
from ennakko.engine.texts import render
from ennakko.ledger import bulk, parties, refusals, turns
from ennakko.ledger import refusals_decisions as refused
from ennakko.ledger.access import may_see
from ennakko.ledger.kinds import Left
from ennakko.ledger.letters import Post, fields
from ennakko.ledger.models import (
    Addressee,
    Decision,
    DecisionParty,
    Proposal,
    SigningList,
    Standing,
    State,
    Tell,
)
from ennakko.ledger.reasons import compose, grounds, seen
from ennakko.register import access as register

HEARD = frozenset({State.ACCEPTED, State.NO_REMARK, State.BY_HAND})
ISSUED = ("fi", "sv")  # decisions are issued in these; English is a courtesy translation
CHANGED = ["state", "reason", "tell", "version", "changed_at"]

Looked = Mapping[int, int | None]  # proposal to the version that was looked at; None: as it is now


@dataclass(frozen=True)
class Case:
    """A proposal held up for a decision: why it cannot be decided now (None: it can), its parties of the day with the
    language each is served in, and what the reasons are made from."""

    proposal: Proposal
    why: Left | None
    parties: Mapping[int, str]
    grounds: Mapping[str, Any]


@dataclass(frozen=True)
class Made:
    """What came of it: the decisions, and what was left out by reason."""

    decisions: Sequence[Decision]
    left: Mapping[int, Left]


def cases(
    service: Service, season: int, looked_at: Looked, *, on: date, by: Actor, lock: bool = False
) -> dict[int, Case]:
    """The proposals as ledger and register have them on the day, in the order asked; one that is not there is absent.

    `lock`: until the transaction ends, in order of key.
    """
    rows = Proposal.objects.filter(pk__in=list(looked_at)).order_by("pk")
    found = {proposal.pk: proposal for proposal in (rows.select_for_update() if lock else rows)}
    heard: dict[int, list[Addressee]] = {}
    for mine in Addressee.objects.filter(proposal__in=found, active=True).order_by("person"):
        heard.setdefault(mine.proposal_id, []).append(mine)
    standing = Decision.objects.filter(proposal__in=found, standing=Standing.IN_FORCE)
    decided = set(standing.values_list("proposal", flat=True))
    today = parties.now(service, {p.person for p in found.values()}, season=season, on=on)
    languages = register.languages_of({person for child in today.values() for person in child.parties})
    places = register.places({place for proposal in found.values() for place in seen(proposal)})
    held_up: dict[int, Case] = {}
    for key, version in looked_at.items():
        if key not in found:
            continue
        proposal, child, theirs = found[key], today.get(found[key].person), heard.get(key, [])
        why = _left(proposal, version, key in decided, by) or _changed_since(child, theirs)
        spoken = {p: "sv" if languages.get(p) == "sv" else "fi" for p in (child.parties if child else ())}
        held_up[key] = Case(proposal, why, spoken, grounds(proposal, theirs, places))
    return held_up


def draft(service: Service, proposal: Proposal, *, on: date, by: Actor) -> dict[str, str]:
    """The reasons as they would be composed today, in each language that a party would be served in; none where nothing
    can be decided."""
    case = cases(service, proposal.season, {proposal.pk: None}, on=on, by=by)[proposal.pk]
    if case.why is not None:
        return {}
    reasons = compose(service, case.grounds)
    return {language: reasons[language] for language in ISSUED if language in case.parties.values()}


@dataclass(frozen=True)
class Deciding:
    """What every chunk of decisions shares."""

    service: Service
    season: int
    on: date
    by: Actor
    at: datetime
    signing: SigningList | None = None

    def decide(self, looked_at: Looked, *, edited: Mapping[str, str] | None = None) -> Made:
        """Decide on the proposals that hold, in the caller's transaction.

        `edited`: the official's own reasons by language instead of the composed ones. Raises Refused where they lack a
        language that a party is served in.
        """
        turns.seats(self.season)
        held_up = cases(self.service, self.season, looked_at, on=self.on, by=self.by, lock=True)
        left = {
            key: held_up[key].why or Left.CHANGED if key in held_up else Left.CHANGED
            for key in looked_at
            if key not in held_up or held_up[key].why is not None
        }
        ready = [case for key, case in held_up.items() if key not in left]
        return Made(self._write(ready, edited), left)

    def _write(self, ready: Sequence[Case], edited: Mapping[str, str] | None) -> Sequence[Decision]:
        if not ready:
            return ()
        remedy = stored(self.service.remedy(self.on))
        kind = "official" if isinstance(self.service.decision, Official) else "rules"
        made = [
            Decision(
                proposal=case.proposal,
                season=self.season,
                serial=serial,
                place=held(case.proposal),
                kind=kind,
                by=str(self.by),
                at=self.at,
                texts=texts(
                    self.service, case.proposal, set(case.parties.values()),
                    compose(self.service, case.grounds), edited,
                ),
                edited=edited is not None,
                grounds=case.grounds,
                remedy=remedy,
                before={name: getattr(case.proposal, name) for name in ("state", "reason", "tell")},
                signing=self.signing,
            )
            for serial, case in enumerate(ready, next_serial(self.season))
        ]  # fmt: skip
        bulk.insert(made)
        concerned = [
            DecisionParty(decision=decision, person=person, language=language)
            for decision, case in zip(made, ready, strict=True)
            for person, language in case.parties.items()
        ]
        bulk.insert(concerned)
        self._settle([case.proposal for case in ready])
        self._tell(made, concerned)
        return made

    def _settle(self, ready: Sequence[Proposal]) -> None:
        for proposal in ready:
            proposal.state, proposal.reason, proposal.tell = State.DECIDED, "decided", Tell.RESIDENT
            proposal.version += 1
            proposal.changed_at = self.at
        bulk.update(ready, CHANGED)

    def _tell(self, made: Sequence[Decision], concerned: Sequence[DecisionParty]) -> None:
        post = Post(self.service, on=self.on, by=self.by, at=self.at)
        by_decision: dict[int, list[DecisionParty]] = {}
        for party in concerned:
            by_decision.setdefault(party.decision_id, []).append(party)
        for decision in made:
            post.decided(decision, by_decision.get(decision.pk, ()))
        post.send()
        audit.record_many(
            [
                audit.Entry(
                    self.by, self.at, "decided", f"proposal:{decision.proposal_id}", decision.proposal.person,
                    {"state": State.DECIDED.value, "reason": "decided", "decision": decision.pk,
                     "number": decision.number},
                )
                for decision in made
            ]
        )  # fmt: skip


def may_decide(service: Service, by: Actor, place: int | None = None) -> None:
    """Raise Refused unless `by` decides on the service: the official it names, or the platform by published rules.

    Whoever is in charge of named schools decides on no `place` but those.
    """
    if isinstance(service.decision, Official):
        if not by.may(service.decision.role):
            raise Refused(*refusals.said(refused.NOT_DECIDING, role=role_said(service.decision.role)))
        schools = in_charge_of(by)
        if schools and place is not None and place not in schools:
            raise Refused(*refused.NOT_IN_CHARGE)
    elif by.kind != "system":
        raise Refused(*refused.RULES_DECIDE)


def texts(
    service: Service,
    proposal: Proposal,
    languages: set[str],
    reasons: Text,
    edited: Mapping[str, str] | None = None,
) -> dict[str, dict[str, str]]:
    """What a decision says, in each language it is issued in and in English as a courtesy.

    An official's own words are not translated: then the courtesy text leaves the reasons out and says where they are.
    Raises Refused where they lack a language that a party is served in.
    """
    said: dict[str, dict[str, str]] = {}
    for language in [*(one for one in ISSUED if one in languages), "en"]:
        values = fields(service, proposal, language)
        contact = service.contact
        said[language] = {
            "authority": service.decision.authority[language],
            "by": service.decision.title[language] if isinstance(service.decision, Official) else "",
            "title": render(service.texts[language]["title"], values),
            "decision": render(service.texts[language]["decision"], values),
            "contact": f"{contact.desk[language]}, {contact.phone} ({contact.hours[language]})",
        }
        if edited is None:
            said[language]["reasons"] = reasons[language]
        elif language in ISSUED:
            said[language]["reasons"] = _own(edited, language)
    return said


def _own(edited: Mapping[str, str], language: str) -> str:
    own = edited.get(language, "").strip()
    if not own:
        raise Refused(*refusals.said(refused.REASONS_MISSING, language=refused.LANGUAGE_NAMES[language]))
    return own


def stored(declared: Remedy) -> dict[str, Any]:
    """A remedy as a decision stores it: what was told then stays told."""
    said = {"body": declared.body, "address": declared.address, "form": declared.form}
    return {name: {language: text[language] for language in LANGUAGES} for name, text in said.items()} | {
        "days": declared.days,
        "source": declared.source,
        "unsure": declared.unsure,
    }


def held(proposal: Proposal) -> int:
    """The place a decision is about: nothing is decided without one."""
    assert proposal.place is not None
    return proposal.place


def next_serial(season: int) -> int:
    """The next number of a decision in the season. The seats' turn must be held: it makes numbers one by one."""
    last = Decision.objects.filter(season=season).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def _left(proposal: Proposal, version: int | None, decided: bool, by: Actor) -> Left | None:
    """Why the proposal as the ledger has it cannot be decided; None where it can."""
    if proposal.restricted or not may_see(proposal, by):
        return Left.ELSEWHERE
    if decided:
        return Left.DECIDED
    if not proposal.live or version not in (None, proposal.version):
        return Left.CHANGED
    if proposal.state not in HEARD:
        return Left.UNHEARD
    return Left.NO_PLACE if proposal.place is None else None


def _changed_since(today: parties.Now | None, heard: Sequence[Addressee]) -> Left | None:
    """Why the register of the day keeps a proposal from being decided; None where it does not."""
    if today is None:
        return Left.CHANGED
    if today.guarded:
        return Left.ELSEWHERE
    if today.gate is not None:
        return Left(today.gate)
    if not today.parties:
        return Left.NO_PARTY
    joined = set(today.parties) - {party.person for party in heard}
    return Left.GUARDIANS if heard and joined else None
