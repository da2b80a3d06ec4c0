"""A hearing held outside the platform: in plan-only mode families are heard by letter, by phone or at a meeting."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.clock import HELSINKI
from ennakko.base.errors import Refused
from ennakko.ledger import bulk, refusals
from ennakko.ledger import refusals_running as running
from ennakko.ledger.access import live
from ennakko.ledger.handlers import OFFICER
from ennakko.ledger.models import Proposal, State, Tell

HEARD_ELSEWHERE = "heard_elsewhere"
CHUNK = 1000


def heard_elsewhere(*, proposals: Collection[int], heard_on: date, by: Actor, at: datetime) -> int:
    """The parties of these open proposals were heard outside the platform, on the day, and made no remark: an official
    may decide. What is not open, or not the officer's to see, is left out. Returns how many were recorded.

    Raises Refused where the service is live: there the platform hears, and a deadline runs from proof of service.
    """
    if by.kind != "system" and not by.may(OFFICER):
        raise Refused(*refusals.another_role(OFFICER))
    if heard_on > at.astimezone(HELSINKI).date():
        raise Refused(*running.HEARD_TOMORROW)
    keys, heard = sorted(set(proposals)), 0
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            heard += _hear(keys[start : start + CHUNK], heard_on, by=by, at=at)
    return heard


def _hear(keys: Collection[int], heard_on: date, *, by: Actor, at: datetime) -> int:
    waiting = Proposal.objects.filter(pk__in=keys, state=State.OPEN, live=True, restricted=False)
    found = list(waiting.select_for_update().order_by("pk"))
    for service in {one.service for one in found}:
        if live(service):
            raise Refused(*refusals.said(running.LIVE_HEARS_ITSELF, service=service))
    for one in found:
        one.state, one.reason, one.tell = State.NO_REMARK, HEARD_ELSEWHERE, Tell.NOBODY
        one.changed_at = at
        one.version += 1
    bulk.update(found, ["state", "reason", "tell", "changed_at", "version"])
    told = {"state": str(State.NO_REMARK), "reason": HEARD_ELSEWHERE, "heard_on": str(heard_on)}
    audit.record_many(
        [audit.Entry(by, at, "heard_elsewhere", f"proposal:{one.pk}", one.person, told) for one in found]
    )
    return len(found)
