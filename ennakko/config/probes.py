"""What a platform that runs us asks: does the process answer, may it be given work, what are its numbers. Nothing about people.

`/healthz` and `/readiness` are the City's library's; ready is also who has every migration. `/metrics` opens with a token.
"""

from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET
from helsinki_health_endpoints import views
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from ennakko.base import clock
from ennakko.config.metrics import numbers
from ennakko.config.migrated import missing


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """200: the process answers. Nothing else is looked at, so that a slow database restarts nobody."""
    answer: HttpResponse = views.healthz(request)
    return answer


@require_GET
def readiness(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and has every migration; else 503 with the reason in a word."""
    answer: HttpResponse = views.readiness(request)
    if answer.status_code == 200 and missing():
        return JsonResponse({"status": "migrations"}, status=503)
    return answer


@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers in the format of Prometheus, to whoever has ENNAKKO_METRICS_TOKEN. Without one there is no such page."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    if not token or not compare_digest(given.encode(), f"Bearer {token}".encode()):
        return HttpResponse(status=404)
    told = generate_latest(numbers(data=settings.DATA, at=clock.moment(settings.DATA)))
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


for view in (healthz, readiness, metrics):
    view.audience = "probe"  # type: ignore[attr-defined]  # read by the test over all routes
