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
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.service import Official, Remedy, Service
from ennakko.engine.texts import render
from ennakko.ledger import bulk, parties, turns
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
class Made:
    """What came of it: the decisions, and what was left out by reason."""

    decisions: Sequence[Decision]
    left: Mapping[int, Left]


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
        found = _locked(looked_at)
        heard = _by_proposal(Addressee.objects.filter(proposal__in=found, active=True).order_by("person"))
        today = parties.now(self.service, {p.person for p in found.values()}, season=self.season, on=self.on)
        decided = set(
            Decision.objects.filter(proposal__in=found, standing=Standing.IN_FORCE).values_list(
                "proposal", flat=True
            )
        )
        left: dict[int, Left] = {}
        ready: list[Proposal] = []
        for key, version in looked_at.items():
            proposal = found.get(key)
            why = self._left(proposal, version, key in decided) or _changed_since(
                today.get(proposal.person) if proposal else None, heard.get(key, [])
            )
            if why is not None:
                left[key] = why
            elif proposal is not None:
                ready.append(proposal)
        return Made(self._write(ready, today, heard, edited), left)

    def _left(self, proposal: Proposal | None, version: int | None, decided: bool) -> Left | None:
        """Why the proposal as the ledger has it cannot be decided; None where it can."""
        if proposal is None:
            return Left.CHANGED
        if proposal.restricted or not may_see(proposal, self.by):
            return Left.ELSEWHERE
        if decided:
            return Left.DECIDED
        if not proposal.live or version not in (None, proposal.version):
            return Left.CHANGED
        if proposal.state not in HEARD:
            return Left.UNHEARD
        return Left.NO_PLACE if proposal.place is None else None

    def _write(
        self,
        ready: Sequence[Proposal],
        today: Mapping[int, parties.Now],
        heard: Mapping[int, Sequence[Addressee]],
        edited: Mapping[str, str] | None,
    ) -> Sequence[Decision]:
        if not ready:
            return ()
        people = {person for proposal in ready for person in today[proposal.person].parties}
        languages = register.languages_of(people)
        places = register.places({place for proposal in ready for place in seen(proposal)})
        remedy = stored(self.service.remedy(self.on))
        serial = next_serial(self.season)
        made = []
        concerned: list[DecisionParty] = []
        for offset, proposal in enumerate(ready):
            theirs = {
                person: "sv" if languages.get(person) == "sv" else "fi"
                for person in today[proposal.person].parties
            }
            told = grounds(proposal, heard.get(proposal.pk, ()), places)
            decision = Decision(
                proposal=proposal,
                season=self.season,
                serial=serial + offset,
                place=held(proposal),
                kind="official" if isinstance(self.service.decision, Official) else "rules",
                by=str(self.by),
                at=self.at,
                texts=texts(
                    self.service, proposal, set(theirs.values()), compose(self.service, told), edited
                ),
                edited=edited is not None,
                grounds=told,
                remedy=remedy,
                before={name: getattr(proposal, name) for name in ("state", "reason", "tell")},
                signing=self.signing,
            )
            made.append(decision)
            concerned += [
                DecisionParty(decision=decision, person=person, language=language)
                for person, language in theirs.items()
            ]
        bulk.insert(made)
        for party in concerned:
            party.decision_id = party.decision.pk
        bulk.insert(concerned)
        self._settle(ready)
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


def draft(service: Service, proposal: Proposal, *, on: date) -> dict[str, str]:
    """The reasons as they would be composed today, in each language that a party would be served in."""
    today = parties.now(service, [proposal.person], season=proposal.season, on=on).get(proposal.person)
    if today is None or today.guarded:
        return {}
    heard = list(Addressee.objects.filter(proposal=proposal, active=True).order_by("person"))
    reasons = compose(service, grounds(proposal, heard, register.places(seen(proposal))))
    known = register.languages_of(today.parties)
    spoken = {"sv" if known[person] == "sv" else "fi" for person in today.parties}
    return {language: reasons[language] for language in ISSUED if language in spoken}


def may_decide(service: Service, by: Actor, place: int | None = None) -> None:
    """Raise Refused unless `by` decides on the service: the official it names, or the platform by published rules.

    Whoever is in charge of named schools decides on no `place` but those.
    """
    if isinstance(service.decision, Official):
        if not by.may(service.decision.role):
            raise Refused(
                "Your role does not decide on this.", f"A {service.decision.role} of the service decides."
            )
        schools = in_charge_of(by)
        if schools and place is not None and place not in schools:
            raise Refused("You are not in charge of that school.", "The official in charge of it decides.")
    elif by.kind != "system":
        raise Refused("Published rules decide on this.", "The platform does it by itself.")


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
        name = {"fi": "Finnish", "sv": "Swedish"}[language]
        raise Refused(
            f"A party is served in {name}, and the reasons in {name} are missing.",
            "Write them in every language that the page asks for (Administrative Procedure Act, section 45).",
        )
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


def _locked(looked_at: Looked) -> dict[int, Proposal]:
    """The proposals, locked in order of key."""
    found = Proposal.objects.select_for_update().filter(pk__in=list(looked_at)).order_by("pk")
    return {proposal.pk: proposal for proposal in found}


def _by_proposal(addressees: Any) -> dict[int, list[Addressee]]:
    grouped: dict[int, list[Addressee]] = {}
    for mine in addressees:
        grouped.setdefault(mine.proposal_id, []).append(mine)
    return grouped
