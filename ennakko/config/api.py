"""The public JSON API, read-only: what the services are, on what ground, with which data, and the algorithm register.
`/api/v1/openapi.json` describes it.

Errors are problem details (RFC 9457); texts are in the language of Accept-Language.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.throttling import BaseThrottle

from ennakko.base import clock
from ennakko.base.text import Text
from ennakko.config.api_algorithms import router as register
from ennakko.config.api_problem import ERRORS, Problem
from ennakko.engine.service import Law, Service
from ennakko.engine.vocabulary import FRAMES
from ennakko.ledger import access as ledger
from ennakko.ledger import catalogue
from ennakko.ui.language import current
from ennakko.ui.limits import MINUTE, address, too_often

PROBLEM = "application/problem+json"
A_MINUTE = 600  # requests of one address


class PerAddress(BaseThrottle):
    """Who asks too often waits: counted by the address that our own proxy saw, and not in a cache as the library's own do."""

    def __init__(self, most: int) -> None:
        self.most = most

    def allow_request(self, request: HttpRequest) -> bool:
        """Count one more; whether it may be answered."""
        return not too_often("api", address(request), self.most)


class Described(NinjaAPI):
    """An API whose description says that errors are problem details."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description as ninja makes it, with the content type that errors have here."""
        made = super().get_openapi_schema(**options)
        for path in made["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {PROBLEM: response["content"]["application/json"]}
        return made


class Ground(Schema):
    """The legal ground: an act with its section, or the purpose of a consent."""

    kind: str
    act: str | None = None
    section: str | None = None
    purpose: str | None = None
    in_force: date | None = None


class Column(Schema):
    """One column that the service reads, and what it means."""

    name: str
    category: str
    source: str
    meaning: str


class Used(Schema):
    """What is read of one table."""

    table: str
    meaning: str
    columns: list[Column]


class ServiceSaid(Schema):
    """A service as it is declared."""

    key: str
    version: str
    title: str
    owner: str
    controller: str
    ground: Ground
    season_opens: str
    season_closes: str
    in_season: bool
    live: bool  # false: it only plans, and nothing is sent
    decides: str
    kept_years: int
    uses: list[Used]


api = Described(
    title="Ennakko",
    version="1",
    description="What the city's proactive services are, on what ground, with which data, and the algorithm register. "
    "Read-only, public.",
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
    throttle=[PerAddress(A_MINUTE)],
)
api.add_router("/algorithms", register)


@api.get(
    "/services", response={200: list[ServiceSaid], 429: Problem}, url_name="services", operation_id="services"
)
def services(request: HttpRequest) -> list[ServiceSaid]:
    """Every service that is installed."""
    return [_said(service) for _, service in sorted(catalogue.services().items())]


@api.get("/services/{key}", response={200: ServiceSaid} | ERRORS, url_name="service", operation_id="service")
def service(request: HttpRequest, key: str) -> ServiceSaid:
    """One service."""
    found = catalogue.services().get(key)
    if found is None:
        raise Http404
    return _said(found)


def _said(service: Service) -> ServiceSaid:
    language = current()
    basis = service.basis
    ground = (
        Ground(kind="law", act=basis.act[language], section=basis.section, in_force=basis.in_force)
        if isinstance(basis, Law)
        else Ground(kind="consent", purpose=basis.purpose)
    )
    return ServiceSaid(
        key=service.key, version=service.version, title=service.title[language], owner=service.owner,
        controller=service.controller, ground=ground, season_opens=service.season.opens,
        season_closes=service.season.closes,
        in_season=service.season.of(clock.today(settings.DATA)) is not None, live=ledger.live(service.key),
        decides=getattr(service.decision, "role", "rules"), kept_years=service.retention.years,
        uses=[_used(frame, columns, language) for frame, columns in service.reads().items()],
    )  # fmt: skip


def _used(frame: str, columns: Sequence[str], language: str) -> Used:
    described = {column.name: column for column in FRAMES[frame]}
    return Used(
        table=frame,
        meaning=FRAMES[frame].meaning[language],
        columns=[
            Column(
                name=name,
                category=str(described[name].category),
                source=_text(described[name].source, language),
                meaning=described[name].meaning[language],
            )
            for name in columns
        ],
    )


def _text(said: Text | str, language: str) -> str:
    return said[language] if isinstance(said, Text) else str(said)


def problem(request: HttpRequest, status: int, title: str, wait: int | None = None) -> HttpResponse:
    """An error as problem details."""
    answer = api.create_response(
        request, {"type": "about:blank", "title": title, "status": status}, status=status
    )
    answer["Content-Type"] = PROBLEM
    if wait is not None:
        answer["Retry-After"] = str(wait)
    return answer


def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """No such thing."""
    return problem(request, 404, "There is nothing here. The description is /api/v1/openapi.json")


@api.exception_handler(Http404)
def _absent(request: HttpRequest, _error: Http404) -> HttpResponse:
    return nothing(request)


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code, str(error), MINUTE if error.status_code == 429 else None)


@api.exception_handler(ValidationError)
def _unread(request: HttpRequest, _error: ValidationError) -> HttpResponse:
    return problem(request, 422, "The request is not what the description says.")


routes = api.urls
for _route in cast(list[Any], routes[0]):
    _route.callback.audience = "public"
nothing.audience = "public"  # type: ignore[attr-defined]
