"""Dispatch: the outbox carried out in chunks, so that a stop button works between two of them.

An attempt is committed before anything leaves the house, its outcome after. What a crash leaves between the two is
tried again on a channel that takes the message's key; on any other it becomes *uncertain*, and nothing resends it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.channels.files import Files
from ennakko.channels.provider import Evidence, NotSent, Provider
from ennakko.channels.served import served
from ennakko.channels.turn import turn
from ennakko.ledger import access as ledger
from ennakko.outbox import access as outbox
from ennakko.outbox import attempts
from ennakko.outbox.letter import Posted
from ennakko.register import access as register

CHUNK = 500  # a few tenths of a second: so soon a stop button holds


@dataclass(frozen=True)
class Dispatched:
    """How many messages went, were held back because nobody may be reached, or became uncertain by a crash."""

    sent: int = 0
    held_back: int = 0
    uncertain: int = 0


def channels(data: Path) -> list[Provider]:
    """The channels of this installation."""
    return [Files(data / "outbox", proves=settings.DEMO)]


def dispatch(
    *,
    providers: Sequence[Provider],
    data: Path,
    on: date,
    by: Actor,
    at: datetime,
    limit: int = 1_000_000,
    progress: Callable[[int], None] = lambda sent: None,
) -> Dispatched:
    """Send what waits, at most `limit` messages. A service whose stop button is pulled is left waiting.

    Where another process is sending, nothing is done. Raises NotSent where a channel cannot send: what it did not
    take waits on.
    """
    with turn(data / "outbox") as ours:
        if not ours:
            return Dispatched()
        uncertain = _recover(providers, by=by, at=at)
        services = outbox.services_waiting()  # what is posted from now on goes with the next dispatch
        sent = held_back = 0
        for provider in providers:
            # Where a second try could reach somebody twice, an attempt is committed for one message at a time.
            chunk = CHUNK if provider.takes_key else 1
            while taken := _claim(provider, services, min(chunk, limit - sent)):
                going = _still_reachable(taken, by=by, at=at)
                _carry(provider, going, on=on, by=by, at=at)
                sent += len(going)
                held_back += len(taken) - len(going)
                progress(sent)
        return Dispatched(sent, held_back, uncertain)


def _claim(provider: Provider, services: Sequence[str], limit: int) -> list[Posted]:
    """The next messages, of services that are live and not stopped at this moment; the attempt is committed."""
    going = [service for service in services if ledger.live(service) and not ledger.braked(service)]
    return attempts.claim(channel=provider.name, services=going, limit=limit) if going and limit > 0 else []


def _still_reachable(taken: Sequence[Posted], *, by: Actor, at: datetime) -> list[Posted]:
    """Those whom the register still lets us write to: somebody may have died since the message was made."""
    reachable = register.reachable({message.person for message in taken})
    attempts.hold_back(
        messages=[message.id for message in taken if message.person not in reachable], by=by, at=at
    )
    return [message for message in taken if message.person in reachable]


def _carry(provider: Provider, taken: Sequence[Posted], *, on: date, by: Actor, at: datetime) -> None:
    """Send a claimed chunk. What went is written down even where a later one fails."""
    gone: list[tuple[Posted, Evidence]] = []
    to = provider.reach({message.person for message in taken})
    try:
        for message in taken:
            gone.append((message, provider.send(message, to.get(message.person, ""))))
    except NotSent:
        attempts.give_back(messages=[message.id for message in taken[len(gone) :]])
        raise
    finally:
        _settle(gone, on=on, by=by, at=at)


@transaction.atomic
def _settle(gone: Sequence[tuple[Posted, Evidence]], *, on: date, by: Actor, at: datetime) -> None:
    """What went is sent; where the channel proves arrival, the receipt and its effect are in the same transaction."""
    attempts.sent(messages=[message.id for message, _ in gone], by=by, at=at)
    proved = [(message, evidence) for message, evidence in gone if evidence.receipt == "delivered"]
    attempts.delivered(receipts=[(message.id, evidence.said) for message, evidence in proved], at=at)
    served(messages=[message for message, _ in proved], on=on, by=by, at=at)


def _recover(providers: Sequence[Provider], *, by: Actor, at: datetime) -> int:
    """Deal with the attempts that a crash left without an outcome; says how many are uncertain now."""
    repeatable = {provider.name for provider in providers if provider.takes_key}
    left = outbox.trying()
    attempts.give_back(messages=[message for message, channel in left if channel in repeatable])
    uncertain = [message for message, channel in left if channel not in repeatable]
    attempts.give_up(messages=uncertain, by=by, at=at)
    return len(uncertain)
