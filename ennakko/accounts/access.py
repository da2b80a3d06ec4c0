"""Reading who works here and what each may do."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from ennakko.accounts.actor import Actor
from ennakko.accounts.models import Charge, Grant, User


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
    return Actor(
        "user", str(user.pk), frozenset(Grant.objects.filter(user_id=user.pk).values_list("role", flat=True))
    )


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


def name_of(actor: str) -> str:
    """How a member of staff is called (`user:12`); for anyone else the actor's own word."""
    kind, _, key = actor.partition(":")
    found = User.objects.filter(pk=int(key)).first() if kind == "user" and key.isdecimal() else None
    return (found.get_full_name() or found.username) if found else actor
