"""The attempts to send: what a sender claims, and what came of it. Each step is a transaction of its own.

    waiting ── claim ──> trying ── sent ───────> sent
                            ├───── give_back ──> waiting     it did not go, or goes again under the same key
                            ├───── hold_back ──> stopped     the addressee may not be written to any more
                            └───── give_up ────> uncertain   nobody knows whether it went

The claim is committed before anything leaves the house, so that a crash cannot make us forget an attempt.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import connection, transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.outbox.access import posted
from ennakko.outbox.letter import Posted
from ennakko.outbox.models import Message, Receipt, State


@transaction.atomic
def claim(*, channel: str, services: Collection[str], limit: int) -> list[Posted]:
    """Take up to `limit` waiting messages of these services, oldest first: they are `trying` from now on."""
    waiting = Message.objects.filter(state=State.WAITING, channel=channel, service__in=services).order_by(
        "id"
    )
    # A message that is being stopped at this moment is left alone.
    taken = posted(waiting.select_for_update(skip_locked=connection.vendor == "postgresql")[:limit])
    Message.objects.filter(id__in=[message.id for message in taken]).update(state=State.TRYING)
    return taken


@transaction.atomic
def sent(*, messages: Collection[int], by: Actor, at: datetime) -> None:
    """These attempts succeeded."""
    Message.objects.filter(id__in=messages, state=State.TRYING).update(state=State.SENT, sent_at=at)
    if messages:
        audit.record(by=by, at=at, verb="sent", about="outbox", payload={"messages": sorted(messages)})


def delivered(*, receipts: Collection[tuple[int, str]], at: datetime) -> None:
    """The channel proves that these arrived: (message, evidence). The first proof holds."""
    rows = [Receipt(message_id=key, kind="delivered", at=at, evidence=said) for key, said in receipts]
    Receipt.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def give_back(*, messages: Collection[int]) -> None:
    """These attempts certainly did not go out, or may be repeated under the same key: they wait again."""
    Message.objects.filter(id__in=messages, state=State.TRYING).update(state=State.WAITING)


@transaction.atomic
def hold_back(*, messages: Collection[int], by: Actor, at: datetime) -> None:
    """These must not go: their addressees may not be written to any more."""
    Message.objects.filter(id__in=messages, state=State.TRYING).update(state=State.STOPPED)
    if messages:
        audit.record(by=by, at=at, verb="held_back", about="outbox", payload={"messages": sorted(messages)})


@transaction.atomic
def give_up(*, messages: Collection[int], by: Actor, at: datetime) -> None:
    """Nobody knows whether these went: a person must look, nothing sends them again."""
    Message.objects.filter(id__in=messages, state=State.TRYING).update(state=State.UNCERTAIN)
    if messages:
        audit.record(by=by, at=at, verb="uncertain", about="outbox", payload={"messages": sorted(messages)})
