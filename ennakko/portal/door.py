"""The resident's door: signing in (demo) and out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_POST

from ennakko.base.identity import is_artificial, is_identity_code
from ennakko.base.text import Text
from ennakko.ledger import access as ledger
from ennakko.portal import words
from ennakko.portal.page import page
from ennakko.portal.session import enter, is_over, leave, onward, opened, public
from ennakko.register import access as register


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
    link = opened(request)
    shown: dict[str, Any] = {
        "people": _cast(),
        "onward": onward(request),
        "link_over": link is not None and is_over(link),
    }
    if request.method == "POST" and settings.DEMO:
        if "person" in request.POST:
            person = next((one.person for one in _cast() if str(one.person) == request.POST["person"]), None)
            trouble = None
        else:
            person, trouble = _by_code(request.POST.get("code", "").strip().upper())
        if person is not None:
            to = onward(request)
            enter(request, person)
            return redirect(to)
        shown["code_trouble"] = trouble or words.code_unknown
    return page(request, "sign_in", **shown)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the session."""
    leave(request)
    return redirect("portal:sign-in")


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
