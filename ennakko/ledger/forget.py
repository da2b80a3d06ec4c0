"""Forgetting: once a non-disclosure order stands, what the ledger said earlier of home and place goes too."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from ennakko.accounts.actor import Actor
from ennakko.audit import access as audit_access
from ennakko.audit import actions as audit
from ennakko.ledger.models import Freeze, InGroup, Note, Proposal
from ennakko.outbox import actions as outbox


def forget(restricted: Sequence[Proposal], *, by: Actor, at: datetime) -> None:
    """Wipe facts and places of earlier proposals of the same persons, the payloads of what happened to them, and what
    was noted about them before. What still waits to be sent about any of them is held back.

    That something happened, and when, stays in the audit trail.
    """
    if not restricted:
        return
    persons = {proposal.person for proposal in restricted}
    theirs = Proposal.objects.filter(person__in=persons)
    about = [f"proposal:{key}" for key in theirs.values_list("id", flat=True)]
    outbox.stop(about=about, by=by, at=at)
    Freeze.objects.filter(person__in=persons).delete()
    InGroup.objects.filter(proposal__in=theirs).delete()
    Note.objects.filter(proposal__in=theirs, restricted=False).delete()
    told = [event.id for event in audit_access.history(*about) if "place" in (event.payload or {})]
    theirs.filter(live=False, restricted=False).update(
        facts={},
        place=None,
        cost=None,
        situation="",
        restricted=True,
        version=F("version") + 1,
        changed_at=at,
    )
    if told:
        audit.erase(events=told, by=by, at=at)
