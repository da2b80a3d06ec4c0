"""Appointing staff and taking roles from them. Only the platform itself (at set-up) or an operator may."""

from datetime import datetime

from django.db import transaction

from ennakko.accounts.actor import Actor
from ennakko.accounts.models import Charge, Grant, Role, User
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused, Trouble


@transaction.atomic
def appoint(
    *, username: str, role: str, by: Actor, at: datetime, first_name: str = "", last_name: str = ""
) -> Actor:
    """Give `role` to the member of staff called `username`. Giving it twice changes nothing. Returns their Actor.

    Whoever has no account gets one without a password.
    """
    _may_appoint(by)
    _known(role)
    user, new = User.objects.get_or_create(
        username=username, defaults={"first_name": first_name, "last_name": last_name}
    )
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if not user.is_active:
        raise Refused("This account is closed.", "Appoint under another user name.")
    _, given = Grant.objects.get_or_create(user=user, role=role)
    if given:
        audit.record(by=by, at=at, verb="appointed", about=f"user:{user.pk}", payload={"role": role})
    return Actor("user", str(user.pk), frozenset(user.grants.values_list("role", flat=True)))


@transaction.atomic
def revoke(*, user: int, role: str, by: Actor, at: datetime) -> None:
    """Take `role` from a member of staff. Taking what they do not hold changes nothing."""
    _may_appoint(by)
    _known(role)
    taken, _ = Grant.objects.filter(user_id=user, role=role).delete()
    if taken:
        audit.record(by=by, at=at, verb="revoked", about=f"user:{user}", payload={"role": role})


@transaction.atomic
def put_in_charge(*, user: int, place: int, by: Actor, at: datetime) -> None:
    """Put a member of staff in charge of a place (the register's key). From the first one on they are limited to theirs.

    Raises Refused for an account that is closed or not there.
    """
    _may_appoint(by)
    if not User.objects.filter(pk=user, is_active=True).exists():
        raise Refused(f"There is no account {user} in office.", "Appoint them first.")
    _, given = Charge.objects.get_or_create(user_id=user, place=place)
    if given:
        audit.record(by=by, at=at, verb="put_in_charge", about=f"user:{user}", payload={"place": place})


@transaction.atomic
def relieve(*, user: int, place: int, by: Actor, at: datetime) -> None:
    """Take the charge of a place from a member of staff. With the last one goes the role: nobody becomes unlimited by it.

    Taking what they do not have changes nothing.
    """
    _may_appoint(by)
    taken, _ = Charge.objects.filter(user_id=user, place=place).delete()
    if not taken:
        return
    audit.record(by=by, at=at, verb="relieved", about=f"user:{user}", payload={"place": place})
    if not Charge.objects.filter(user_id=user).exists():
        revoke(user=user, role=Role.PRINCIPAL, by=by, at=at)


@transaction.atomic
def dismiss(*, user: int, by: Actor, at: datetime) -> None:
    """Close an account: it signs in no more and holds no role. What it did stays under its key."""
    _may_appoint(by)
    roles = sorted(Grant.objects.filter(user_id=user).values_list("role", flat=True))
    if User.objects.filter(pk=user, is_active=True).update(is_active=False):
        Grant.objects.filter(user_id=user).delete()
        Charge.objects.filter(user_id=user).delete()
        audit.record(by=by, at=at, verb="dismissed", about=f"user:{user}", payload={"roles": roles})


def _may_appoint(by: Actor) -> None:
    if by.kind != "system" and not by.may(Role.OPERATOR):
        raise Refused("Only the digital office appoints staff.", "Ask somebody with the role operator.")


def _known(role: str) -> None:
    if role not in Role.values:
        raise Trouble(f"There is no role {role}.", f"The roles are {', '.join(Role.values)}.")
