"""Who is signed in as staff, and which roles a route is for. A route without a role is not served."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ennakko.accounts.access import actor_of
from ennakko.accounts.actor import Actor

View = Callable[..., HttpResponse]

OFFICER, PRINCIPAL, PROTECTED_UNIT, OPERATOR = "officer", "principal", "protected-unit", "operator"


def for_roles(*roles: str) -> Callable[[View], View]:
    """A view for staff with one of `roles`; gets `actor`. Who is not signed in is sent to sign in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect("desk:sign-in")
            actor = actor_of(request.user)
            if not actor.roles & set(roles):
                raise PermissionDenied
            return view(request, *args, actor=actor, **values)

        guarded.audience = "staff"  # type: ignore[attr-defined]  # read by the test over all routes
        guarded.roles = roles  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: View) -> View:
    """A view declared open to everybody."""
    view.audience = "public"  # type: ignore[attr-defined]
    return view


def handles(actor: Actor, found: Any) -> bool:
    """Whether a case is this actor's to see: the protected-persons unit sees its own and only those."""
    if found.restricted:
        return actor.may(PROTECTED_UNIT)
    return actor.may(OFFICER) or actor.may(PRINCIPAL)
