"""Teaching groups: a person puts a child into one of its place; everybody else's is suggested (`desk.grouping`)."""

from datetime import datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.ledger import refusals
from ennakko.ledger.change import staff, take_living
from ennakko.ledger.models import InGroup
from ennakko.register import access as register


@transaction.atomic
def put_in_group(*, proposal: int, group: str, by: Actor, at: datetime) -> None:
    """Put a child into a group of the place it holds; later suggestions keep it there. An empty `group` takes it out again.

    Raises Refused where the child holds no place, or the place has no such group.
    """
    found = take_living(proposal, by)
    staff(by, found, "officer")
    if found.place is None:
        raise Refused(*refusals.NO_PLACE_FOR_GROUP)
    if not group:
        InGroup.objects.filter(proposal=found).delete()
    elif group not in {each.name for each in register.groups_of([found.place]).get(found.place, [])}:
        raise Refused(*refusals.NO_GROUP)
    else:
        InGroup.objects.update_or_create(
            proposal=found, defaults={"place": found.place, "group": group, "by": str(by), "at": at}
        )
    audit.record(
        by=by, at=at, verb="put_in_group", about=f"proposal:{proposal}", person=found.person,
        payload={"place": found.place, "group": group},
    )  # fmt: skip
