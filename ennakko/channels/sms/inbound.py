"""A text message that came in: a code that proves a number, or a reply of whoever gave the number."""

from datetime import date, datetime

from django.db import transaction

from ennakko.channels.inbound import Received, keep, receive
from ennakko.channels.incoming import Incoming
from ennakko.channels.models import Outcome, Reply
from ennakko.register.contacts import holders, number, prove
from ennakko.register.rotation import writing


@transaction.atomic
def received(*, reference: str, called: str, text: str, on: date, at: datetime) -> Received:
    """Keep it and act on it, once. A number that nobody can read is nobody's."""
    writing()
    e164 = number(called)
    known = Reply.objects.filter(channel="sms", reference=reference).exists()
    person = prove(called=e164, text=text, at=at) if e164 and not known else None
    persons = (person,) if person else tuple(holders(e164)) if e164 else ()
    incoming = Incoming("sms", reference, at, text, persons, verified=True)
    if person is None:
        return receive(incoming, on=on, at=at)
    kept = keep(incoming, Outcome.NUMBER, "", None)
    return Received(kept.pk, kept.outcome, "", fresh=True)
