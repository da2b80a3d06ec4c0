"""What a fact about a place does to the card: municipalities, homes, and the fields that follow from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ennakko.register.feeds.municipalities import is_municipality
from ennakko.register.vtj import facts
from ennakko.register.vtj.card import Card, HomeRow, PeriodRow
from ennakko.register.vtj.dwellings import dwelling_of
from ennakko.register.vtj.facts import TELLS_NOW, Change
from ennakko.register.vtj.shapes import refuse

Row = TypeVar("Row", PeriodRow, HomeRow)
LIVING = frozenset({"permanent", "institution", "abroad"})  # somebody lives in one of these at a time


def blank(card: Card) -> set[int]:
    """Take every place away from the card of somebody under a non-disclosure order. The dwellings they had."""
    dwellings = {row.dwelling_id for row in card.homes.stored if row.dwelling_id}
    if card.resident.home_id:
        dwellings.add(card.resident.home_id)
    card.homes.now, card.periods.now = set(), set()
    card.resident.home_id, card.resident.municipality = None, ""
    return dwellings


def restate(card: Card, told: Sequence[facts.Fact]) -> None:
    """Make room for base data: what it states anew goes; history goes only where it states history."""
    periods = [fact for fact in told if isinstance(fact, facts.Municipality)]
    homes = [fact for fact in told if isinstance(fact, facts.DwellingHome | facts.LineHome)]
    if periods:
        card.periods.now = _history(card.periods.now, periods, card.on)
    if periods or homes:
        card.homes.now = _history(card.homes.now, homes, card.on)


def _history(
    rows: set[Row], told: Sequence[facts.Municipality | facts.DwellingHome | facts.LineHome], on: date
) -> set[Row]:
    """The rows that are over; none where the base data tells the history itself."""
    if any(fact.until and fact.until <= on for fact in told):
        return set()
    return {row for row in rows if not _in_force(row, on)}


def municipality(card: Card, change: Change, fact: facts.Municipality, where: str) -> None:
    """A municipality of residence. A new one ends the one before, so that the history has no gaps."""
    if change is Change.NOTE:
        return
    if fact.until is None and change in TELLS_NOW and not is_municipality(fact.code):
        raise refuse(where, "no municipality has this code")
    rows = card.periods.now
    same = {
        row
        for row in rows
        if row.municipality == fact.code and (row.since == fact.since or None in (row.since, fact.since))
    }
    rows -= same
    if change not in TELLS_NOW:
        return
    since = fact.since or max((row.since for row in same if row.since), default=None)
    if fact.until is None:
        for row in [row for row in rows if row.until is None]:
            rows.remove(row)
            rows.add(replace(row, until=since or card.on))
    rows.add(PeriodRow(fact.code, since, fact.until))


def home(card: Card, change: Change, fact: facts.DwellingHome | facts.LineHome) -> bool:
    """An address. Whether the line of a dwelling changed beside it."""
    if change is Change.NOTE:
        return False
    current = change in TELLS_NOW and (fact.until is None or fact.until > card.on)
    row, line_changed = _row(fact, current=current)
    rows = card.homes.now
    rows -= {other for other in rows if _same(other, row)}
    if change not in TELLS_NOW:
        return line_changed
    if row.country and not row.line_fi and any(_fuller(other, row) for other in rows):
        return line_changed  # the group with the address has already told this stay abroad
    rows -= {other for other in rows if _fuller(row, other)}
    if row.until is None and change is not Change.STATED:
        _close(rows, row, row.since or card.on)
    rows.add(row)
    return line_changed


def _row(fact: facts.DwellingHome | facts.LineHome, *, current: bool) -> tuple[HomeRow, bool]:
    if isinstance(fact, facts.DwellingHome):
        dwelling, line_changed = dwelling_of(fact, current=current)
        return HomeRow(fact.kind, dwelling, "", "", "", "", "", "", fact.since, fact.until), line_changed
    lines = fact.line_fi, fact.line_sv, fact.postcode, fact.post_office_fi, fact.post_office_sv, fact.country
    return HomeRow(fact.kind, None, *lines, fact.since, fact.until), False


def _same(row: HomeRow, told: HomeRow) -> bool:
    """Whether the register now tells a row again, perhaps with another end."""
    one, other = replace(row, since=None, until=None), replace(told, since=None, until=None)
    began = row.since == told.since or None in (row.since, told.since)
    return one == other and (began or (row.until is None and told.until is not None))


def _fuller(full: HomeRow, bare: HomeRow) -> bool:
    """Whether two rows tell one stay abroad, of which only the first has the address."""
    alike = (full.kind, full.country, full.since) == (bare.kind, bare.country, bare.since)
    return alike and bool(full.line_fi) and not bare.line_fi and bare.dwelling_id is None


def _close(rows: set[HomeRow], new: HomeRow, day: date) -> None:
    """End what a new address takes the place of."""
    replaced = LIVING if new.kind in LIVING else {new.kind}
    for row in [row for row in rows if row.until is None and row.kind in replaced]:
        rows.remove(row)
        rows.add(replace(row, until=day))


def follow(card: Card) -> None:
    """Bring the resident's own municipality and home up to the rows, where the rows were looked at."""
    if "periods" in card.__dict__:
        now = _latest([row for row in card.periods.now if _in_force(row, card.on)])
        if now:
            card.resident.municipality = now.municipality
        elif (
            any(row.municipality == card.resident.municipality for row in card.periods.now)
            or card.periods.stored
        ):
            card.resident.municipality = ""
    if "homes" in card.__dict__:
        living = _latest([row for row in card.homes.now if row.kind in LIVING and _in_force(row, card.on)])
        if living:
            card.resident.home_id = living.dwelling_id
        elif any(row.dwelling_id == card.resident.home_id for row in card.homes.now) or card.homes.stored:
            card.resident.home_id = None


def _in_force(row: PeriodRow | HomeRow, on: date) -> bool:
    return row.until is None or row.until > on


def _latest(rows: list[Row]) -> Row | None:
    return max(rows, key=lambda row: (row.since or date.min, repr(row)), default=None)
