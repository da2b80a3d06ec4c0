"""The resident's routes."""

from django.urls import path

from ennakko.portal import behind, decision, door, links, papers, resident

app_name = "portal"
urlpatterns = [
    path("", resident.for_you, name="for-you"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-in/start/", door.start, name="sign-in-start"),
    path("sign-in/back/", door.back, name="sign-in-back"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("sign-out/behind/", behind.sign_out_behind, name="sign-out-behind"),
    path("l/<slug:token>/", links.by_link, name="link"),
    path("proposal/<int:proposal>/decision/<int:decision>/", decision.read, name="decision"),
    path(
        "proposal/<int:proposal>/decision/<int:decision>/<slug:language>.pdf",
        decision.pdf,
        name="decision-pdf",
    ),
    path("proposal/<int:proposal>/", resident.read, name="letter"),
    path("proposal/<int:proposal>/answer/<slug:way>/", resident.answer, name="answer"),
    path("proposal/<int:proposal>/undo/", resident.undo, name="undo"),
    path("proposal/<int:proposal>/call/", resident.call, name="call"),
    path("proposal/<int:proposal>/proof/", papers.proof, name="proof"),
    path("proposal/<int:proposal>/form/", papers.form, name="form"),
    path("proposal/<int:proposal>/dates.ics", papers.dates, name="dates"),
    path("dates.ics", papers.all_dates, name="all-dates"),
]
