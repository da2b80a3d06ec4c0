"""Children and school: who starts when, the language chosen, circumstances, and who is a pupil where."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from ennakko.demo import cast
from ennakko.demo.ages import YEAR, days
from ennakko.demo.chance import Bools, Ints, chance
from ennakko.demo.fates import HOME, Fates
from ennakko.demo.households import Population
from ennakko.demo.places import Need, nearest

SWEDISH = np.array(
    [0.018, 0.93, 0.02]
)  # chosen by families that speak Finnish, Swedish, another language: assumption
UNCHOSEN = 0.03  # of the starting children: the record gives no choice
KINDS = {
    "special_support": 0.03,
    "other_programme": 0.015,
    "second_home": 0.012,
}  # of the starting children: assumption
IN_CARE = 0.006  # of all children: assumption
ALLOWED = 0.45  # of the starting children a guardian allows an after-school club to be looked for: assumption
PLACED = 0.02  # of the starting children have a place already
STRAY = 700  # metres: families think that another school is nearer
FIRST_DAY, LAST_DAY = (8, 10), (6, 5)  # month and day


@dataclass(frozen=True)
class Schooling:
    """By position: the school start (or pre-school start) it is about, and what is known of each child.

    `starts` and `pre` are the children who begin school and pre-school in the coming August; `language` is the language
    of instruction of every child (0: fi, 1: sv), `chosen` says whether the record gives it.
    """

    coming: int
    starts: Bools
    pre: Bools
    pupil: Bools  # in grades 1-9 now
    in_pre: Bools  # in pre-school now
    grade: Ints
    language: Ints
    chosen: Bools
    placed: Bools
    circumstances: dict[str, Bools]
    allowed: Bools  # a guardian allows a place in an after-school club to be looked for


def schooling(people: Population, language: Ints, fates: Fates, seed: int, day: date) -> Schooling:
    """What is known of the children. `language` is the mother tongue (0 Finnish, 1 Swedish)."""
    rng = chance(seed, "schooling")
    n = len(people.born)
    coming = day.year if day.month < 8 else day.year + 1
    year = people.born.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    grade = coming - 7 - year
    child = people.family >= 0
    family = np.where(child, people.family, 0)
    lot = rng.random(int(people.family.max(initial=0)) + 1)[family]
    swedish = (lot < SWEDISH[np.minimum(language, 2)]).astype(np.int64)
    starting = child & ((grade == 0) | (grade == -1))
    here = child & (fates.municipality == HOME) & (fates.died == 0)
    circumstances = {kind: starting & (rng.random(n) < share) for kind, share in KINDS.items()}
    circumstances["in_care"] = child & (rng.random(n) < IN_CARE) & (grade > -6)
    chosen, placed = starting & (rng.random(n) >= UNCHOSEN), starting & here & (rng.random(n) < PLACED)
    known = len(cast.MEMBERS)
    swedish[:known] = [member.starts_in == "sv" or member.language == "sv" for member in cast.MEMBERS]
    chosen[:known] = [bool(member.starts_in) for member in cast.MEMBERS]
    placed[:known] = [member.has_place for member in cast.MEMBERS]
    for each in circumstances.values():
        each[:known] = False
    allowed = here & (grade == 0) & ~fates.protected & (chance(seed, "allowed").random(n) < ALLOWED)
    allowed[:known] = False  # a visitor of the demo tries it for the cast
    return Schooling(
        coming,
        here & (grade == 0),
        here & (grade == -1),
        here & (grade >= 1) & (grade <= 9),
        here & (grade == 0),
        grade,
        swedish,
        chosen,
        placed,
        circumstances,
        allowed,
    )


def need(people: Population, known: Schooling, x: Ints, y: Ints) -> dict[str, Need]:
    """Who needs a place of each kind next August. Everybody counts whose home and municipality are known."""
    found = {}
    cohorts = {
        "school": known.starts & ~known.placed,
        "preschool": known.pre & ~known.placed,
        "club": known.allowed,
    }
    for kind, cohort in cohorts.items():
        at = np.flatnonzero(cohort & (x > 0))
        found[kind] = Need(x[at], y[at], people.area[at], known.language[at])
    return found


def choices(known: Schooling, day: date, seed: int) -> pl.DataFrame:
    """The choices told: person (position), school_language, told_on (days since 1970)."""
    person = np.flatnonzero(known.chosen)
    told = days(day) - 20 - chance(seed, "choices").integers(200, size=len(person))
    return pl.DataFrame(
        {"person": person, "school_language": np.array(["fi", "sv"])[known.language[person]], "told_on": told}
    )


def circumstances(known: Schooling, people: Population, day: date, seed: int) -> pl.DataFrame:
    """What a person must look at: person (position), kind, since (days since 1970)."""
    rng, tables = chance(seed, "circumstances"), []
    for kind, holds in known.circumstances.items():
        person = np.flatnonzero(holds)
        since = days(day) - 30 - np.floor(rng.random(len(person)) * YEAR).astype(np.int64)
        tables.append(
            pl.DataFrame({"person": person, "since": np.maximum(since, people.born[person])}).select(
                "person", pl.lit(kind).alias("kind"), "since"
            )
        )
    return pl.concat(tables)


def enrolments(
    known: Schooling, people: Population, places: pl.DataFrame, x: Ints, y: Ints, seed: int
) -> pl.DataFrame:
    """Pupils, children in pre-school, and who has a place for next August already: each near home, siblings together.

    Columns: person (position), place_id, grade, language, since, until (days since 1970; 0: open).
    """
    rng = chance(seed, "enrolments")
    families = int(people.family.max(initial=0)) + 1
    near_x = x + np.rint(rng.normal(0, STRAY, families))[np.maximum(people.family, 0)].astype(np.int64)
    near_y = y + np.rint(rng.normal(0, STRAY, families))[np.maximum(people.family, 0)].astype(np.int64)
    opens, last = known.coming, days(date(known.coming, *LAST_DAY))
    began = {year: days(date(year, *FIRST_DAY)) for year in range(opens - 10, opens + 1)}
    first_year = opens - np.maximum(known.grade, 0)
    since = np.array([began.get(int(year), 0) for year in range(opens - 10, opens + 1)])[
        np.clip(first_year - opens + 10, 0, 10)
    ]
    rows = [
        ("school", known.pupil, known.grade, since, 0),
        ("preschool", known.in_pre, np.zeros_like(known.grade), np.full_like(since, began[opens - 1]), last),
        (
            "school",
            known.starts & known.placed,
            np.ones_like(known.grade),
            np.full_like(since, began[opens]),
            0,
        ),
        (
            "preschool",
            known.pre & known.placed,
            np.zeros_like(known.grade),
            np.full_like(since, began[opens]),
            0,
        ),
    ]
    tables = []
    for kind, who, grade, began_on, until in rows:
        for at, language in enumerate(("fi", "sv")):
            person = np.flatnonzero(who & (known.language == at) & (x > 0))
            there = places.filter((pl.col("kind") == kind) & (pl.col("language") == language))
            chosen = nearest(near_x[person], near_y[person], there["x"].to_numpy(), there["y"].to_numpy())
            tables.append(
                pl.DataFrame({"person": person, "grade": grade[person], "since": began_on[person]}).select(
                    "person",
                    there["id"].gather(chosen).alias("place_id"),
                    "grade",
                    pl.lit(language).alias("language"),
                    "since",
                    pl.lit(until, dtype=pl.Int64).alias("until"),
                )
            )
    return pl.concat(tables)
