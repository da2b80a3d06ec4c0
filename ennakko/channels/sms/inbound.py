"""A text message that came in: a code that proves a number, or a reply of whoever gave the number."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from ennakko.channels.inbound import Received, keep, receive
from ennakko.channels.incoming import Incoming
from ennakko.channels.models import Outcome, Reply
from ennakko.outbox import access as outbox_access
from ennakko.outbox import actions as outbox
from ennakko.register.contacts import holders, number, prove
from ennakko.register.rotation import hold_key


def received(
    *, reference: str, called: str, text: str, on: date, at: datetime, written_at: datetime | None = None
) -> Received:
    """Keep it and act on it, once. A number that nobody can read is nobody's. `written_at`: when it was written, where the
    provider says so."""
    text = text.encode("utf-8", "replace").decode()  # JSON may hold half a character, UTF-8 may not
    told = reference, called, text, written_at or at
    try:
        return _received(*told, on=on, at=at)
    except IntegrityError:  # the same was posted twice at one moment: now the other one is there
        return _received(*told, on=on, at=at)


@transaction.atomic
def _received(
    reference: str, called: str, text: str, written_at: datetime, *, on: date, at: datetime
) -> Received:
    hold_key()
    e164 = number(called)
    known = Reply.objects.filter(channel="sms", reference=reference).exists()
    person = prove(called=e164, text=text, at=at) if e164 and not known else None
    persons = (person,) if person else tuple(holders(e164)) if e164 else ()
    incoming = Incoming("sms", reference, written_at, text, persons, verified=True)
    if person is None:
        return receive(incoming, on=on, at=at)
    kept = keep(incoming, Outcome.NUMBER, "", None)
    return Received(kept.pk, kept.outcome, "", fresh=True)


@transaction.atomic
def reported(*, reference: str, status: str, at: datetime) -> bool:
    """What became of a message that the provider took: evidence beside it, which starts no deadline. Whether there is such
    a message."""
    messages = outbox_access.referred("sms", [reference]).get(reference, [])
    for message in messages:
        outbox.receipt(message=message.id, kind=status, at=at, evidence=f"sms {status}")
    return bool(messages)
