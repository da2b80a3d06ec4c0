"""How a verb takes a proposal and changes it: locked, seen only by whoever may, one version on, with its event."""

from collections.abc import Mapping
from datetime import datetime

from ennakko.accounts.actor import Actor
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused
from ennakko.ledger import refusals
from ennakko.ledger.access import may_see
from ennakko.ledger.handlers import WAITING, Handlers
from ennakko.ledger.models import Addressee, Proposal


def take(key: int, by: Actor) -> Proposal:
    """The proposal, locked until the transaction ends.

    Raises Refused where there is none; a restricted one does not exist for anybody but the protected-persons unit.
    """
    found = Proposal.objects.select_for_update().filter(pk=key).first()
    if found is None or not may_see(found, by):
        raise Refused(*refusals.said(refusals.NO_PROPOSAL, key=key))
    return found


def take_living(key: int, by: Actor) -> Proposal:
    """The same, where it lives. Raises Refused for a withdrawn or lapsed one."""
    found = take(key, by)
    if not found.live:
        raise Refused(*refusals.said(refusals.NOT_LIVING, key=key))
    return found


def staff(by: Actor, found: Proposal, *roles: str) -> None:
    """Raise Refused unless `by` is the platform or holds one of the roles. A restricted case needs the unit's own."""
    needed = ("protected-unit",) if found.restricted else roles
    if by.kind != "system" and not any(by.may(role) for role in needed):
        raise Refused(*refusals.another_role(*needed))


def change(
    found: Proposal,
    *,
    verb: str,
    by: Actor,
    at: datetime,
    payload: Mapping[str, object] | None = None,
    **fields: object,
) -> Proposal:
    """Change a taken proposal and leave the event. Raises Refused where another hand was quicker.

    What then waits for a person has one by name, whichever verb brought it there.
    """
    now = {**fields, "version": found.version + 1, "changed_at": at}
    if now.get("state", found.state) in WAITING:
        now.setdefault("handler", Handlers(at).of(found))
    if not Proposal.objects.filter(pk=found.pk, version=found.version).update(**now):
        raise Refused(*refusals.said(refusals.MEANWHILE, key=found.pk))
    for name, value in now.items():
        setattr(found, name, value)
    told = {"state": str(found.state), "reason": found.reason, **(payload or {})}
    audit.record(by=by, at=at, verb=verb, about=f"proposal:{found.pk}", person=found.person, payload=told)
    return found


def active(found: Proposal) -> list[Addressee]:
    """The addressees in force, by key."""
    return list(Addressee.objects.filter(proposal=found, active=True).order_by("person"))


def party(found: Proposal, person: int) -> Addressee:
    """The addressee in force. Raises Refused for anybody else, in the words of a proposal that does not exist."""
    mine = Addressee.objects.filter(proposal=found, person=person, active=True).first()
    if mine is None:
        raise Refused(*refusals.said(refusals.NO_PROPOSAL, key=found.pk))
    return mine
