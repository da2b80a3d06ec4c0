"""A service, declared: who needs it, on what legal ground, to whom it is addressed, what is shared out and how, what an
answer or a silence means, who decides, and where the words are.

Everything here is a frozen value. A service is read top to bottom like a notice to the public; the loop of the house
(`plan.py`) is the only thing that runs it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import narwhals as nw

from ennakko.base.text import Text
from ennakko.engine.agreement import Agreement
from ennakko.engine.algorithm import Algorithm
from ennakko.engine.city import City
from ennakko.engine.described import Category
from ennakko.engine.export import Export
from ennakko.engine.parameters import Parameters, Value
from ennakko.engine.vocabulary import FRAMES

Frame = nw.LazyFrame[Any]
Uses = Mapping[str, Sequence[str]]


class Tell(StrEnum):
    """Who is told of a change."""

    NOBODY = "nobody"
    STAFF = "staff"
    RESIDENT = "resident"


# --- on what ground -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Law:
    """A statutory task: needs no consent and offers no false switch.

    `may_object`: the act leaves room for it and the task rests on GDPR Art. 6(1)(e), so Art. 21 applies.
    """

    act: Text
    section: str
    in_force: date | None = None  # a law not yet in force on the day: the service cannot be activated
    may_object: bool = False


@dataclass(frozen=True)
class Consent:
    """A purpose that only the resident may allow (GDPR Art. 6(1)(a)), for each category of data, revocable at any time.

    `agreement` is what they are asked, with its texts; it stands in a file beside the service.
    """

    purpose: str
    agreement: Agreement | None = None

    @property
    def title(self) -> Text:
        """What is consented to, in words; the bare purpose where nobody is asked yet."""
        return self.agreement.title if self.agreement else Text(*[self.purpose] * 3)


# --- who ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Condition:
    """One condition of the need, named so that "why me?" and "why not me?" can be answered in its words.

    `keep(rows, city)` takes rows with `person` and gives back those that meet the condition, possibly with columns
    added. `cites` names the facts it rests on ("people.born"). A condition that fails because the need is already met
    (`settles`) ends the matter; one that fails otherwise means that the person is no longer entitled. `met_at(rows, city)`
    gives the places (person, place) at which it is met: a seat that is held elsewhere is then a person's to free.
    """

    key: str
    holds: Text
    fails: Text
    keep: Callable[[Frame, City], Frame]
    cites: tuple[str, ...]
    settles: bool = False
    met_at: Callable[[Frame, City], Frame] | None = None
    tell: Tell = Tell.RESIDENT


@dataclass(frozen=True)
class Route:
    """Who goes to a person instead of being allocated, and why. `of(rows, city)` gives the rows it concerns."""

    key: str
    says: Text
    of: Callable[[Frame, City], Frame]
    uses: Uses = field(default_factory=dict)


@dataclass(frozen=True)
class complete:  # noqa: N801 - reads as a word in a declaration: complete(days=7)
    """A table read by absence: it must be loaded whole and no older than `days`, or the sweep stops."""

    days: int
    columns: tuple[str, ...] = ()


# --- to whom --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Guardians:
    """Every guardian in force, unless a decision in force limits the right named (P502: education)."""

    limited_by: str
    uses: Uses = field(
        default_factory=lambda: {
            "guardians": ("guardian", "since", "until", "limited"),
            "custody_rights": ("guardian", "code", "since", "until"),
        }
    )


@dataclass(frozen=True)
class Self:
    """The person themselves."""

    uses: Uses = field(default_factory=dict)


# --- what is shared out ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Criterion:
    """A published criterion of a claim: `pairs(rows, city)` gives (person, place) where it holds.

    Without `pairs` the criterion is the walking distance itself: shorter is stronger.
    """

    key: str
    says: Text
    pairs: Callable[[Frame, City], Frame] | None = None
    uses: Uses = field(default_factory=dict)


@dataclass(frozen=True)
class Claims:
    """Deferred acceptance by published criteria, most important first: nobody is refused while a weaker claim holds."""

    criteria: tuple[Criterion, ...]
    title = Text("Julkaistut perusteet", "Publicerade grunder", "Published criteria")

    def __init__(self, *criteria: Criterion) -> None:
        object.__setattr__(self, "criteria", criteria)


@dataclass(frozen=True)
class LeastTotal:
    """The exact least total walking distance, with a bound on the longest journey."""

    criteria: tuple[Criterion, ...]
    title = Text("Pienin yhteismatka", "Kortaste totala väg", "Least total distance")

    def __init__(self, *criteria: Criterion) -> None:
        object.__setattr__(self, "criteria", criteria)


@dataclass(frozen=True)
class Places:
    """Places of one kind, in the language that was chosen: `language` names the column that says so.

    Two parameters belong to it: `walking_factor` (straight line to walking metres) and `longest_journey` (metres).
    """

    kind: str
    by: Claims | LeastTotal
    language: str = "choices.school_language"

    @property
    def uses(self) -> Uses:
        """What sharing out reads of a person and of the places."""
        frame, column = self.language.split(".")
        return {
            "people": ("home", "building", "x", "y"),
            "places": ("kind", "language", "capacity", "buffer", "x", "y"),
            frame: (column,),
        }


# --- what an answer means, and who decides --------------------------------------------------------------------------


@dataclass(frozen=True)
class Hearing:
    """A hearing: who says nothing by the deadline made no remark; then an official decides (Administrative Procedure
    Act 434/2003, 34 §). Silence is never acceptance."""

    days: str  # name of the dated parameter


@dataclass(frozen=True)
class Answer:
    """A yes is asked. Silence at the deadline goes to staff: the traditional way stays open."""

    days: str


# What "something else" may be about.
WISHES = ("other_place", "two_homes", "moving", "other_programme", "support", "private_school", "other")


@dataclass(frozen=True)
class Remedy:
    """How a decision of this kind is challenged: to which body at which address, in how many days from own service, in
    what form. A dated parameter (`remedy`) beside the service.

    `source` says where it was read; `unsure` marks what no source read here confirms.
    """

    body: Text
    address: Text
    days: int
    form: Text
    source: str
    unsure: bool

    @classmethod
    def of(cls, value: Value) -> "Remedy":
        """From the dated value: a table of body, address and form (each fi, sv, en) and days."""
        told = value.value
        said = {name: Text.of(told[name]) for name in ("body", "address", "form")}
        return cls(**said, days=int(told["days"]), source=value.source, unsure=value.unsure)


@dataclass(frozen=True)
class Official:
    """An official with `role` decides; `title` is what residents call them, `authority` in whose name they decide."""

    role: str
    title: Text
    authority: Text


@dataclass(frozen=True)
class Rules:
    """Published rules decide; only where no discretion is needed (Administrative Procedure Act ch. 8 b)."""

    authority: Text


# --- when, how long, whom to call -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Season:
    """When the service runs, as month-day. `opens` and `closes` are inclusive; a season may wrap the year."""

    opens: str
    closes: str

    def of(self, day: date) -> int | None:
        """The season `day` lies in, named by the year it closes in; None outside."""
        at = f"{day:%m-%d}"
        if self.opens <= self.closes:
            return day.year if self.opens <= at <= self.closes else None
        if at >= self.opens:
            return day.year + 1
        return day.year if at <= self.closes else None

    def ends(self, season: int) -> date:
        """The last day of `season`."""
        return date.fromisoformat(f"{season}-{self.closes}")


@dataclass(frozen=True)
class Retention:
    """How long proposals and messages are kept, with the source of the rule. Decisions are archived."""

    years: int
    source: str


@dataclass(frozen=True)
class Contact:
    """Whom to call."""

    desk: Text
    phone: str
    hours: Text


@dataclass(frozen=True)
class Related:
    """Something else a family needs at the same time and no service here prepares: what it is, where to ask.

    `link` is empty where no page was found: then one asks the contact of the service.
    """

    title: Text
    says: Text
    link: str = ""


@dataclass(frozen=True)
class Texts:
    """The words of a service: version, and for each language the sections that `engine.texts` names."""

    version: str
    said: Mapping[str, Mapping[str, str]]

    def __getitem__(self, language: str) -> Mapping[str, str]:
        return self.said[language]


@dataclass(frozen=True)
class Service:
    """The whole declaration."""

    key: str
    version: str
    title: Text
    owner: str
    controller: str
    basis: Law | Consent
    uses: Mapping[str, Sequence[str] | complete]
    needs: tuple[Condition, ...]
    routes: tuple[Route, ...]
    to: Guardians | Self
    supply: Places
    terms: Hearing | Answer
    decision: Official | Rules
    season: Season
    retention: Retention
    contact: Contact
    texts: Texts
    parameters: Parameters
    success: Text
    algorithm: Algorithm | None = (
        None  # what its entry in the algorithm register says; None: it cannot go live
    )
    answers: Mapping[str, Mapping[str, Text]] = field(
        default_factory=dict
    )  # what people wrote for impact assessments: kind (dpia, fria) to question to answer
    export: Export | None = None  # what another system is given; None: nothing
    wishes: tuple[str, ...] = WISHES  # what "something else" may be about, in the order of the letter
    related: tuple[Related, ...] = ()
    growth_cap: float = 0.2  # a plan with more new proposals than yesterday's by this share needs two people
    cap_floor: int = 100  # ... unless it makes fewer than this many

    def remedy(self, on: date) -> Remedy:
        """How a decision made on the day is challenged. KeyError where no remedy is in force."""
        return Remedy.of(self.parameters.value("remedy", on))

    def reads(self) -> dict[str, tuple[str, ...]]:
        """Every frame and column this service may read: its own `uses` and what its parts declare themselves."""
        parts: list[Uses] = [
            {
                name: used.columns if isinstance(used, complete) else tuple(used)
                for name, used in self.uses.items()
            },
            self.to.uses,
            self.supply.uses,
            *(route.uses for route in self.routes),
            *(criterion.uses for criterion in self.supply.by.criteria),
        ]
        read: dict[str, dict[str, None]] = {}
        for part in parts:
            for name, columns in part.items():
                read.setdefault(name, {}).update(dict.fromkeys(columns))
        return {name: tuple(columns) for name, columns in read.items()}

    def categories(self) -> frozenset[str]:
        """The categories of personal data it reads: a consent is needed for each."""
        read = {
            str(FRAMES[name][column].category)
            for name, columns in self.reads().items()
            if name in FRAMES
            for column in columns
            if column in FRAMES[name].names
        }
        return frozenset(read - {Category.KEY, Category.PUBLIC})

    @property
    def may_be_objected_to(self) -> bool:
        """Whether GDPR Art. 21 applies, as the declaration says."""
        return isinstance(self.basis, Law) and self.basis.may_object

    @property
    def asks_residents(self) -> bool:
        """Whether what residents said decides who may be looked at: a service on law alone asks nobody."""
        return isinstance(self.basis, Consent) or self.may_be_objected_to

    def read_by_absence(self) -> dict[str, int]:
        """The tables whose absence of a row is knowledge, and how old they may be in days."""
        return {name: used.days for name, used in self.uses.items() if isinstance(used, complete)}
