"""Finding the person a record or a relation names, and making the ones we did not know."""

from collections.abc import Iterable

from ennakko.base.errors import BadInput
from ennakko.register.models import Guardianship, IdentityCode, Parenthood, Partnership, Resident
from ennakko.register.sealing import lookup, seal
from ennakko.register.vtj.facts import Related

MANY = 500


class People:
    """The people of one delivery, by code. Keeps what it has found until `forget`."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}

    def learn(self, lookups: Iterable[bytes]) -> None:
        """Look many codes up at once."""
        wanted = list(set(lookups) - self._known.keys())
        for start in range(0, len(wanted), MANY):
            found = IdentityCode.objects.filter(lookup__in=wanted[start : start + MANY])
            self._known.update(
                (bytes(key), person) for key, person in found.values_list("lookup", "resident_id")
            )

    def forget(self) -> None:
        """Forget everything found: after a rolled-back record some of it is not there."""
        self._known.clear()

    def by_lookup(self, key: bytes) -> int | None:
        """The person whose code (or earlier code) has this keyed hash."""
        if key not in self._known:
            self.learn([key])
        return self._known.get(key)

    def by_code(self, code: str) -> int | None:
        """The person who has, or had, this code."""
        return self.by_lookup(lookup(code))

    def make(self, code: str | None, **known: object) -> int:
        """A person we did not know. With a code they are marked for fetching: we know only what a relation told."""
        resident = Resident.objects.create(refetch=code is not None, **known)
        if code is not None:
            IdentityCode.objects.create(resident=resident, lookup=lookup(code), sealed=seal(code))
            self._known[lookup(code)] = resident.pk
        return int(resident.pk)

    def related(self, subject: int, other: Related) -> int:
        """The other person of `subject`'s relation; made if unknown.

        Somebody without a code is the one already tied to `subject` with the same names, birth and sex.
        """
        known = {"first_names": other.first, "last_name": other.last, "born": other.born, "sex": other.sex}
        if other.code is not None:
            return self.by_code(other.code) or self.make(other.code, **known)
        tied = Resident.objects.filter(id__in=tied_to(subject), codes__isnull=True, **known)
        return tied.values_list("id", flat=True).first() or self.make(None, **known)


def tied_to(person: int) -> set[int]:
    """Everyone with a row of custody, parenthood or partnership with `person`, in force or not."""
    tied: set[int] = set()
    for model, one, other in (
        (Guardianship, "child_id", "guardian_id"),
        (Parenthood, "child_id", "parent_id"),
        (Partnership, "one_id", "other_id"),
    ):
        tied.update(model._default_manager.filter(**{one: person}).values_list(other, flat=True))
        tied.update(model._default_manager.filter(**{other: person}).values_list(one, flat=True))
    return tied


def set_codes(person: int, active: str | None, aliases: Iterable[str], people: People, where: str) -> bool:
    """Make `active` the person's code and the others passive aliases; whether anything changed.

    Raises BadInput where a code already belongs to somebody else: two people must be made one by hand.
    """
    wanted = dict.fromkeys(aliases, False)
    if active is not None:
        wanted[active] = True
    owners = {code: people.by_code(code) for code in wanted}
    if any(owner not in (None, person) for owner in owners.values()):
        raise BadInput(
            f"{where}: a code in it already belongs to another person of this register.",
            "Have the two looked at by hand; until then this person's later records wait.",
        )
    rows = {bytes(row.lookup): row for row in IdentityCode.objects.filter(resident_id=person)}
    changed = False
    if active is not None:
        for key, row in rows.items():
            if row.active and key != lookup(active):
                row.active = False
                row.save(update_fields=["active"])
                changed = True
    for code, is_active in wanted.items():
        held = rows.get(lookup(code))
        if held is None:
            IdentityCode.objects.create(
                resident_id=person, lookup=lookup(code), sealed=seal(code), active=is_active
            )  # fmt: skip
            changed = True
        elif is_active and not held.active:
            held.active = True
            held.save(update_fields=["active"])
            changed = True
    return changed
