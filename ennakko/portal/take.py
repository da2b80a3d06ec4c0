"""Taking everything out, in one package, and having erased what the law lets a city erase."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import resident
from ennakko.audit import actions as audit
from ennakko.base.text import Language, Text
from ennakko.portal import actions, words
from ennakko.portal.acting import concerned, one_of
from ennakko.portal.holdings import Holding, holdings
from ennakko.portal.page import now, page, today
from ennakko.portal.session import leave, signed_in
from ennakko.register.access import PersonName
from ennakko.ui.language import current


@require_GET
@signed_in
def show(request: HttpRequest, who: int, *, person: int) -> HttpResponse:
    """What the package holds."""
    one = one_of(concerned(person, on=today()), who)
    return page(request, "take", one=one, holdings=holdings(one.person, by=resident(person)))


@require_GET
@signed_in
def package(request: HttpRequest, who: int, *, person: int) -> HttpResponse:
    """The package: a page to read and the same as JSON. Leaves an event; whose it is stands in no file name."""
    one = one_of(concerned(person, on=today()), who)
    found = holdings(one.person, by=resident(person))
    body = zipped(found, one.name, on=today(), language=current())
    audit.record(
        by=resident(person), at=now(), verb="taken_out", about=f"person:{one.person}", person=one.person
    )
    held = {"Content-Disposition": f'attachment; filename="ennakko-{today():%Y-%m-%d}.zip"'}
    return HttpResponse(body, content_type="application/zip", headers=held)


@require_GET
@signed_in
def erasure(request: HttpRequest, *, person: int) -> HttpResponse:
    """What would be erased, and what must be kept: by which law, until when."""
    return page(request, "erase", kept=[one for one in holdings(person, by=resident(person)) if one.kept])


@require_POST
@signed_in
def erase(request: HttpRequest, *, person: int) -> HttpResponse:
    """Erase what may be erased, and sign out everywhere."""
    actions.erase(person=person, by=resident(person), at=now())
    leave(request)
    return redirect(reverse("portal:sign-in") + "?erased")


def zipped(found: Sequence[Holding], name: PersonName, *, on: date, language: Language) -> bytes:
    """The package in one language: `data.json` and `read-me.html`."""
    told = {
        "made_on": on.isoformat(),
        "person": str(name),
        "language": language,
        "holdings": [
            {
                "key": one.key.lower(),
                "title": one.title[language],
                "kept": {"law": one.kept.law[language], "until": one.kept.until[language]}
                if one.kept
                else None,
                "entries": [
                    {key: _said(value, language) for key, _, value in entry} for entry in one.entries
                ],
            }
            for one in found
        ],
    }
    shown = {"words": words, "holdings": found, "name": str(name), "on": on, "language": language}
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(_dated("data.json", on), json.dumps(told, ensure_ascii=False, indent=1))
        whole.writestr(_dated("read-me.html", on), render_to_string("portal/taken.html", shown))
    return into.getvalue()


def _dated(name: str, on: date) -> zipfile.ZipInfo:
    """A file of the package, dated by the installation's day."""
    info = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _said(value: Text | str, language: Language) -> str:
    return value[language] if isinstance(value, Text) else value
