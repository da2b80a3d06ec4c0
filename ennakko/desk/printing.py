"""Decisions on paper for the staff: one of them, the decisions of a school, or a whole signed list as one zip."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET

from ennakko.accounts.actor import Actor
from ennakko.channels.papers.batch import zipped
from ennakko.channels.papers.paper import papers
from ennakko.channels.papers.press import Press
from ennakko.desk.session import OFFICER, PRINCIPAL, for_roles
from ennakko.desk.staff import declared_as, looked, now
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.ledger.issued import Issued, issued, signed_with
from ennakko.register import access as register
from ennakko.ui.language import current


@require_GET
@for_roles(OFFICER, PRINCIPAL)
def decision(request: HttpRequest, decision: int, language: str, *, actor: Actor) -> HttpResponse:
    """One decision as a tagged PDF. Nothing is printed of a restricted case."""
    row = ledger.decision(decision, actor)
    found = issued([row]) if row is not None else []
    if row is None or not found or language not in found[0].texts:
        raise Http404
    _looked(actor, catalogue.service(row.proposal.service), found)
    made = papers(found, language)
    return _pdf(Press().pdf(made, title=made[0].title, at=found[0].at), f"{found[0].number}-{language}.pdf")


@require_GET
@for_roles(PRINCIPAL)
def school(request: HttpRequest, service: str, signing: int, place: int, *, actor: Actor) -> HttpResponse:
    """The decisions of one school on a signed list, as one PDF."""
    found = [one for one in _signed(signing, service, actor) if one.place == place]
    if not found:
        raise Http404
    _looked(actor, declared_as(service), found)
    title = register.places([place])[place].name[current()]
    return _pdf(Press().pdf(papers(found), title=title, at=now()), f"decisions-{place}.pdf")


@require_GET
@for_roles(PRINCIPAL)
def whole(request: HttpRequest, service: str, signing: int, *, actor: Actor) -> Any:
    """Every decision of a signed list, a PDF a school in one zip; it arrives while it is typeset."""
    found = _signed(signing, service, actor)
    if not found:
        raise Http404
    _looked(actor, declared_as(service), found)
    cards = register.places({one.place for one in found})
    by_place: dict[int, list[Issued]] = {}
    for one in found:
        by_place.setdefault(one.place, []).append(one)
    parts = [(cards[place].name[current()], papers(theirs)) for place, theirs in by_place.items()]
    return StreamingHttpResponse(
        zipped(sorted(parts, key=lambda part: part[0]), at=now()),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="decisions-{signing}.zip"'},
    )


def _signed(signing: int, service: str, actor: Actor) -> Sequence[Issued]:
    declared_as(service)
    found: Any = ledger.signing_list(signing, actor)
    if found is None or found.service != service:
        raise Http404
    return signed_with(signing)


def _looked(actor: Actor, service: Service, found: Sequence[Issued]) -> None:
    persons = [one.child for one in found] + [party.person for one in found for party in one.parties]
    looked(actor, service, persons, "decision")


def _pdf(body: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        body,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
