"""My data: each fact the register holds about the reader, or a child they act for, and the way to say that one is wrong."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from ennakko.accounts.actor import resident
from ennakko.base.clock import HELSINKI
from ennakko.base.errors import Trouble
from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.portal import words
from ennakko.portal.acting import Concerned, concerned, one_of
from ennakko.portal.page import now, page, today
from ennakko.portal.session import signed_in
from ennakko.register import actions
from ennakko.register.held import Held, fact, held
from ennakko.register.rectifications import SAID, Asked, rectifications
from ennakko.ui.facts import ABSENT

TOLD = "asked"  # that a request was just made, shown once


@dataclass(frozen=True)
class Request:
    """What became of a request for rectification, as whoever made it reads it."""

    on: date
    said: str
    says: Text
    reason: str


@dataclass(frozen=True)
class Line:
    """A fact as a line of the page."""

    key: str
    name: Text
    value: Text
    source: Text
    kind: Text
    since: date | None
    until: date | None
    noted: date | None
    corrected: bool
    requests: tuple[Request, ...]
    waits: bool


@require_GET
@signed_in
def show(request: HttpRequest, who: int | None = None, *, person: int) -> HttpResponse:
    """Everything the register holds about one person: the reader, or a child they act for."""
    people = concerned(person, on=today())
    one = one_of(people, who or person)
    asked: dict[str, list[Request]] = {}
    waiting = set()
    for each in rectifications(one.person):
        asked.setdefault(each.fact, []).append(_request(each))
        if each.state == "waiting":
            waiting.add(each.fact)
    parts = [
        {"title": part.title, "lines": [_line(f, asked.pop(f.key, []), f.key in waiting) for f in part.facts]}
        for part in held(one.person)
    ]
    told = words.my_data.asked if request.session.pop(TOLD, False) else None
    gone = [each for requests in asked.values() for each in requests]
    return page(request, "my_data", people=people, one=one, parts=parts, told=told, gone=gone)


@require_http_methods(["GET", "POST"])
@signed_in
def wrong(request: HttpRequest, who: int, key: str, *, person: int) -> HttpResponse:
    """Say what is right, in own words; a person looks at it. Somebody else's fact is answered as one that is not there."""
    one = one_of(concerned(person, on=today()), who)
    found = fact(one.person, key)
    if found is None:
        raise Http404
    said, trouble = request.POST.get("said", ""), None
    if request.method == "POST":
        try:
            actions.ask_rectification(
                person=one.person, fact=key, said=said, by=resident(person), at=now(), on=today()
            )
        except Trouble as error:
            trouble = {"title": _both(error)}
        else:
            request.session[TOLD] = True
            return _to(one)
    return page(
        request, "wrong", status=400 if trouble else 200, one=one, line=_line(found, [], False), said=said[:SAID],
        most=SAID, trouble=trouble,
    )  # fmt: skip


def _to(one: Concerned) -> HttpResponse:
    return redirect("portal:my-data") if one.own else redirect("portal:my-data-of", one.person)


def _line(found: Held, requests: list[Request], waits: bool) -> Line:
    return Line(
        found.key, found.name, found.value or ABSENT, source_named(found.source), words.my_data.kinds[found.category],
        found.since, found.until, found.noted, found.corrected, tuple(requests), waits,
    )  # fmt: skip


def _request(found: Asked) -> Request:
    on = found.asked_at.astimezone(HELSINKI).date()
    return Request(on, found.said, words.my_data.states[found.state], found.reason)


def _both(error: Trouble) -> Text:
    return Text(*(" ".join(error.told(language)) for language in LANGUAGES))
