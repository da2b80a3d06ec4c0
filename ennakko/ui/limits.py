"""How often one address may ask: counted for all processes together, anew after the window.

A limit keeps floods and guessing away; who guesses one account's password is stopped by a lockout of its own (django-axes).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ennakko.base import clock
from ennakko.base.text import Text
from ennakko.ui import words
from ennakko.ui.counting import one_more

View = Callable[..., HttpResponse]
MINUTE = 60


def address(request: HttpRequest) -> str:
    """Who asks: the address that the outermost proxy of ours saw. What a client writes itself is not believed."""
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    proxies = settings.PROXIES
    return told[-proxies] if 0 < proxies <= len(told) else request.META.get("REMOTE_ADDR", "")


def too_often(what: str, who: str, most: int, seconds: int = MINUTE) -> bool:
    """Count one more; whether it is one too many in this window."""
    return one_more(what, who, seconds, at=clock.now()) > most


def limited(what: str, most: int, *, methods: tuple[str, ...] = ("POST",)) -> Callable[[View], View]:
    """A view that one address may ask at most so often a minute."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
            if request.method in methods and too_often(what, address(request), most):
                return wait(request, words.too_many, MINUTE)
            return view(request, *args, **values)

        counted.limit = most  # type: ignore[attr-defined]  # read by the test over all routes
        return counted

    return decorate


def wait(request: HttpRequest, body: Text, seconds: int) -> HttpResponse:
    """The page that asks for patience and says for how long."""
    shown = {"title": words.too_many_title, "body": body, "back": request.path}
    answer = render(request, "ui/trouble.html", shown, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
