"""Every route of the house."""

from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("desk/", include("ennakko.desk.urls")),
    path("", include("ennakko.portal.urls")),
]
