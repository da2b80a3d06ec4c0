"""Freezing: an officer works on a child, and until the freeze ends sweeps leave it as it is.

A freeze ends by itself, so that nobody is forgotten in one. A death, a move away and a non-disclosure order wait for no
freeze (`engine.draft.Draft.waits`).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.engine.gate import EXCLUSIONS
from ennakko.ledger import refusals, turns
from ennakko.ledger.models import Freeze, Proposal
from ennakko.register import access as register
from ennakko.ui import said as ui

DAYS = 7  # how long a freeze lasts unless it is renewed
UNIT, OFFICER = "protected-unit", "officer"


@transaction.atomic
def freeze(*, service: str, season: int, person: int, on: date, by: Actor, at: datetime) -> Freeze:
    """Freeze a child for `DAYS` days from `on`; freezing it again counts from then.

    Raises Refused for a child the register does not know or may not show, and where somebody else works on it already.
    """
    _may(by, service, season, person)
    turns.seats(season)  # no chunk of a sweep is half-way through
    mine = Freeze.objects.filter(service=service, season=season, person=person).first()
    if mine is not None and mine.by != str(by) and mine.until > on:
        raise Refused(*refusals.said(refusals.FROZEN_BY_OTHER, day=ui.day_text(mine.until)))
    until = on + timedelta(days=DAYS)
    made, _ = Freeze.objects.update_or_create(
        service=service, season=season, person=person, defaults={"by": str(by), "at": at, "until": until}
    )
    _record("froze", made, by=by, at=at)
    return made


@transaction.atomic
def unfreeze(*, service: str, season: int, person: int, by: Actor, at: datetime) -> None:
    """End a freeze before its time; the next full sweep looks at the child again. Where there is none, nothing changes."""
    _may(by, service, season, person)
    mine = Freeze.objects.filter(service=service, season=season, person=person).first()
    if mine is None:
        return
    _record("unfroze", mine, by=by, at=at)
    mine.delete()


def frozen(service: str, season: int, on: date) -> frozenset[int]:
    """Everybody a sweep of the day leaves as they are."""
    running = Freeze.objects.filter(service=service, season=season, until__gt=on)
    return frozenset(running.values_list("person", flat=True))


def freezes(service: str, season: int, on: date, actor: Actor) -> list[Freeze]:
    """The freezes that `actor` may see, the one that ends first before the others."""
    running = list(
        Freeze.objects.filter(service=service, season=season, until__gt=on).order_by("until", "person")
    )
    hidden = _hidden(service, season, [each.person for each in running])
    unit, others = actor.may(UNIT), actor.roles != {UNIT}
    return [each for each in running if (unit if each.person in hidden else others)]


def frozen_among(rows: Sequence[Mapping[str, Any]], service: str, season: int, on: date) -> set[int]:
    """Of the persons of a plan's rows, those a freeze keeps as they are, whenever it was made."""
    now = frozen(service, season, on)
    waits = (row for row in rows if not row["restricted"] and row["reason"] not in EXCLUSIONS)
    return {row["person"] for row in waits} & now


def _hidden(service: str, season: int, persons: Sequence[int]) -> set[int]:
    """Of these, whoever only the protected-persons unit may know of here."""
    cases = Proposal.objects.filter(
        service=service, season=season, live=True, restricted=True, person__in=persons
    )
    return set(persons) - register.reachable(persons) | set(cases.values_list("person", flat=True))


def _may(by: Actor, service: str, season: int, person: int) -> None:
    needed = UNIT if _hidden(service, season, [person]) else OFFICER
    if needed == UNIT and not by.may(UNIT):
        raise Refused(*refusals.NO_CHILD)
    if by.kind != "system" and not by.may(needed):
        raise Refused(*refusals.another_role(needed))


def _record(verb: str, made: Freeze, *, by: Actor, at: datetime) -> None:
    audit.record(
        by=by, at=at, verb=verb, about=f"person:{made.person}", person=made.person,
        payload={"service": made.service, "season": made.season, "until": str(made.until)},
    )  # fmt: skip
