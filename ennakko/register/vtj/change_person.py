"""What a fact about the person alone does to the card. One function per kind of fact; pure but for the card."""

from dataclasses import replace
from datetime import date

from ennakko.register.vtj import facts
from ennakko.register.vtj.card import BanRow, Card, CitizenshipRow, NameRow
from ennakko.register.vtj.facts import TELLS_NOW, Change

FIELDS = {"first": "first_names", "last": "last_name", "called": "called"}


def holds(change: Change, until: date | None, on: date) -> bool:
    """Whether a told value is the current one: it is told as such, and its end is missing or still to come."""
    return change in TELLS_NOW and (until is None or until > on)


def birth(card: Card, change: Change, fact: facts.Born) -> None:
    """Date of birth; a removed one is unknown."""
    if change in TELLS_NOW:
        card.resident.born = fact.day
    elif change is Change.REMOVED and card.resident.born == fact.day:
        card.resident.born = None


def sex(card: Card, change: Change, fact: facts.Sex) -> None:
    """Sex as the register says."""
    if change in TELLS_NOW:
        card.resident.sex = fact.sex


def death(card: Card, change: Change, fact: facts.Death) -> None:
    """A death, its day, or its withdrawal (`kuollut` false, or the row removed)."""
    resident = card.resident
    withdrawn = (change is Change.REMOVED and fact.dead) or (change in TELLS_NOW and not fact.dead)
    if withdrawn:
        resident.dead, resident.died, resident.told_dead, resident.declared_dead = False, None, None, None
    elif change in TELLS_NOW:
        resident.told_dead = resident.told_dead if resident.dead else card.on
        resident.dead = True
        if fact.declared:
            resident.declared_dead = fact.day
        elif fact.day:
            resident.died = fact.day


def tongue(card: Card, change: Change, fact: facts.Tongue) -> None:
    """Mother tongue or contact language."""
    resident = card.resident
    if fact.contact:
        if holds(change, fact.until, card.on):
            resident.contact_language = fact.code
        elif change in (Change.REMOVED, Change.CHANGED) and resident.contact_language == fact.code:
            resident.contact_language = ""
    elif holds(change, fact.until, card.on):
        resident.language, resident.language_iso3, resident.language_name = fact.code, fact.iso3, fact.name
    elif change is Change.REMOVED and resident.language == fact.code:
        resident.language = resident.language_iso3 = resident.language_name = ""


def marital_status(card: Card, change: Change, fact: facts.MaritalStatus) -> None:
    """Marital status in the register's own word."""
    if change in TELLS_NOW:
        card.resident.marital_status = fact.status


def citizenships(card: Card, change: Change, fact: facts.Citizenships) -> None:
    """The full set now (`whole`), or some of it; others that the register named, or that we held, stay as history."""
    if change in (Change.NOTE, Change.WRONG) or (change is Change.REMOVED and not fact.whole):
        return
    told = {row.country for row in (*fact.now, *fact.ended, *fact.removed)}
    others = {row for row in card.citizenships.now if row.country not in told}
    kept = {replace(row, active=False) for row in others} if fact.whole else others
    named = {CitizenshipRow(row.country, row.active, row.since, row.until) for row in fact.now}
    ended = {CitizenshipRow(row.country, False, row.since, row.until) for row in fact.ended}
    card.citizenships.now = kept | named | ended


def ban(card: Card, change: Change, fact: facts.Ban) -> None:
    """A ban on contact."""
    rows = {row for row in card.bans.now if row.kind != fact.kind}
    if change in TELLS_NOW:
        card.bans.now = rows | {BanRow(fact.kind, fact.since)}
    elif change is Change.REMOVED:
        card.bans.now = rows


def full_name(card: Card, change: Change, fact: facts.FullName) -> None:
    """All first names and the last name in force.

    The register dates the pair, not which half of it changed: a half began that day if its earlier value ended then.
    """
    if change not in TELLS_NOW:
        return
    rows = card.names.now
    for kind, value in (("first", fact.first), ("last", fact.last)):
        if _open(rows, kind, value):
            continue
        _close(rows, kind, fact.since or card.on)
        if value:
            began = fact.since is not None and any(
                (row.kind, row.until) == (kind, fact.since) for row in rows
            )
            rows.add(NameRow(kind, value, fact.since if began else None, None))
    card.resident.first_names, card.resident.last_name = fact.first, fact.last


def name_part(card: Card, change: Change, fact: facts.NamePart) -> None:
    """One part of a name, in force or earlier. The resident's own fields follow the parts in force."""
    if change is Change.NOTE:
        return
    rows = card.names.now
    same = {
        row
        for row in rows
        if (row.kind, row.value) == (fact.kind, fact.value)
        and (row.since == fact.since or None in (row.since, fact.since))
    }
    rows -= same
    current = fact.current and holds(change, fact.until, card.on)
    if change in TELLS_NOW and (fact.current or fact.until):
        if current and change is not Change.STATED:
            _close(rows, fact.kind, fact.since or card.on)
        since = fact.since or max((row.since for row in same if row.since), default=None)
        rows.add(NameRow(fact.kind, fact.value, since, fact.until))
    field = FIELDS.get(fact.kind)
    if field and current:
        setattr(card.resident, field, fact.value)
    elif (
        fact.kind == "called" and card.resident.called == fact.value and not _open(rows, "called", fact.value)
    ):
        card.resident.called = ""


def _open(rows: set[NameRow], kind: str, value: str) -> bool:
    return any((row.kind, row.value, row.until) == (kind, value, None) for row in rows)


def _close(rows: set[NameRow], kind: str, day: date) -> None:
    """End the open rows of a kind of name."""
    for row in [row for row in rows if row.kind == kind and row.until is None]:
        rows.remove(row)
        rows.add(replace(row, until=day))
