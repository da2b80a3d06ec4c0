"""Every route of the house."""

from django.urls import include, path

from ennakko.config import api, probes

urlpatterns = [
    path("healthz", probes.healthz, name="healthz"),
    path("readiness", probes.readiness, name="readiness"),
    path("metrics", probes.metrics, name="metrics"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", api.routes),
    path("api/<path:rest>", api.nothing, name="api-nothing"),
    path("channels/", include("ennakko.channels.urls")),
    path("desk/", include("ennakko.desk.urls")),
    path("", include("ennakko.portal.urls")),
]
