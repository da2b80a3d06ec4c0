"""How whoever follows a case is called, and who may take one over."""

from collections.abc import Iterable

from ennakko.accounts.access import name_of, officers
from ennakko.accounts.actor import Actor
from ennakko.base.text import Text
from ennakko.desk import words
from ennakko.desk.session import OFFICER, PROTECTED_UNIT


def followers(handlers: Iterable[str]) -> dict[str, Text | str]:
    """Handler to name: a colleague's, a desk's where nobody is in office, or that there is nobody yet."""
    return {handler: _called(handler) for handler in set(handlers)}


def _called(handler: str) -> Text | str:
    kind, _, key = handler.partition(":")
    if not handler:
        return words.nobody
    return (words.roles.get(key) or key) if kind == "desk" else name_of(handler)


def colleagues(actor: Actor) -> list[tuple[int, str]]:
    """Those in office who may take over a case that the actor may hand over, by name."""
    roles = actor.roles & {OFFICER, PROTECTED_UNIT}
    return [(one.user, one.name) for one in officers() if one.roles & roles]
