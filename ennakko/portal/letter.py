"""A proposal as its addressee reads it: every word is worked out here, the template only lays it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ennakko.audit import access as audit
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.engine.explain import explain
from ennakko.engine.service import Contact, Hearing, Law, Official, Remedy, Service
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.portal import words
from ennakko.register import access as register
from ennakko.ui.facts import Shown, shown


@dataclass(frozen=True)
class Where:
    """A place, as a family needs it: metres is the walk from home (None: not known)."""

    name: Text
    address: Text | None
    metres: int | None


@dataclass(frozen=True)
class Nearby:
    """Another place that was considered, and why it is not the one."""

    name: Text
    metres: int
    why: Text


@dataclass(frozen=True)
class Line:
    """Something that happened, and when."""

    on: date
    what: Text


@dataclass(frozen=True)
class Decided:
    """A decision, in the language it was issued in."""

    on: date
    language: str
    reasons: str


@dataclass(frozen=True)
class Letter:
    """One proposal for one reader."""

    proposal: int
    title: Text
    child: str | None  # None: the reader is the subject
    status: Text
    status_kind: str
    place: Where | None
    starts: date | None
    silence: Text
    decides: Text
    deadline: date | None
    may_answer: bool
    may_undo: bool
    closed: bool
    live: bool
    answer: str
    answer_said: Text | None
    wish_said: Text | None
    answered_at: date | None
    others: tuple[Text, ...]
    reasons: tuple[Text, ...]
    facts: tuple[Shown, ...]
    nearby: tuple[Nearby, ...]
    walking_factor: float | None
    law: Law | None
    remedy: Remedy
    contact: Contact
    history: tuple[Line, ...]
    decisions: tuple[Decided, ...]


def letters(person: int, *, on: date) -> list[Letter]:
    """Everything addressed to `person`, newest first. Restricted cases are absent."""
    return _letters(ledger.proposals_for(person), person, on=on)


def letter(proposal: int, person: int, *, on: date) -> Letter | None:
    """The letter of `proposal` for `person`; None where it is not theirs to read."""
    mine = [found for found in ledger.proposals_for(person) if found.pk == proposal]
    return _letters(mine, person, on=on)[0] if mine else None


def _letters(proposals: Sequence[Any], person: int, *, on: date) -> list[Letter]:
    names = register.names_of({found.person for found in proposals})
    services = catalogue.services()
    known = register.places({place for found in proposals for place in _places(found)})
    return [
        _letter(found, services[found.service], person, names[found.person].called, known, on=on)
        for found in proposals
        if found.service in services
    ]


def _places(found: Any) -> list[int]:
    seen = [c["place"] for c in found.facts.get("considered", ())]
    return [found.place, *seen] if found.place else seen


def _letter(
    found: Any, service: Service, person: int, called: str, known: Mapping[int, Any], *, on: date
) -> Letter:
    mine = next((a for a in ledger.addressees(found.pk) if a.person == person), None)
    told = explain(service, found.facts)
    here = known.get(found.place) if found.place else None
    parameters = service.parameters.on(on)
    answer = mine.answer if mine else ""
    waits = found.state == "open"
    open_now = ledger.may_answer(found, mine, on=on) if mine else False
    return Letter(
        proposal=found.pk,
        title=service.title,
        child=None if found.person == person else called,
        status=words.state_answered if waits and answer else words.states[found.state],
        status_kind="success" if waits and answer else words.status_kinds.get(found.state, "neutral"),
        place=Where(here.name, here.address, found.cost) if here else None,
        starts=parameters.get("starts"),
        silence=words.silence_hearing if isinstance(service.terms, Hearing) else words.silence_answer,
        decides=_decides(service),
        deadline=mine.deadline if mine else None,
        may_answer=open_now and not answer,
        may_undo=open_now and bool(answer),
        closed=bool(mine and mine.deadline and on > mine.deadline),
        live=found.live and found.state != "lapsed",
        answer=answer,
        answer_said=words.answers.get(answer),
        wish_said=words.wishes.get(mine.wish) if mine else None,
        answered_at=mine.answered_at.astimezone(HELSINKI).date() if mine and mine.answered_at else None,
        others=tuple(
            words.other_answered if other.answer else words.other_waits
            for other in ledger.addressees(found.pk)
            if other.active and other.person != person
        ),
        reasons=_reasons(told),
        facts=tuple(
            shown(fact.name, fact.value, fact.source, fact.on) for step in told.steps for fact in step.facts
        ),
        nearby=tuple(
            Nearby(known[c.place].name, c.metres, c.says)
            for c in told.considered
            if c.place in known and c.place != found.place
        ),
        walking_factor=parameters.get("walking_factor"),
        law=service.basis if isinstance(service.basis, Law) else None,
        remedy=service.decision.remedy,
        contact=service.contact,
        history=_history(found, mine),
        decisions=tuple(
            Decided(one.at.astimezone(HELSINKI).date(), one.language, one.reasons)
            for one in ledger.decisions(found.pk)
        ),
    )


def _decides(service: Service) -> Text:
    if not isinstance(service.decision, Official):
        return words.decides_rules
    return service.decision.title


def _reasons(told: Any) -> tuple[Text, ...]:
    """The conditions met, why a person looks at it, and the published criteria that speak for the place."""
    said = [step.says for step in told.steps if step.holds]
    if told.route is not None:
        said.append(told.route)
    said += [words.criterion_holds.format(criterion=name) for name, holds in told.criteria if holds]
    return tuple(said)


def _history(found: Any, mine: Any) -> tuple[Line, ...]:
    """What happened between the city and this reader; what another guardian did is theirs."""
    made = found.sweep.day if found.sweep else found.made_at.astimezone(HELSINKI).date()
    lines = [Line(made, words.history_made)]
    if mine and mine.served_on:
        served = words.history_served if mine.proof == "opened" else words.history_letter
        lines.append(Line(mine.served_on, served))
    for event in audit.history(f"proposal:{found.pk}"):
        told = event.payload or {}
        if mine is None or told.get("addressee") != mine.person or event.verb not in words.history_of:
            continue
        said = words.answers.get(told.get("answer", ""), words.your_answer)
        lines.append(
            Line(event.at.astimezone(HELSINKI).date(), words.history_of[event.verb].format(answer=said))
        )
    return tuple(lines)
