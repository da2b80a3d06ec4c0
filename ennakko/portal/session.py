"""Who is signed in as a resident. A resident is no account: the session keeps for which person it acts.

Strong identification (`provider.py`) or, in a demo, a choice from a list lets a session act for somebody (`enter`). The link
of a letter signs nobody in: it opens that one proposal, to read and to answer, for an hour.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ennakko.base import clock
from ennakko.portal import actions
from ennakko.portal.provider import Proven

KEY = "resident"
LINK = "link"
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Opened:
    """What the link of a letter opened: one proposal for one addressee, until a moment."""

    proposal: int
    person: int
    until: datetime


def enter(request: HttpRequest, person: int) -> None:
    """Let the session act for `person`; a new session key, so that an old one is worth nothing."""
    request.session.flush()
    request.session[KEY] = person


def enter_as_proven(request: HttpRequest, person: int, proven: Proven) -> None:
    """Let the session act for `person`, and end with the provider's own session."""
    enter(request, person)
    request.session.save()  # it has its key from now on
    actions.signed_in(
        session=request.session.session_key or "",
        person=person,
        issuer=proven.issuer,
        subject=proven.subject,
        sid=proven.sid,
        at=clock.moment(settings.DATA),
    )


def enter_by_link(request: HttpRequest, proposal: int, person: int) -> None:
    """Let the session read and answer one proposal for an hour, and nothing else."""
    request.session.flush()
    request.session[LINK] = [proposal, person, (clock.now() + AN_HOUR).isoformat()]


def opened(request: HttpRequest) -> Opened | None:
    """What a link opened in this session, over or not; None where none did."""
    kept = request.session.get(LINK)
    return Opened(kept[0], kept[1], datetime.fromisoformat(kept[2])) if kept else None


def is_over(found: Opened) -> bool:
    """Whether the hour has passed."""
    return found.until <= clock.now()


def leave(request: HttpRequest) -> None:
    """Forget everything about the session."""
    if request.session.session_key:
        actions.signed_out(session=request.session.session_key, at=clock.moment(settings.DATA))
    request.session.flush()


def person_of(request: HttpRequest) -> int | None:
    """The person the session acts for; None when nobody signed in."""
    person = request.session.get(KEY)
    return int(person) if person is not None else None


def onward(request: HttpRequest) -> str:
    """Where to go after signing in: the page that was asked for, if it is one of ours."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else reverse("portal:for-you")


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for a signed-in resident; gets `person`. Anyone else is sent to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        person = person_of(request)
        if person is None:
            return redirect(f"{reverse('portal:sign-in')}?{urlencode({'next': request.get_full_path()})}")
        return view(request, *args, person=person, **values)

    guarded.audience = "resident"  # type: ignore[attr-defined]  # read by the test over all routes
    return guarded


def for_letter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of one proposal, for a signed-in resident or for whoever opened it by the link of its letter."""

    @wraps(view)
    def guarded(request: HttpRequest, proposal: int, *args: Any, **values: Any) -> HttpResponse:
        link = opened(request)
        if link is not None and link.proposal == proposal and not is_over(link):
            return view(request, proposal, *args, person=link.person, **values)
        return signed_in(view)(request, proposal, *args, **values)

    guarded.audience = "resident"  # type: ignore[attr-defined]
    return guarded


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view declared open to everybody."""
    view.audience = "public"  # type: ignore[attr-defined]
    return view
