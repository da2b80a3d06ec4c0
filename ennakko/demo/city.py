"""The synthetic city: everybody and everything of it, drawn from one seed. Nothing in it is real but the facts."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from ennakko.demo import cast
from ennakko.demo.chance import Ints
from ennakko.demo.custody import Custody, custody
from ennakko.demo.families import Families
from ennakko.demo.fates import Fates, fates
from ennakko.demo.homes import Homes, homes
from ennakko.demo.households import Pair, Population, population
from ennakko.demo.namegiving import Names, names
from ennakko.demo.places import places
from ennakko.demo.schooling import Schooling, need, schooling
from ennakko.demo.tongues import Tongues, tongues

SMALLEST, LARGEST = 300, 5_600_000


@dataclass(frozen=True)
class City:
    """A synthetic city as drawn: columns by position of the person; `tables` makes the register's tables of it.

    `home` is the position of each person's dwelling (-1: none), `x` and `y` its building (EPSG:3879; 0: none).
    """

    day: date
    seed: int
    people: Population
    tongues: Tongues
    fates: Fates
    names: Names
    homes: Homes
    home: Ints
    x: Ints
    y: Ints
    schooling: Schooling
    custody: Custody
    places: pl.DataFrame


def city(residents: int, *, seed: int, day: date) -> City:
    """A city of exactly `residents` people as it is on `day`. The same arguments give the same city.

    Raises ValueError for a size outside 300 ... 5,600,000.
    """
    if not SMALLEST <= residents <= LARGEST:
        raise ValueError(f"A synthetic city has {SMALLEST:,} to {LARGEST:,} residents.")
    people = _joined(cast.population(), population(residents - len(cast.MEMBERS), seed, day))
    spoken = tongues(people, seed)
    happened = fates(people, seed, day)
    housed, home, x, y = _housed(people, happened, seed)
    known = schooling(people, spoken.language, happened, seed, day)
    return City(
        day,
        seed,
        people,
        spoken,
        happened,
        names(people, spoken.language, seed),
        housed,
        home,
        x,
        y,
        known,
        custody(people, happened, known.circumstances["in_care"], seed),
        places(need(people, known, x, y), residents, seed),
    )


def _housed(people: Population, happened: Fates, seed: int) -> tuple[Homes, Ints, Ints, Ints]:
    """Homes for all households but the protected: of those the register knows no dwelling, so there is none."""
    first = np.unique(people.household, return_index=True)[1]
    shown = ~happened.protected[first]
    housed = homes(people.area[first][shown], happened.municipality[first][shown], seed)
    of_household = np.full(len(first), -1)
    of_household[shown] = housed.dwelling
    home = np.where(happened.died > 0, -1, of_household[people.household])
    building = housed.dwellings["building_id"].to_numpy()[home] - 1
    x, y = (housed.buildings[axis].to_numpy()[building] for axis in ("x", "y"))
    return housed, home, np.where(home >= 0, x, 0), np.where(home >= 0, y, 0)


def _joined(a: Population, b: Population) -> Population:
    """Two populations as one: positions, households and families of `b` come after those of `a`."""
    n, households, kinds = len(a.born), int(a.household.max()) + 1, len(a.families.kind)

    def after(values: Ints, by: int) -> Ints:
        return np.where(values >= 0, values + by, -1)

    return Population(
        np.r_[a.area, b.area],
        np.r_[a.born, b.born],
        np.r_[a.female, b.female],
        np.r_[a.household, after(b.household, households)],
        np.r_[a.mother, after(b.mother, n)],
        np.r_[a.second, after(b.second, n)],
        np.r_[a.family, after(b.family, kinds)],
        Families(
            *(
                np.r_[getattr(a.families, each), getattr(b.families, each)]
                for each in Families.__annotations__
            )
        ),
        Pair(
            np.r_[a.couples.one, after(b.couples.one, n)],
            np.r_[a.couples.other, after(b.couples.other, n)],
            np.r_[a.couples.married, b.couples.married],
        ),
    )
