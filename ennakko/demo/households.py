"""Households: families, couples and people who live alone, so that each area has the people it is known to have."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ennakko.demo.ages import YEAR, counts, days, everybody, years_before
from ennakko.demo.chance import Bools, Floats, Ints, chance, matched
from ennakko.demo.facts import BANDS, areas
from ennakko.demo.families import Families, Kind, Siblings, families, siblings

COUPLES = (
    [18, 22, 27, 35, 64, 70, 85],
    [0.1, 0.25, 0.55, 0.62, 0.66, 0.7, 0.4],
)  # age, share living in a couple


@dataclass(frozen=True)
class Pair:
    """Two people who belong together, by position; `married` says whether they are."""

    one: Ints
    other: Ints
    married: Bools


@dataclass(frozen=True)
class Population:
    """Everybody, by position 0 ... n-1, in the order of households.

    `mother` and `second` are the positions of a person's parents (-1: not known); `family` is the family of each child
    (-1: no child of a family). `families` says how the parents live.
    """

    area: Ints
    born: Ints
    female: Bools
    household: Ints
    mother: Ints
    second: Ints
    family: Ints
    families: Families
    couples: Pair


def population(residents: int, seed: int, day: date) -> Population:
    """Exactly `residents` people in households, at the ages known of each area."""
    table, group_of = counts(residents), groups(residents)
    area, band, born = everybody(table, seed, "ages", day)
    child = born > years_before(day, 18)
    found = siblings(area[child], born[child], group_of[area[child]], seed, days(day))
    parents = families(found, seed, days(day))
    cell = area[~child] * len(BANDS) + band[~child]
    rest = _others(cell, born[~child], parents, day)
    return _assembled(found, parents, rest, group_of, seed, days(day))


def groups(residents: int) -> Ints:
    """The group of each area within which people are matched: the area itself; in a small city the district, or all."""
    if residents >= 100_000:
        return np.arange(areas().height)
    if residents < 10_000:
        return np.zeros(areas().height, np.int64)
    return np.unique(areas()["district"].to_numpy(), return_inverse=True)[1].astype(np.int64)


def _others(cell: Ints, born: Ints, parents: Families, day: date) -> tuple[Ints, Ints]:
    """Area and birth of the adults who are not parents: of each area and age band as many fewer as there are parents."""
    known = parents.kind != Kind.ALONE
    used_area = np.r_[parents.area, parents.area[known]]
    used_born = np.r_[parents.mother_born, parents.second_born[known]]
    borders = np.array([years_before(day, low) for low, _ in BANDS])  # falling
    band = len(BANDS) - 1 - np.searchsorted(borders[::-1], used_born, side="left")
    used = np.bincount(
        used_area * len(BANDS) + np.clip(band, 3, None), minlength=int(cell.max(initial=0)) + 1
    )
    order = np.argsort(cell, kind="stable")
    rank = np.empty(len(cell), np.int64)
    rank[order] = np.arange(len(cell)) - np.searchsorted(cell[order], cell[order])
    keep = rank >= used[cell]
    missing = len(used_born) - int(
        (~keep).sum()
    )  # parents for whom their own area had no room: fewer elsewhere
    extra = np.flatnonzero(keep)
    keep[extra[np.linspace(0, len(extra) - 1, min(missing, len(extra))).astype(np.int64)]] = False
    return cell[keep] // len(BANDS), born[keep]


def _assembled(
    found: Siblings, parents: Families, rest: tuple[Ints, Ints], group_of: Ints, seed: int, today: int
) -> Population:
    """Children, parents and the rest as one population, ordered by household."""
    rng = chance(seed, "households")
    n_families, n_children = len(parents.kind), len(found.born)
    known = np.flatnonzero(parents.kind != Kind.ALONE)
    rest_area, rest_born = rest
    mother = n_children + np.arange(n_families)
    second = np.full(n_families, -1)
    second[known] = n_children + n_families + np.arange(len(known))
    first_rest = n_children + n_families + len(known)
    area = np.r_[found.area, parents.area, parents.area[known], rest_area]
    born = np.r_[found.born, parents.mother_born, parents.second_born[known], rest_born]
    female = np.r_[
        rng.random(n_children) < 0.488,
        np.ones(n_families, bool),
        parents.second_female[known],
        rng.random(len(rest_born))
        < np.interp((today - rest_born) / YEAR, [18, 60, 80, 95], [0.52, 0.5, 0.6, 0.75]),
    ]
    household = np.full(len(born), -1)
    household[:n_children] = np.where(
        parents.with_second[found.family], n_families + found.family, found.family
    )
    household[mother] = np.arange(n_families)
    together = parents.kind[known] == Kind.TOGETHER
    household[second[known]] = np.where(together, known, n_families + known)
    age = (today - rest_born) / YEAR
    one, other = _couples(rest_area, rest_born, female[first_rest:], age, group_of, rng)
    household[first_rest + one] = household[first_rest + other] = 2 * n_families + np.arange(len(one))
    area[first_rest + other] = area[first_rest + one]
    single = np.flatnonzero(household < 0)
    household[single] = 2 * n_families + len(one) + np.arange(len(single))
    married = rng.random(len(one)) < np.interp(age[one], [18, 28, 40, 65, 80], [0.1, 0.35, 0.6, 0.85, 0.95])
    couples = np.flatnonzero(parents.kind == Kind.TOGETHER)
    pairs = Pair(
        np.r_[mother[couples], first_rest + one],
        np.r_[second[couples], first_rest + other],
        np.r_[rng.random(len(couples)) < 0.68, married],
    )
    children_of = np.r_[found.family, np.full(len(born) - n_children, -1)]
    return _in_order(Population(
        area, born, female, household,
        np.where(children_of >= 0, mother[children_of], -1),
        np.where(children_of >= 0, second[children_of], -1),
        children_of, parents, pairs,
    ))  # fmt: skip


def _couples(
    area: Ints, born: Ints, female: Bools, age: Floats, group_of: Ints, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Pairs of adults of about one age: a woman and a man, a few of one sex."""
    paired = rng.random(len(born)) < np.interp(age, *COUPLES)
    side = female ^ (rng.random(len(born)) < 0.015)
    women, men = np.flatnonzero(paired & side), np.flatnonzero(paired & ~side)
    shift = rng.normal(2, 3, len(men)) * YEAR
    a, b = matched(
        group_of[area[women]], born[women], group_of[area[men]], born[men] + shift, rng.random(len(women))
    )
    return women[a], men[b]


def _in_order(drawn: Population) -> Population:
    """The same people, numbered by household, the eldest first."""
    order = np.lexsort((drawn.born, drawn.household))
    at = np.empty(len(order) + 1, np.int64)
    at[order], at[-1] = np.arange(len(order)), -1  # at[-1]: nobody stays nobody
    return Population(
        drawn.area[order],
        drawn.born[order],
        drawn.female[order],
        np.unique(drawn.household[order], return_inverse=True)[1].astype(np.int64),
        at[drawn.mother[order]],
        at[drawn.second[order]],
        drawn.family[order],
        drawn.families,
        Pair(at[drawn.couples.one], at[drawn.couples.other], drawn.couples.married),
    )
