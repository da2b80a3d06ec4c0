"""Making two rows of one person one: somebody known only from a relation turns out to be a person with records.

It happens when a relation names a corrected code before the correction itself arrives. Two people who both have records
of their own are never made one here.
"""

from django.db.models import Model, Q

from ennakko.register.models import Guardianship, IdentityCode, Parenthood, Partnership, RawRecord, Resident
from ennakko.register.vtj.raw import APPLIED

TIES: tuple[tuple[type[Model], str, str], ...] = (
    (Guardianship, "child_id", "guardian_id"),
    (Parenthood, "child_id", "parent_id"),
    (Partnership, "one_id", "other_id"),
)


def only_told_of(person: int) -> bool:
    """Whether the register knows somebody only from other people's records: nothing of their own was ever taken."""
    codes = IdentityCode.objects.filter(resident_id=person).values("lookup")
    bare = Resident.objects.filter(
        pk=person,
        refetch=True,
        protected=False,
        names=None,
        residences=None,
        municipalities=None,
        citizenships=None,
    )
    return bare.exists() and not RawRecord.objects.filter(lookup__in=codes, state=APPLIED).exists()


def absorb(person: int, other: int) -> set[int]:
    """Give `person` the codes and ties of `other`, who was only told of, and remove `other`. Everyone who was tied to
    `other` is returned: their tie changed."""
    touched: set[int] = set()
    for model, one, two in TIES:
        for row in model._default_manager.filter(Q(**{one: other}) | Q(**{two: other})):
            ends = [person if getattr(row, end) == other else getattr(row, end) for end in (one, two)]
            if model is Partnership:
                ends.sort()
            held = dict(zip((one, two), ends, strict=True))
            touched.update(ends)
            if ends[0] == ends[1] or model._default_manager.filter(**held).exists():
                row.delete()
                continue
            for end, key in held.items():
                setattr(row, end, key)
            row.save(update_fields=list(held))
    IdentityCode.objects.filter(resident_id=other).update(resident_id=person, active=False)
    Resident.objects.get(pk=other).delete()
    return touched - {person}
