"""What a form may hold, and how stored text is shown: as it was meant, of a length that somebody may read.

Refused, and nothing changed: control characters (NUL ends a text in some programs, and PostgreSQL takes none), a field
longer than any of ours, and a number greater than any key. Characters that turn the order of reading (U+202A to U+202E,
U+2066 to U+2069: a name that shows as another) stand on a page by their number, whichever way they came into the house.
"""

import re
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ennakko.ui import words

LONGEST = 10_000  # characters of one field
DIGITS = 18  # a number of more is no key of any row: databases count to 2**63
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
TURNING = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")  # in UTF-8


class PlainText:
    """Middleware: 400, with cause and remedy, for what cannot be shown; what turns the reading is shown by number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name, value in _fields(request):
            if len(value) > LONGEST or len(name) > LONGEST:
                return _refused(request, words.too_long)
            if len(value) > DIGITS and value.isdecimal():
                return _refused(request, words.too_great)
            if UNSEEN.search(value) or UNSEEN.search(name):
                return _refused(request, words.unseen)
        response = self.get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = TURNING.sub(_by_number, response.content)
        return response


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Every field of the form and of the address."""
    forms = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    for form in forms:
        for name, values in form.lists():
            for value in values:
                yield name, str(value)


def _by_number(found: re.Match[bytes]) -> bytes:
    return f"[U+{ord(found[0].decode()):04X}]".encode()


def _refused(request: HttpRequest, body: object) -> HttpResponse:
    return render(request, "ui/trouble.html", {"title": words.refused_title, "body": body}, status=400)
