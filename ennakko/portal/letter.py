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
class Brief:
    """One proposal for one reader, as "For you" lists it."""

    proposal: int
    service: Service
    title: Text
    child: str | None  # None: the reader is the subject
    status: Text
    status_kind: str
    place: register.PlaceCard | None
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
    handler: str | Text | None  # the named human who follows it, or their desk
    changed_at: datetime
    changes: int  # how often the proposal changed
    decisions: tuple[Decided, ...]


@dataclass(frozen=True)
class Letter(Brief):
    """The whole of it, as its own page tells it."""

    where: Where | None
    others: tuple[Text, ...]
    conflict: bool
    reasons: tuple[Text, ...]
    facts: tuple[Cited, ...]
    nearby: tuple[Nearby, ...]
    walking_factor: float | None
    walking_speed: float | None
    how: How
    remedy: Remedy
    served_on: date | None
    made_on: date
    history: tuple[Line, ...]


@dataclass(frozen=True)
class _Rows:
    """What belongs to some proposals of one reader, each kind read in one query."""

    names: Mapping[int, register.PersonName]
    places: Mapping[int, register.PlaceCard]
    parties: Mapping[int, Sequence[Any]]
    decisions: Sequence[Any]


def briefs(person: int, *, on: date) -> list[Brief]:
    """Everything addressed to `person`, newest first. Restricted cases are absent."""
    services = catalogue.services()
    found = [one for one in ledger.proposals_for(person) if one.service in services]
    rows = _rows(found, person, {one.place for one in found if one.place})
    return [Brief(**_brief(one, services[one.service], person, rows, on=on)) for one in found]


def letter(proposal: int, person: int, *, on: date) -> Letter | None:
    """The letter of `proposal` for `person`; None where it is not theirs to read."""
    services = catalogue.services()
    found = [one for one in ledger.proposals_for(person, proposal) if one.service in services]
    if not found:
        return None
    rows = _rows(found, person, set(_places(found[0])))
    return _letter(found[0], services[found[0].service], person, rows, on=on)


def _rows(found: Sequence[Any], person: int, places: set[int]) -> _Rows:
    return _Rows(
        register.names_of({one.person for one in found}),
        register.places(places),
        ledger.addressees_of([one.pk for one in found]),
        ledger.decisions_among(found, person),
    )


def _places(found: Any) -> list[int]:
    seen = [c["place"] for c in found.facts.get("considered", ())]
    return [found.place, *seen] if found.place else seen


def _mine(found: Any, person: int, rows: _Rows) -> Any:
    return next((party for party in rows.parties[found.pk] if party.person == person), None)


def _brief(found: Any, service: Service, person: int, rows: _Rows, *, on: date) -> dict[str, Any]:
    mine = _mine(found, person, rows)
    answer = mine.answer if mine else ""
    waits = found.state == "open"
    open_now = ledger.may_answer(found, mine, on=on) if mine else False
    return {
        "proposal": found.pk,
        "service": service,
        "title": service.title,
        "child": None if found.person == person else rows.names[found.person].called,
        "status": words.state_answered if waits and answer else words.states[found.state],
        "status_kind": "success" if waits and answer else words.status_kinds.get(found.state, "neutral"),
        "place": rows.places.get(found.place) if found.place else None,
        "outcome": outcome(found),
        "starts": service.parameters.on(on).get("starts"),
        "silence": words.silence_hearing if isinstance(service.terms, Hearing) else words.silence_answer,
        "decides": decides(service),
        "deadline": mine.deadline if mine else None,
        "may_answer": open_now and not answer,
        "may_undo": open_now and bool(answer),
        "closed": bool(mine and mine.deadline and on > mine.deadline),
        "ended": service.season.ends(found.season) < on,
        "live": found.live and found.state != "lapsed",
        "answer": answer,
        "answer_said": named(answer, mine.wish) if mine else None,
        "answered_at": mine.answered_at.astimezone(HELSINKI).date() if mine and mine.answered_at else None,
        "ways": ways(service),
        "handler": _handler(found, service),
        "changed_at": found.changed_at,
        "changes": found.version,
        "decisions": tuple(
            Decided(one.pk, one.number, one.at.astimezone(HELSINKI).date(), one.standing == "corrected")
            for one in reversed(rows.decisions)
            if one.proposal_id == found.pk
        ),
    }


def _letter(found: Any, service: Service, person: int, rows: _Rows, *, on: date) -> Letter:
    brief = _brief(found, service, person, rows, on=on)
    mine = _mine(found, person, rows)
    told = explain(service, found.facts)
    parameters = service.parameters.on(on)
    speed = parameters.get("walking_speed")
    theirs = others(found, mine, rows.parties[found.pk]) if mine else ()
    considered = {c.place for c in told.considered if c.place != found.place}
    held = ledger.held_by_place(found.season, considered) if considered else {}
    return Letter(
        **brief,
        where=where(found, brief["place"], speed) if brief["place"] else None,
        others=theirs,
        conflict=in_conflict(theirs),
        reasons=reasons(told),
        facts=facts(found, told),
        nearby=nearby(found, told, service, rows.places, held),
        walking_factor=parameters.get("walking_factor"),
        walking_speed=speed,
        how=how(found, service, told),
        remedy=service.remedy(on),
        served_on=mine.served_on if mine else None,
        made_on=made_on(found),
        history=history(found, mine),
    )


def _handler(found: Any, service: Service) -> str | Text | None:
    """The human who follows the proposal, by name; the desk where none is appointed."""
    if not found.handler or not found.live:
        return None
    return name_of(found.handler) if found.handler.startswith("user:") else service.contact.desk
