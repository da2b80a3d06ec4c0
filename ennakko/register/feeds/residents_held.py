"""What the register holds of children a file may tell of, in the shape in which the file tells it."""

from collections.abc import Collection

from ennakko.register.feeds.foreseen import Fields
from ennakko.register.feeds.homes import home_of
from ennakko.register.feeds.loading import MANY
from ennakko.register.models import Choice, Dwelling, Guardianship, Resident

OWN = ("first_names", "last_name", "born", "language", "municipality", "protected", "source")


def held_of(persons: Collection[int]) -> dict[int, Fields]:
    """By person: their own columns, home, school language, guardians (keys). `code` is a mark that one is held."""
    ordered = sorted(persons)
    held: dict[int, Fields] = {}
    for start in range(0, len(ordered), MANY):
        held |= _held(ordered[start : start + MANY])
    return held


def _held(persons: list[int]) -> dict[int, Fields]:
    guardians: dict[int, set[int | object]] = {}
    ties = Guardianship.objects.filter(child__in=persons, until=None)
    for child, guardian in ties.values_list("child_id", "guardian_id"):
        guardians.setdefault(child, set()).add(guardian)
    chosen = dict(Choice.objects.filter(person__in=persons).values_list("person_id", "school_language"))
    people = list(Resident.objects.filter(pk__in=persons).values("pk", "home_id", *OWN))
    dwellings = Dwelling.objects.select_related("building").filter(pk__in={row["home_id"] for row in people})
    homes = {row.pk: home_of(row) for row in dwellings}
    return {
        row["pk"]: {
            **{name: row[name] for name in OWN},
            "code": "",
            "home": homes.get(row["home_id"]),
            "school_language": chosen.get(row["pk"], ""),
            "guardians": frozenset(guardians.get(row["pk"], ())),
        }
        for row in people
    }
