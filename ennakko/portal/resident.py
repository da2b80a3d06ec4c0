"""The resident's views: sign-in of the demo, "For you", the letter, and the ways to answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ennakko.accounts.actor import resident
from ennakko.base import clock
from ennakko.base.identity import is_artificial, is_identity_code
from ennakko.base.text import Text
from ennakko.ledger import access as ledger
from ennakko.ledger import actions
from ennakko.portal import words
from ennakko.portal.letter import Letter, letter, letters
from ennakko.portal.session import enter, leave, onward, person_of, public, signed_in
from ennakko.register import access as register
from ennakko.ui.said import day_text

TOLD = "told"  # what the last step did, shown once


@dataclass(frozen=True)
class Someone:
    """A synthetic resident one may sign in as."""

    person: int
    name: str
    children: str


@public
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose a synthetic resident, from the list or by an artificial code."""
    cast = _cast()
    if request.method == "POST" and settings.DEMO:
        if "person" in request.POST:
            person = next((one.person for one in cast if str(one.person) == request.POST["person"]), None)
            trouble = None
        else:
            person, trouble = _by_code(request.POST.get("code", "").strip().upper())
        if person is not None:
            to = onward(request)
            enter(request, person)
            return redirect(to)
        return _page(
            request,
            "sign_in",
            people=cast,
            onward=onward(request),
            code_trouble=trouble or words.code_unknown,
        )
    return _page(request, "sign_in", people=cast, onward=onward(request))


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the session."""
    leave(request)
    return redirect("portal:sign-in")


@require_GET
@signed_in
def for_you(request: HttpRequest, *, person: int) -> HttpResponse:
    """Everything that waits for the person, and what there was earlier."""
    found = letters(person, on=_today())
    shown = {"letters": [one for one in found if one.live], "earlier": [one for one in found if not one.live]}
    return _page(request, "for_you", **shown)


@require_GET
@signed_in
def read(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """The letter. Opening it is proof that its reader was served: the time to answer runs from this day."""
    found = _mine(proposal, person)
    if found.live and found.deadline is None:
        actions.deliver(
            proposal=proposal, person=person, on=_today(), proof="opened", by=resident(person), at=_now()
        )
        found = _mine(proposal, person)
    return _page(request, "letter", letter=found, told=_told(request, found))


@require_http_methods(["GET", "POST"])
@signed_in
def answer(request: HttpRequest, proposal: int, *, said: str, person: int) -> HttpResponse:
    """One step to confirm, whichever the answer. "Something else" asks of what kind; never free text."""
    found = _mine(proposal, person)
    if not found.may_answer:
        return redirect("portal:letter", proposal)
    wish = request.POST.get("wish", "")
    if request.method == "POST" and (said == "yes" or wish in words.wishes):
        actions.answer(
            proposal=proposal,
            person=person,
            answer=said,
            wish="" if said == "yes" else wish,
            on=_today(),
            by=resident(person),
            at=_now(),
        )
        request.session[TOLD] = said
        return redirect("portal:letter", proposal)
    return _page(
        request,
        "answer",
        letter=found,
        title=words.confirm_yes if said == "yes" else words.confirm_else,
        lead=words.confirm_yes_lead if said == "yes" else words.confirm_else_lead,
        wishes=None if said == "yes" else list(words.wishes.items()),
        wish_trouble=words.wish_missing if request.method == "POST" else None,
    )


@require_POST
@signed_in
def undo(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """Take a mistaken answer back, until the deadline."""
    found = _mine(proposal, person)
    if found.may_undo:
        actions.undo(proposal=proposal, person=person, on=_today(), by=resident(person), at=_now())
        request.session[TOLD] = "undone"
    return redirect("portal:letter", proposal)


@require_GET
@signed_in
def call(request: HttpRequest, proposal: int, *, person: int) -> HttpResponse:
    """Whom to call, about the proposal or about a fact that is wrong."""
    return _page(request, "call", letter=_mine(proposal, person))


def _mine(proposal: int, person: int) -> Letter:
    found = letter(proposal, person, on=_today())
    if found is None:
        raise Http404
    return found


def _told(request: HttpRequest, found: Letter) -> dict[str, Text] | None:
    said = request.session.pop(TOLD, None)
    if said is None or found.deadline is None:
        return None
    title, body = words.told[said]
    return {"title": title, "body": body.format(day=day_text(found.deadline))}


def _by_code(code: str) -> tuple[int | None, Text | None]:
    if not is_identity_code(code) or not is_artificial(code):
        return None, words.code_wrong
    return register.find(code), words.code_unknown


def _cast() -> Sequence[Someone]:
    """The residents config offers for the demo (`DEMO_CAST` gives their codes), as this city holds them."""
    if not settings.DEMO:
        return ()
    persons = [
        found for code in import_string(settings.DEMO_CAST)() if (found := register.find(code)) is not None
    ]
    return [_someone(person) for person in persons]


def _someone(person: int) -> Someone:
    """A synthetic resident, with the children something is proposed for."""
    children = {found.person for found in ledger.proposals_for(person) if found.live} - {person}
    names = register.names_of({person, *children})
    return Someone(person, str(names[person]), ", ".join(names[child].called for child in sorted(children)))


def _page(request: HttpRequest, template: str, **shown: Any) -> HttpResponse:
    person = person_of(request)
    name = register.names_of([person])[person].called if person is not None else None
    shown |= {"words": words, "day": _today(), "signed_in": name}
    return render(request, f"portal/{template}.html", shown)


def _today() -> date:
    return clock.today(settings.DATA)


def _now() -> datetime:
    """The moment, on the installation's own day: a demo lives on a day that is not the clock's."""
    return clock.moment(settings.DATA)
