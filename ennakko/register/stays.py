"""Reading who was entered by hand, and finding a home among the addresses that the register knows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ennakko.register.address import line
from ennakko.register.models import Dwelling, Stay

MOST = 50  # homes shown for one search


@dataclass(frozen=True)
class StayCard:
    """A child who lives here without this home municipality: since when, and which actor entered it."""

    person: int
    since: date
    entered_by: str


@dataclass(frozen=True)
class HomeFound:
    """A dwelling by its address line."""

    dwelling: int
    line: str


def stays() -> list[StayCard]:
    """The stays that are open, the newest first; nobody under a non-disclosure order is among them."""
    rows = Stay.objects.filter(until=None, person__protected=False).order_by("-since", "-pk")
    return [StayCard(row.person_id, row.since, row.entered_by) for row in rows]


def homes_at(street: str, number: str = "") -> list[HomeFound]:
    """Dwellings of a street (in Finnish or Swedish, in any case) and number (empty: all), whose building has a place."""
    named = Q(street_fi__iexact=street.strip()) | Q(street_sv__iexact=street.strip())
    rows = Dwelling.objects.filter(named, building__x__isnull=False)
    if number.strip():
        rows = rows.filter(number__iexact=number.strip())
    rows = rows.order_by("street_fi", "number", "stair", "flat", "division", "pk")[:MOST]
    return [HomeFound(row.pk, _line(row)) for row in rows]


def _line(row: Dwelling) -> str:
    rest = row.number, row.stair, row.flat, row.division
    return ", ".join(part for part in (line(row.street_fi or row.street_sv, *rest), row.postcode) if part)
