"""The staff's routes."""

from django.urls import path

from ennakko.desk import acts, cases, deployments, door, papers, queue, staff, steering, substitutions

app_name = "desk"
urlpatterns = [
    path("", staff.home, name="home"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("case/<int:proposal>/", cases.case, name="case"),
    path("case/<int:proposal>/place/", cases.place_by_hand, name="place-by-hand"),
    path("case/<int:proposal>/resolve/", cases.resolve, name="resolve"),
    path("case/<int:proposal>/decide/", cases.decide, name="decide"),
    path("case/<int:proposal>/record/", papers.record, name="record"),
    path("case/<int:proposal>/take-back/", papers.take_back, name="take-back"),
    path("case/<int:proposal>/paper/<slug:language>/", papers.paper, name="paper"),
    path("case/<int:proposal>/note/", acts.note, name="note"),
    path("case/<int:proposal>/note/<int:note>/done/", acts.reminded, name="reminded"),
    path("case/<int:proposal>/hand-over/", acts.hand_over, name="hand-one"),
    path("case/<int:proposal>/heard/", acts.heard, name="heard-one"),
    path("substitutions/", substitutions.show, name="substitutions"),
    path("substitutions/add/", substitutions.add, name="substitute"),
    path("substitutions/<int:substitution>/end/", substitutions.end, name="end-substitution"),
    path("<slug:service>/", staff.plan, name="plan"),
    path("<slug:service>/apply/", staff.apply, name="apply"),
    path("<slug:service>/brake/", staff.brake, name="brake"),
    path("<slug:service>/deploy/", deployments.deploy, name="deploy"),
    path("<slug:service>/heard/", deployments.heard, name="heard"),
    path("<slug:service>/freeze/", steering.freeze, name="freeze"),
    path("<slug:service>/objective/", steering.objective, name="objective"),
    path("<slug:service>/growth/", staff.growth, name="growth"),
    path("<slug:service>/places/", staff.places, name="places"),
    path("<slug:service>/map.json", staff.map_points, name="map"),
    path("<slug:service>/queue/", queue.show, name="queue"),
    path("<slug:service>/hand-over/", queue.hand_over, name="hand-over"),
]
