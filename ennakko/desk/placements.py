"""The staff's views on placements made elsewhere: a file seen before it is written, and one child without a proposal."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Trouble
from ennakko.base.text import Text
from ennakko.desk import overview, uploads
from ennakko.desk.preview import bad
from ennakko.desk.session import OFFICER, for_roles
from ennakko.desk.staff import declared_as, looked, now, service_page, today
from ennakko.desk.told import in_words, tell
from ennakko.desk.uploads import Upload
from ennakko.desk.words import placements as topic
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import placements, placements_file
from ennakko.ledger.apply import apply
from ennakko.ledger.kinds import ByHand
from ennakko.ledger.reasons import BY_HAND
from ennakko.register import access as register

TABLE = "placements"
ROWS = 50  # shown of each kind


@require_GET
@for_roles(OFFICER)
def show(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """The form for a file, and the form for one child."""
    declared = declared_as(service)
    return service_page(
        request, "elsewhere", declared, actor, topic=topic, columns=placements_file.COLUMNS.header,
        reasons=list(BY_HAND.items()), keys=", ".join(ByHand), choices=_free(declared),
    )  # fmt: skip


def _free(service: Service) -> list[tuple[int, Text, int]]:
    """Places with a free seat, by name, and how many are free."""
    season = service.season.of(today())
    held = ledger.held_by_place(season) if season else {}
    cards = register.places_of_kind(service.supply.kind)
    free = [(key, card.name, card.capacity - held.get(key, 0)) for key, card in cards.items()]
    return sorted((one for one in free if one[2] > 0), key=lambda one: one[1].fi)


@require_POST
@for_roles(OFFICER)
def upload(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Keep the file that was given, and show what it would do."""
    declared, file = declared_as(service), request.FILES.get("file")
    if file is None or (file.size or 0) > uploads.MOST:
        wrong = topic.choose_file if file is None else topic.too_large.format(most=uploads.MOST // 2**20)
        tell(request, wrong, wrong=True)
        return redirect("desk:placements", service)
    kept = uploads.keep(
        settings.DATA, user=str(actor), table=f"{TABLE}/{declared.key}", complete=False, name=file.name or "",
        content=file.read(), at=now(),
    )  # fmt: skip
    return redirect("desk:placements-preview", service, kept.key)


@require_GET
@for_roles(OFFICER)
def preview(request: HttpRequest, service: str, upload: str, *, actor: Actor) -> HttpResponse:
    """What the file would do. Writes nothing; leaves an event for each child whose name is shown."""
    declared, kept, content = _kept(service, upload, actor)
    said: dict[str, Any] = {"topic": topic, "upload": kept, "heading": topic.preview}
    try:
        found = _foreseen(declared, kept, content, actor)
    except Trouble as trouble:
        return service_page(request, "elsewhere_preview", declared, actor, trouble=in_words(trouble), **said)
    first = found.placed[:ROWS]
    looked(actor, declared, [one.person for one in first], "placements")
    names = register.names_of(one.person for one in first)
    places = register.places({key for one in first for key in (one.before, one.place) if key is not None})
    rows = [
        (
            overview.who(names, one.person),
            places[one.before].name if one.before in places else None,
            places[one.place].name,
            BY_HAND[one.reason],
        )
        for one in first
    ]
    answer = service_page(
        request, "elsewhere_preview", declared, actor, rows=rows, found=found, bad=[bad(row) for row in found.refused[:ROWS]],
        fresh=sum(one.new for one in found.placed), moves=sum(not one.new for one in found.placed), **said,
    )  # fmt: skip
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@for_roles(OFFICER)
def write(request: HttpRequest, service: str, upload: str, *, actor: Actor) -> HttpResponse:
    """Place the children of the file. What changed since it was looked at is left out and counted."""
    declared, kept, content = _kept(service, upload, actor)
    found = _foreseen(declared, kept, content, actor)
    done = apply(found.plan, service=declared, by=actor, at=now())
    count, dropped = sum(done.counts.values()), sum(done.dropped.values()) + len(found.refused)
    uploads.forget(settings.DATA, upload)
    tell(request, topic.done.format(count=count, dropped=dropped))
    return redirect("desk:placements", service)


@require_POST
@for_roles(OFFICER)
def cancel(request: HttpRequest, service: str, upload: str, *, actor: Actor) -> HttpResponse:
    """Delete the file unread."""
    _kept(service, upload, actor)
    uploads.forget(settings.DATA, upload)
    tell(request, topic.cancelled)
    return redirect("desk:placements", service)


@sensitive_post_parameters("code")
@require_POST
@for_roles(OFFICER)
def one(request: HttpRequest, service: str, *, actor: Actor) -> HttpResponse:
    """Place one child that has no proposal yet. The code stays in the form: it is in no address and no log."""
    declared = declared_as(service)
    code, place, reason = (request.POST.get(name, "").strip() for name in ("code", "place", "reason"))
    if not (code and place.isdecimal() and reason in BY_HAND):
        tell(request, topic.fill_in, wrong=True)
        return redirect("desk:placements", service)
    person = register.find(code)
    if person is None:
        tell(request, placements.NOT_OURS, wrong=True)
        return redirect("desk:placements", service)
    made = placements.place_anew(
        service=declared.key, person=person, place=int(place), reason=reason, on=today(), by=actor, at=now()
    )
    return redirect("desk:case", made.pk)


def _foreseen(service: Service, kept: Upload, content: bytes, actor: Actor) -> placements_file.Foreseen:
    told = placements_file.read(kept.name, content)
    return placements_file.foreseen(service, told, data=settings.DATA, on=today(), at=now(), by=str(actor))


def _kept(service: str, key: str, actor: Actor) -> tuple[Service, Upload, bytes]:
    """The service and the upload for it; nobody else's is there."""
    declared = declared_as(service)
    found = uploads.find(settings.DATA, key, user=str(actor))
    if found is None or found[0].table != f"{TABLE}/{declared.key}":
        raise Http404
    return declared, *found
