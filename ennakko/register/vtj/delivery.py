"""One delivery on its way in: records are tried one by one; announcements, events and the key are written at its end."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db import DataError, IntegrityError, transaction

from ennakko.accounts.actor import Actor
from ennakko.audit.actions import Entry, record_many
from ennakko.base.errors import BadInput
from ennakko.base.identity import is_identity_code
from ennakko.register.models import IdentityCode, Load, LogKey, RawRecord, Resident
from ennakko.register.sealing import lookup
from ennakko.register.touching import touch
from ennakko.register.vtj import facts, raw
from ennakko.register.vtj.answers import Record
from ennakko.register.vtj.apply import Outcome, apply
from ennakko.register.vtj.facts import Change, Statement
from ennakko.register.vtj.parse import statements
from ennakko.register.vtj.people import People
from ennakko.register.vtj.report import Report
from ennakko.register.vtj.same_person import only_told_of
from ennakko.register.vtj.shapes import Shape, mended, refuse

FEED = "vtj"
ORDER = Statement("TURVAKIELTO", Change.ADDED, facts.Protection(True, None))


@dataclass
class Delivery:
    """Who takes it, when, for which day, and what has come of it so far. Lives inside one transaction."""

    by: Actor
    at: datetime
    on: date
    report: Report
    people: People = field(default_factory=People)
    outcomes: list[Outcome] = field(default_factory=list)
    applied: list[int] = field(default_factory=list)  # the raw records that went in
    persons: set[int] = field(default_factory=set)  # everybody a record was about

    def attempt(self, record: Record, *, base: bool) -> BadInput | None:
        """Apply one record, or leave the register as it was and say why.

        A non-disclosure order in a record that fails is obeyed all the same.
        """
        try:
            code, said = _read(record)
            with transaction.atomic():
                outcome = self._apply(code, said, base=base, where=record.position)
        except BadInput as trouble:
            return self._failed(record, trouble)
        except (DataError, IntegrityError):
            return self._failed(record, refuse(record.position, "the database does not take a value in it"))
        self.report.unknown.update(outcome.unknown)
        if outcome.changed:
            self.report.changed += 1
        else:
            self.report.unchanged += 1
        return None

    def protect(self, record: Record) -> None:
        """Obey a non-disclosure order that stands in a record which cannot be applied now."""
        if named(record) and _order_in(record.groups):
            with transaction.atomic():
                self._apply(mended(str(record.code)), [ORDER], base=False, where=record.position)

    def close(self, *, source: str, key: int | None) -> None:
        """Write what the whole delivery leaves behind: announcements, events, the load, the key."""
        raw.settle_applied(self.applied)
        self._announce()
        self._forget_places()
        self.report.touched = len({person for outcome in self.outcomes for person in outcome.changed})
        if key is not None:
            self._move_key(key)
        Load.objects.create(
            table="people",
            at=self.at,
            day=self.on,
            source=source[-200:],
            by=str(self.by),
            complete=False,
            read=self.report.read,
            changed=self.report.changed,
            refused=self.report.refused + self.report.held,
        )

    def _apply(self, code: str, said: list[Statement], *, base: bool, where: str) -> Outcome:
        person = self._person(code, said)
        new = person is None
        if person is None:
            person = self.people.make(code)
        else:  # whoever a file or an officer told of is the register's own from now on
            Resident.objects.filter(pk=person).exclude(source="vtj").update(source="vtj", refetch=True)
        outcome = apply(person, said, base=base, on=self.on, people=self.people, where=where)
        if new:
            outcome.touch(person, "new")
        if base:
            codes = IdentityCode.objects.filter(resident_id=person).values("lookup")
            overtaken = RawRecord.objects.filter(feed=raw.CHANGES, state__in=(raw.HELD, raw.WAITING))
            overtaken.filter(lookup__in=codes).update(state=raw.APPLIED, trouble="overtaken by base data")
        self.outcomes.append(outcome)
        self.persons.add(person)
        return outcome

    def _person(self, code: str, said: list[Statement]) -> int | None:
        """The record's person, by its code or by any code that a correction in it names."""
        changes = [statement.fact for statement in said if isinstance(statement.fact, facts.CodeChange)]
        codes = [code, *(alias for fact in changes for alias in (fact.active, *fact.aliases) if alias)]
        known = [person for person in map(self.people.by_code, codes) if person is not None]
        with_records = [person for person in known if len(set(known)) > 1 and not only_told_of(person)]
        return next(iter(with_records or known), None)

    def _failed(self, record: Record, trouble: BadInput) -> BadInput:
        self.people.forget()  # some of what it found may have been rolled back
        self.protect(record)
        return trouble

    def _announce(self) -> None:
        subjects: dict[str, set[int]] = {}
        events = []
        for outcome in self.outcomes:
            for person, changed in outcome.changed.items():
                payload = {"subjects": sorted(changed)}
                events.append(
                    Entry(self.by, self.at, "register_changed", f"person:{person}", person, payload)
                )
                for subject in {"new"} if "new" in changed else changed:
                    subjects.setdefault(subject, set()).add(person)
        for subject, persons in sorted(subjects.items()):
            touch(persons=persons, why=subject, at=self.at)
        record_many(events)

    def _forget_places(self) -> None:
        """Of everyone under an order, nothing that says where they are stays raw; snapshots older than it go."""
        protected = Resident.objects.filter(id__in=self.persons, protected=True)
        raw.strip_places(
            bytes(key)
            for key in IdentityCode.objects.filter(resident__in=protected).values_list("lookup", flat=True)
        )
        if any(outcome.now_protected for outcome in self.outcomes):
            transaction.on_commit(_forget_snapshots)

    def _move_key(self, key: int) -> None:
        """The key only goes forward: an old answer given again takes nothing back."""
        row, _ = LogKey.objects.get_or_create(feed=FEED, defaults={"key": key, "at": self.at})
        if key > row.key:
            row.key, row.at = key, self.at
            row.save(update_fields=["key", "at"])


def _read(record: Record) -> tuple[str, list[Statement]]:
    """The record's code and statements. Raises BadInput."""
    if record.trouble is not None:
        raise record.trouble
    if not named(record):
        raise refuse(
            f"{record.position}.henkilotunnus", "a personal identity code with its right check was expected"
        )
    if not isinstance(record.groups, list):
        raise refuse(f"{record.position}.tietoryhmat", "a list was expected")
    return mended(str(record.code)), statements(Shape({"tietoryhmat": record.groups}, record.position))


def named(record: Record) -> bool:
    """Whether a record names somebody: by a code with its right check character."""
    return isinstance(record.code, str) and is_identity_code(mended(record.code))


def codes_in(record: Record) -> set[bytes]:
    """The keyed hashes of the codes that a correction in a record names: they are the same person."""
    corrections = [
        group for group in _groups(record.groups) if group.get("tietoryhma") == "HENKILOTUNNUS_KORJAUS"
    ]
    texts = [text for group in corrections for value in group.values() for text in _texts(value)]
    return {lookup(mended(text)) for text in texts if is_identity_code(mended(text))}


def _texts(value: object) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


def _groups(groups: object) -> list[dict[str, object]]:
    return [group for group in groups if isinstance(group, dict)] if isinstance(groups, list) else []


def _order_in(groups: object) -> bool:
    """Whether raw groups show a non-disclosure order, however broken the rest is."""
    return any(
        group.get("turvakieltoAktiivinen") is True or group.get("turvakiellonAlaisetKentat") is not None
        for group in _groups(groups)
    )


def _forget_snapshots() -> None:
    from pathlib import Path

    from ennakko.register.snapshot.store import forget

    forget(Path(settings.DATA))
