"""Settings: the language of these pages, and by which channels the city writes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import resident
from ennakko.base.errors import BadInput
from ennakko.base.text import LANGUAGES, Text
from ennakko.portal import actions, words
from ennakko.portal.access import chosen_language
from ennakko.portal.page import now, page
from ennakko.portal.session import signed_in
from ennakko.register import access as register
from ennakko.register.contacts import forget_number, numbers_of, offer

NUMBER_CODE = "number_code"  # in the session


@require_GET
@signed_in
def show(request: HttpRequest, *, person: int) -> HttpResponse:
    """What may be chosen, and what is so by law."""
    written = register.languages_of([person]).get(person, "fi")
    return page(
        request, "settings", chosen=chosen_language(person), choices=words.settings.languages,
        written=words.settings.languages[written], number=numbers_of([person]).get(person, "")[-3:],
        sender=settings.SMS_SENDER,
    )  # fmt: skip


@require_POST
@signed_in
def begin_number(request: HttpRequest, *, person: int) -> HttpResponse:
    """Make a code that a text message from their telephone proves the number with."""
    if not settings.SMS_SENDER:
        return redirect("portal:settings")
    request.session[NUMBER_CODE] = offer(person=person, at=now())
    return redirect("portal:number")


@require_GET
@signed_in
def number(request: HttpRequest, *, person: int) -> HttpResponse:
    """The code, to whoever asked for it, and where it is sent."""
    code = request.session.get(NUMBER_CODE)
    if code is None or not settings.SMS_SENDER:
        return redirect("portal:settings")
    return page(request, "number", code=f"{code[:4]} {code[4:]}", sender=settings.SMS_SENDER)


@require_POST
@signed_in
def remove_number(request: HttpRequest, *, person: int) -> HttpResponse:
    """Take the number back."""
    forget_number(person=person, by=resident(person), at=now())
    return redirect("portal:settings")


@require_POST
@signed_in
def language(request: HttpRequest, *, person: int) -> HttpResponse:
    """Choose the language of these pages, from now on and on every device."""
    chosen = request.POST.get("language", "")
    if chosen not in LANGUAGES:
        raise BadInput(
            Text("Kieltä ei ole.", "Språket finns inte.", "There is no such language."),
            Text("Valitse kolmesta.", "Välj bland tre.", "Choose one of the three."),
        )
    actions.choose_language(person=person, language=chosen, at=now())
    answer = redirect("portal:settings")
    remember_language(request, answer, chosen)
    return answer


def remember_language(request: HttpRequest, answer: HttpResponse, chosen: str) -> None:
    """Let this browser ask for the language from now on."""
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, secure=request.is_secure(), samesite="Lax")
