"""The cast: a few named families in Kallio, the same in every synthetic city, so that a tour can call them by name.

    Elsa Virtanen    starts school; guardians Laura and Mikko at home; brother Onni at school, sister Aino five
    Helmi and Toivo  twins who start school; guardians Sanna and Antti Korhonen
    Leo Nieminen     starts school and lives in turns with his guardians Jenni and Ville
    Saga Lindholm    starts school in Swedish; guardians Ida and Johan
    Venla Mäkinen    starts school; she and her mother Tiina are under a non-disclosure order
    Eino Laine       starts school and has a place already; guardian Päivi

All of them are invented. Their codes are artificial: individual numbers 990-999 are kept for them, and the rest of the
city is numbered below that.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ennakko.base.identity import check_character
from ennakko.demo.ages import CENTRE, days
from ennakko.demo.facts import areas
from ennakko.demo.families import Families, Kind
from ennakko.demo.households import Pair, Population

FIRST_NUMBER = 990


@dataclass(frozen=True)
class Member:
    """One of the cast. `language` is the mother tongue, `starts_in` the language of instruction chosen."""

    first_names: str
    last_name: str
    born: date
    female: bool
    language: str = "fi"
    starts_in: str = ""
    has_place: bool = False

    @property
    def called(self) -> str:
        """The name they go by."""
        return self.first_names.split()[0]


@dataclass(frozen=True)
class Family:
    """A mother, a second parent or none, and their children, the eldest first."""

    mother: Member
    second: Member | None
    children: tuple[Member, ...]
    kind: Kind = Kind.TOGETHER
    protected: bool = False

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody of the family, parents first."""
        return (self.mother, *([self.second] if self.second else []), *self.children)


def _member(name: str, born: str, sex: str, **extra: object) -> Member:
    first, last = name.rsplit(" ", 1)
    return Member(first, last, date.fromisoformat(born), sex == "f", **extra)  # type: ignore[arg-type]


FAMILIES = (
    Family(
        _member("Laura Maria Virtanen", "1989-05-02", "f"),
        _member("Mikko Juhani Virtanen", "1987-11-23", "m"),
        (
            _member("Onni Eemeli Virtanen", "2017-06-09", "m"),
            _member("Elsa Matilda Virtanen", "2020-03-14", "f", starts_in="fi"),
            _member("Aino Sofia Virtanen", "2021-09-30", "f", starts_in="fi"),
        ),
    ),
    Family(
        _member("Sanna Kristiina Korhonen", "1990-01-17", "f"),
        _member("Antti Tapani Korhonen", "1990-08-08", "m"),
        (
            _member("Helmi Katariina Korhonen", "2020-08-21", "f", starts_in="fi"),
            _member("Toivo Olavi Korhonen", "2020-08-21", "m", starts_in="fi"),
        ),
    ),
    Family(
        _member("Jenni Johanna Nieminen", "1991-03-30", "f"),
        _member("Ville Antero Nieminen", "1988-12-05", "m"),
        (_member("Leo Kalevi Nieminen", "2020-05-05", "m", starts_in="fi"),),
        kind=Kind.SEPARATED,
    ),
    Family(
        _member("Ida Linnea Lindholm", "1986-07-19", "f", language="sv"),
        _member("Johan Erik Lindholm", "1985-02-26", "m", language="sv"),
        (_member("Saga Astrid Lindholm", "2020-10-10", "f", language="sv", starts_in="sv"),),
    ),
    Family(
        _member("Tiina Hannele Mäkinen", "1992-09-12", "f"),
        None,
        (_member("Venla Aurora Mäkinen", "2020-02-11", "f", starts_in="fi"),),
        kind=Kind.ALONE,
        protected=True,
    ),
    Family(
        _member("Päivi Elina Laine", "1984-04-04", "f"),
        None,
        (_member("Eino Johannes Laine", "2020-11-30", "m", starts_in="fi", has_place=True),),
        kind=Kind.ALONE,
    ),
)
MEMBERS: tuple[Member, ...] = tuple(member for family in FAMILIES for member in family.members)


def code(called: str) -> str:
    """The artificial identity code of a member, by the name they go by: `code("Elsa")`."""
    return every_code()[[member.called for member in MEMBERS].index(called)]


def every_code() -> list[str]:
    """The artificial identity codes of the cast, in the order of `MEMBERS`."""
    given: list[str] = []
    for member in MEMBERS:
        number = FIRST_NUMBER + (0 if member.female else 1)  # even for women, odd for men
        digits = f"{member.born:%d%m%y}", f"{number}"
        sign = "A" if member.born.year >= 2000 else "-"
        given.append(f"{digits[0]}{sign}{digits[1]}{check_character(''.join(digits))}")
    return given


def codes() -> list[str]:
    """The codes of the guardians a visitor of the demo may sign in as: nobody under a non-disclosure order."""
    offered = {
        member
        for family in FAMILIES
        if not family.protected
        for member in (family.mother, family.second)
        if member
    }
    return [code for code, member in zip(every_code(), MEMBERS, strict=True) if member in offered]


def population() -> Population:
    """The cast as a population of their own: positions in the order of `MEMBERS`."""
    n = len(MEMBERS)
    household, mother, second, family = (np.full(n, -1) for _ in range(4))
    couples: list[tuple[int, int]] = []
    at = homes = 0
    for number, each in enumerate(FAMILIES):
        parted = each.kind != Kind.TOGETHER and each.second is not None
        household[at : at + len(each.members)] = homes
        first_child = at + len(each.members) - len(each.children)
        family[first_child : at + len(each.members)] = number
        mother[first_child : at + len(each.members)] = at
        if each.second:
            second[first_child : at + len(each.members)] = at + 1
        if parted:
            household[at + 1] = homes + 1
        elif each.second:
            couples.append((at, at + 1))
        homes += 2 if parted else 1
        at += len(each.members)
    one, other = np.array(couples).T
    nothing = np.zeros(len(FAMILIES), bool)
    kinds = np.array([each.kind for each in FAMILIES])
    return Population(
        np.full(n, areas()["name_fi"].to_list().index(CENTRE)),
        np.array([days(member.born) for member in MEMBERS]),
        np.array([member.female for member in MEMBERS]),
        household,
        mother,
        second,
        family,
        Families(
            np.zeros(len(kinds), np.int64), kinds, np.zeros(len(kinds), np.int64), np.zeros(len(kinds), np.int64),
            nothing, nothing, kinds == Kind.SEPARATED,
        ),
        Pair(one, other, np.ones(len(one), bool)),
    )  # fmt: skip


def protected() -> np.ndarray:
    """Which members are under a non-disclosure order."""
    return np.array([family.protected for family in FAMILIES for _ in family.members])
