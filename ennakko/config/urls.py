"""Every route of the house."""

from django.urls import include, path

from ennakko.config import api

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", api.routes),
    path("api/<path:rest>", api.nothing, name="api-nothing"),
    path("channels/", include("ennakko.channels.urls")),
    path("desk/", include("ennakko.desk.urls")),
    path("", include("ennakko.portal.urls")),
]
