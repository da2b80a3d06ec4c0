"""How fresh each table is, and for which service it is too old."""

from dataclasses import dataclass
from datetime import date, timedelta

from ennakko.accounts.access import name_of
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk.words import load as words
from ennakko.ledger import catalogue
from ennakko.register import access as register
from ennakko.register.feeds.tables import TABLES


@dataclass(frozen=True)
class Loaded:
    """A load as the page tells it."""

    day: date
    who: str
    source: str
    read: int
    refused: int


@dataclass(frozen=True)
class Fresh:
    """One table. `stale`: the services that may not sweep until it is loaded whole again."""

    key: str
    title: Text
    last: Loaded | None
    whole: Loaded | None
    stale: tuple[Text, ...]


@dataclass(frozen=True)
class Vtj:
    """The feed of the population register."""

    key: int | None
    on: date | None
    held: int


def tables(on: date) -> list[Fresh]:
    """Every table an officer may load, in the order in which they build on each other."""
    loads = register.loads()
    rows = []
    for key in [key for key in TABLES if key != "capacities"]:
        frame = TABLES[key].frame
        last, whole = loads.get(frame, (None, None))
        rows.append(Fresh(key, words.tables[key], _loaded(last), _loaded(whole), _stale(frame, whole, on)))
    return rows


def vtj() -> Vtj:
    """Where the feed of the population register stands."""
    state = register.vtj_state()
    return Vtj(state.key, state.at.astimezone(HELSINKI).date() if state.at else None, state.held)


def _stale(frame: str, whole: register.LoadCard | None, on: date) -> tuple[Text, ...]:
    needing = [
        (service.title, service.read_by_absence()[frame])
        for service in catalogue.services().values()
        if frame in service.read_by_absence()
    ]
    return tuple(title for title, days in needing if whole is None or whole.day < on - timedelta(days=days))


def _loaded(card: register.LoadCard | None) -> Loaded | None:
    if card is None:
        return None
    return Loaded(card.day, name_of(card.by), card.source, card.read, card.refused)
