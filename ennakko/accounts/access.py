"""Reading who works here and what each may do."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from ennakko.accounts.actor import Actor
from ennakko.accounts.models import Charge, Grant, Substitution, User


@dataclass(frozen=True)
class Officer:
    """A member of staff in office: their key, the name colleagues know them by, their roles."""

    user: int
    username: str
    name: str
    roles: frozenset[str]

    @property
    def actor(self) -> Actor:
        """The `by=` of what they do."""
        return Actor("user", str(self.user), self.roles)


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """The Actor of a signed-in member of staff, with the roles they hold now; none where they were dismissed."""
    if not user.is_authenticated or not user.is_active:
        return Actor("user", str(user.pk or 0))
    roles = frozenset(Grant.objects.filter(user_id=user.pk).values_list("role", flat=True))
    works = {"unit": user.unit, "controller": user.controller} if isinstance(user, User) else {}
    return Actor("user", str(user.pk), roles, **works)


def in_charge_of(actor: Actor) -> frozenset[int]:
    """The places (the register's keys) a member of staff is in charge of.

    Empty: in charge of no named school, such as one deciding official for the whole city, and then not limited to any.
    """
    if actor.kind != "user":
        return frozenset()
    return frozenset(Charge.objects.filter(user_id=int(actor.key)).values_list("place", flat=True))


def officers(role: str | None = None) -> list[Officer]:
    """The members of staff in office (with `role`, where one is named), by name."""
    users = User.objects.filter(is_active=True, grants__isnull=False).distinct().prefetch_related("grants")
    known = [
        Officer(
            user.pk,
            user.username,
            user.get_full_name() or user.username,
            frozenset(grant.role for grant in user.grants.all()),
        )
        for user in users.order_by("last_name", "first_name", "username")
    ]
    return [officer for officer in known if role is None or role in officer.roles]


def user(key: int) -> User | None:
    """The account to sign in, where it is in office."""
    return User.objects.filter(pk=key, is_active=True).first()


def called(username: str) -> User | None:
    """The account of this user name, where it is in office."""
    return User.objects.filter(username=username, is_active=True).first()


@dataclass(frozen=True)
class StandIn:
    """A substitution that is in force or to come: who is away, who stands in, from when until when (None: open)."""

    key: int
    officer: int
    stands_in: int
    since: date
    until: date | None


def substitutions(on: date) -> list[StandIn]:
    """The substitutions in force on the day or later, by their first day."""
    found = Substitution.objects.filter(Q(until=None) | Q(until__gte=on)).order_by("since", "id")
    return [StandIn(one.pk, one.officer_id, one.stands_in_id, one.since, one.until) for one in found]


def substitutes(on: date) -> dict[str, str]:
    """Whoever is away on the day (`user:12`), and who is there in their stead: who stands in for somebody who stands in
    and is away too, does it for both. Nobody who was dismissed stands in."""
    away = {
        one.officer_id: one.stands_in_id
        for one in in_force(on).filter(stands_in__is_active=True).order_by("id")
    }
    present = {}
    for officer in away:
        found, seen = away[officer], {officer}
        while found in away and found not in seen:
            seen.add(found)
            found = away[found]
        if found not in seen:
            present[f"user:{officer}"] = f"user:{found}"
    return present


def stands_in_for(actor: Actor, on: date) -> set[str]:
    """Those for whom the actor stands in on the day (`user:12`)."""
    return {away for away, stands_in in substitutes(on).items() if stands_in == str(actor)}


def in_force(on: date) -> "QuerySet[Substitution]":
    """The substitutions of the day."""
    return Substitution.objects.filter(Q(until=None) | Q(until__gte=on), since__lte=on)


def name_of(actor: str) -> str:
    """How a member of staff is called (`user:12`); for anyone else the actor's own word."""
    kind, _, key = actor.partition(":")
    found = User.objects.filter(pk=int(key)).first() if kind == "user" and key.isdecimal() else None
    return (found.get_full_name() or found.username) if found else actor
