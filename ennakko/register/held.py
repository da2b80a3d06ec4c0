"""What the register holds about a person, fact by fact, as that person reads it: what it is, the value in words, where it
came from, since when, and what kind of data it is.

Of a person under a non-disclosure order the register holds no place. Somebody else under one is named nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.engine.described import Category
from ennakko.engine.vocabulary import FRAMES
from ennakko.register import words
from ennakko.register.access import places, shown_names_of
from ennakko.register.address import line
from ennakko.register.models import (
    Choice,
    Circumstance,
    Enrolment,
    Guardianship,
    Parenthood,
    Partnership,
    Rectification,
    Residence,
    Resident,
)
from ennakko.register.snapshot.small import loaded

VTJ = "Population Information System"
STAFF = "Education Division"
BY_HAND, BY_FILE = "hand", "file"


@dataclass(frozen=True)
class Held:
    """One fact. `key` names it in a request for rectification; `value` None: the register holds none."""

    key: str
    name: Text
    value: Text | None
    source: str
    category: Category
    since: date | None = None
    until: date | None = None
    noted: date | None = None  # the day the city was last told of it
    corrected: bool = False  # the value is what a member of staff entered when it was asked for


@dataclass(frozen=True)
class Part:
    """Facts of one kind, under one heading."""

    key: str
    title: Text
    facts: tuple[Held, ...]


def held(person: int) -> tuple[Part, ...]:
    """Everything the register holds about the person, in parts; a part without a fact is left out."""
    resident = Resident.objects.filter(pk=person).first()
    if resident is None:
        return ()
    heard, corrected = loaded(), _corrected(person)
    parts = (
        Part("identity", words.identity, tuple(_identity(resident))),
        Part("home", words.home_part, tuple(_home(resident))),
        Part("family", words.family, tuple(_family(person))),
        Part("school", words.school, tuple(_school(person))),
        Part("attention", words.attention, tuple(_attention(resident))),
    )
    source = {BY_HAND: STAFF, BY_FILE: STAFF}.get(resident.source)

    def told(fact: Held) -> Held:
        right = corrected.get(fact.key)
        if right is not None:
            return replace(fact, source=STAFF, noted=right, corrected=True)
        frame = _FRAME.get(fact.key.partition(":")[0], "people")
        made_here = source is not None and fact.source.startswith(VTJ)
        return replace(
            fact,
            source=source if made_here and source else fact.source,
            noted=heard.get(frame, heard.get("people")),
        )

    return tuple(Part(one.key, one.title, tuple(map(told, one.facts))) for one in parts if one.facts)


def fact(person: int, key: str) -> Held | None:
    """One fact about the person by its key; None where there is none."""
    return next((one for part in held(person) for one in part.facts if one.key == key), None)


_FRAME = {
    "guardian": "guardians",
    "enrolment": "enrolments",
    "school_language": "choices",
    "circumstance": "circumstances",
}


def _identity(resident: Resident) -> Iterator[Held]:
    for key in ("first_names", "called", "last_name"):
        value = getattr(resident, key)
        yield Held(key, words.names[key], _same(value), f"{VTJ}: HENKILON_NIMI", Category.IDENTITY)
    yield _column("born", words.day(resident.born))
    sex = words.sexes.get(resident.sex)
    yield Held("sex", words.sex, sex, f"{VTJ}: SUKUPUOLI", Category.IDENTITY)
    yield _column("language", _language(resident))
    yield _column("contact_language", words.language(resident.contact_language))
    if resident.marital_status:
        status = words.marital.get(resident.marital_status, _same(resident.marital_status))
        yield Held("marital_status", words.marital_status, status, f"{VTJ}: SIVIILISAATY", Category.FAMILY)
    for row in resident.citizenships.filter(active=True).order_by("country"):
        yield Held(
            f"citizenship:{row.pk}", words.citizenship, words.country(row.country), f"{VTJ}: KANSALAISUUS",
            Category.IDENTITY, row.since, row.until,
        )  # fmt: skip
    yield Held("code", words.code, words.code_kept, f"{VTJ}: HENKILOTUNNUS", Category.KEY)


def _home(resident: Resident) -> Iterator[Held]:
    if resident.protected:
        return
    yield _column("municipality", _same(resident.municipality and words.municipality(resident.municipality)))
    homes = resident.residences.select_related("dwelling").order_by("kind", "since", "pk")
    permanent = False
    for row in homes:
        source = f"{VTJ}: {words.ADDRESS_GROUPS.get(row.kind, 'OSOITE')}"
        key = (
            "home"
            if row.dwelling_id is not None and row.dwelling_id == resident.home_id
            else f"address:{row.pk}"
        )
        if key == "home" and permanent:
            continue
        permanent = permanent or key == "home"
        name = words.addresses.get(row.kind, words.addresses["permanent"])
        yield Held(key, name, _same(_address(row)), source, Category.LOCATION, row.since, row.until)
    if not permanent and resident.home is not None:
        yield replace(_column("home", _same(_dwelling(resident.home))), name=words.addresses["permanent"])


def _family(person: int) -> Iterator[Held]:
    """Ties to other people by name, and never a place of theirs."""
    custody = _ties(Guardianship, person, "child_id", "guardian_id")
    parents = _ties(Parenthood, person, "child_id", "parent_id")
    couples = _ties(Partnership, person, "one_id", "other_id")

    def other(row: Any, *ends: str) -> int:
        return int(next(getattr(row, end) for end in ends if getattr(row, end) != person))

    told: list[tuple[str, Any, int, Text, str]] = []
    row: Any
    for row in custody:
        name = words.guardian if row.child_id == person else words.ward
        told.append((f"guardian:{row.pk}", row, other(row, "child_id", "guardian_id"), name, "HUOLTAJA"))
    for row in parents:
        name = words.parent if row.child_id == person else words.child
        told.append((f"parent:{row.pk}", row, other(row, "child_id", "parent_id"), name, "VANHEMPI"))
    for row in couples:
        group = "AVIOLIITTO" if row.kind == "marriage" else "REKISTEROITY_PARISUHDE"
        told.append((f"partner:{row.pk}", row, other(row, "one_id", "other_id"), words.partner, group))
    names = shown_names_of(one[2] for one in told)
    for key, row, whom, name, group in told:
        if whom in names:
            yield Held(
                key, name, _same(str(names[whom])), f"{VTJ}: {group}", Category.FAMILY, row.since, row.until
            )


def _ties(model: Any, person: int, one: str, other: str) -> list[Any]:
    """The ties of which the person is either end, in one query: first those where they are `one`."""
    rows = list(model.objects.filter(Q(**{one: person}) | Q(**{other: person})))
    return sorted(rows, key=lambda row: getattr(row, one) != person)


def _school(person: int) -> Iterator[Held]:
    choice = Choice.objects.filter(person=person).first()
    if choice is not None and choice.school_language:
        column = FRAMES["choices"]["school_language"]
        value = words.language(choice.school_language)
        yield Held(
            "school_language",
            words.plainer["school_language"],
            value,
            column.source,
            column.category,
            choice.told_on,
        )
    column = FRAMES["enrolments"]["place"]
    rows = list(Enrolment.objects.filter(person=person).order_by("since", "pk"))
    known = places({row.place_id for row in rows})
    for row in rows:
        value = words.enrolled.format(place=known[row.place_id].name, grade=words.grade(row.grade))
        yield Held(
            f"enrolment:{row.pk}",
            words.plainer["place"],
            value,
            column.source,
            column.category,
            row.since,
            row.until,
        )


def _attention(resident: Resident) -> Iterator[Held]:
    column = FRAMES["circumstances"]["kind"]
    row: Any
    for row in Circumstance.objects.filter(person=resident.pk).order_by("kind"):
        value = words.circumstances.get(row.kind, _same(row.kind))
        yield Held(
            f"circumstance:{row.kind}",
            words.circumstance,
            value,
            column.source,
            column.category,
            row.since,
            row.until,
        )
    if resident.protected:
        yield Held(
            "protected",
            words.protected,
            words.yes,
            f"{VTJ}: TURVAKIELTO",
            Category.IDENTITY,
            None,
            resident.protected_until,
        )
    for row in resident.bans.order_by("kind"):
        value = words.bans.get(row.kind, _same(row.kind))
        yield Held(f"ban:{row.kind}", words.ban, value, f"{VTJ}: {row.kind}", Category.IDENTITY, row.since)
    for row in resident.stays.order_by("since"):
        yield Held(f"stay:{row.pk}", words.stay, words.yes, STAFF, Category.LOCATION, row.since, row.until)


def _column(name: str, value: Text | None) -> Held:
    """A fact about the person as the described column says it."""
    column = FRAMES["people"][name]
    meaning = words.plainer.get(name, column.meaning)
    return Held(name, meaning, value, column.source, column.category)


def _corrected(person: int) -> dict[str, date]:
    """Facts a member of staff set right when asked, and the day: the last word on each."""
    rows = Rectification.objects.filter(person=person, state="accepted").order_by("answered_at")
    return {
        row.fact: row.answered_at.astimezone(HELSINKI).date() for row in rows if row.answered_at and row.value
    }


def _language(resident: Resident) -> Text | None:
    return _same(resident.language_name) if resident.language == "98" else words.language(resident.language)


def _address(row: Residence) -> str:
    if row.dwelling is not None:
        return _dwelling(row.dwelling)
    return ", ".join(part for part in (row.line_fi, f"{row.postcode} {row.post_office_fi}".strip()) if part)


def _dwelling(dwelling: Any) -> str:
    rest = dwelling.number, dwelling.stair, dwelling.flat, dwelling.division
    street = line(dwelling.street_fi or dwelling.street_sv, *rest)
    return ", ".join(
        part for part in (street, f"{dwelling.postcode} {dwelling.post_office_fi}".strip()) if part
    )


def _same(value: str) -> Text | None:
    return Text(value, value, value) if value and value.strip() else None
