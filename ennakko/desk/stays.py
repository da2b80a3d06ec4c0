"""The staff's views on children who live here without this home municipality: the list, the form, the end of a stay."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from ennakko.accounts.access import name_of
from ennakko.accounts.actor import Actor
from ennakko.base.errors import Trouble
from ennakko.base.text import Text
from ennakko.desk.overview import who
from ennakko.desk.session import OFFICER, for_roles
from ennakko.desk.staff import looked, now, page, today
from ennakko.desk.told import tell, told
from ennakko.desk.words import stays as words
from ennakko.register import access as register
from ennakko.register import actions
from ennakko.register.actions import Entered

GUARDIANS = ("guardian", "guardian2")


class Missing(Exception):
    """The form lacks something; `says` what."""

    def __init__(self, says: Text) -> None:
        self.says = says


@require_http_methods(["GET", "POST"])
@for_roles(OFFICER)
def entered(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """The children entered by hand, and the form for another."""
    given = request.POST.dict()
    if request.method != "POST":
        return _form(request, actor, given)
    try:
        actions.enter_by_hand(**_read(given), by=actor, at=now(), on=today())
    except Missing as missing:
        return _form(request, actor, given, missing.says)
    except Trouble as trouble:
        said = Text(*(" ".join(trouble.told(each)) for each in ("fi", "sv", "en")))
        return _form(request, actor, given, said)
    tell(request, words.entered)
    return redirect("desk:stays")


@require_http_methods(["GET", "POST"])
@for_roles(OFFICER)
def search(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """Search the address of the form without leaving it: what was written stays, and is in no address."""
    return _form(request, actor, request.POST.dict())


@require_POST
@for_roles(OFFICER)
def end(request: HttpRequest, person: int, *, actor: Actor) -> HttpResponse:
    """Say that a child lives here no longer."""
    actions.end_stay(person=person, by=actor, at=now(), on=today())
    tell(request, words.ended)
    return redirect("desk:stays")


def _form(
    request: HttpRequest, actor: Actor, given: Mapping[str, str], wrong: Text | None = None
) -> HttpResponse:
    stays = register.stays()
    hidden = register.guarded({stay.person for stay in stays})
    shown = [stay for stay in stays if stay.person not in hidden]
    names = register.names_of(stay.person for stay in shown)
    looked(actor, None, [stay.person for stay in shown], "stays")
    street = given.get("street", "").strip()
    answer = page(
        request, "stays", actor, topic=words, given=given, told=told(request), wrong=wrong,
        homes=register.homes_at(street, given.get("number", "")) if street else [], searched=bool(street),
        guardians=[
            (key, getattr(words, key), *(given.get(f"{key}_{part}", "") for part in ("first", "last", "code")))
            for key in GUARDIANS
        ],
        languages_taught=[("", words.not_chosen), ("fi", words.finnish), ("sv", words.swedish)],
        rows=[
            {"person": stay.person, "who": who(names, stay.person), "since": stay.since, "by": name_of(stay.entered_by)}
            for stay in shown
        ],
    )  # fmt: skip
    answer["Cache-Control"] = "no-store"
    return answer


def _read(given: Mapping[str, str]) -> dict[str, Any]:
    """The form as the verb takes it. Raises Missing."""
    guardians = [found for each in GUARDIANS if (found := _guardian(given, each)) is not None]
    if not guardians:
        raise Missing(words.guardian_needed)
    home = given.get("home", "")
    child = Entered(
        given.get("first_names", "").strip()[:200],
        given.get("last_name", "").strip()[:200],
        _day(given.get("born", "")),
        given.get("language", "").strip().lower()[:2],
    )
    return {
        "child": child,
        "guardians": guardians,
        "home": int(home) if home.isdecimal() else None,
        "school_language": given.get("school_language", ""),
    }


def _guardian(given: Mapping[str, str], key: str) -> Entered | int | None:
    first, last, code = (given.get(f"{key}_{part}", "").strip()[:200] for part in ("first", "last", "code"))
    if code:
        found = register.find(code)
        if found is None:
            raise Missing(words.unknown_guardian)
        return found
    return Entered(first, last) if first and last else None


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Missing(words.no_day) from None
