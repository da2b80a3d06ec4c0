"""What Suomi.fi Messages tells afterwards: that a message was read, that somebody replied. Asked for page by page; where the
asking stands is kept with what the page changed, so that a crash repeats a page and changes nothing twice.
"""

from datetime import date, datetime

from django.db import transaction
from suomifi_messages.client import SuomiFiClient
from suomifi_messages.schemas import Event, EventType, ReceivedMessage

from ennakko.accounts.actor import Actor
from ennakko.channels.inbound import receive
from ennakko.channels.incoming import Incoming
from ennakko.channels.keys import told
from ennakko.channels.models import Polled
from ennakko.channels.served import served
from ennakko.channels.suomifi.client import ask
from ennakko.ledger.kinds import Proof
from ennakko.outbox import access as outbox
from ennakko.outbox import actions
from ennakko.outbox.letter import Posted
from ennakko.register import access as register

NAME = "suomifi"
PAGES = 100  # a round: a hundred thousand events


def poll(client: SuomiFiClient, *, on: date, by: Actor, at: datetime) -> int:
    """Take in what happened since the last time. Returns how many events there were; unknown ones change nothing."""
    number = 0
    for _ in range(PAGES):
        kept = Polled.objects.filter(channel=NAME).first()
        token = kept.token if kept else None
        events, following = ask(client, lambda token=token: client.get_events(token))  # type: ignore[misc]
        if not events:
            break
        replies = [_reply(client, event) for event in events if event.type == FROM_USER]
        with transaction.atomic():
            _read([event for event in events if event.type in READ], on=on, by=by, at=at)
            for reply in replies:
                receive(_incoming(reply), on=on, at=at)
            Polled.objects.update_or_create(channel=NAME, defaults={"token": following, "at": at})
        number += len(events)
    return number


FROM_USER = EventType.ELECTRONIC_MESSAGE_FROM_END_USER
READ = {EventType.ELECTRONIC_MESSAGE_READ, EventType.RECEIPT_CONFIRMED}


def _read(events: list[Event], *, on: date, by: Actor, at: datetime) -> None:
    """Who read a message has it: evidence, and service where none was proved before."""
    numbers = {str(event.metadata.message_id) for event in events}
    opened = [message for found in outbox.referred(NAME, numbers).values() for message in found]
    for message in opened:
        actions.receipt(message=message.id, kind="opened", at=at, evidence="suomi.fi: read")
    served(messages=opened, on=on, proof=Proof.OPENED, by=by, at=at)


def _reply(client: SuomiFiClient, event: Event) -> ReceivedMessage:
    return ask(client, lambda: client.get_message(event.metadata.message_id))


def _incoming(reply: ReceivedMessage) -> Incoming:
    """A reply as the house knows it: written by the owner of the mailbox, or by somebody for them."""
    sender, thread = reply.sender, reply.electronic.thread
    person = register.find(sender.mailbox_owner.id) if sender else None
    root = str(thread.root_message_id) if thread else ""
    answered = [one for one in outbox.referred(NAME, [root]).get(root, []) if one.person == person]
    return Incoming(
        NAME, str(reply.message_id), reply.created_at, reply.electronic.body, (person,) if person else (),
        verified=sender is not None and sender.person_sending_on_behalf is None, about=_about(answered),
    )  # fmt: skip


def _about(answered: list[Posted]) -> int | None:
    """The one proposal that the message asked about; None where there were several, or none."""
    proposals = {what.number for one in answered if (what := told(one.key)) is not None and what.asks}
    return proposals.pop() if len(proposals) == 1 else None
