"""The staff's views on data coming in: how fresh each table is, a file given, what it would change, loading it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ennakko.accounts.actor import Actor
from ennakko.base.errors import Trouble
from ennakko.base.text import Text
from ennakko.desk import fresh, uploads
from ennakko.desk.preview import mended, preview
from ennakko.desk.session import OFFICER, OPERATOR, for_roles
from ennakko.desk.staff import looked, now, page, today
from ennakko.desk.told import in_words, tell, told
from ennakko.desk.uploads import Upload
from ennakko.desk.words import load as words
from ennakko.register import actions
from ennakko.register.feeds.foreseen import Foreseen
from ennakko.register.feeds.loading import Feed
from ennakko.register.feeds.reading import Read
from ennakko.register.feeds.tables import TABLES, Table, load_as_foreseen

OF_OPERATORS = frozenset({"places", "capacities", "groups"})  # public facts: nobody is named in them


@require_GET
@for_roles(OFFICER, OPERATOR)
def data(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """Every table: when it was loaded whole, by whom, for which service it is too old; the form for a file."""
    may = _may(actor)
    return page(
        request, "load", actor, topic=words, told=told(request),
        tables=[row for row in fresh.tables(today()) if row.key in may],
        choices=[(key, words.tables[key], TABLES[key].columns.header.split(";")) for key in may],
        vtj=fresh.vtj(), officer=actor.may(OFFICER), most=uploads.MOST // 2**20,
    )  # fmt: skip


@require_POST
@for_roles(OFFICER, OPERATOR)
def upload(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """Keep the file that was given, and show what loading it would change."""
    table, file = request.POST.get("table", ""), request.FILES.get("file")
    if table not in TABLES or file is None:
        return _again(request, words.choose_both)
    if table not in _may(actor):
        raise PermissionDenied
    if (file.size or 0) > uploads.MOST:
        return _again(request, words.too_large.format(most=uploads.MOST // 2**20))
    kept = uploads.keep(
        settings.DATA, user=str(actor), table=table, name=file.name or "", content=file.read(), at=now(),
        complete=TABLES[table].whole and request.POST.get("part") == "whole",
    )  # fmt: skip
    return redirect("desk:load-preview", kept.key)


@require_GET
@for_roles(OFFICER, OPERATOR)
def shown(request: HttpRequest, upload: str, *, actor: Actor) -> HttpResponse:
    """What loading the file would change. Reads only; leaves an event for each person it names."""
    return _preview(request, upload, actor)


@require_POST
@for_roles(OFFICER, OPERATOR)
def load(request: HttpRequest, upload: str, *, actor: Actor) -> HttpResponse:
    """Load exactly what was looked at; where the register changed meanwhile, show it anew."""
    kept, table, told = _read(upload, actor)
    feed = Feed(kept.name, kept.complete, today(), actor, now())
    loaded = load_as_foreseen(table, told=told, feed=feed, mark=request.POST.get("mark", ""))
    if loaded is None:
        return _preview(request, upload, actor, anew=True)
    uploads.forget(settings.DATA, upload)
    done = words.loaded.format(table=words.tables[kept.table], read=loaded.read, refused=len(loaded.refused))
    tell(request, done)
    return redirect("desk:load")


@require_POST
@for_roles(OFFICER, OPERATOR)
def cancel(request: HttpRequest, upload: str, *, actor: Actor) -> HttpResponse:
    """Delete the file without loading it."""
    _kept(upload, actor)
    uploads.forget(settings.DATA, upload)
    tell(request, words.cancelled)
    return redirect("desk:load")


@require_GET
@for_roles(OFFICER, OPERATOR)
def refused(request: HttpRequest, upload: str, *, actor: Actor) -> HttpResponse:
    """The refused rows as CSV, to be mended. Nothing in it is live."""
    kept, table, told = _read(upload, actor)
    foreseen = table.compare(told, complete=kept.complete)
    looked(actor, None, preview(foreseen).persons, "load")
    answer = HttpResponse(mended(told, foreseen.refused), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="refused-{kept.table}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@for_roles(OFFICER)
def nobody(request: HttpRequest, *, actor: Actor) -> HttpResponse:
    """State that nobody is enrolled yet."""
    try:
        actions.declare_empty(by=actor, at=now(), on=today())
    except Trouble as trouble:
        return _again(request, Text(*(" ".join(trouble.told(each)) for each in ("fi", "sv", "en"))))
    tell(request, words.declared)
    return redirect("desk:load")


def _preview(request: HttpRequest, upload: str, actor: Actor, *, anew: bool = False) -> HttpResponse:
    kept, _ = _kept(upload, actor)
    said: dict[str, Any] = {"topic": words, "upload": kept, "table": words.tables[kept.table], "anew": anew}
    try:
        _, table, told = _read(upload, actor)
        foreseen: Foreseen = table.compare(told, complete=kept.complete)
    except Trouble as trouble:
        return page(request, "load_preview", actor, trouble=in_words(trouble), **said)
    laid_out = preview(foreseen)
    looked(actor, None, laid_out.persons, "load")
    answer = page(request, "load_preview", actor, preview=laid_out, **said)
    answer["Cache-Control"] = "no-store"
    return answer


def _read(key: str, actor: Actor) -> tuple[Upload, Table, Read[Any]]:
    kept, content = _kept(key, actor)
    table = TABLES[kept.table]
    return kept, table, table.read(kept.name, content)


def _kept(key: str, actor: Actor) -> tuple[Upload, bytes]:
    found = uploads.find(settings.DATA, key, user=str(actor))
    if found is None or found[0].table not in _may(actor):
        raise Http404
    return found


def _may(actor: Actor) -> list[str]:
    """The tables this actor may load."""
    return [key for key in TABLES if actor.may(OFFICER) or key in OF_OPERATORS]


def _again(request: HttpRequest, wrong: Text) -> HttpResponse:
    tell(request, wrong, wrong=True)
    return redirect("desk:load")
