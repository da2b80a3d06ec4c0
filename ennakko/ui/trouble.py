"""A Trouble that reaches the edge of a page becomes a page: what happened, and its remedy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ennakko.base.errors import Refused, Trouble
from ennakko.ui import words
from ennakko.ui.language import current


class ShowTrouble:
    """Middleware: 409 where a rule of the house forbids the act, 400 for anything else a person can mend."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a Trouble; anything else is for the 500 page."""
        if not isinstance(error, Trouble):
            return None
        cause, remedy = error.told(current())
        shown = {
            "title": words.refused_title,
            "cause": cause,
            "remedy": remedy,
            "spoken": error.spoken(current()),
        }
        return render(request, "ui/trouble.html", shown, status=409 if isinstance(error, Refused) else 400)
