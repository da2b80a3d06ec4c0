"""Which channel a message goes by: first what the person prefers, then by cost; what a channel refused goes by the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ennakko.channels.declared import in_order
from ennakko.outbox import access as outbox
from ennakko.outbox.letter import Posted


@dataclass(frozen=True)
class Routes:
    """The channels of this installation, by name."""

    names: tuple[str, ...]

    def first(self, messages: Sequence[Posted]) -> Mapping[str, list[int]]:
        """The channel that each message is tried by first: channel -> messages."""
        order = in_order(self.names)
        return {order[0]: [message.id for message in messages]} if order else {}

    def after(self, messages: Sequence[Posted]) -> Mapping[str, list[Posted]]:
        """The channel for each message that its channel does not take: channel -> messages, "" where none is left."""
        tried = outbox.tried([message.id for message in messages])
        found: dict[str, list[Posted]] = {}
        for message in messages:
            refused = {each.channel for each in tried.get(message.id, ()) if each.outcome == "never"}
            left = [name for name in in_order(self.names) if name not in refused | {message.channel}]
            found.setdefault(left[0] if left else "", []).append(message)
        return found
