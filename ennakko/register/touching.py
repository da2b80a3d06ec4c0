"""What every feed of the register does besides its own rows: announce whom it touched, and clear that afterwards."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from ennakko.register.among import among
from ennakko.register.models import Load, Touched

MANY = 500


def touch(*, persons: Iterable[int], why: str, at: datetime) -> None:
    """Announce that these persons' situation changed (`why`: the subject, at most 40 characters).

    Called inside the transaction that makes the change, so that neither is ever seen without the other.
    """
    Touched.objects.bulk_create(
        [Touched(person=person, why=why, at=at) for person in sorted(set(persons))], batch_size=MANY
    )


def settle_touched(*, ids: Collection[int]) -> None:
    """Clear announcements that the fast path has followed. Later ones about the same persons stay."""
    Touched.objects.filter(id__in=among(ids)).delete()


def heard_again(*, on: date, at: datetime) -> None:
    """A demo's night: every table that was ever loaded whole arrives again and says the same, so it stays fresh."""
    tables = (
        Load.objects.filter(complete=True, day__lt=on)
        .order_by("table")
        .values_list("table", flat=True)
        .distinct()
    )
    heard = [Load(table=table, at=at, day=on, source="the demo's night", complete=True) for table in tables]
    Load.objects.bulk_create(heard)
