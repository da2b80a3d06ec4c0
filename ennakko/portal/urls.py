"""The resident's routes."""

from django.urls import path

from ennakko.portal import (
    behind,
    decision,
    door,
    links,
    my_data,
    papers,
    preferences,
    profile_api,
    records,
    resident,
    take,
    uses,
)

app_name = "portal"
urlpatterns = [
    path("", resident.for_you, name="for-you"),
    path("uses/", uses.show, name="uses"),
    path("uses/<int:who>/", uses.show, name="uses-of"),
    path("uses/<int:who>/<int:use>/", uses.ask, name="ask-use"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-in/start/", door.start, name="sign-in-start"),
    path("sign-in/back/", door.back, name="sign-in-back"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("sign-out/behind/", behind.sign_out_behind, name="sign-out-behind"),
    path("my-data/", my_data.show, name="my-data"),
    path("my-data/<int:who>/", my_data.show, name="my-data-of"),
    path("my-data/<int:who>/wrong/<str:key>/", my_data.wrong, name="wrong"),
    path("my-data/<int:who>/take/", take.show, name="take"),
    path("my-data/<int:who>/take/package.zip", take.package, name="package"),
    path("my-data/erase/", take.erasure, name="erasure"),
    path("my-data/erase/now/", take.erase, name="erase"),
    path("profile/v1/<uuid:subject>", profile_api.asked, name="profile-api"),
    path("decisions/", records.decisions, name="decisions"),
    path("messages/", records.messages, name="messages"),
    path("settings/", preferences.show, name="settings"),
    path("settings/language/", preferences.language, name="settings-language"),
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
