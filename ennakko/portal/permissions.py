"""Permissions: what the law makes the city's task, what only the resident may allow, and whom not to contact.

Each act is one form with one button. Whose permissions they are is asked of the register at every request.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import resident
from ennakko.base.clock import HELSINKI
from ennakko.base.errors import BadInput
from ennakko.base.text import LANGUAGES, Text
from ennakko.consent import actions as consent
from ennakko.consent.receipt import receipt as made_receipt
from ennakko.ledger import actions as ledger
from ennakko.ledger import catalogue
from ennakko.ledger.withdrawing import Withdrawn
from ennakko.portal.acting import Concerned, concerned, one_of
from ennakko.portal.allowing import contact, on_consent, on_law
from ennakko.portal.page import now, page, today
from ennakko.portal.session import signed_in
from ennakko.portal.words import permissions as said

TOLD = "permission"  # what the last act did, shown once


@require_GET
@signed_in
def show(request: HttpRequest, who: int | None = None, *, person: int) -> HttpResponse:
    """Everything about one person: the reader, or a child they act for."""
    people = concerned(person, on=today())
    one = one_of(people, who or person)
    by, on = resident(person), today()
    return page(
        request, "permissions", people=people, one=one, laws=on_law(one.person, on=on, by=by),
        consents=on_consent(one.person, on=on, by=by), contact=contact(one.person, on=on, by=by),
        told=_told(request.session.pop(TOLD, None)),
    )  # fmt: skip


@require_POST
@signed_in
def give(request: HttpRequest, who: int, purpose: str, *, person: int) -> HttpResponse:
    """Allow every category of data the purpose asks for, or the one named."""
    one = _one(person, who)
    consent.give(
        person=one.person,
        purpose=purpose,
        categories=_named(request),
        read=request.POST.get("read", ""),
        **_act(person),
    )
    return _done(request, one, "given")


@require_POST
@signed_in
def withdraw(request: HttpRequest, who: int, purpose: str, *, person: int) -> HttpResponse:
    """Allow it no longer: what rests on it is taken back at once."""
    one = _one(person, who)
    done = ledger.withdraw_consent(
        person=one.person, purpose=purpose, categories=_named(request), **_act(person)
    )
    return _done(request, one, "withdrawn", done, reader=person)


@require_POST
@signed_in
def object_to(request: HttpRequest, who: int, service: str, *, person: int) -> HttpResponse:
    """Object to the processing of a service on law, where GDPR Art. 21 applies."""
    one = _one(person, who)
    done = ledger.object_to(person=one.person, service=service, **_act(person))
    return _done(request, one, "objected", done, reader=person)


@require_POST
@signed_in
def end_objection(request: HttpRequest, who: int, service: str, *, person: int) -> HttpResponse:
    """Object no longer."""
    one = _one(person, who)
    consent.end_objection(person=one.person, service=catalogue.service(service).key, **_act(person))
    return _done(request, one, "saved")


@require_POST
@signed_in
def stop_contact(request: HttpRequest, who: int, *, person: int) -> HttpResponse:
    """Be contacted about nothing voluntary."""
    one = _one(person, who)
    consent.stop_contact(person=one.person, **_act(person))
    return _done(request, one, "saved")


@require_POST
@signed_in
def allow_contact(request: HttpRequest, who: int, *, person: int) -> HttpResponse:
    """Be contacted again."""
    one = _one(person, who)
    consent.allow_contact(person=one.person, **_act(person))
    return _done(request, one, "saved")


@require_POST
@signed_in
def be_quiet(request: HttpRequest, who: int, *, person: int) -> HttpResponse:
    """A quiet period from its first to its last day."""
    one = _one(person, who)
    begins, last = _day(request, "begins"), _day(request, "last")
    consent.be_quiet(person=one.person, begins=begins, last=last, **_act(person))
    return _done(request, one, "saved")


@require_POST
@signed_in
def end_quiet(request: HttpRequest, who: int, *, person: int) -> HttpResponse:
    """No quiet period any more."""
    one = _one(person, who)
    consent.end_quiet(person=one.person, **_act(person))
    return _done(request, one, "saved")


@require_GET
@signed_in
def receipt(request: HttpRequest, who: int, purpose: str, *, person: int) -> HttpResponse:
    """The receipt of a consent, to keep."""
    one = _one(person, who)
    made = made_receipt(one.person, purpose)
    if made is None:
        raise Http404
    return JsonResponse(
        made,
        content_type="application/ld+json",
        headers={"Content-Disposition": 'attachment; filename="consent-receipt.jsonld"'},
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )


def _one(person: int, who: int) -> Concerned:
    return one_of(concerned(person, on=today()), who)


def _act(person: int) -> dict[str, Any]:
    return {"on": today(), "by": resident(person), "at": now()}


def _named(request: HttpRequest) -> tuple[str, ...]:
    category = request.POST.get("category", "")
    return (category,) if category else ()


def _day(request: HttpRequest, name: str) -> date:
    try:
        return date.fromisoformat(request.POST.get(name, "")[:10])
    except ValueError:
        raise BadInput(said.bad_day, said.bad_day_remedy) from None


def _done(
    request: HttpRequest,
    one: Concerned,
    kind: str,
    done: Withdrawn | None = None,
    *,
    reader: int | None = None,
) -> HttpResponse:
    """Back to the page, which says what was done. Of what had gone to another guardian it names nobody."""
    told: dict[str, Any] = {"kind": kind}
    if done is not None:
        told["back"], told["to_staff"] = _services(done.back), _services(done.to_staff)
        told["sent"] = [
            [sent.title, sent.sent_at.astimezone(HELSINKI).date().isoformat(), sent.person == reader]
            for sent in done.sent
            if sent.sent_at is not None
        ]
    request.session[TOLD] = told
    return redirect("portal:permissions") if one.own else redirect("portal:permissions-of", one.person)


def _services(keys: tuple[str, ...]) -> list[str]:
    return sorted(set(keys))


def _told(kept: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What was done, in words."""
    if kept is None:
        return None
    told: dict[str, Any] = {"title": said.told[kept["kind"]], "given": kept["kind"] == "given"}
    if "back" in kept:
        told |= {"back": _titles(kept["back"]), "to_staff": _titles(kept["to_staff"])}
        told["sent"] = [(title, date.fromisoformat(on), mine) for title, on, mine in kept["sent"]]
        told["took"] = True
    return told


def _titles(keys: list[str]) -> Text | None:
    titles = [catalogue.service(key).title for key in keys]
    return (
        Text(*(", ".join(title[language] for title in titles) for language in LANGUAGES)) if titles else None
    )
