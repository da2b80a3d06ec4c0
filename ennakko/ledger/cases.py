"""What people do with a case: hand it over, place by hand, propose anew, close it, take a proposal back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Refused
from ennakko.engine.journey import walking_metres
from ennakko.engine.service import Service
from ennakko.ledger import catalogue, refusals, seats, turns
from ennakko.ledger.access import standing
from ennakko.ledger.change import active, change, staff, take_living
from ennakko.ledger.judging import ENTITLED
from ennakko.ledger.kinds import ByHand, Outcome
from ennakko.ledger.letters import Post, why, words
from ennakko.ledger.models import Addressee, Proposal, State, Tell
from ennakko.register import access as register

SEATED = frozenset({Outcome.PLACE, Outcome.OTHER_PLACE})
BY_OFFICER = "by_officer"
LAPSED = "lapsed_by_hand"


@transaction.atomic
def to_staff(*, proposal: int, reason: str = BY_OFFICER, on: date, by: Actor, at: datetime) -> Proposal:
    """Hand a proposal to people; what still waits to be sent is held back. The place stays held."""
    found, service = _case(proposal, by)
    _not_in(found, State.DECIDED, State.WITH_STAFF)
    _key(reason)
    Post(service, on=on, by=by, at=at).stop([found])
    return change(
        found, verb="to_staff", by=by, at=at, state=State.WITH_STAFF, reason=reason, tell=Tell.STAFF
    )


@transaction.atomic
def place_by_hand(*, proposal: int, place: int, reason: str, on: date, by: Actor, at: datetime) -> Proposal:
    """Put somebody in a place, for a declared reason; every later sweep respects it.

    Raises Refused where the last seat was taken meanwhile, and for a restricted case, which holds no place here.
    """
    if reason not in list(ByHand):
        raise Refused(*refusals.said(refusals.NO_REASON_BY_HAND, reason=reason, known=", ".join(ByHand)))
    found, service = _seating(proposal, by)
    _undecided(found)
    fields = seat(found, service, place, on=on)
    Post(service, on=on, by=by, at=at).stop([found])
    return change(
        found, verb="placed_by_hand", by=by, at=at, payload={"place": place},
        state=State.BY_HAND, reason=reason, tell=Tell.STAFF, handler=str(by), **fields,
    )  # fmt: skip


@transaction.atomic
def revise(*, proposal: int, place: int, on: date, by: Actor, at: datetime) -> Proposal:
    """Propose another place to the same addressees: answers fall away, everybody is written to and served anew."""
    found, service = _seating(proposal, by)
    _undecided(found)
    _not_in(found, State.BY_HAND)
    fields = seat(found, service, place, on=on)
    post = Post(service, on=on, by=by, at=at)
    post.stop([found])
    change(
        found, verb="revised", by=by, at=at, payload={"place": place},
        state=State.OPEN, reason=ENTITLED, tell=Tell.RESIDENT, handler="",
        service_version=service.version, text_version=service.texts.version, **fields,
    )  # fmt: skip
    parties = active(found)
    post.revised(found, parties, everybody=True)
    post.send()
    Addressee.objects.filter(pk__in=[mine.pk for mine in parties]).update(
        served_on=None, proof="", deadline=None, answer="", wish="", answered_at=None, returned_at=None
    )
    return found


@transaction.atomic
def resolve(
    *, proposal: int, outcome: str, place: int | None = None, on: date, by: Actor, at: datetime
) -> Proposal:
    """Close an open case with its outcome. The seat stays held only where the outcome is a place of ours.

    `place`: the family takes the place that is held. `other_place` with a `place`: they take that one; without: one this
    platform does not keep. Whatever the outcome, later sweeps leave the case alone while the facts stay the same.

    Where a decision stands, `place` leaves it at that, and another place of ours is a correction of the decision.
    """
    if outcome not in list(Outcome):
        raise Refused(*refusals.said(refusals.NO_OUTCOME, outcome=outcome, known=", ".join(Outcome)))
    found, service = _seating(proposal, by)
    if found.state not in {State.WITH_STAFF, State.SOMETHING_ELSE}:
        raise Refused(*refusals.said(refusals.NO_OPEN_CASE, key=proposal))
    fields: Mapping[str, Any] = {}
    if outcome == Outcome.PLACE and found.place is None:
        raise Refused(*refusals.NO_PLACE_TO_KEEP)
    decided = standing(found)
    if outcome == Outcome.OTHER_PLACE and place is not None:
        _undecided(found)
        fields = seat(found, service, place, on=on)
    elif outcome != Outcome.PLACE:
        fields = {"place": None, "cost": None}
    state = (State.DECIDED if decided else State.ACCEPTED) if outcome == Outcome.PLACE else State.BY_HAND
    Post(service, on=on, by=by, at=at).stop([found])
    return change(
        found, verb="resolved", by=by, at=at, payload={"outcome": outcome},
        state=state, reason=outcome, tell=Tell.STAFF, handler=found.handler or str(by), **fields,
    )  # fmt: skip


@transaction.atomic
def withdraw(
    *, proposal: int, reason: str, tell: str = Tell.RESIDENT, on: date, by: Actor, at: datetime
) -> Proposal:
    """Take a proposal back. With `tell` resident, whoever heard of it is told why; what waits is held back for everybody."""
    found, service = _case(proposal, by)
    _undecided(found)
    if reason not in why(service):
        raise Refused(
            *refusals.said(refusals.NO_REASON_TO_WITHDRAW, reason=reason, known=", ".join(why(service)))
        )
    post = Post(service, on=on, by=by, at=at)
    post.stop([found])
    change(
        found, verb="withdrawn", by=by, at=at, payload={"tell": str(tell)},
        state=State.WITHDRAWN, live=False, place=None, cost=None, reason=reason, tell=tell,
    )  # fmt: skip
    if tell == Tell.RESIDENT:
        post.withdrawn(found, active(found))
        post.send()
    return found


@transaction.atomic
def lapse(*, proposal: int, on: date, by: Actor, at: datetime) -> Proposal:
    """Let an open proposal lapse within its season: the seat is free, and a later sweep may create another one."""
    found, service = _case(proposal, by)
    if found.state != State.OPEN:
        raise Refused(*refusals.said(refusals.NOT_OPEN, key=proposal))
    Post(service, on=on, by=by, at=at).stop([found])
    return change(
        found, verb="lapsed", by=by, at=at,
        state=State.LAPSED, live=False, place=None, cost=None, reason=LAPSED, tell=Tell.NOBODY,
    )  # fmt: skip


def _case(proposal: int, by: Actor) -> tuple[Proposal, Service]:
    found = take_living(proposal, by)
    staff(by, found, "officer")
    return found, catalogue.service(found.service)


def _seating(proposal: int, by: Actor) -> tuple[Proposal, Service]:
    """The same, with the seats' turn taken before the proposal is locked: every giver of seats comes in this order."""
    season = Proposal.objects.filter(pk=proposal).values_list("season", flat=True).first()
    if season is not None:
        turns.seats(season)
    return _case(proposal, by)


