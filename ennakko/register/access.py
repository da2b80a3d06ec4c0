"""Questions other rooms ask the register. Persons are internal keys; no identity code leaves this file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q

from ennakko.register.among import among
from ennakko.register.custody import alive, in_force, wards_of
from ennakko.register.loads import LoadCard, VtjState, loads, vtj_state
from ennakko.register.models import (
    Circumstance,
    ContactBan,
    CustodyRight,
    Enrolment,
    Guardianship,
    IdentityCode,
    MunicipalityPeriod,
    Parenthood,
    Resident,
    Stay,
    Touched,
)
from ennakko.register.places import (
    GroupCard,
    PlaceCard,
    district_rings,
    groups_of,
    places,
    places_by_unit,
    places_of_kind,
)
from ennakko.register.sealing import changed, lookups
from ennakko.register.snapshot.small import guarded, people
from ennakko.register.stays import HomeFound, StayCard, homes_at, stays

__all__ = [
    "GroupCard",
    "Home",
    "HomeFound",
    "LoadCard",
    "PersonName",
    "PlaceCard",
    "StayCard",
    "VtjState",
    "alive",
    "among",
    "born_of",
    "district_rings",
    "elders",
    "find",
    "groups_of",
    "guarded",
    "guardians_of",
    "home_of",
    "homes_at",
    "languages_of",
    "listable",
    "loads",
    "marketing_bans",
    "names_of",
    "newest",
    "places",
    "places_by_unit",
    "places_of_kind",
    "protected",
    "reachable",
    "relatives",
    "shown_names_of",
    "stays",
    "touched",
    "turning",
    "vtj_state",
    "wards_of",
]

MARKETING_BAN = "SUORAMARKKINOINTIKIELTO"


@dataclass(frozen=True)
class PersonName:
    """How somebody is named. `called` falls back on the first of the first names."""

    called: str
    first: str
    last: str

    def __str__(self) -> str:
        return f"{self.called} {self.last}".strip()


@dataclass(frozen=True)
class Home:
    """A permanent home: its dwelling, its building and where that stands (EPSG:3879, metres)."""

    dwelling: int
    building: int | None
    x: int | None
    y: int | None


def find(code: str) -> int | None:
    """The person who has, or had, this personal identity code."""
    written = code.strip().upper()
    found = (
        IdentityCode.objects.filter(lookup__in=lookups(written)).values_list("resident_id", flat=True).first()
    )
    return find(code) if found is None and changed() else found


def names_of(persons: Iterable[int]) -> dict[int, PersonName]:
    """Names by person; a person the register does not hold is left out."""
    return _names(persons, Q())


def shown_names_of(persons: Iterable[int]) -> dict[int, PersonName]:
    """Names by person, as somebody near to them may read them: nobody under a non-disclosure order is among them."""
    return _names(persons, Q(protected=False))


def _names(persons: Iterable[int], only: Q) -> dict[int, PersonName]:
    found = Resident.objects.filter(only, id__in=among(persons))
    rows = found.values_list("id", "called", "first_names", "last_name")
    return {
        person: PersonName(called or first.split(" ")[0], first, last) for person, called, first, last in rows
    }


def languages_of(persons: Iterable[int]) -> dict[int, str]:
    """The language to write in: contact language, else mother tongue where it is fi or sv, else Finnish."""
    found = Resident.objects.filter(id__in=among(persons))
    return {
        person: contact or (tongue if tongue in ("fi", "sv") else "fi")
        for person, contact, tongue in found.values_list("id", "contact_language", "language")
    }


def reachable(persons: Iterable[int]) -> set[int]:
    """Of these persons, those one may write to: alive, known to the register, and not under a non-disclosure order."""
    found = Resident.objects.filter(id__in=among(persons), dead=False, died=None, protected=False)
    return set(found.values_list("id", flat=True))


def protected(persons: Iterable[int]) -> set[int]:
    """Of these persons, those under a non-disclosure order: nobody but the protected-persons unit sees their names."""
    found = Resident.objects.filter(id__in=among(persons), protected=True)
    return set(found.values_list("id", flat=True))


def listable(persons: Collection[int]) -> dict[int, date | None]:
    """Of these persons, those whom a list, a print or an export may name, with the day they were born: alive, and neither
    under a non-disclosure order nor close to somebody who is."""
    known = people(persons).filter(~pl.col("guarded") & pl.col("died").is_null())
    return dict(known.select("person", "born").iter_rows())


def born_of(person: int) -> date | None:
    """The day somebody who lives was born, guarded or not: for the rules about age, never to be shown."""
    return Resident.objects.filter(id=person, dead=False).values_list("born", flat=True).first()


def marketing_bans(persons: Collection[int] | None = None, *, on: date) -> set[int]:
    """Whoever (of these persons) has a ban on direct marketing in the register on the day."""
    begun = Q(since=None) | Q(since__lte=on)
    found = ContactBan.objects.filter(begun, kind=MARKETING_BAN)
    if persons is not None:
        found = found.filter(resident__in=among(persons))
    return set(found.values_list("resident_id", flat=True))


def home_of(person: int) -> Home | None:
    """The permanent home; None where there is none, or nobody may know it."""
    found = Resident.objects.filter(id=person, protected=False, home__isnull=False).values_list(
        "home", "home__building", "home__building__x", "home__building__y"
    )
    return next((Home(*row) for row in found), None)


def guardians_of(child: int, on: date) -> list[int]:
    """Everyone who has custody of the child on the day; a right to information alone is no custody."""
    held = Guardianship.objects.filter(in_force(on), child_id=child).prefetch_related("rights")
    return sorted(row.guardian_id for row in held if not _informed_only(row))


def _informed_only(row: Guardianship) -> bool:
    """Whether all that a decision lists for this person is information (T codes)."""
    codes = [right.code for right in row.rights.all()]
    return bool(codes) and all(code.startswith("T") for code in codes)


def relatives(persons: Iterable[int]) -> set[int]:
    """Everyone whose proposals a change for `persons` may touch: they themselves, their children and wards, parents and
    guardians by relations old and new, the siblings through those, and the housemates of each of them."""
    start = set(persons)
    children = _children(start)
    older = elders(start | children)
    family = start | children | older | _children(older)
    homes = Resident.objects.filter(id__in=among(family), home__isnull=False).values("home")
    return family.union(Resident.objects.filter(home__in=homes).values_list("id", flat=True))


def elders(persons: Collection[int]) -> set[int]:
    """Everyone who is or was guardian or parent of one of these persons."""
    return _tied(persons, ("guardian_id", "child_id"), ("parent_id", "child_id"))


def newest() -> int:
    """The newest person the register holds: whoever comes later has a higher key. 0 where it is empty."""
    return Resident.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def touched() -> list[tuple[int, int]]:
    """Announcements not yet followed: (id, person), oldest first."""
    return list(Touched.objects.order_by("id").values_list("id", "person"))


def turning(after: date, until: date) -> set[int]:
    """Persons for whom a dated thing begins or ends in (after, until]: a municipality, custody or a right in it, an
    enrolment, a circumstance, a stay. A new day re-plans them even where nobody changed anything."""
    turned: set[int] = set()
    for model, person in (
        (MunicipalityPeriod, "resident_id"),
        (Guardianship, "child_id"),
        (CustodyRight, "guardianship__child_id"),
        (Enrolment, "person_id"),
        (Circumstance, "person_id"),
        (Stay, "person_id"),
    ):
        begins = Q(since__gt=after, since__lte=until)
        ends = Q(until__gt=after, until__lte=until)
        turned.update(model._default_manager.filter(begins | ends).values_list(person, flat=True))
    return turned


def _children(persons: Collection[int]) -> set[int]:
    return _tied(persons, ("child_id", "guardian_id"), ("child_id", "parent_id"))


def _tied(persons: Collection[int], custody: tuple[str, str], descent: tuple[str, str]) -> set[int]:
    """The one column of both kinds of tie whose other is among the persons, in one query: the fast path asks often."""
    (column, by), (other, of) = custody, descent
    guardianships = Guardianship.objects.filter(**{f"{by}__in": among(persons)}).values_list(column)
    parenthoods = Parenthood.objects.filter(**{f"{of}__in": among(persons)}).values_list(other)
    return {key for (key,) in guardianships.union(parenthoods)}
