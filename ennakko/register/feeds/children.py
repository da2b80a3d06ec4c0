"""Children as other registers name them (a personal identity code, or `key:123`), found all at once."""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ennakko.register import sealing
from ennakko.register.feeds import words
from ennakko.register.feeds.loading import MANY
from ennakko.register.feeds.reading import Read, Refusal
from ennakko.register.models import IdentityCode, Resident

KEY = re.compile(r"key:[0-9]{1,18}")


class OfChild(Protocol):
    """A row about a child."""

    @property
    def position(self) -> str: ...
    @property
    def raw(self) -> str: ...
    @property
    def child(self) -> str: ...


Row = TypeVar("Row", bound=OfChild)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Found(Generic[Row, Key]):
    """Rows by what they are about, the refused ones, and the children who are known but had a row refused."""

    rows: dict[Key, Row]
    refused: tuple[Refusal, ...]
    unsure: frozenset[int]


def known(references: Iterable[str]) -> dict[str, int]:
    """Reference to person key, for those whom the register knows; old codes lead to the same person."""
    wanted = set(references) - {""}
    by_key = {each: int(each[4:]) for each in wanted if KEY.fullmatch(each)}
    codes = {
        found: each.upper()
        for each in wanted
        if each not in by_key and each.isascii()
        for found in sealing.lookups(each.upper())
    }
    persons: dict[str, int] = {}
    hashes = list(codes)
    for start in range(0, len(hashes), MANY):
        rows = IdentityCode.objects.filter(lookup__in=hashes[start : start + MANY])
        persons |= {
            codes[bytes(lookup)]: person for lookup, person in rows.values_list("lookup", "resident_id")
        }
    found = {each: persons[each.upper()] for each in wanted if each.upper() in persons}
    keys = sorted(set(by_key.values()))
    here: set[int] = set()
    for start in range(0, len(keys), MANY):
        here.update(Resident.objects.filter(pk__in=keys[start : start + MANY]).values_list("pk", flat=True))
    return found | {reference: key for reference, key in by_key.items() if key in here}


def once_each(told: Read[Row], key_of: Callable[[int, Row], Key]) -> Found[Row, Key]:
    """The rows of known children, each key once: the first row of a key holds, a later one is refused by
    position.
    """
    children = known([*(row.child for row in told.rows), *(each.about for each in told.refused)])
    rows: dict[Key, Row] = {}
    refused = list(told.refused)
    for row in told.rows:
        person = children.get(row.child)
        if person is None:
            refused.append(Refusal(row.position, words.unknown_child, row.raw, row.child))
            continue
        first = rows.setdefault(key_of(person, row), row)
        if first is not row:
            why = words.said_twice.format(first=words.where(first.position))
            refused.append(Refusal(row.position, why, row.raw, row.child))
    unsure = frozenset(children[each.about] for each in refused if each.about in children)
    return Found(rows, tuple(refused), unsure)
