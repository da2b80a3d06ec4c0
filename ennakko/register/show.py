"""What the register holds on one person, now and earlier, for somebody who is allowed to look.

Of a person under a non-disclosure order the keys of places (`municipality`, `municipalities`, `stays`, `home`, `addresses`) are
not there at all. Identity codes are counted, never shown. `until` is the first day a thing no longer holds; places also
have `last_day`, the day the register itself writes.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from ennakko.register.access import names_of
from ennakko.register.address import line
from ennakko.register.models import Dwelling, Guardianship, Parenthood, Partnership, Residence, Resident

TIES = ("guardians", "wards", "children", "parents", "partners")


def shown(person: int, on: date) -> dict[str, Any]:
    """The person as plain values (JSON), with what is in force on the day `on` told as the current home."""
    resident = Resident.objects.get(pk=person)
    facts = {
        "person": resident.pk,
        "called": resident.called or None,
        "first_names": resident.first_names or None,
        "last_name": resident.last_name or None,
        "born": _day(resident.born),
        "dead": resident.dead,
        "died": _day(resident.died),
        "declared_dead": _day(resident.declared_dead),
        "sex": resident.sex or None,
        "language": resident.language or None,
        "language_iso3": resident.language_iso3 or None,
        "language_name": resident.language_name or None,
        "contact_language": resident.contact_language or None,
        "marital_status": resident.marital_status or None,
        "citizenships": [
            {"country": row.country, "active": row.active, **_dates(row)}
            for row in _ordered(resident.citizenships.all())
        ],
        "source": resident.source,
        "protected": resident.protected,
        "protected_until": _day(resident.protected_until),
        "refetch": resident.refetch,
        "codes": resident.codes.count(),
        "names": [
            {"kind": row.kind, "value": row.value, **_dates(row)} for row in _ordered(resident.names.all())
        ],
        **_family(resident.pk),
        "bans": [{"kind": row.kind, "since": _day(row.since)} for row in resident.bans.order_by("kind")],
    }
    return facts if resident.protected else facts | _places(resident, on)


def relatives_in(facts: dict[str, Any]) -> set[int]:
    """The other people whom the facts name: each of them was shown too."""
    return {row["person"] for tie in TIES for row in facts[tie]}


def _places(resident: Resident, on: date) -> dict[str, Any]:
    homes = _ordered(resident.residences.select_related("dwelling__building"))
    home = resident.home_id
    dwelling = None if home is None else Dwelling.objects.select_related("building").get(pk=home)
    return {
        "municipality": resident.municipality or None,
        "municipalities": [
            {"municipality": row.municipality, **_dates(row), **_last_day(row)}
            for row in _ordered(resident.municipalities.all())
        ],
        "stays": [_dates(row) for row in _ordered(resident.stays.all())],
        "home": _dwelling(dwelling) if dwelling else None,
        "addresses": [{"kind": row.kind, **_address(row), **_dates(row), **_last_day(row)} for row in homes],
        "address": _to_use(homes, on),
    }


def _address(row: Residence) -> dict[str, Any]:
    if row.dwelling is not None:
        return _dwelling(row.dwelling)
    return {
        "line": {"fi": row.line_fi, "sv": row.line_sv},
        "postcode": row.postcode,
        "post_office": {"fi": row.post_office_fi, "sv": row.post_office_sv},
        "country": row.country or None,
    }


def _dwelling(dwelling: Dwelling) -> dict[str, Any]:
    rest = dwelling.number, dwelling.stair, dwelling.flat, dwelling.division
    return {
        "line": {"fi": line(dwelling.street_fi, *rest), "sv": line(dwelling.street_sv, *rest)},
        "postcode": dwelling.postcode,
        "post_office": {"fi": dwelling.post_office_fi, "sv": dwelling.post_office_sv},
        "municipality": dwelling.municipality or None,
        "dwelling": dwelling.code,
        "building": dwelling.building.code if dwelling.building else None,
    }


def _to_use(homes: Iterable[Residence], on: date) -> dict[str, Any] | None:
    """The address to write to: a postal one in force, else a temporary, else the permanent."""
    valid = [
        row
        for row in homes
        if (row.since is None or row.since <= on) and (row.until is None or row.until > on)
    ]
    for kinds in ({"postal"}, {"temporary"}, {"permanent", "abroad"}):
        for row in reversed(valid):
            if row.kind in kinds and (row.dwelling or row.line_fi):
                return {"kind": row.kind, **_address(row)}
    return None


def _family(person: int) -> dict[str, Any]:
    """Ties to other people, by internal key and name; never a code, never a place."""
    custody = Guardianship.objects.filter(Q(child_id=person) | Q(guardian_id=person)).prefetch_related(
        "rights"
    )
    parenthood = Parenthood.objects.filter(Q(child_id=person) | Q(parent_id=person))
    couples = Partnership.objects.filter(Q(one_id=person) | Q(other_id=person))
    others = {key for row in custody for key in (row.child_id, row.guardian_id)}
    others |= {key for row in parenthood for key in (row.child_id, row.parent_id)}
    others |= {key for row in couples for key in (row.one_id, row.other_id)}
    names = {key: str(name) or None for key, name in names_of(others).items()}

    def who(key: int) -> dict[str, Any]:
        return {"person": key, "name": names[key]}

    return {
        "guardians": [
            who(row.guardian_id) | _custody(row) for row in _ordered(custody) if row.child_id == person
        ],
        "wards": [
            who(row.child_id) | _custody(row) for row in _ordered(custody) if row.guardian_id == person
        ],
        "children": [
            who(row.child_id) | _parent(row) for row in _ordered(parenthood) if row.parent_id == person
        ],
        "parents": [
            who(row.parent_id) | _parent(row) for row in _ordered(parenthood) if row.child_id == person
        ],
        "partners": [
            who(row.other_id if row.one_id == person else row.one_id) | {"kind": row.kind} | _dates(row)
            for row in _ordered(couples)
        ],
    }


def _custody(row: Guardianship) -> dict[str, Any]:
    return {
        "kind": row.kind or None,
        "role": row.role or None,
        "residence": row.residence or None,
        "all_rights": not row.limited,
        "rights": [{"code": right.code, **_dates(right)} for right in row.rights.all()],
        **_dates(row),
    }


def _parent(row: Parenthood) -> dict[str, Any]:
    return {"role": row.role or None, "active": row.active, **_dates(row)}


def _ordered(rows: Iterable[Any]) -> list[Any]:
    """Oldest first; a row without a beginning is older than any."""
    return sorted(rows, key=lambda row: (row.since or date.min, row.until or date.max, row.pk))


def _dates(row: Any) -> dict[str, str | None]:
    return {"since": _day(row.since), "until": _day(row.until)}


def _last_day(row: Any) -> dict[str, str | None]:
    return {"last_day": _day(row.until - timedelta(days=1)) if row.until else None}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
