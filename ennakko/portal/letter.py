"""A proposal as its addressee reads it: every word is worked out here, the template only lays it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ennakko.accounts.access import name_of
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.engine.explain import explain
from ennakko.engine.service import Hearing, Remedy, Service
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.portal import words
from ennakko.portal.around import Nearby, Where, nearby, where
from ennakko.portal.history import Line, history, made_on, outcome
from ennakko.portal.how import How, how
from ennakko.portal.others import in_conflict, others
from ennakko.portal.ways import Way, decides, named, ways
from ennakko.portal.why import Cited, facts, reasons
from ennakko.register import access as register


@dataclass(frozen=True)
class Decided:
    """A decision that its party may open."""

    key: int
    number: str
    on: date
    corrected: bool


@dataclass(frozen=True)
class Letter:
    """One proposal for one reader."""

    proposal: int
    service: Service
    title: Text
    child: str | None  # None: the reader is the subject
    status: Text
    status_kind: str
    place: Where | None
    outcome: Text | None  # how a person closed the case
    starts: date | None
    silence: Text
    decides: Text
    deadline: date | None
    may_answer: bool
    may_undo: bool
    closed: bool
    ended: bool
    live: bool
    answer: str
    answer_said: Text | None
    answered_at: date | None
    ways: tuple[Way, ...]
    others: tuple[Text, ...]
    conflict: bool
    handler: str | Text | None  # the named human who follows it, or their desk
    reasons: tuple[Text, ...]
    facts: tuple[Cited, ...]
    nearby: tuple[Nearby, ...]
    walking_factor: float | None
    walking_speed: float | None
    how: How
    remedy: Remedy
    served_on: date | None
    made_on: date
    changed_at: datetime
    changes: int  # how often the proposal changed
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
    parties = ledger.addressees(found.pk)
    mine = next((party for party in parties if party.person == person), None)
    told = explain(service, found.facts)
    here = known.get(found.place) if found.place else None
    parameters = service.parameters.on(on)
    speed = parameters.get("walking_speed")
    answer = mine.answer if mine else ""
    waits = found.state == "open"
    open_now = ledger.may_answer(found, mine, on=on) if mine else False
    theirs = others(found, mine, parties) if mine else ()
    return Letter(
        proposal=found.pk,
        service=service,
        title=service.title,
        child=None if found.person == person else called,
        status=words.state_answered if waits and answer else words.states[found.state],
        status_kind="success" if waits and answer else words.status_kinds.get(found.state, "neutral"),
        place=where(found, here, speed) if here else None,
        outcome=outcome(found),
        starts=parameters.get("starts"),
        silence=words.silence_hearing if isinstance(service.terms, Hearing) else words.silence_answer,
        decides=decides(service),
        deadline=mine.deadline if mine else None,
        may_answer=open_now and not answer,
        may_undo=open_now and bool(answer),
        closed=bool(mine and mine.deadline and on > mine.deadline),
        ended=service.season.ends(found.season) < on,
        live=found.live and found.state != "lapsed",
        answer=answer,
        answer_said=named(answer, mine.wish) if mine else None,
        answered_at=mine.answered_at.astimezone(HELSINKI).date() if mine and mine.answered_at else None,
        ways=ways(service),
        others=theirs,
        conflict=in_conflict(theirs),
        handler=_handler(found, service),
        reasons=reasons(told),
        facts=facts(found, told),
        nearby=nearby(found, told, service, known, ledger.held_by_place(found.season)),
        walking_factor=parameters.get("walking_factor"),
        walking_speed=speed,
        how=how(found, service, told),
        remedy=service.remedy(on),
        served_on=mine.served_on if mine else None,
        made_on=made_on(found),
        changed_at=found.changed_at,
        changes=found.version,
        history=history(found, mine),
        decisions=tuple(
            Decided(one.pk, one.number, one.at.astimezone(HELSINKI).date(), one.standing == "corrected")
            for one in reversed(ledger.decisions_for(found.pk, person))
        ),
    )


def _handler(found: Any, service: Service) -> str | Text | None:
    """The human who follows the proposal, by name; the desk where none is appointed."""
    if not found.handler or not found.live:
        return None
    return name_of(found.handler) if found.handler.startswith("user:") else service.contact.desk
