"""The staff's door: signing in and out. A demo lets anybody choose a role; elsewhere there is a password."""

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from ennakko.accounts.access import called, user
from ennakko.accounts.actions import appoint, locked
from ennakko.accounts.actor import system
from ennakko.desk import words
from ennakko.desk.session import public
from ennakko.desk.staff import now, page
from ennakko.ledger.actions import reassign
from ennakko.ui.limits import limited, too_often, wait

BACKEND = "django.contrib.auth.backends.ModelBackend"
DEMO_STAFF = {
    "officer": ("Sari", "Salo"),
    "principal": ("Pekka", "Rinne"),
    "protected-unit": ("Tuula", "Aalto"),
    "operator": ("Juha", "Lehto"),
}
DEMO_HEAD = "demo-head"  # the head of one school: the demo puts them in charge once a sweep has run
SIGN_INS = 120  # a minute from one address: an office of hundreds stands behind one
GUESSES = 30  # an hour at one account, from wherever
HOUR = 60 * 60


@public
@require_http_methods(["GET", "POST"])
@limited("staff sign-in", SIGN_INS)
def sign_in(request: HttpRequest) -> HttpResponse:
    """In a demo: choose a role. Elsewhere: user name and password."""
    trouble = None
    if request.method == "POST":
        if settings.DEMO:
            role = request.POST.get("role", "")
            who = called(DEMO_HEAD) if role == DEMO_HEAD else _demo_staff(role)
        else:
            username = request.POST.get("username", "")[:150]
            if too_often("sign-in", username, GUESSES, HOUR):
                return locked_out(request)
            who = authenticate(request, username=username, password=request.POST.get("password"))
            trouble = words.wrong_password
        if who is not None:
            login(request, who, backend=BACKEND)
            return redirect("desk:home")
    roles = [(role, title, words.role_does[role]) for role, title in words.roles.items()]
    if settings.DEMO and called(DEMO_HEAD):
        roles.append((DEMO_HEAD, words.head, words.head_does))
    return page(request, "sign_in", None, roles=roles, trouble=trouble)


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """Too many wrong passwords (django-axes): the same page whether there is such an account or not."""
    username = request.POST.get("username", "")[:150]
    if not too_often("told", username, 1, HOUR):
        locked(username=username, at=now())
    return wait(request, words.locked_out, int(settings.AXES_COOLOFF_TIME.total_seconds()))


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the session."""
    logout(request)
    return redirect("desk:sign-in")


def _demo_staff(role: str) -> Any:
    """The invented member of staff who holds one role; None where there is no such role."""
    if role not in DEMO_STAFF:
        return None
    first, last = DEMO_STAFF[role]
    actor = appoint(
        username=f"demo-{role}", role=role, by=system("demo"), at=now(), first_name=first, last_name=last
    )
    reassign(by=system("demo"), at=now())  # what a desk followed while nobody was in office
    return user(int(actor.key))
