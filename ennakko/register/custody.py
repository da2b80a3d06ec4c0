"""For which children somebody may act, by custody as the register tells it on the day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from ennakko.register.models import Guardianship, Resident
from ennakko.register.snapshot.small import guarded

MAJORITY = 18  # Guardianship Services Act 442/1999, 2 §


def wards_of(guardian: int, on: date) -> list[int]:
    """The children for whom the guardian may act on the day, the youngest last: minor, alive, custody in force. A right to
    information alone is no custody. Where the child, or somebody near it, is under a non-disclosure order there is none:
    that is done with a person."""
    held = (
        Guardianship.objects.filter(
            in_force(on), guardian_id=guardian, child__dead=False, child__born__gt=_years_before(on)
        )
        .order_by("child__born", "child_id")
        .prefetch_related("rights")
    )
    children = dict.fromkeys(row.child_id for row in held if _may_act(row, on))
    hidden = guarded(children)
    return [child for child in children if child not in hidden]


def alive(person: int) -> bool:
    """Whether the register knows the person, and of no death."""
    return Resident.objects.filter(pk=person, dead=False, died=None).exists()


def in_force(on: date) -> Q:
    """Rows in force on a day; a missing bound is open."""
    return (Q(since=None) | Q(since__lte=on)) & (Q(until=None) | Q(until__gt=on))


def _may_act(row: Guardianship, on: date) -> bool:
    """Whether custody holds every right, or a decision lists one in force that is more than information."""
    rights: Iterable = row.rights.all()
    if not rights:
        return not row.limited
    return any(
        not right.code.startswith("T")
        and (right.since is None or right.since <= on)
        and (right.until is None or right.until > on)
        for right in rights
    )


def _years_before(on: date) -> date:
    """Whoever was born after this day is a minor on `on`."""
    year = on.year - MAJORITY
    return on.replace(year=year) if (on.month, on.day) != (2, 29) else date(year, 2, 28)
