"""A register of a few children and places, and a feeding of a fixed day."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ennakko.accounts.actor import system
from ennakko.base.identity import check_character
from ennakko.register import sealing
from ennakko.register.feeds.loading import Feed
from ennakko.register.models import IdentityCode, Place, Resident

DAY = date(2027, 2, 1)


def code(number: int) -> str:
    """An artificial identity code: individual numbers 900 to 999 belong to nobody."""
    digits = f"0103209{number:02d}"
    return f"010320A9{number:02d}{check_character(digits)}"


def building_code(number: int) -> str:
    """A building code of the test register."""
    return f"9{number:08d}{check_character(f'9{number:08d}')}"


@pytest.fixture
def child(db: None) -> Callable[[int], int]:
    """Puts the child with `code(number)` into the register and gives its key."""

    def put(number: int) -> int:
        person = Resident.objects.create(born=date(2020, 3, 1))
        IdentityCode.objects.create(resident=person, lookup=sealing.lookup(code(number)), sealed=b"sealed")
        return person.pk

    return put


@pytest.fixture
def place(db: None) -> Callable[..., int]:
    """Puts a place into the register and gives its key."""

    def put(unit: str, **said: object) -> int:
        values = {"kind": "school", "name_fi": f"Koulu {unit}", "language": "fi", "capacity": 60}
        return Place.objects.create(unit=unit, **{**values, "x": 25_497_000, "y": 6_674_000, **said}).pk

    return put


@pytest.fixture
def feed() -> Callable[..., Feed]:
    """A feeding on the fixed day."""

    def of(source: str = "file.csv", *, complete: bool = True, on: date = DAY) -> Feed:
        return Feed(source, complete, on, system("feed"), datetime(2027, 2, 1, 8, tzinfo=UTC))

    return of
