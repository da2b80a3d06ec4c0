"""Entering the right value of a fact by hand, one function a kind of fact. What the city may not change has none."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ennakko.base.errors import Trouble
from ennakko.base.text import Text
from ennakko.register.models import (
    Choice,
    Circumstance,
    Dwelling,
    Enrolment,
    MunicipalityPeriod,
    Name,
    Residence,
    Resident,
)

OVER = ("ended", "never")  # what may be said of a fact that does not hold
Enter = Callable[[int, str, str, date], None]


def changer(fact: str) -> Enter | None:
    """How a fact is changed; None where the city cannot change it."""
    return _CHANGERS.get(fact.partition(":")[0])


def _wrong() -> Trouble:
    return Trouble(
        Text(
            "Arvo ei kelpaa tähän tietoon.", "Värdet duger inte.", "That value cannot be right for this fact."
        ),
        Text("Tarkista se.", "Kontrollera det.", "Check it."),
    )


def _born(person: int, _fact: str, value: str, on: date) -> None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _wrong() from None
    if day > on or day.year < 1880:
        raise _wrong()
    Resident.objects.filter(pk=person).update(born=day)


def _name(person: int, fact: str, value: str, on: date) -> None:
    if not value:
        raise _wrong()
    Resident.objects.filter(pk=person).update(**{fact: value})
    kind = {"first_names": "first", "last_name": "last"}.get(fact, fact)
    Name.objects.filter(resident=person, kind=kind, until=None).update(until=on)
    Name.objects.create(resident_id=person, kind=kind, value=value, since=on)


def _language(person: int, fact: str, value: str, _on: date) -> None:
    code = value.lower()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise _wrong()
    if fact == "contact_language" and code not in {"fi", "sv"}:
        raise _wrong()
    changed = {fact: code} | ({"language_iso3": "", "language_name": ""} if fact == "language" else {})
    Resident.objects.filter(pk=person).update(**changed)


def _municipality(person: int, _fact: str, value: str, on: date) -> None:
    if not (len(value) == 3 and value.isdecimal()):
        raise _wrong()
    _free_to_place(person)
    Resident.objects.filter(pk=person).update(municipality=value)
    MunicipalityPeriod.objects.filter(resident=person, until=None).update(until=on)
    MunicipalityPeriod.objects.create(resident_id=person, municipality=value, since=on)


def _home(person: int, _fact: str, value: str, on: date) -> None:
    if not value.isdecimal() or not Dwelling.objects.filter(pk=int(value)).exists():
        raise _wrong()
    _free_to_place(person)
    Resident.objects.filter(pk=person).update(home_id=int(value))
    Residence.objects.filter(resident=person, kind="permanent", until=None).update(until=on)
    Residence.objects.create(resident_id=person, kind="permanent", dwelling_id=int(value), since=on)


def _school_language(person: int, _fact: str, value: str, on: date) -> None:
    if value not in {"fi", "sv"}:
        raise _wrong()
    Choice.objects.update_or_create(person_id=person, defaults={"school_language": value, "told_on": on})


def _over(person: int, fact: str, value: str, on: date) -> None:
    """The fact does not hold: it ends on the day. What never held is taken away."""
    kind, _, key = fact.partition(":")
    if value not in OVER or (kind == "enrolment" and not key.isdecimal()):
        raise _wrong()
    rows: QuerySet[Any] = (
        Enrolment.objects.filter(person=person, pk=int(key))
        if kind == "enrolment"
        else Circumstance.objects.filter(person=person, kind=key)
    )
    if value == "never":
        rows.delete()
    else:
        rows.update(until=on)


def _free_to_place(person: int) -> None:
    if Resident.objects.filter(pk=person, protected=True).exists():
        raise _wrong()


_CHANGERS: dict[str, Enter] = {
    "born": _born, "first_names": _name, "called": _name, "last_name": _name, "language": _language,
    "contact_language": _language, "municipality": _municipality, "home": _home, "school_language": _school_language,
    "enrolment": _over, "circumstance": _over,
}  # fmt: skip
