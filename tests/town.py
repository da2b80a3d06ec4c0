"""A town small enough to know by heart, for tests of the pages.

Two Finnish schools and one Swedish in Kallio, each with a district of its own; children born in 2020 start
school in August 2027. Elsa lives with both guardians: everything about her is plain. Aino is under a
non-disclosure order, Onni has two homes. The others are there so that numbers are numbers. `build()` writes
it through the ORM; identity codes are artificial.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import shapely

from ennakko.base.identity import check_character
from ennakko.ledger.models import Proposal
from ennakko.register import models, sealing

DAY = date(2027, 2, 1)
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
X, Y = 25_497_000, 6_674_000  # EPSG:3879


@dataclass(frozen=True)
class Town:
    """The people and places tests name, by person or place key."""

    elsa: int
    maria: int  # Elsa's guardian
    matti: int  # Elsa's other guardian
    aino: int
    aino_guardian: int
    onni: int
    onni_guardian: int
    near: int  # the school of Elsa's district
    far: int
    code_of_maria: str


def code(born: date, number: int) -> str:
    """An artificial identity code (`number` is 900-999)."""
    head = f"{born:%d%m%y}"
    return f"{head}{'A' if born.year >= 2000 else '-'}{number}{check_character(head + str(number))}"


def build(children: int = 30) -> Town:
    """Write the town: `children` plain children of the starting cohort beside the three with names."""
    near = _school("T1", "Ala-aste Kallio", "Lågstadiet Kallio", "Kallio primary school", "fi", 0, children)
    far = _school(
        "T2", "Ala-aste Vallila", "Lågstadiet Vallila", "Vallila primary school", "fi", 1500, children
    )
    _school("T3", "Ala-aste Berghäll", "Lågstadiet Berghäll", "Berghäll primary school", "sv", 200, 10)
    maria = _adult("Maria", "Korhonen", "fi", 901)
    matti = _adult("Matti", "Korhonen", "sv", 902)
    elsa = _child("Elsa", "Korhonen", [maria, matti], _home(1, 100, near))
    other = _adult("Liisa", "Laine", "fi", 903)
    onni = _child("Onni", "Laine", [other], _home(2, 300, near))
    models.Circumstance.objects.create(person=onni, kind="second_home", since=date(2026, 8, 1))
    hidden = _adult("Kaisa", "Niemi", "fi", 904)
    aino = _child("Aino", "Niemi", [hidden], None)
    for who in (aino, hidden):
        who.protected, who.municipality, who.home = True, "", None
        who.save()
    for n in range(children):
        guardian = _adult(f"Huoltaja{n}", "Mäkinen", "fi", 905 + n)
        _child(f"Lapsi{n}", "Mäkinen", [guardian], _home(10 + n, 100 + 40 * n, near if n % 2 else far))
    for table in ("people", "guardians", "places", "districts", "enrolments", "choices", "circumstances"):
        models.Load.objects.create(table=table, at=AT, day=DAY, source="town", complete=True)
    return Town(
        elsa=elsa.pk,
        maria=maria.pk,
        matti=matti.pk,
        aino=aino.pk,
        aino_guardian=hidden.pk,
        onni=onni.pk,
        onni_guardian=other.pk,
        near=near.pk,
        far=far.pk,
        code_of_maria=code(_born(901), 901),
    )


def _school(unit: str, fi: str, sv: str, en: str, language: str, away: int, capacity: int) -> models.Place:
    place = models.Place.objects.create(
        unit=unit,
        kind="school",
        name_fi=fi,
        name_sv=sv,
        name_en=en,
        street_fi="Koulukatu 1",
        street_sv="Skolgatan 1",
        postcode="00530",
        language=language,
        capacity=capacity,
        x=X + away,
        y=Y,
    )
    area = shapely.box(X + away - 750, Y - 2000, X + away + 750, Y + 2000)
    models.District.objects.create(
        fid=unit,
        place=place,
        kind="school",
        language=language,
        school_year="2027-2028",
        area=shapely.to_wkb(area),
    )
    return place


def _home(number: int, away: int, school: models.Place) -> models.Dwelling:
    head = f"9{number:08d}"
    building = models.Building.objects.create(
        code=head + check_character(head), municipality="091", x=X + away, y=Y + 50 * (number % 4)
    )
    models.BuildingDistrict.objects.create(building=building, place=school, kind="school", language="fi")
    return models.Dwelling.objects.create(
        code=f"{building.code}A{number:04d} ",
        building=building,
        street_fi="Kivelänkatu",
        street_sv="Stengårdsgatan",
        number=str(number),
        postcode="00530",
        post_office_fi="Helsinki",
        post_office_sv="Helsingfors",
        municipality="091",
    )


def _born(number: int) -> date:
    return date(1985, 1, 1 + number % 28)


def _adult(called: str, last: str, language: str, number: int) -> models.Resident:
    who = models.Resident.objects.create(
        born=_born(number),
        called=called,
        first_names=called,
        last_name=last,
        language=language,
        contact_language=language,
        municipality="091",
    )
    _code(who, code(_born(number), number))
    return who


def _child(
    called: str, last: str, guardians: list[models.Resident], home: models.Dwelling | None
) -> models.Resident:
    child = models.Resident.objects.create(
        born=date(2020, 3, 1),
        called=called,
        first_names=called,
        last_name=last,
        language="fi",
        contact_language="fi",
        municipality="091" if home else "",
        home=home,
    )
    for guardian in guardians:
        guardian.home = home
        guardian.save()
        models.Guardianship.objects.create(child=child, guardian=guardian, kind="LAKISAATEINEN_HUOLTAJA")
        models.Parenthood.objects.create(child=child, parent=guardian, role="AITI")
    models.Choice.objects.create(person=child, school_language="fi", told_on=date(2026, 10, 1))
    return child


def _code(who: models.Resident, written: str) -> None:
    models.IdentityCode.objects.create(
        resident=who, lookup=sealing.lookup(written), sealed=sealing.seal(written)
    )


def everybody() -> set[int]:
    """Every person key of the register."""
    return set(models.Resident.objects.values_list("pk", flat=True))


def proposals() -> list[Proposal]:
    """Every live proposal."""
    return list(Proposal.objects.filter(live=True))
