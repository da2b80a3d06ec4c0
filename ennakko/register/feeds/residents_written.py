"""Children from a file, written: residents, codes, names, municipality, home, guardians, choice. Many at a time."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from ennakko.register.feeds import homes, in_district
from ennakko.register.feeds.foreseen import Change, Foreseen
from ennakko.register.feeds.loading import MANY, Feed
from ennakko.register.models import (
    Choice,
    Dwelling,
    Guardianship,
    IdentityCode,
    MunicipalityPeriod,
    Name,
    Residence,
    Resident,
)
from ennakko.register.rotation import writing
from ennakko.register.sealing import lookup, seal
from ennakko.register.vtj.dwellings import forget_empty

OWN = ("first_names", "last_name", "born", "language", "municipality", "protected", "source", "home_id")


def write(foreseen: Foreseen, feed: Feed) -> Foreseen:
    """Write what was foreseen; the same with everybody touched in it, the new ones too."""
    writing()
    told = [(change.before or {}, change.after or {}) for change in foreseen.changes]
    dwellings, built = homes.write(after["home"] for _, after in told if after["home"])
    guardians = _guardians(foreseen.changes)
    children = _children(foreseen.changes, dwellings)
    _satellites(children, guardians, feed)
    if built:
        in_district.assign(on=feed.on)
    hidden = [before for before, after in told if after["protected"] and before and not before["protected"]]
    if hidden:  # the order is new: nothing that says where they are stays
        codes = [before["home"].dwelling for before in hidden if before["home"]]
        forget_empty(set(Dwelling.objects.filter(code__in=codes).values_list("pk", flat=True)))
        transaction.on_commit(_forget_snapshots)
    return replace(foreseen, touched=frozenset(person for person, _ in children))


def _children(changes: Iterable[Change], dwellings: dict[str, int]) -> list[tuple[int, Change]]:
    """The children's own rows: made or brought up to date; each key with its change."""
    rows = []
    for change in changes:
        said: Any = change.after
        home = dwellings[said["home"].dwelling] if said["home"] else None
        own = {name: said[name] for name in OWN if name != "home_id"}
        rows.append((Resident(pk=change.about, home_id=home, **own), change))
    new = [(row, change) for row, change in rows if change.about is None]
    Resident.objects.bulk_create([row for row, _ in new], batch_size=MANY // 25)
    Resident.objects.bulk_update(
        [row for row, change in rows if change.about is not None], OWN, batch_size=MANY // 50
    )
    _codes((int(row.pk), str(change.after and change.after["code"])) for row, change in new)
    return [(int(row.pk), change) for row, change in rows]


def _guardians(changes: Iterable[Change]) -> dict[str, int]:
    """Guardians nobody has told of yet, made: keys by code."""
    told = {
        each.code: each
        for change in changes
        for each in (change.after or {}).get("guardians", ())
        if not isinstance(each, int)
    }
    made = {
        code: Resident(source="file", first_names=each.first_names, last_name=each.last_name)
        for code, each in told.items()
    }
    Resident.objects.bulk_create(made.values(), batch_size=MANY // 25)
    _codes((row.pk, code) for code, row in made.items())
    _many(Name, [row for each in made.values() for row in _names(each.pk, each.first_names, each.last_name)])
    return {code: row.pk for code, row in made.items()}


def _satellites(children: list[tuple[int, Change]], guardians: dict[str, int], feed: Feed) -> None:
    """The rows that hang on the children, written anew; guardianships that stay are left as they are."""
    persons = [person for person, change in children if change.before]
    for table in (Name, MunicipalityPeriod, Residence):
        for start in range(0, len(persons), MANY):
            table._default_manager.filter(resident__in=persons[start : start + MANY]).delete()
    kept = {row.pk: row for row in Resident.objects.filter(pk__in=[person for person, _ in children])}
    names, periods, places, choices, ties = [], [], [], [], []
    for person, change in children:
        after: Any = change.after
        names += _names(person, after["first_names"], after["last_name"])
        if after["municipality"]:
            periods.append(MunicipalityPeriod(resident_id=person, municipality=after["municipality"]))
        if home := kept[person].home_id:
            places.append(Residence(resident_id=person, kind="permanent", dwelling_id=home))
        if after["school_language"] and (not change.before or _differs(change, "school_language")):
            choices.append(
                Choice(person_id=person, school_language=after["school_language"], told_on=feed.on)
            )
        now = {each if isinstance(each, int) else guardians[each.code] for each in after["guardians"]}
        before = change.before["guardians"] if change.before else frozenset()
        ties += [Guardianship(child_id=person, guardian_id=key) for key in sorted(now - before)]
        if gone := before - now:
            Guardianship.objects.filter(child=person, guardian__in=gone).update(until=feed.on)
    for table, rows in ((Name, names), (MunicipalityPeriod, periods), (Residence, places)):
        _many(table, rows)
    Choice.objects.bulk_create(
        choices, update_conflicts=True, unique_fields=["person"], update_fields=["school_language", "told_on"],
        batch_size=MANY // 4,
    )  # fmt: skip
    Guardianship.objects.bulk_create(
        ties, update_conflicts=True, unique_fields=["child", "guardian"], update_fields=["until"],
        batch_size=MANY // 11,
    )  # fmt: skip


def _differs(change: Change, name: str) -> bool:
    return (change.before or {}).get(name) != (change.after or {}).get(name)


def _names(person: int, first: str, last: str) -> list[Name]:
    said = {"first": first, "last": last}
    return [Name(resident_id=person, kind=kind, value=value) for kind, value in said.items() if value]


def _codes(codes: Iterable[tuple[int, str]]) -> None:
    _many(
        IdentityCode,
        [IdentityCode(resident_id=person, lookup=lookup(code), sealed=seal(code)) for person, code in codes],
    )


def _many(table: type[models.Model], rows: list[Any]) -> None:
    table._default_manager.bulk_create(rows, batch_size=MANY // len(table._meta.concrete_fields))


def _forget_snapshots() -> None:
    from ennakko.register.snapshot.store import forget

    forget(Path(settings.DATA))
