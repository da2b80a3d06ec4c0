"""What the Population Information System can tell about one person, as frozen values. Pure: no database, no clock.

Every `until` is the first day a thing no longer holds. The interface closes homes and municipalities by their last day
and everything else by the day of the change; the readers have already turned both into `until`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

HomeKind = Literal["permanent", "temporary", "postal", "institution", "abroad"]


class Change(StrEnum):
    """How a group speaks (`muutosattribuutti`). Base data carries none: it states."""

    STATED = ""
    ADDED = "LISATTY"
    CHANGED = "MUUTETTU"
    WRONG = "KORJATTAVA"  # the first of a pair: what was recorded wrongly
    RIGHT = "KORJATTU"  # the second: what is right
    REMOVED = "POISTETTU"
    NOTE = "LISATIETO"  # sent along, not a change


TELLS_NOW = frozenset(
    {Change.STATED, Change.ADDED, Change.CHANGED, Change.RIGHT}
)  # these tell a value that holds


@dataclass(frozen=True)
class Born:
    """Date of birth, as the register gives it (never from the code)."""

    day: date | None


@dataclass(frozen=True)
class Sex:
    """m, f or empty."""

    sex: str


@dataclass(frozen=True)
class Death:
    """Dead or not (`dead` false withdraws a death). `day` may be missing; `declared` by a court."""

    dead: bool
    day: date | None
    declared: bool = False


@dataclass(frozen=True)
class Tongue:
    """Mother tongue, or the contact language (`contact`). `name` only with code 98."""

    contact: bool
    code: str
    iso3: str
    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class MaritalStatus:
    """In the register's own word (NAIMATON, AVIOLIITOSSA ...)."""

    status: str


@dataclass(frozen=True)
class FullName:
    """All first names and the last name in force, with the day the pair took effect."""

    first: str
    last: str
    since: date | None


@dataclass(frozen=True)
class NamePart:
    """One part of a name, in force (`current`) or earlier."""

    kind: str
    value: str
    current: bool
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Nationality:
    """One citizenship by ISO 3166-1 numeric code."""

    country: str
    active: bool
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Citizenships:
    """What holds now (`whole`: all of it), and what a change says of others: `ended` ones stay as history, `removed`
    ones were never true."""

    whole: bool
    now: tuple[Nationality, ...]
    ended: tuple[Nationality, ...] = ()
    removed: tuple[Nationality, ...] = ()


@dataclass(frozen=True)
class CodeChange:
    """A corrected identity code: the one in force (None: not said) and the ones that are aliases now."""

    active: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Protection:
    """A non-disclosure order: on or off, and its last known end."""

    active: bool
    until: date | None


@dataclass(frozen=True)
class Withheld:
    """A location group came with its values removed: the person is under a non-disclosure order."""

    group: str


@dataclass(frozen=True)
class Ban:
    """A ban the city must honour before it contacts; `kind` is the register's own group name."""

    kind: str
    since: date | None


@dataclass(frozen=True)
class Municipality:
    """A municipality of residence and its dates."""

    code: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Street:
    """The address of a dwelling, as its group gives it. Missing Swedish names are already filled from Finnish."""

    street_fi: str
    street_sv: str
    number: str
    stair: str
    flat: str
    division: str
    postcode: str
    post_office_fi: str
    post_office_sv: str
    municipality: str


@dataclass(frozen=True)
class DwellingHome:
    """Somebody's home in a dwelling (16-character code) of a building; `street` where the group gave the address."""

    kind: HomeKind
    dwelling: str
    building: str
    municipality: str
    street: Street | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class LineHome:
    """An address that is not a known dwelling: postal, abroad, an institution, a street without a building code."""

    kind: HomeKind
    line_fi: str
    line_sv: str
    postcode: str
    post_office_fi: str
    post_office_sv: str
    country: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Related:
    """The other person of a relation. A foreigner may have no code; a newborn may have no name."""

    code: str | None
    first: str
    last: str
    born: date | None
    sex: str


@dataclass(frozen=True)
class Right:
    """A right that a custody decision lists (HuollonOikeusKoodi)."""

    code: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class CustodyTie:
    """Custody between the record's person and `other`, who is the guardian or (`other_is_child`) the child.

    None means that the group does not say; an empty tuple of rights means all rights.
    """

    other: Related
    other_is_child: bool
    kind: str | None
    role: str | None
    since: date | None
    until: date | None
    residence: str | None
    rights: tuple[Right, ...] | None


@dataclass(frozen=True)
class ParentTie:
    """Parenthood between the record's person and `other`, who is the parent or (`other_is_child`) the child."""

    other: Related
    other_is_child: bool
    role: str
    active: bool
    since: date | None
    until: date | None


@dataclass(frozen=True)
class PartnerTie:
    """A marriage or a registered partnership with `other`."""

    other: Related
    kind: str
    active: bool
    since: date | None
    until: date | None


Tie = CustodyTie | ParentTie | PartnerTie


@dataclass(frozen=True)
class Nothing:
    """A group we know and do not keep (a birthplace, an e-mail address)."""


@dataclass(frozen=True)
class Unknown:
    """A group, or a kind of change, that we do not know: the person must be fetched again."""

    group: str


Fact = (
    Born | Sex | Death | Tongue | MaritalStatus | FullName | NamePart | Citizenships | CodeChange | Protection | Withheld
    | Ban | Municipality | DwellingHome | LineHome | CustodyTie | ParentTie | PartnerTie | Nothing | Unknown
)  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """One fact and how it was told; `group` is the interface's own name of it."""

    group: str
    change: Change
    fact: Fact
