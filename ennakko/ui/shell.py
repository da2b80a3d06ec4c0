"""What the frame around every page needs. The navigation is handed in by config: this room knows no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from ennakko.base.text import LANGUAGES, Text
from ennakko.ui import words
from ennakko.ui.language import current


@dataclass(frozen=True)
class Link:
    """An entry of the main menu: its words and the name of its route."""

    title: Text
    route: str


@dataclass(frozen=True)
class Entry:
    """A menu entry as a page shows it."""

    title: Text
    url: str
    here: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: words, languages, whether this is a demo, the menu of the page's audience."""
    match = request.resolver_match
    audience = match.app_name if match else ""
    here = match.view_name if match else ""

    def entries(of: str) -> list[Entry]:
        links: Sequence[Link] = settings.NAVIGATION.get(of, ())
        return [Entry(link.title, reverse(link.route), link.route == here) for link in links]

    menu = entries(audience)
    return {
        "frame": words,
        "language": current(),
        "languages": [(code, words.LANGUAGE_NAMES[code]) for code in LANGUAGES],
        "is_demo": settings.DEMO,
        "is_practice": settings.PRACTICE,
        "menu": menu,
        "foot": entries("foot"),
        "start": menu[0].url if menu else "/",
    }
