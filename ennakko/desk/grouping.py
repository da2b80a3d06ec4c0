"""Teaching groups, suggested: balanced, with the children of one home together. Pure.

Special, immersion and preparatory groups are filled by hand alone. Whoever comes later joins without moving anybody: the
suggestion goes through the children as they joined, so that it depends on nothing but who they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GENERAL = "general"


@dataclass(frozen=True)
class Child:
    """A child to be put into a group: its key, when it joined (lower: earlier), whom it belongs with, the group chosen by
    hand ("" : none)."""

    key: int
    joined: int
    family: object
    by_hand: str = ""


@dataclass(frozen=True)
class Room:
    """A group: its name, its kind, its seats."""

    name: str
    kind: str
    seats: int


def suggest(children: Sequence[Child], groups: Sequence[Room]) -> dict[int, str]:
    """Child to group, for everybody who has a place in one; whoever is left out finds every general group full.

    What was chosen by hand stands, even over the seats. Children of one family go where one of them was put by hand, else
    together to the group that is emptiest for its size; where none takes them all, one by one.
    """
    general = sorted((each for each in groups if each.kind == GENERAL), key=lambda each: each.name)
    known = {each.name for each in groups}
    put = {child.key: child.by_hand for child in children if child.by_hand in known}
    taken = {each.name: sum(name == each.name for name in put.values()) for each in groups}
    for family in _families(children):
        left = [child for child in family if child.key not in put]
        hers = {put[child.key] for child in family if child.key in put}
        wanted = [each for each in general if each.name in hers] or general
        together = _emptiest(wanted, taken, len(left)) or _emptiest(general, taken, len(left))
        for child in left:
            room = together or _emptiest(general, taken, 1)
            if room is not None:
                put[child.key] = room.name
                taken[room.name] += 1
    return put


def _families(children: Sequence[Child]) -> list[list[Child]]:
    """The children by family, each in the order they joined, and the families by their first."""
    families: dict[object, list[Child]] = {}
    for child in sorted(children, key=lambda each: (each.joined, each.key)):
        families.setdefault(child.family, []).append(child)
    return list(families.values())


def _emptiest(groups: Sequence[Room], taken: Mapping[str, int], size: int) -> Room | None:
    """The group with room for so many that is filled least for its seats; the first by name of equals."""
    fitting = [each for each in groups if each.seats - taken[each.name] >= max(size, 1)]
    return min(fitting, key=lambda each: (taken[each.name] / each.seats, each.name), default=None)
