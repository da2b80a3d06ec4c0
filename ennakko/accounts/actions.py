"""Appointing staff and taking roles from them. Only the platform itself (at set-up) or an operator may."""

from datetime import date, datetime, timedelta

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import override

from ennakko.accounts import refusals
from ennakko.accounts.access import officers
from ennakko.accounts.actor import Actor, system
from ennakko.accounts.models import Charge, Grant, Role, Substitution, User
from ennakko.audit import actions as audit
from ennakko.base.errors import Refused, Trouble

CASEWORK = frozenset({Role.OFFICER.value, Role.PROTECTED_UNIT.value})  # the roles that handle cases


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
        _sessions_end(user.pk)
        audit.record(by=by, at=at, verb="appointed", about=f"user:{user.pk}", payload={"role": role})
    return Actor("user", str(user.pk), frozenset(user.grants.values_list("role", flat=True)))


@transaction.atomic
def place_in_unit(*, user: int, unit: str, controller: str, by: Actor, at: datetime) -> None:
    """Say in which unit somebody works and for which controller: they look at the data of no other from then on.

    An empty `controller`: they work for every controller here.
    """
    _may_appoint(by)
    placed = User.objects.filter(pk=user, is_active=True).update(unit=unit, controller=controller)
    if not placed:
        raise Refused(*refusals.said(refusals.NO_ACCOUNT, user=user))
    told = {"unit": unit, "controller": controller}
    audit.record(by=by, at=at, verb="placed_in_unit", about=f"user:{user}", payload=told)


@transaction.atomic
def set_password(*, user: int, password: str, by: Actor, at: datetime) -> None:
    """Set what a member of staff signs in with. Raises Refused for one that is too short or too common; it is in no event."""
    _may_appoint(by)
    found = User.objects.filter(pk=user, is_active=True).first()
    if found is None:
        raise Refused(*refusals.said(refusals.NO_ACCOUNT, user=user))
    try:
        validate_password(password, found)
    except ValidationError as error:
        with override("en"):
            raise Refused(" ".join(error.messages), "Choose another password.") from None
    found.set_password(password)
    found.save(update_fields=["password"])
    audit.record(by=by, at=at, verb="password_set", about=f"user:{user}")


@transaction.atomic
def unlock(*, username: str, by: Actor, at: datetime) -> int:
    """Let an account sign in again after too many wrong passwords. Returns how many addresses it was locked out from."""
    _may_appoint(by)
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Refused(
            "There is no account of this user name in office.", "Look at the spelling, or appoint them."
        )
    opened: int = reset(username=username)
    audit.record(by=by, at=at, verb="unlocked", about=f"user:{found.pk}")
    return opened


@transaction.atomic
def locked(*, username: str, at: datetime) -> None:
    """Note that an account was locked out. Of a user name that is nobody's nothing is kept."""
    found = User.objects.filter(username=username, is_active=True).first()
    if found is not None:
        audit.record(by=system("door"), at=at, verb="locked_out", about=f"user:{found.pk}")


@transaction.atomic
def revoke(*, user: int, role: str, by: Actor, at: datetime) -> None:
    """Take `role` from a member of staff. Taking what they do not hold changes nothing."""
    _may_appoint(by)
    _known(role)
    taken, _ = Grant.objects.filter(user_id=user, role=role).delete()
    if taken:
        _sessions_end(user)
        audit.record(by=by, at=at, verb="revoked", about=f"user:{user}", payload={"role": role})


@transaction.atomic
def put_in_charge(*, user: int, place: int, by: Actor, at: datetime) -> None:
    """Put a member of staff in charge of a place (the register's key). From the first one on they are limited to theirs.

    Raises Refused for an account that is closed or not there.
    """
    _may_appoint(by)
    if not User.objects.filter(pk=user, is_active=True).exists():
        raise Refused(*refusals.said(refusals.NO_ACCOUNT, user=user))
    _, given = Charge.objects.get_or_create(user_id=user, place=place)
    if given:
        _sessions_end(user)
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
    _sessions_end(user)
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


@transaction.atomic
def substitute(
    *, officer: int, stands_in: int, since: date, until: date | None, by: Actor, at: datetime
) -> Substitution:
    """`stands_in` follows the cases of `officer` from `since` until `until` (None: until it is ended).

    An officer may name who stands in for them, an operator for anybody. Whoever stands in must hold every role in which
    the officer handles cases: the cases of protected persons never reach anybody else.
    """
    _own_or_operator(officer, by)
    known = {one.user: one.roles for one in officers()}
    if officer == stands_in or not {officer, stands_in} <= known.keys():
        raise Refused(*refusals.NOBODY_STANDS_IN)
    lacks = (known[officer] & CASEWORK) - known[stands_in]
    if lacks:
        raise Refused(
            *refusals.said(refusals.STANDS_IN_WITHOUT_ROLE, role=refusals.listed(sorted(lacks), refusals.AND))
        )
    if until is not None and until < since:
        raise Refused(*refusals.ENDS_BEFORE_IT_BEGINS)
    overlaps = Substitution.objects.filter(Q(until=None) | Q(until__gte=since), officer_id=officer)
    if until is not None:
        overlaps = overlaps.filter(since__lte=until)
    if overlaps.exists():
        raise Refused(*refusals.STANDS_IN_ALREADY)
    made = Substitution.objects.create(officer_id=officer, stands_in_id=stands_in, since=since, until=until)
    payload = {"stands_in": f"user:{stands_in}", "since": str(since), "until": until and str(until)}
    audit.record(by=by, at=at, verb="substituted", about=f"user:{officer}", payload=payload)
    return made


@transaction.atomic
def end_substitution(*, substitution: int, on: date, by: Actor, at: datetime) -> None:
    """The officer is back on the day: the day before was the last one. One that had not begun is taken off."""
    found = Substitution.objects.filter(pk=substitution).first()
    if found is None or (found.until is not None and found.until < on):
        raise Refused(*refusals.SUBSTITUTION_ENDED)
    _own_or_operator(found.officer_id, by)
    if found.since >= on:
        found.delete()
    else:
        Substitution.objects.filter(pk=substitution).update(until=on - timedelta(days=1))
    audit.record(by=by, at=at, verb="returned_to_work", about=f"user:{found.officer_id}")


def _own_or_operator(officer: int, by: Actor) -> None:
    if by.kind != "system" and not by.may(Role.OPERATOR) and str(by) != f"user:{officer}":
        raise Refused(*refusals.NOT_YOURS_TO_SUBSTITUTE)


def _sessions_end(user: int) -> None:
    """What somebody may do has changed: they sign in anew, with a session of a new key."""
    User.objects.filter(pk=user).update(standing=F("standing") + 1)


def _may_appoint(by: Actor) -> None:
    if by.kind != "system" and not by.may(Role.OPERATOR):
        raise Refused(*refusals.NOT_YOURS_TO_APPOINT)


def _known(role: str) -> None:
    if role not in Role.values:
        raise Trouble(f"There is no role {role}.", f"The roles are {', '.join(Role.values)}.")
