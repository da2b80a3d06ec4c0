"""What happened to people: who is under a non-disclosure order, who died, who moved away."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ennakko.demo import cast
from ennakko.demo.ages import YEAR, days
from ennakko.demo.chance import Bools, Ints, chance
from ennakko.demo.households import Population

PROTECTED = 0.003  # of residents: an assumption, no figure is published by area
DEAD = 0.0008  # who died within the year and is in the register still
MOVED = 0.006  # of households: moved to a neighbouring municipality within two years
ELSEWHERE = ("049", "092")  # Espoo, Vantaa
HOME = "091"


@dataclass(frozen=True)
class Fates:
    """By position: protected; day of death (0: lives) and whether the register says the day; where and when moved."""

    protected: Bools
    died: Ints
    day_known: Bools
    municipality: np.ndarray
    moved: Ints  # day of the move away, 0: stays


def fates(people: Population, seed: int, day: date) -> Fates:
    """Draw them. Nothing happens to the cast but what its story says."""
    rng = chance(seed, "fates")
    n, today = len(people.born), days(day)
    free = np.arange(n) >= len(cast.MEMBERS)
    households = int(people.household.max()) + 1
    protected = _households(people, PROTECTED * n, free, rng)
    protected[: len(cast.MEMBERS)] = cast.protected()
    away = np.zeros(households, np.int64)
    moves = (rng.random(households) < MOVED) & np.bincount(people.household, free, households).astype(bool)
    away[moves] = today - 1 - np.floor(rng.random(int(moves.sum())) * 2 * YEAR).astype(np.int64)
    where = rng.integers(len(ELSEWHERE), size=households)[people.household]
    moved = np.where(
        protected, 0, np.maximum(away[people.household], np.where(away[people.household], people.born, 0))
    )
    died = _deaths(people, free & ~protected, rng, today)
    municipality = np.where(moved > 0, np.array(ELSEWHERE)[where], HOME)
    return Fates(protected, died, rng.random(n) > 0.08, np.where(protected, "", municipality), moved)


def _households(people: Population, total: float, free: Bools, rng: np.random.Generator) -> Bools:
    """Whole households until about `total` people are among them; families more often than others."""
    size = np.bincount(people.household)
    children = np.bincount(people.household, people.family >= 0)
    lot = rng.exponential(size=len(size)) / np.where(children > 0, 3, 1)
    lot[people.household[~free]] = np.inf
    order = np.argsort(lot)
    chosen = np.zeros(len(size), bool)
    chosen[order[np.cumsum(size[order]) <= total]] = True
    return chosen[people.household]


def _deaths(people: Population, may: Bools, rng: np.random.Generator, today: int) -> Ints:
    """Days of death within the last year; mostly the old, now and then a parent."""
    age = (today - people.born) / YEAR
    weight = np.where(may, np.exp((np.clip(age, 20, 100) - 100) / 11), 0)
    number = min(max(1, round(DEAD * len(age))), int(may.sum()))
    gone = rng.choice(len(age), number, replace=False, p=weight / weight.sum())
    died = np.zeros(len(age), np.int64)
    died[gone] = today - 1 - rng.integers(365, size=number)
    return died
