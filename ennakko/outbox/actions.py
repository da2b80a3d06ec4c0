"""Posting, stopping, recalling; and the evidence of arrival. The attempts to send are in `attempts`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.outbox import bulk
from ennakko.outbox.access import posted
from ennakko.outbox.letter import Letter, Posted, Stopped
from ennakko.outbox.models import Message, Receipt, State

__all__ = ["Letter", "Stopped", "forget", "post", "recall", "receipt", "stop"]

KINDS = frozenset({"delivered", "opened", "returned", "undelivered"})
RECALL = "/recall"  # at the end of a correction's key


def post(*, letters: Sequence[Letter], at: datetime) -> None:
    """Put letters into the outbox, in the transaction of what they tell of. A key that is there is left as is."""
    bulk.insert(letters, at=at)


def forget(*, about: Collection[str]) -> None:
    """Delete the messages about these things with their receipts, in the transaction in which the things go."""
    Message.objects.filter(about__in=about).delete()


@transaction.atomic
def stop(
    *, about: Collection[str], by: Actor, at: datetime, persons: Collection[int] | None = None
) -> Stopped:
    """Hold back what still waits about these things (`proposal:7`), for these addressees (None: for all).

    Says what had gone already, or is going at this moment: that can only be recalled.
    """
    concerned = Message.objects.filter(about__in=about)
    return _stop(concerned if persons is None else concerned.filter(person__in=persons), by=by, at=at)


def _stop(concerned: "QuerySet[Message]", *, by: Actor, at: datetime) -> Stopped:
    # Locked first: on PostgreSQL a sender may be claiming the same rows at this moment.
    stopping = list(
        concerned.filter(state__in=[State.WAITING, State.FAILED])
        .select_for_update()
        .order_by("id")
        .values_list("id", "about")
    )
    Message.objects.filter(id__in=[key for key, _ in stopping]).update(state=State.STOPPED)
    held: dict[str, list[int]] = {}
    for key, thing in stopping:
        held.setdefault(thing, []).append(key)
    audit.record_many(
        [audit.Entry(by, at, "stopped", thing, payload={"messages": keys}) for thing, keys in held.items()]
    )
    gone = concerned.filter(state__in=[State.TRYING, State.SENT, State.UNCERTAIN]).order_by("id")
    return Stopped(len(stopping), tuple(posted(gone)))


@transaction.atomic
def recall(
    *, about: Collection[str], correction: Mapping[str, tuple[str, str]], by: Actor, at: datetime
) -> Stopped:
    """Take a wrong sending back: stop what waits, and post a correction to everybody it reached.

    `correction` has title and body for each language used. A correction goes where its message went, once.
    """
    # A correction that waits already is not itself recalled.
    wrong = Message.objects.filter(about__in=about).exclude(key__endswith=RECALL)
    stopped = _stop(wrong, by=by, at=at)
    post(letters=[_corrected(message, *correction[message.language]) for message in stopped.gone], at=at)
    audit.record_many(
        [
            audit.Entry(by, at, "recalled", message.about, message.person, {"message": message.id})
            for message in stopped.gone
        ]
    )
    return stopped


def _corrected(message: Posted, title: str, body: str) -> Letter:
    return Letter(
        message.key + RECALL,
        message.about,
        message.service,
        message.person,
        message.channel,
        message.language,
        title,
        body,
    )


def receipt(*, message: int, kind: str, at: datetime, evidence: str) -> None:
    """Write down evidence about a message: delivered, opened, returned or undelivered. The first of each kind holds."""
    if kind not in KINDS:
        raise ValueError(f"no such receipt: {kind}")
    Receipt.objects.bulk_create(
        [Receipt(message_id=message, kind=kind, at=at, evidence=evidence)], ignore_conflicts=True
    )
