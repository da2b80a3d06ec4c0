"""What an officer has set, as the plan page and the case page show it."""

from dataclasses import dataclass
from datetime import date

from ennakko.accounts.access import name_of
from ennakko.accounts.actor import Actor
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk import overview, words
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.register import access as register


@dataclass(frozen=True)
class Frozen:
    """A frozen child: who works on it, and from when sweeps look at it again."""

    person: int
    who: str
    by: str
    until: date


@dataclass(frozen=True)
class Choice:
    """An objective chosen: which, by whom, when and why."""

    objective: Text
    by: str
    on: date
    why: str


@dataclass(frozen=True)
class Choices:
    """The objective in use, the other one by its key, and every choice of the season, the latest first."""

    in_use: Text
    other: str
    other_title: Text
    made: tuple[Choice, ...]


def frozen(service: Service, season: int, on: date, actor: Actor) -> list[Frozen]:
    """The frozen children that `actor` may know of, the one that is free first before the others."""
    running = ledger.freezes(service.key, season, on, actor)
    names = register.names_of(each.person for each in running)
    return [
        Frozen(each.person, overview.who(names, each.person), name_of(each.by), each.until)
        for each in running
    ]


def choices(service: Service, season: int) -> Choices:
    """Which objective shares out, and how it came to."""
    now = ledger.in_use(service.key, season)
    other = next(key for key in words.objective if key != now)
    made = tuple(
        Choice(words.objective[one.objective], name_of(one.by), one.at.astimezone(HELSINKI).date(), one.why)
        for one in ledger.objective_choices(service.key, season)
    )
    return Choices(words.objective[now], other, words.objective[other], made)
