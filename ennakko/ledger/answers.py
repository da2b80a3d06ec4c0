"""Answers: one from each addressee, until their own deadline. What they come to is judged at once."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.errors import Refused
from ennakko.engine.service import Service
from ennakko.ledger import catalogue, refusals, seats, turns
from ennakko.ledger.access import may_answer, may_record
from ennakko.ledger.change import active, change, party, staff, take_living
from ennakko.ledger.handlers import OFFICER, WAITING
from ennakko.ledger.judging import Verdict, verdict
from ennakko.ledger.kinds import Proof, Received, Said, Wish
from ennakko.ledger.models import Addressee, Proposal, State
from ennakko.ledger.served import serve
from ennakko.ui import said as ui

TAKEN = "seat_taken"


@transaction.atomic
def answer(
    *,
    proposal: int,
    person: int,
    answer: str,
    wish: str = "",
    how: str = "",
    on: date,
    by: Actor,
    at: datetime,
) -> Proposal:
    """An addressee answers: yes, no or something_else (then `wish` may say of what kind). The same again is one. `how`: the
    channel it came by, where that is not the page; the event says so.

    Who answers has been served. Raises Refused for anybody else, past the deadline, or against an earlier answer that
    was not taken back.
    """
    said = _said(answer, wish)
    _own(person, by)
    found, service, mine = _open(proposal, person, on=on, by=by, may=may_answer)
    if _says(mine, said):
        return found
    payload = _answered(found, mine, said, on=on, at=at) | ({"how": how} if how else {})
    return _judged(found, service, verb="answered", payload=payload, on=on, by=by, at=at)


@transaction.atomic
def record_answer(
    *,
    proposal: int,
    person: int,
    answer: str,
    wish: str = "",
    received_on: date,
    how: str,
    by: Actor,
    at: datetime,
) -> Proposal:
    """An officer records an answer that came on paper or by phone: it counts like the addressee's own, from the day it
    was received, on which they had been served at the latest. The event says who recorded it, and how it came.

    Raises Refused where the addressee could not have answered on that day, for a day to come or before the proposal,
    and without the role.
    """
    said = _said(answer, wish)
    today = at.astimezone(HELSINKI).date()
    if how not in list(Received):
        raise Refused(*refusals.said(refusals.NO_WAY_OF_RECEIVING, how=how, known=", ".join(Received)))
    if received_on > today:
        raise Refused(*refusals.said(refusals.RECEIVED_LATER, day=ui.day_text(received_on)))
    found, service, mine = _open(proposal, person, on=received_on, by=by, may=may_record)
    staff(by, found, OFFICER)
    if received_on < found.made_at.astimezone(HELSINKI).date():
        raise Refused(*refusals.RECEIVED_BEFORE)
    if _says(mine, said):
        return found
    noon = datetime.combine(received_on, time(12), HELSINKI)
    payload = _answered(found, mine, said, on=received_on, at=noon)
    payload |= {"how": str(how), "received_on": str(received_on)}
    return _judged(found, service, verb="answered", payload=payload, on=today, by=by, at=at)


@transaction.atomic
def undo(*, proposal: int, person: int, on: date, by: Actor, at: datetime) -> Proposal:
    """An addressee takes a mistaken answer back: until the deadline, and until somebody acted on it. An officer may do
    it for them, as they recorded it.

    A declined place that was given to somebody else meanwhile goes to a person.
    """
    found, service, mine = _open(proposal, person, on=on, by=by, may=may_answer)
    if by.kind == "resident":
        _own(person, by)
    else:
        staff(by, found, OFFICER)
    if not mine.answer:
        return found
    mine.answer, mine.wish, mine.answered_at = "", "", None
    mine.save()
    return _judged(found, service, verb="undone", payload={"addressee": person}, on=on, by=by, at=at)


def judged(found: Proposal, service: Service, *, on: date) -> Verdict:
    """What the answers of the addressees in force come to on the day. A deadline needs proof for every one of them."""
    parties = active(found)
    past = all(mine.deadline is not None and mine.deadline < on for mine in parties)
    return verdict(service.terms, [mine.answer for mine in parties], past=past)


def _own(person: int, by: Actor) -> None:
    if by.person != person:
        raise Refused(*refusals.NOT_ADDRESSED)


def _says(mine: Addressee, said: tuple[str, str]) -> bool:
    """Whether the addressee has said the same already. Raises Refused where they have said something else."""
    if mine.answer and (mine.answer, mine.wish) != said:
        raise Refused(*refusals.ANSWERED)
    return bool(mine.answer)


def _answered(
    found: Proposal, mine: Addressee, said: tuple[str, str], *, on: date, at: datetime
) -> dict[str, object]:
    """Store what the addressee said; who answers has been served. What the event tells of it."""
    serve(found, mine, on=on, proof=Proof.ANSWERED)
    mine.answer, mine.wish = said
    mine.answered_at = at
    mine.save()
    return {"addressee": mine.person, "answer": mine.answer, "wish": mine.wish}


def _open(
    proposal: int, person: int, *, on: date, by: Actor, may: Callable[..., bool]
) -> tuple[Proposal, Service, Addressee]:
    """The proposal, its service and the addressee, where they `may` still answer or take an answer back."""
    _turn_of(proposal)
    found = take_living(proposal, by)
    service = catalogue.service(found.service)
    mine = party(found, person)
    if mine.deadline is not None and on > mine.deadline:
        raise Refused(
            *refusals.said(refusals.TOO_LATE, day=ui.day_text(mine.deadline), phone=service.contact.phone)
        )
    if not may(found, mine, on=on):
        raise Refused(*refusals.said(refusals.NO_ANSWER_AWAITED, phone=service.contact.phone))
    return found, service, mine


def _turn_of(proposal: int) -> None:
    """Giving a seat up or taking it back needs the seats' turn, taken before the proposal is locked."""
    season = Proposal.objects.filter(pk=proposal).values_list("season", flat=True).first()
    if season is not None:
        turns.seats(season)


def _judged(
    found: Proposal,
    service: Service,
    *,
    verb: str,
    payload: dict[str, object],
    on: date,
    by: Actor,
    at: datetime,
) -> Proposal:
    now = judged(found, service, on=on)
    still = found.state == now.state == State.OPEN
    fields: dict[str, object] = {"state": now.state, "reason": found.reason if still else now.reason}
    if now.state == State.DECLINED:
        fields |= {"place": None, "cost": None}
    elif found.state == State.DECLINED:
        fields |= _seat_again(found, service)
    if found.state in WAITING and now.state == State.OPEN:
        fields["handler"] = ""
    return change(found, verb=verb, by=by, at=at, payload=payload, **fields)


def _seat_again(found: Proposal, service: Service) -> dict[str, object]:
    place = found.facts.get("place")
    try:
        seats.refuse_full(service, found, place)
    except Refused:
        return {"state": State.WITH_STAFF, "reason": TAKEN}
    return {"place": place, "cost": found.facts.get("metres")}


def _said(answer: str, wish: str) -> tuple[str, str]:
    if answer not in list(Said):
        raise Refused(*refusals.said(refusals.NO_ANSWER, answer=answer, known=", ".join(Said)))
    if wish and (answer != Said.SOMETHING_ELSE or wish not in list(Wish)):
        raise Refused(*refusals.said(refusals.NO_WISH, wish=wish, known=", ".join(Wish)))
    return answer, wish
