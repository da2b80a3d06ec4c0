"""The algorithm register: public pages and JSON, for anybody, without signing in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ennakko.base.clock import HELSINKI
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.algorithm import SECTIONS
from ennakko.engine.algorithm_entry import rules
from ennakko.engine.service import Service
from ennakko.ledger import access as ledger
from ennakko.ledger import algorithms
from ennakko.portal.page import page, today
from ennakko.portal.session import public
from ennakko.portal.words import algorithms as said
from ennakko.ui.language import current


@require_GET
@public
def every(request: HttpRequest) -> HttpResponse:
    """Every service of the register."""
    rows = [
        {"service": service, "entry": _entry(service), "live": ledger.live(service.key)}
        for service in algorithms.registered()
    ]
    return page(request, "algorithms", said=said, rows=rows)


@require_GET
@public
def one(request: HttpRequest, service: str) -> HttpResponse:
    """One entry with its rules and data, its deployment decisions and its history."""
    found = _found(service)
    told = _entry(found)
    sections = [
        (
            said.sections[key],
            [(said.fields[name], _value(name, told[name])) for name in names if name in told],
        )
        for key, names in SECTIONS.items()
    ]
    parameters = sorted(found.parameters.on(today()))
    return page(
        request, "algorithm", said=said, service=found, entry=told, sections=sections, rules=rules(found),
        parameters=[(name, found.parameters.value(name, today())) for name in parameters],
        deployments=[
            {"on": one.at.astimezone(HELSINKI).date(), "live": one.live, "why": one.why}
            for one in ledger.deployments(found.key)
        ],
        versions=[
            {"version": version, "changed": [said.fields[name] for name in version.changed]}
            for version in algorithms.versions(found.key)
        ],
    )  # fmt: skip


@require_GET
@public
def every_json(request: HttpRequest) -> HttpResponse:
    """Every entry as the Algorithmic Transparency Standard has it."""
    return _json(algorithms.index(_language(request), on=today()))


@require_GET
@public
def one_json(request: HttpRequest, service: str) -> HttpResponse:
    """One entry as the Algorithmic Transparency Standard has it."""
    return _json(algorithms.entry_of(_found(service), _language(request), on=today()))


@require_GET
@public
def one_atrs(request: HttpRequest, service: str) -> HttpResponse:
    """One entry as the UK's ATRS record."""
    return _json(algorithms.atrs_of(_found(service), _language(request), on=today()))


def _found(key: str) -> Service:
    for service in algorithms.registered():
        if service.key == key:
            return service
    raise Http404


def _entry(service: Service) -> dict[str, str]:
    return algorithms.entry_of(service, current(), on=today())


def _language(request: HttpRequest) -> str:
    """The language that is asked for (`?lang=sv`), else the reader's."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else current()


def _value(name: str, value: str) -> Text | str:
    return said.choices.get(value, value) if name in said.chosen else value


def _json(told: Any) -> JsonResponse:
    return JsonResponse(told, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
