"""Any page of a resident: who reads it, on which day, in which words."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ennakko.base import clock
from ennakko.engine.service import Contact
from ennakko.ledger import catalogue
from ennakko.portal import words
from ennakko.portal.acting import Concerned
from ennakko.portal.session import is_over, opened, person_of
from ennakko.register import access as register


def page(request: HttpRequest, template: str, status: int = 200, **shown: Any) -> HttpResponse:
    """The page, with the name of whoever signed in, or that it is read by a letter's link."""
    person, link = person_of(request), opened(request)
    name = _called(person, shown.get("people", ())) if person is not None else None
    by_link = link is not None and not is_over(link)
    shown |= {"words": words, "day": today(), "signed_in": name, "by_link": by_link}
    return render(request, f"portal/{template}.html", shown, status=status)


def _called(person: int, people: Iterable[object]) -> str | None:
    """What the reader is called; a page about the reader and their children (`people`) knows it already."""
    known = {one.person: one.name for one in people if isinstance(one, Concerned)}
    names = known or register.names_of([person])
    return names[person].called if person in names else None


def desks() -> set[Contact]:
    """Whom one may call, every desk once."""
    return {service.contact for service in catalogue.services().values()}


def today() -> date:
    """The installation's day."""
    return clock.today(settings.DATA)


def now() -> datetime:
    """The moment, on the installation's own day: a demo lives on a day that is not the clock's."""
    return clock.moment(settings.DATA)
