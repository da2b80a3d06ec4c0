"""Names: given names by sex and language, surnames by household, and what married women were called before."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from ennakko.demo import cast, facts
from ennakko.demo.chance import Ints, chance, drawn
from ennakko.demo.households import Population
from ennakko.demo.tongues import ALL


@dataclass(frozen=True)
class Names:
    """By position: first names, the one they go by, last name; `unmarried` is empty where it never changed."""

    first: pl.Series
    called: pl.Series
    last: pl.Series
    unmarried: pl.Series


def names(people: Population, language: Ints, seed: int) -> Names:
    """Everybody's names; the cast keeps its own."""
    rng = chance(seed, "names")
    called = _given(people, language, rng)
    second = _given(people, language, rng)
    own = _surnames(language, rng)
    bearer = np.where(people.mother >= 0, people.mother, np.arange(len(own)))
    wife, husband = people.couples.one, people.couples.other
    takes = people.couples.married & (rng.random(len(wife)) < 0.6)
    source = np.arange(len(own))
    source[wife[takes]] = husband[takes]
    # A child has the mother's name as it is now, or the second parent's.
    by_second = (people.second >= 0) & (rng.random(len(own)) < 0.5)
    carrier = np.where(people.mother >= 0, np.where(by_second, people.second, bearer), bearer)
    # Siblings share a name: the first child of a family decides.
    child = np.flatnonzero(people.family >= 0)
    first_of = np.full(int(people.family.max(initial=-1)) + 1, -1)
    first_of[people.family[child][::-1]] = child[::-1]
    carrier[child] = carrier[first_of[people.family[child]]]
    last = own.gather(source[carrier])
    before = np.zeros(len(own), bool)
    before[wife[takes]] = True
    unmarried = pl.select(
        pl.when(pl.lit(pl.Series(before)) & (last != own)).then(own).otherwise(pl.lit(""))
    ).to_series()
    members = pl.Series([member.first_names for member in cast.MEMBERS])
    n = len(members)
    return Names(
        pl.concat([members, (called + " " + second)[n:]]),
        pl.concat([pl.Series([member.called for member in cast.MEMBERS]), called[n:]]),
        pl.concat([pl.Series([member.last_name for member in cast.MEMBERS]), last[n:]]),
        pl.concat([pl.Series([""] * n), unmarried[n:]]),
    )


def _pools(kind: str) -> tuple[pl.Series, Ints, Ints]:
    """All names of a kind in one column, and where each language's begin and how many there are (Finnish: none)."""
    by_language, groups = facts.languages(), facts.languages()["names"]
    pool: list[str] = []
    start, size = np.zeros(len(ALL), np.int64), np.zeros(len(ALL), np.int64)
    for at, language in enumerate(ALL[1:], 1):
        own = by_language[groups[language]][kind]  # type: ignore[index]
        start[at], size[at] = len(pool), len(own)
        pool.extend(own)
    return pl.Series(pool), start, size


def _from_pools(kind: str, language: Ints, rng: np.random.Generator) -> pl.Series:
    finnish = facts.names(kind)
    pool, start, size = _pools(kind)
    common = drawn(rng, finnish["bearers"].to_numpy().astype(np.float64), len(language))
    other = (
        finnish.height
        + start[language]
        + np.floor(rng.random(len(language)) * size[language]).astype(np.int64)
    )
    return pl.concat([finnish["name"], pool]).gather(np.where(language == 0, common, other))


def _given(people: Population, language: Ints, rng: np.random.Generator) -> pl.Series:
    women, men = _from_pools("f", language, rng), _from_pools("m", language, rng)
    return pl.select(pl.when(pl.lit(pl.Series(people.female))).then(women).otherwise(men)).to_series()


def _surnames(language: Ints, rng: np.random.Generator) -> pl.Series:
    return _from_pools("last", language, rng)
