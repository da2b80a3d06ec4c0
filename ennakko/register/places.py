"""Schools and pre-schools as other rooms see them. Public facts, nothing about persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import shapely
from django.db.models import QuerySet

from ennakko.base.text import Text
from ennakko.register.models import District, Group, Place


@dataclass(frozen=True)
class PlaceCard:
    """A school or pre-school: names and addresses in three languages, seats for the starting cohort, where it
    is."""

    key: int
    unit: str
    kind: str
    name: Text
    address: Text
    phone: str
    www: str
    language: str
    capacity: int
    buffer: int  # of the capacity, kept back from sweeps for whoever moves in late
    x: int  # EPSG:3879, metres
    y: int
    open: bool


def places(keys: Iterable[int]) -> dict[int, PlaceCard]:
    """Cards by place key; unknown keys are left out."""
    return _cards(Place.objects.filter(pk__in=set(keys)))


def places_of_kind(kind: str) -> dict[int, PlaceCard]:
    """Cards of all open places of a kind (school, preschool)."""
    return _cards(Place.objects.filter(kind=kind, open=True))


@dataclass(frozen=True)
class GroupCard:
    """A teaching group of a place: its name (1A), kind (general, special, immersion, preparatory), seats."""

    place: int
    name: str
    kind: str
    seats: int


def groups_of(keys: Iterable[int]) -> dict[int, list[GroupCard]]:
    """The groups of these places by place key, by name; a place without groups is left out."""
    found: dict[int, list[GroupCard]] = {}
    for row in Group.objects.filter(place__in=set(keys)).order_by("place", "name"):
        found.setdefault(row.place_id, []).append(GroupCard(row.place_id, row.name, row.kind, row.seats))
    return found


def places_by_unit(units: Iterable[str]) -> dict[str, int]:
    """Unit number to place key; unknown numbers are left out."""
    return dict(Place.objects.filter(unit__in=set(units)).values_list("unit", "pk"))


def district_rings(kind: str) -> list[list[tuple[float, float]]]:
    """The outer borders of the districts of a kind, as rings of (x, y) in EPSG:3879."""
    rings = []
    for area in District.objects.filter(kind=kind).order_by("id").values_list("area", flat=True):
        shape = shapely.from_wkb(bytes(area))
        for part in shapely.get_parts(shape):
            rings.append(
                [(float(x), float(y)) for x, y in shapely.get_coordinates(shapely.get_exterior_ring(part))]
            )
    return rings


def _cards(found: "QuerySet[Place, Place]") -> dict[int, PlaceCard]:
    return {row.pk: _card(row) for row in found.order_by("id")}


def _card(row: Any) -> PlaceCard:
    street_fi = ", ".join(part for part in (row.street_fi, row.postcode) if part) or "-"
    street_sv = ", ".join(part for part in (row.street_sv or row.street_fi, row.postcode) if part) or "-"
    return PlaceCard(
        key=row.pk,
        unit=row.unit,
        kind=row.kind,
        name=Text(row.name_fi, row.name_sv or row.name_fi, row.name_en or row.name_fi),
        address=Text(street_fi, street_sv, street_fi),
        phone=row.phone,
        www=row.www,
        language=row.language,
        capacity=row.capacity,
        buffer=row.buffer,
        x=row.x,
        y=row.y,
        open=row.open,
    )
