"""Homes as a file tells of them: a point, or the address of a building that the register knows.

The Population Information System gives dwellings and buildings their codes; a file has none. What is made for a file
gets a code that begins with F, which no register gives. A dwelling is one household's: two families in one block are
no housemates, so its code follows from the child's first guardian and the building.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.crypto import salted_hmac

from ennakko.register.address import line
from ennakko.register.feeds import words
from ennakko.register.feeds.loading import MANY
from ennakko.register.feeds.reading import Wrong
from ennakko.register.models import Building, Dwelling

_ADDRESS = re.compile(r"(.+?) (\d\S*)(?: ([A-Za-zÅÄÖåäö]))?(?: 0*(\d{1,3}))?")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIELDS = ("street_fi", "number", "stair", "flat", "postcode")


@dataclass(frozen=True)
class Home:
    """A dwelling by its code, in a building by its code; the same code is the same home."""

    dwelling: str
    building: str = field(compare=False)
    point: tuple[int, int] | None = field(compare=False)
    address: tuple[str, str, str, str, str] = field(repr=False)  # FIELDS

    def __str__(self) -> str:
        street, number, stair, flat, postcode = self.address
        told = ", ".join(part for part in (line(street, number, stair, flat, ""), postcode) if part)
        return told or (f"{self.point[0]}; {self.point[1]}" if self.point else self.building)


@dataclass(frozen=True)
class Told:
    """Where a row says the home is: a point (EPSG:3879), an address, or both."""

    point: tuple[int, int] | None
    address: tuple[str, str, str, str, str]


def told(street: str, postcode: str, point: tuple[int, int] | None) -> Told | None:
    """What a row says; None where it says nothing."""
    if point is None and not street:
        return None
    found = _ADDRESS.fullmatch(street)
    parts = tuple(part or "" for part in found.groups()) if found else (street, "", "", "")
    return Told(point, (parts[0], parts[1], parts[2].upper(), parts[3], postcode))


class Homes:
    """The homes of one file, found among those the register knows or made."""

    def __init__(self, asked: Iterable[Told | None]) -> None:
        streets = {each.address[0] for each in asked if each and not each.point}
        self._known: dict[tuple[str, str], list[tuple[Home, str]]] = {}
        for start in range(0, len(streets), MANY):
            part = sorted(streets)[start : start + MANY]
            for row in Dwelling.objects.filter(
                Q(street_fi__in=part) | Q(street_sv__in=part), building__x__isnull=False
            ).select_related("building"):
                home = home_of(row)
                for street in {row.street_fi, row.street_sv} - {""}:
                    self._known.setdefault((street, row.number.casefold()), []).append((home, row.postcode))

    def of(self, said: Told, household: str) -> Home:
        """The home a row tells of. `household`: whose it is. Raises Wrong where no building can be told by it."""
        if said.point:
            building = _building_code(*said.point)
            return Home(_dwelling_code(household, building), building, said.point, said.address)
        street, number, stair, flat, postcode = said.address
        here = [
            home
            for home, code in self._known.get((street, number.casefold()), ())
            if not postcode or code == postcode
        ]
        own = [home for home in here if flat and home.address[2:4] == (stair, flat)]
        if len({home.dwelling for home in own}) == 1:
            return own[0]
        buildings = {home.building: home for home in here}
        if len(buildings) != 1:
            raise Wrong(words.many_addresses if buildings else words.unknown_address)
        ((building, neighbour),) = buildings.items()
        return Home(_dwelling_code(household, building), building, neighbour.point, said.address)


def home_of(row: Dwelling) -> Home:
    """A dwelling of the register as a home."""
    building = row.building
    point = (
        (building.x, building.y) if building and building.x is not None and building.y is not None else None
    )
    address = (row.street_fi, row.number, row.stair, row.flat.lstrip("0"), row.postcode)
    return Home(row.code, building.code if building else "", point, address)


def write(homes: Iterable[Home]) -> tuple[dict[str, int], bool]:
    """Make the register hold these homes: their keys by code, and whether a building came with them."""
    wanted = {home.dwelling: home for home in homes}
    points = {home.building: home.point for home in wanted.values()}
    known = _keys(Building, points)
    new = [code for code in points if code not in known]
    Building.objects.bulk_create(
        [Building(code=code, x=point[0], y=point[1]) for code in new if (point := points[code])],
        batch_size=MANY // 13,
    )
    known |= _keys(Building, {code: points[code] for code in new})
    Dwelling.objects.bulk_create(
        [
            Dwelling(
                code=code, building_id=known[home.building], **dict(zip(FIELDS, home.address, strict=True))
            )
            for code, home in wanted.items()
            if code.startswith("F")
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*FIELDS, "building"],
        batch_size=MANY // 12,
    )
    return _keys(Dwelling, wanted), bool(new)


def _keys(table: type[Building] | type[Dwelling], codes: Mapping[str, object]) -> dict[str, int]:
    wanted = list(codes)
    keys: dict[str, int] = {}
    for start in range(0, len(wanted), MANY):
        rows = table._default_manager.filter(code__in=wanted[start : start + MANY])
        keys |= dict(rows.values_list("code", "pk"))
    return keys


def _building_code(x: int, y: int) -> str:
    number, digits = (x - 25_000_000) * 10_000_000 + y, ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return f"F{digits.zfill(9)}"[:10]


def _dwelling_code(household: str, building: str) -> str:
    # no identity code: it stays when the register's key is replaced
    return (
        "F"
        + salted_hmac("ennakko home", f"{household} {building}", algorithm="sha256").hexdigest().upper()[:15]
    )
