"""One resident's rows as values: read when first asked for, changed in memory, written once as a difference.

So a record that fails half-way has changed nothing, and a record that tells what is already known writes nothing.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import models

from ennakko.register.models import Citizenship, ContactBan, MunicipalityPeriod, Name, Residence, Resident

Row = TypeVar("Row", bound=Any)

SUBJECTS = {  # a resident's own field: the subject that is announced when it changes
    "born": "birth", "sex": "birth", "died": "death", "dead": "death", "told_dead": "death",
    "declared_dead": "death",
    "language": "language", "language_iso3": "language", "language_name": "language", "contact_language": "language",
    "first_names": "name", "called": "name", "last_name": "name", "marital_status": "partnership",
    "municipality": "municipality", "home_id": "home", "protected": "protection", "protected_until": "protection",
}  # fmt: skip


@dataclass(frozen=True)
class NameRow:
    """A row of Name."""

    kind: str
    value: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class PeriodRow:
    """A row of MunicipalityPeriod."""

    municipality: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class HomeRow:
    """A row of Residence."""

    kind: str
    dwelling_id: int | None
    line_fi: str
    line_sv: str
    postcode: str
    post_office_fi: str
    post_office_sv: str
    country: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class CitizenshipRow:
    """A row of Citizenship."""

    country: str
    active: bool
    since: date | None
    until: date | None


@dataclass(frozen=True)
class BanRow:
    """A row of ContactBan."""

    kind: str
    since: date | None


class Rows(Generic[Row]):
    """The rows of one table that belong to one resident: `now` is changed, `save` writes the difference."""

    def __init__(self, model: type[models.Model], row: type[Row], resident: int) -> None:
        self.model, self.resident = model, resident
        columns = [field.name for field in fields(row)]
        stored = model._default_manager.filter(resident_id=resident).values_list("id", *columns)
        self.stored: dict[Row, int] = {row(*values): key for key, *values in stored}
        self.now: set[Row] = set(self.stored)

    def save(self) -> bool:
        """Write what changed; whether anything did."""
        gone = [key for row, key in self.stored.items() if row not in self.now]
        fresh = [row for row in self.now if row not in self.stored]
        if gone:
            self.model._default_manager.filter(id__in=gone).delete()
        self.model._default_manager.bulk_create(
            [self.model(resident_id=self.resident, **asdict(row)) for row in sorted(fresh, key=repr)]
        )
        return bool(gone or fresh)


class Card:
    """One resident and the rows that are theirs alone. Ties to other people are not here (`ties`)."""

    def __init__(self, resident: Resident, on: date) -> None:
        self.resident, self.on = resident, on
        self._before = {name: getattr(resident, name) for name in (*SUBJECTS, "refetch")}

    @cached_property
    def names(self) -> Rows[NameRow]:
        return Rows(Name, NameRow, self.resident.pk)

    @cached_property
    def periods(self) -> Rows[PeriodRow]:
        return Rows(MunicipalityPeriod, PeriodRow, self.resident.pk)

    @cached_property
    def homes(self) -> Rows[HomeRow]:
        return Rows(Residence, HomeRow, self.resident.pk)

    @cached_property
    def citizenships(self) -> Rows[CitizenshipRow]:
        return Rows(Citizenship, CitizenshipRow, self.resident.pk)

    @cached_property
    def bans(self) -> Rows[BanRow]:
        return Rows(ContactBan, BanRow, self.resident.pk)

    def before(self, field: str) -> Any:
        """What a field of the resident was when the card was made."""
        return self._before[field]

    def save(self) -> set[str]:
        """Write the difference. The subjects that changed."""
        changed = [name for name, value in self._before.items() if getattr(self.resident, name) != value]
        if changed:
            self.resident.save(update_fields=changed)
        subjects = {SUBJECTS[name] for name in changed if name in SUBJECTS}
        tables = {
            "names": "name",
            "periods": "municipality",
            "homes": "home",
            "citizenships": "citizenship",
            "bans": "ban",
        }
        for table, subject in tables.items():
            if (
                table in self.__dict__ and getattr(self, table).save()
            ):  # only what was asked for can have changed
                subjects.add(subject)
        return subjects