def seat(found: Proposal, service: Service, place: int, *, on: date) -> dict[str, Any]:
    """The fields of a proposal that takes a seat at `place`."""
    if found.restricted:
        raise Refused(*refusals.RESTRICTED_HOLDS_NONE)
    card = seats.refuse_full(service, found, place)
    metres = _walk(service, found.person, card, on=on)
    called = found.facts.get("words", {}).get("child", "")
    facts = found.facts | {"place": place, "metres": metres, "words": words(called, card)}
    return {"place": place, "cost": metres, "facts": facts}


def _walk(service: Service, person: int, card: register.PlaceCard, *, on: date) -> int | None:
    home = register.home_of(person)
    if home is None or home.x is None or home.y is None:
        return None
    factor = float(service.parameters.on(on)["walking_factor"])
    metres = walking_metres(
        np.array([[home.x, home.y]], dtype=float), np.array([[card.x, card.y]], dtype=float), factor=factor
    )
    return int(metres[0, 0])


def _undecided(found: Proposal) -> None:
    if found.state == State.DECIDED or standing(found):
        raise Refused(*refusals.said(refusals.DECISION_STANDS, key=found.pk))


def _not_in(found: Proposal, *states: State) -> None:
    if found.state in states:
        raise Refused(*refusals.said(refusals.GONE_ON, key=found.pk))


def _key(reason: str) -> None:
    if not (reason.isidentifier() and reason.islower() and len(reason) <= 40):
        raise Refused(*refusals.NO_KEY)
