"""Families: which children are siblings, who their parents are, and how the parents live."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ennakko.demo.ages import YEAR
from ennakko.demo.chance import Bools, Ints, chance, drawn, matched

TWINS = 0.016  # of births (Statistics Finland: one birth in about sixty is a multiple one)
LATER = np.array([0.72, 0.21, 0.07])  # second, third and fourth children, of those who are not the first


class Kind(IntEnum):
    """How the parents of a family live."""

    TOGETHER = 0
    SEPARATED = 1  # both have custody, the children live with one of them or in turns
    SOLE = 2  # the other parent is known and has no custody
    ALONE = 3  # the other parent is not in the register


SHARES = np.array([0.79, 0.14, 0.03, 0.04])


@dataclass(frozen=True)
class Siblings:
    """The children of a city: area, day of birth and family of each (days since 1970)."""

    area: Ints
    born: Ints
    family: Ints


@dataclass(frozen=True)
class Families:
    """One row per family. The second parent's values are meaningless where the kind is ALONE."""

    area: Ints
    kind: Ints
    mother_born: Ints
    second_born: Ints
    second_female: Bools
    with_second: Bools  # the children of parted parents live with the second parent
    in_turns: Bools  # ... or in turns with both


def siblings(area: Ints, born: Ints, group: Ints, seed: int, today: int) -> Siblings:
    """Make families of the children of each group (an area, or more of the city where it is small).

    Eldest children come first; each younger one is matched to an elder one at about the gap drawn. A match closer than
    ten months or wider than eleven years is not made: that child is the first of another family.
    """
    rng = chance(seed, "siblings")
    order = np.lexsort((born, group))
    area, born, group = area[order], born[order].copy(), group[order]
    twin_of = _twins(born, group, rng)
    born = np.where(twin_of >= 0, born[twin_of], born)
    alone = twin_of < 0
    age = (today - born) / YEAR
    first = rng.random(len(born)) < 0.40 + 0.016 * age
    level = np.where(first, 0, 1 + drawn(rng, LATER, len(born)))
    family = np.arange(len(born))
    for each in (1, 2, 3):
        elder = np.flatnonzero(alone & (level == each - 1))
        younger = np.flatnonzero(alone & (level == each))
        gap = YEAR * (1.1 + rng.gamma(2.0, 1.0, len(younger)))
        wants = rng.random(len(elder)) + (age[elder] < 2)  # who has just been born has no younger sibling yet
        a, b = matched(group[elder], born[elder], group[younger], born[younger] - gap, wants)
        apart = born[younger[b]] - born[elder[a]]
        fits = (apart > 300) & (apart < 11 * YEAR)
        family[younger[b[fits]]] = family[elder[a[fits]]]
    family = np.where(alone, family, family[twin_of])
    family = np.unique(family, return_inverse=True)[1]
    home = np.empty(family.max(initial=-1) + 1, np.int64)
    home[family[::-1]] = area[::-1]  # the family lives where its first child was counted
    return Siblings(home[family], born, family)


def _twins(born: Ints, group: Ints, rng: np.random.Generator) -> Ints:
    """For each child the position of the twin born before it, or -1. Neighbours in the order of birth become twins."""
    near = np.zeros(len(born), bool)
    near[1:] = (group[1:] == group[:-1]) & (born[1:] - born[:-1] < 200)
    # Only pairs near enough in age are joined: draw a little oftener, so that the share comes out right.
    second = near & (rng.random(len(born)) < TWINS * len(born) / max(int(near.sum()), 1))
    second[1:] &= ~second[:-1]
    return np.where(second, np.arange(len(born)) - 1, -1)


def families(children: Siblings, seed: int, today: int) -> Families:
    """The parents of each family, and how they live."""
    rng = chance(seed, "parents")
    n = int(children.family.max(initial=-1)) + 1
    eldest, youngest = np.full(n, today), np.full(n, -(10**6))
    np.minimum.at(eldest, children.family, children.born)
    np.maximum.at(youngest, children.family, children.born)
    area = np.zeros(n, np.int64)
    area[children.family] = children.area
    kind = drawn(rng, SHARES, n)
    mother = eldest - YEAR * np.clip(rng.normal(30.5, 5, n), 19, 43)
    mother = np.maximum(mother, youngest - 47 * YEAR)
    second = np.clip(mother - YEAR * rng.normal(2.2, 4.5, n), eldest - 62 * YEAR, eldest - 18.5 * YEAR)
    apart = kind == Kind.SEPARATED
    return Families(
        area,
        kind,
        mother.astype(np.int64),
        second.astype(np.int64),
        (kind == Kind.TOGETHER) & (rng.random(n) < 0.012),
        apart & (rng.random(n) < 0.17),
        apart & (rng.random(n) < 0.22),
    )
