"""Messages that go together: a family with two children gets one message, and it never mixes two controllers.

Only notices of proposals go together. What tells of a decision, a withdrawal or a correction goes alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ennakko.channels.keys import told
from ennakko.ledger.catalogue import services
from ennakko.outbox.letter import Posted

BETWEEN = "\n\n* * *\n\n"
LONGEST = 200  # characters of a title


def together(message: Posted) -> tuple[str, str] | None:
    """What a message to one person goes together with: whatever says the same. None: it goes alone."""
    service, what = services().get(message.service), told(message.key)
    if service is None or what is None or not what.asks or what.section != "notice":
        return None
    return service.controller, message.language


def bundled(taken: Sequence[Posted]) -> Iterator[tuple[Posted, list[Posted]]]:
    """What is sent, each with the messages in it, the oldest first."""

    def lead(message: Posted) -> int:
        return message.lead or message.id

    for _, of_one in groupby(sorted(taken, key=lambda message: (lead(message), message.id)), key=lead):
        messages = list(of_one)
        yield _one(messages), messages


def _one(messages: Sequence[Posted]) -> Posted:
    """What carries them all. Its key is that of the bundle even where only one is left in it: the others may have gone
    with the first try, were stopped since, and the channel knows the bundle by this key."""
    first = messages[0]
    if first.lead is None:
        return first
    title = " · ".join(dict.fromkeys(message.title for message in messages))
    body = BETWEEN.join(message.body for message in messages)
    return replace(first, key=f"bundle:{first.lead}", title=title[:LONGEST], body=body)
