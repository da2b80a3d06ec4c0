"""The resident's routes."""

from django.urls import path

from ennakko.portal import resident

app_name = "portal"
urlpatterns = [
    path("", resident.for_you, name="for-you"),
    path("sign-in/", resident.sign_in, name="sign-in"),
    path("sign-out/", resident.sign_out, name="sign-out"),
    path("proposal/<int:proposal>/", resident.read, name="letter"),
    path("proposal/<int:proposal>/yes/", resident.answer, {"said": "yes"}, name="yes"),
    path(
        "proposal/<int:proposal>/something-else/",
        resident.answer,
        {"said": "something_else"},
        name="something-else",
    ),
    path("proposal/<int:proposal>/undo/", resident.undo, name="undo"),
    path("proposal/<int:proposal>/call/", resident.call, name="call"),
]
