"""Cases change hands: handed over by a person, or taken from whoever is no longer in office."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ennakko.accounts.access import officers
from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.ledger import bulk, refusals
from ennakko.ledger.access import PROTECTED_UNIT
from ennakko.ledger.change import change, staff, take_living
from ennakko.ledger.handlers import OFFICER, WAITING, Handlers
from ennakko.ledger.models import Proposal

CHUNK = 1000


@transaction.atomic
def hand_over(*, proposals: Collection[int], to: int, by: Actor, at: datetime) -> int:
    """Give cases to a colleague (`to`: their account), all of them or none. Returns how many changed hands.

    Raises Refused where the colleague is not in office with the role that each case needs.
    """
    roles = {one.user: one.roles for one in officers()}.get(to, frozenset())
    moved = 0
    for key in sorted(set(proposals)):
        found = take_living(key, by)
        staff(by, found, OFFICER)
        needed = PROTECTED_UNIT if found.restricted else OFFICER
        if needed not in roles:
            raise Refused(*refusals.NOT_IN_OFFICE)
        if found.handler != f"user:{to}":
            change(
                found, verb="handed_over", by=by, at=at, payload={"to": f"user:{to}"}, handler=f"user:{to}"
            )
            moved += 1
    return moved


def reassign(*, by: Actor, at: datetime) -> int:
    """Give each open case whose handler is no longer in office to somebody who is, a chunk in a transaction. Returns how
    many changed hands; a second time there are none."""
    moved = after = 0
    while True:
        with transaction.atomic():
            found = _left(after)
            moved += _give(found, by=by, at=at)
        if not found:
            return moved
        after = found[-1].pk


def _left(after: int) -> list[Proposal]:
    """The next open cases that nobody in office follows, locked."""
    known = {
        restricted: [str(one.actor) for one in officers(role)]
        for restricted, role in ((False, OFFICER), (True, PROTECTED_UNIT))
    }
    followed = Q(restricted=False, handler__in=known[False]) | Q(restricted=True, handler__in=known[True])
    left = Proposal.objects.filter(~followed, live=True, state__in=WAITING, pk__gt=after).order_by("pk")
    return list(left.select_for_update()[:CHUNK])


def _give(found: Sequence[Proposal], *, by: Actor, at: datetime) -> int:
    handlers, moved = Handlers(at), []
    for proposal in found:
        handler = handlers.of(proposal)
        if handler != proposal.handler:
            proposal.handler, proposal.changed_at = handler, at
            proposal.version += 1
            moved.append(proposal)
    bulk.update(moved, ["handler", "version", "changed_at"])
    audit.record_many(
        [
            audit.Entry(by, at, "reassigned", f"proposal:{one.pk}", one.person, {"to": one.handler})
            for one in moved
        ]
    )
    return len(moved)
