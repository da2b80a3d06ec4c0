"""The tables an officer may load from a file of their own: read, foresee, load, all alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from ennakko.register.feeds import choices, circumstances, enrolments, groups, place_rows, places, residents
from ennakko.register.feeds.foreseen import Foreseen
from ennakko.register.feeds.loading import Feed, Loaded
from ennakko.register.feeds.reading import Columns, Read


@dataclass(frozen=True)
class Table:
    """One table. `whole`: whether a file may be the whole of it, so that what it does not name is not so."""

    frame: str  # as the table of loads calls it
    columns: Columns
    whole: bool
    read: Callable[[str, bytes], Read[Any]]
    compare: Callable[..., Foreseen]
    load: Callable[..., Loaded]


def _capacities(told: Read[Any], *, complete: bool) -> Foreseen:
    return places.compare(Read(()), capacities=told, complete=False)


def _load_capacities(*, told: Read[Any], feed: Feed) -> Loaded:
    return places.load(told=Read(()), capacities=told, feed=feed)


TABLES: Mapping[str, Table] = {
    "places": Table(places.TABLE, place_rows.COLUMNS, True, place_rows.read, places.compare, places.load),
    "capacities": Table(
        places.TABLE, place_rows.CAPACITIES, False, place_rows.read_capacities, _capacities, _load_capacities
    ),
    "groups": Table(groups.TABLE, groups.COLUMNS, True, groups.read, groups.compare, groups.load),
    "children": Table(
        residents.TABLE, residents.COLUMNS, False, residents.read, residents.compare, residents.load
    ),
    "enrolments": Table(
        enrolments.TABLE, enrolments.COLUMNS, True, enrolments.read, enrolments.compare, enrolments.load
    ),
    "choices": Table(choices.TABLE, choices.COLUMNS, True, choices.read, choices.compare, choices.load),
    "circumstances": Table(
        circumstances.TABLE, circumstances.COLUMNS, True, circumstances.read, circumstances.compare,
        circumstances.load,
    ),
}  # fmt: skip


def load_as_foreseen(table: Table, *, told: Read[Any], feed: Feed, mark: str) -> Loaded | None:
    """Load `told` if it still changes what was foreseen (`mark` of the Foreseen that was looked at). Where the register
    changed meanwhile nothing is written, and None is returned.
    """
    with transaction.atomic():
        foreseen = table.compare(told, complete=feed.complete)
        if foreseen.mark != mark:
            return None
        loaded = table.load(told=told, feed=feed)
        if (loaded.changed, loaded.refused) != (len(foreseen.changes), foreseen.refused):
            transaction.set_rollback(True)
            return None
        return loaded
