"""The resident's door: strong identification, the demo's list, and the way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ennakko.base.identity import is_artificial, is_identity_code
from ennakko.base.text import Text
from ennakko.ledger import access as ledger
from ennakko.portal import actions, provider, words
from ennakko.portal.access import chosen_language, is_proven
from ennakko.portal.page import desks, now, page
from ennakko.portal.preferences import remember_language
from ennakko.portal.session import enter, enter_as_proven, is_over, leave, onward, opened, public
from ennakko.register import access as register
from ennakko.ui.limits import limited


@dataclass(frozen=True)
class Someone:
    """A synthetic resident one may sign in as."""

    person: int
    name: str
    children: str


SIGN_INS = 120  # a minute from one address: a whole block of flats may stand behind one
NEXT = "next"  # where to go after the provider, kept in the session meanwhile


@public
@require_http_methods(["GET", "POST"])
@limited("sign-in", SIGN_INS)
def sign_in(request: HttpRequest) -> HttpResponse:
    """How to sign in; in a demo also as a synthetic resident, from the list or by an artificial code."""
    link = opened(request)
    shown: dict[str, Any] = {
        "connected": provider.connected(),
        "erased": "erased" in request.GET,
        "way_out": provider.way_out() if "out" in request.GET else None,
        "people": _cast(),
        "desks": desks(),
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
@require_GET
@limited("sign-in", SIGN_INS, methods=("GET",))
def start(request: HttpRequest) -> HttpResponse:
    """To the identity provider. A link, not a form: the policy of the pages lets no form lead elsewhere."""
    try:
        answer = provider.start(request)
    except provider.Unproven as unproven:
        return _refused(request, unproven.why)
    request.session[NEXT] = onward(request)
    return answer


@public
@require_GET
@limited("sign-in", SIGN_INS, methods=("GET",))
def back(request: HttpRequest) -> HttpResponse:
    """From the identity provider: somebody strongly identified whom the register knows, or a page that says why not."""
    try:
        proven = provider.came_back(request)
        if proven.loa not in provider.ENOUGH:
            raise provider.Unproven("weak")
        person = register.find(proven.code) if is_identity_code(proven.code) else None
        if person is None or not register.alive(person):
            raise provider.Unproven("unknown")
    except provider.Unproven as unproven:
        return _refused(request, unproven.why)
    to = request.session.get(NEXT) or reverse("portal:for-you")
    enter_as_proven(request, person, proven)
    answer = redirect(to)
    chosen = chosen_language(person)
    if chosen:
        remember_language(request, answer, chosen)
    return answer


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the session. Whoever came from the provider is told how to sign out there too."""
    proven = is_proven(request.session.session_key)
    leave(request)
    return redirect(reverse("portal:sign-in") + ("?out" if proven else ""))


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    """Why nobody was signed in, in words, with what to do next. The session is as it was."""
    actions.not_signed_in(why=why, at=now())
    title, body = words.door.refused.get(why, words.door.refused["token"])
    status = {"unreachable": 503, "weak": 403, "unknown": 403}.get(why, 400)
    return page(request, "refused", status=status, title=title, body=body, desks=desks())


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
