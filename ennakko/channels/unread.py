"""A message that nobody read goes again by the next channel, at last as a letter: a reminder in a telephone that is never
looked at must not be all that the city did.

Each channel declares after how many days (`channels.toml`); what was served, answered or ended meanwhile goes no further.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from ennakko.channels.declared import channels, in_order
from ennakko.channels.keys import NEXT, told
from ennakko.ledger import access as ledger
from ennakko.outbox import access as outbox
from ennakko.outbox import actions
from ennakko.outbox.letter import Letter, Posted

MANY = 1000  # messages a transaction


def go_on(*, names: Sequence[str], at: datetime) -> int:
    """Post what nobody read for the next of the channels `names`. Returns how many go on."""
    gone = 0
    for name in names:
        days = channels()[name].unread_days if name in channels() else None
        if days is None:
            continue
        after = 0
        while some := outbox.unread(name, before=at - timedelta(days=days), after=after, limit=MANY):
            gone += _go_on(some, names, at=at)
            after = some[-1].id
    return gone


@transaction.atomic
def _go_on(unread: Sequence[Posted], names: Sequence[str], *, at: datetime) -> int:
    asking = {message.id: what for message in unread if (what := told(message.key)) and what.serves}
    waiting = ledger.unserved({(what.kind, what.number, what.person) for what in asking.values()})
    going = [
        message
        for message in unread
        if message.id in asking
        and (asking[message.id].kind, asking[message.id].number, message.person) in waiting
    ]
    chains = _chains({message.about for message in going})
    letters = []
    for message in going:
        chain = chains[_first(message)]
        left = [name for name in in_order(names) if name not in chain.values()]
        if left and message.key + NEXT not in chain:
            letters.append(_next(message, left[0]))
    actions.post(letters=letters, at=at)
    return len(letters)


def _first(message: Posted) -> str:
    """The key of the message that this one is, or goes on from."""
    return message.key.split(NEXT)[0]


def _chains(about: set[str]) -> dict[str, dict[str, str]]:
    """By which channels each message went already, or is to go: its first key -> key -> channel."""
    chains: dict[str, dict[str, str]] = {}
    for thing in about:
        for message in outbox.of(thing):
            chains.setdefault(_first(message), {})[message.key] = message.channel
    return chains


def _next(message: Posted, channel: str) -> Letter:
    return Letter(
        message.key + NEXT, message.about, message.service, message.person, channel, message.language,
        message.title, message.body,
    )  # fmt: skip
