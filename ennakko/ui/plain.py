"""What a form may hold: text that can be shown as it was meant, of a length that somebody may read.

Refused, and nothing changed: control characters (NUL ends a text in some programs and no text in PostgreSQL), characters
that turn the order of reading around (U+202A to U+202E, U+2066 to U+2069: a name that shows as another), and a field
longer than any of ours.
"""

import re
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ennakko.ui import words

LONGEST = 10_000  # characters of one field
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class PlainText:
    """Middleware: 400, with cause and remedy, for a form or an address that holds what cannot be shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name, value in _fields(request):
            if len(value) > LONGEST or len(name) > LONGEST:
                return _refused(request, words.too_long)
            if UNSEEN.search(value) or UNSEEN.search(name):
                return _refused(request, words.unseen)
        return self.get_response(request)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Every field of the form and of the address."""
    forms = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    for form in forms:
        for name, values in form.lists():
            for value in values:
                yield name, str(value)


def _refused(request: HttpRequest, body: object) -> HttpResponse:
    return render(request, "ui/trouble.html", {"title": words.refused_title, "body": body}, status=400)
