"""How many people of which age live where, and on which day each was born."""

from datetime import date

import numpy as np

from ennakko.demo.chance import Floats, Ints, chance, shared_out
from ennakko.demo.facts import AGES, BANDS, areas

YEAR = 365.2425
EPOCH = date(1970, 1, 1)
CENTRE = "Linjat"  # of the district of Kallio: where the cast lives, and where small cities are
ENOUGH, FEWEST = 700, 3  # residents of an area in a small city; areas of the smallest one


def days(day: date) -> int:
    """Days since 1970: the city counts in days and turns them into dates at the end."""
    return (day - EPOCH).days


def years_before(day: date, years: int) -> int:
    """The day on which somebody was born who turns `years` on `day`, in days since 1970."""
    try:
        return days(day.replace(year=day.year - years))
    except ValueError:  # 29 February
        return days(day.replace(year=day.year - years, day=28))


def counts(residents: int) -> Ints:
    """People by area (rows) and published age band (columns); the sum is `residents`.

    A small city is a small part of Helsinki, the areas nearest to the cast's, with the ages of the whole: schools stay
    within walking distance.
    """
    known = areas().select(AGES).to_numpy().astype(np.float64)
    there = areas().select("x", "y").to_numpy() - areas().filter(name_fi=CENTRE).select("x", "y").to_numpy()
    number = residents // ENOUGH
    if number < len(known):
        near = np.argsort((there**2).sum(axis=1), kind="stable")[: max(number, FEWEST)]
        of_area = np.zeros(len(known))
        of_area[near] = known.sum(axis=1)[near]
        known = np.outer(of_area, known.sum(axis=0))
    return shared_out(known.ravel(), residents).reshape(known.shape)


def within(band: int) -> Floats:
    """How the single years of a band are weighted: students come, pensioners go, the rest is even."""
    low, high = BANDS[band]
    ages = np.arange(low, high + 1, dtype=np.float64)
    if (low, high) == (16, 29):
        return np.interp(ages, [16, 18, 23, 29], [0.6, 0.7, 1.1, 1.4])
    if low == 30:
        return np.interp(ages, [30, 40, 64], [1.3, 1.0, 0.85])
    if low == 75:
        return np.exp(-(ages - 75) / 9)
    return np.ones_like(ages)


def born_in(rng: np.random.Generator, band: Ints, day: date) -> Ints:
    """A day of birth for each person of a band, so that nobody is older or younger than the band says."""
    birthdays = np.array([years_before(day, age) for age in range(BANDS[-1][1] + 2)])
    born = np.empty(len(band), np.int64)
    for each, (low, high) in enumerate(BANDS):
        here = np.flatnonzero(band == each)
        age = low + rng.choice(high - low + 1, len(here), p=within(each) / within(each).sum())
        first, last = birthdays[age + 1] + 1, birthdays[age]
        born[here] = first + np.floor(rng.random(len(here)) * (last - first + 1)).astype(np.int64)
    return born


def everybody(table: Ints, seed: int, subject: str, day: date) -> tuple[Ints, Ints, Ints]:
    """Area, band and day of birth of every person that `table` (area by band) counts; sorted by area."""
    area, band = (each.ravel() for each in np.indices(table.shape))
    area, band = np.repeat(area, table.ravel()), np.repeat(band, table.ravel())
    return area, band, born_in(chance(seed, subject), band, day)
