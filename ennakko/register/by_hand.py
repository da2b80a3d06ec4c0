"""Children who live here without this city as their home municipality, as an officer enters them.

A municipality arranges basic education for children of compulsory school age who live in its area, and pre-primary
education the year before (Basic Education Act 628/1998, 4 §); the home municipality does not matter, and no identity
code is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused, Trouble
from ennakko.base.text import Text
from ennakko.register.models import Choice, Dwelling, Guardianship, Name, Residence, Resident, Stay
from ennakko.register.touching import touch

REASON = "stay"
LANGUAGES = ("fi", "sv")


@dataclass(frozen=True)
class Entered:
    """A person as an officer enters them. `language`: ISO 639-1, or empty where nobody said it."""

    first_names: str
    last_name: str
    born: date | None = None
    language: str = ""


@transaction.atomic
def enter_by_hand(
    *,
    child: Entered,
    guardians: Sequence[Entered | int],
    home: int | None,
    school_language: str,
    by: Actor,
    at: datetime,
    on: date,
) -> int:
    """Enter a child who lives here from today on; the key of the child.

    `guardians`: people entered likewise, or keys of people found by their code. `home`: the key of a known dwelling.
    `school_language`: fi, sv, or empty where none was chosen. Raises Trouble where a name or the day of birth is
    missing, the day of birth lies ahead, or the home is not known.
    """
    if not (child.first_names and child.last_name and child.born) or child.born > on:
        raise Trouble(
            Text(
                "Lapsen nimet tai syntymäpäivä puuttuvat, tai syntymäpäivä on tulevaisuudessa.",
                "Barnets namn eller födelsedag saknas, eller födelsedagen ligger i framtiden.",
                "The child's names or date of birth are missing, or the date lies in the future.",
            ),
            Text("Täydennä ne.", "Fyll i dem.", "Fill them in."),
        )
    if home is not None and not Dwelling.objects.filter(pk=home).exists():
        raise Trouble(
            Text("Kotia ei löydy rekisteristä.", "Hemmet finns inte i registret.", "The home is not known."),
            Text("Hae osoite uudelleen.", "Sök adressen på nytt.", "Search for the address again."),
        )
    person = _made(child, home)
    for guardian in guardians:
        key = guardian if isinstance(guardian, int) else _made(guardian, None)
        Guardianship.objects.get_or_create(child_id=person, guardian_id=key)
    if school_language in LANGUAGES:
        Choice.objects.create(person_id=person, school_language=school_language, told_on=on)
    if home is not None:
        Residence.objects.create(resident_id=person, kind="temporary", dwelling_id=home, since=on)
    Stay.objects.create(person_id=person, since=on, entered_by=str(by), entered_at=at)
    touch(persons=[person], why=REASON, at=at)
    audit.record(by=by, at=at, verb="entered_by_hand", about=f"person:{person}", person=person)
    return person


@transaction.atomic
def end_stay(*, person: int, by: Actor, at: datetime, on: date) -> None:
    """Say that a child who was entered by hand lives here no longer. Raises Refused where no stay is open."""
    open_now = Stay.objects.select_for_update().filter(person=person, until=None).first()
    if open_now is None:
        raise Refused(
            Text(
                "Lapsella ei ole avointa merkintää asumisesta täällä.",
                "Barnet har ingen öppen anteckning om att bo här.",
                "No stay of this child is open.",
            ),
            Text(
                "Joku on jo päättänyt sen: avaa sivu uudelleen.",
                "Någon har redan avslutat den: öppna sidan på nytt.",
                "Somebody has ended it already: open the page again.",
            ),
        )
    open_now.until = on
    open_now.save(update_fields=["until"])
    touch(persons=[person], why=REASON, at=at)
    audit.record(by=by, at=at, verb="stay_ended", about=f"person:{person}", person=person)


def _made(entered: Entered, home: int | None) -> int:
    row = Resident.objects.create(
        source="hand",
        first_names=entered.first_names,
        last_name=entered.last_name,
        born=entered.born,
        language=entered.language,
        home_id=home,
    )
    said = {"first": entered.first_names, "last": entered.last_name}
    Name.objects.bulk_create(Name(resident=row, kind=kind, value=value) for kind, value in said.items())
    return int(row.pk)
