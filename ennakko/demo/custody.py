"""Who is whose parent, who has custody of whom with which rights, who is married to whom."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from ennakko.demo import cast
from ennakko.demo.ages import YEAR
from ennakko.demo.chance import Bools, Ints, chance
from ennakko.demo.families import Kind
from ennakko.demo.fates import Fates
from ennakko.demo.households import Population

BY_LAW, APPOINTED = "LAKISAATEINEN_HUOLTAJA", "MAARATTY_HUOLTAJA"
INFORMED = (
    "TIEDONSAANTIOIKEUS"  # a right to information is no custody; the interface's own word for it was not seen
)
IN_TURNS, AT_MOTHERS, AT_FATHERS = "VUOROASUMINEN", "AIDIN_LUONA", "ISAN_LUONA"
TASKS = (
    ("P300", "P400"),
    ("P500",),
    ("P300", "P400", "P500"),
    ("P502",),
)  # what an appointed guardian decides on
APPOINT = 0.012  # of children: own assumption
NO_CUSTODIAN = 0.3  # of children in care: own assumption


@dataclass(frozen=True)
class Custody:
    """The family tables; persons as positions, days since 1970 (0: not said)."""

    parenthoods: pl.DataFrame
    guardianships: pl.DataFrame
    rights: pl.DataFrame
    partnerships: pl.DataFrame


def custody(people: Population, fates: Fates, in_care: Bools, seed: int) -> Custody:
    """The tables of all children of the city. `in_care` says which children are in care."""
    rng = chance(seed, "custody")
    child = np.flatnonzero(people.family >= 0)
    family = people.family[child]
    kind, second = people.families.kind[family], people.second[child]
    has_second = second >= 0
    parenthoods = pl.concat([
        _pairs(child, people.mother[child], "AITI"),
        _pairs(child[has_second], second[has_second], np.where(people.female[second[has_second]], "AITI", "ISA")),
    ])  # fmt: skip
    parted = kind == Kind.SEPARATED
    decided = np.where(people.families.with_second[family], AT_FATHERS, AT_MOTHERS)
    residence = np.where(people.families.in_turns[family], IN_TURNS, np.where(parted, decided, ""))
    left_out = in_care[child] & (rng.random(len(child)) < NO_CUSTODIAN)
    both = has_second & (kind != Kind.SOLE) & ~left_out
    # Who parted from the other parent may keep a right to information.
    informed = (kind == Kind.SOLE) & (rng.random(len(child)) < 0.6)
    helper, helped = _appointed(people, fates, child, rng)
    tables = [
        _guards(people, child[~left_out], people.mother[child][~left_out], BY_LAW, "AITI", residence[~left_out]),
        _guards(people, child[both], second[both], BY_LAW, np.where(people.female[second[both]], "AITI", "ISA"), residence[both]),
        _guards(people, helped, helper, APPOINTED, "MUU_HUOLTAJA", "", limited=True),
        _guards(people, child[informed], second[informed], INFORMED, "ISA", "", limited=True),
    ]  # fmt: skip
    guardianships = pl.concat(tables).with_row_index("id", 1).with_columns(pl.col("id").cast(pl.Int64))
    rights = _rights(guardianships, rng)
    return Custody(
        parenthoods,
        _ended_by_death(guardianships, fates, "guardian", "child"),
        rights,
        _ended_by_death(_partnerships(people, rng), fates, "one", "other"),
    )


def _pairs(child: Ints, parent: Ints, role: object) -> pl.DataFrame:
    return pl.DataFrame({"child": child, "parent": parent}).with_columns(role=_text(role, len(child)))


def _text(value: object, size: int) -> pl.Series:
    return pl.Series(np.broadcast_to(np.asarray(value, dtype=object), size).tolist(), dtype=pl.String)


def _guards(
    people: Population,
    child: Ints,
    guardian: Ints,
    kind: str,
    role: object,
    residence: object,
    limited: bool = False,
) -> pl.DataFrame:
    since = people.born[child]
    return pl.DataFrame({"child": child, "guardian": guardian}).with_columns(
        kind=pl.lit(kind),
        role=_text(role, len(child)),
        residence=_text(residence, len(child)),
        limited=pl.lit(limited),
        since=pl.Series(since),
    )


def _appointed(people: Population, fates: Fates, child: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Adults appointed guardians beside the parents, and the children they are appointed for."""
    free = (child >= len(cast.MEMBERS)) & ~fates.protected[child]
    helped = child[free & (rng.random(len(child)) < APPOINT)]
    youngest = people.born[helped].min(initial=0) - 30 * YEAR
    adults = np.flatnonzero(
        (people.born < youngest) & ~fates.protected & (fates.died == 0) & (fates.moved == 0)
    )
    adults = adults[adults >= len(cast.MEMBERS)]
    if not len(adults):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    helper = rng.choice(adults, len(helped))
    stranger = (helper != people.mother[helped]) & (helper != people.second[helped])
    return helper[stranger], helped[stranger]


def _rights(guardianships: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    appointed = guardianships.filter(pl.col("kind") == APPOINTED).select("id", "since")
    task = pl.Series(rng.integers(len(TASKS), size=appointed.height))
    listed = appointed.with_columns(code=pl.Series([list(codes) for codes in TASKS]).gather(task)).explode(
        "code"
    )
    informed = guardianships.filter(pl.col("kind") == INFORMED).select("id", "since", code=pl.lit("T000"))
    return pl.concat([listed, informed]).rename({"id": "guardianship"})


def _partnerships(people: Population, rng: np.random.Generator) -> pl.DataFrame:
    couples, married = people.couples, people.couples.married
    one, other = couples.one[married], couples.other[married]
    of_age = np.maximum(people.born[one], people.born[other]) + 19 * YEAR
    eldest = np.full(len(people.born), of_age.max(initial=0) + 70 * YEAR)
    child = np.flatnonzero(people.family >= 0)
    np.minimum.at(eldest, people.mother[child], people.born[child])
    wed = np.minimum(of_age + rng.gamma(2.5, 3.5, len(one)) * YEAR, np.maximum(eldest[one] - 200, of_age))
    wed = np.clip(wed, of_age, None)
    return pl.DataFrame({
        "one": np.minimum(one, other), "other": np.maximum(one, other), "since": wed.astype(np.int64),
    })  # fmt: skip


def _ended_by_death(table: pl.DataFrame, fates: Fates, one: str, other: str) -> pl.DataFrame:
    """The same ties, ended on the day the first of the two died."""
    first, second = fates.died[table[one].to_numpy()], fates.died[table[other].to_numpy()]
    until = np.where((first > 0) & (second > 0), np.minimum(first, second), np.maximum(first, second))
    return table.with_columns(until=pl.Series(until), ended_by_death=pl.Series(until > 0))
