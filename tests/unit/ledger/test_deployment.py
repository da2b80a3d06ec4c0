"""Plan only: everything works and nothing is sent, until a service goes live by a recorded act."""

from datetime import timedelta

import pytest

from ennakko.audit.models import Event
from ennakko.base.errors import Refused
from ennakko.ledger import access, actions, deployment
from ennakko.ledger.models import Deployment, Proposal
from ennakko.ledger.tick import tick
from ennakko.outbox.models import Message
from ennakko.register.models import Resident
from tests.promised import (
    AT,
    DAY,
    SWEEP,
    applied,
    change,
    of,
    preschool,
    proposed,
    says,
    school,
    school_start,
    staff,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.plan_only]
KEY = school_start.key


@pytest.fixture
def operator():
    return staff("operator")


def live(by, why="Decided on 7 January.", **more):
    return actions.go_live(service=KEY, why=why, on=DAY, by=by, at=AT, **more)


def planning(by):
    actions.back_to_planning(service=KEY, why="A mistake was found.", by=by, at=AT)


def letters():
    """Who was written to, and what: (child, addressee, section)."""
    return sorted(
        (int(m.about.partition(":")[2]), m.person, m.key.split("/")[1])
        for m in Message.objects.exclude(state="stopped")
    )


def test_an_installation_begins_with_planning_only():
    assert not access.live(KEY)
    assert access.deployment(KEY) is None


def test_while_a_service_only_plans_everything_works_and_nothing_is_posted_or_shown_to_residents():
    officer = staff("officer")
    place, other = school(9), school(9)
    proposal, (first, second) = proposed(place)
    moved, _ = proposed(place)
    actions.revise(proposal=moved.pk, place=other, on=DAY, by=officer, at=AT)
    says(proposal, first, "yes")
    says(proposal, second, "yes")
    actions.decide(proposal=proposal.pk, on=DAY, by=staff("principal"), at=AT)
    actions.withdraw(proposal=moved.pk, reason="mistake", on=DAY, by=officer, at=AT)
    assert of(proposal.person).state == "decided"
    assert not Message.objects.exists()
    assert access.proposals_for(first) == []


def test_when_it_goes_live_whoever_has_an_open_proposal_is_told_once(operator):
    place = school(9)
    one, both = proposed(place)
    answered, (quick, slow) = proposed(place)
    says(answered, quick, "yes")
    decided, _ = proposed(place)
    actions.to_staff(proposal=decided.pk, on=DAY, by=staff("officer"), at=AT)
    assert live(operator) == 2
    told = sorted([(one.pk, person, "notice") for person in both] + [(answered.pk, slow, "notice")])
    assert letters() == told
    assert live(operator) == 0
    assert tick(on=DAY, by=SWEEP, at=AT).get("told", 0) == 0
    assert letters() == told
    assert [found.pk for found in access.proposals_for(both[0])] == [one.pk]


def test_nobody_dead_or_under_a_non_disclosure_order_is_told_when_it_goes_live(operator):
    place = school(9)
    hidden, _ = proposed(place)
    bereaved, (dead, alive) = proposed(place)
    Resident.objects.filter(pk=hidden.person).update(protected=True, municipality="")
    Resident.objects.filter(pk=dead).update(dead=True)
    live(operator)
    assert letters() == [(bereaved.pk, alive, "notice")]


def test_going_live_is_for_one_service(operator):
    proposed(school(kind="preschool"), service=preschool)
    live(operator)
    assert letters() == []
    assert access.live(KEY) and not access.live(preschool.key)


def test_killed_on_the_way_the_rest_is_told_by_the_next_tick(operator, monkeypatch):
    monkeypatch.setattr(deployment, "CHUNK", 2)
    place = school(9)
    for _ in range(5):
        proposed(place, guardians=1)

    def dies(done, of):
        raise MemoryError

    with pytest.raises(MemoryError):
        live(operator, progress=dies)
    assert len(letters()) == 2
    assert tick(on=DAY, by=SWEEP, at=AT)["told"] == 3
    assert len(letters()) == 5


def test_back_in_planning_nothing_more_is_posted_and_live_again_nobody_is_told_twice(operator):
    live(operator)
    place, other = school(9), school(9)
    told, (first,) = proposed(place, guardians=1)
    planning(operator)
    untold, (second,) = proposed(place, guardians=1)
    moved, (third,) = proposed(place, guardians=1)
    applied(change(moved, "revise", place=other, tell="resident"))
    assert letters() == [(told.pk, first, "notice")]
    live(operator)
    assert letters() == sorted(
        [(told.pk, first, "notice"), (untold.pk, second, "notice"), (moved.pk, third, "notice")]
    )


def test_what_was_stopped_while_planning_is_told_anew(operator):
    live(operator)
    place, other = school(9), school(9)
    proposal, (guardian,) = proposed(place, guardians=1)
    planning(operator)
    applied(change(proposal, "revise", place=other, tell="resident"))
    assert letters() == []
    live(operator)
    assert letters() == [(proposal.pk, guardian, "notice")]


def test_every_act_is_kept_with_who_and_why(operator):
    live(operator)
    planning(operator)
    live(operator, why="  Mended\nand checked. ")
    assert list(Deployment.objects.order_by("id").values_list("live", "by", "why")) == [
        (True, str(operator), "Decided on 7 January."),
        (False, str(operator), "A mistake was found."),
        (True, str(operator), "Mended and checked."),
    ]
    verbs = Event.objects.filter(about=f"service:{KEY}").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["went_live", "back_to_planning", "went_live"]


def test_nobody_but_an_operator_decides_and_nobody_without_a_reason(operator):
    for by, why in ((staff("officer"), "why"), (operator, "  "), (operator, "x" * 401)):
        with pytest.raises(Refused):
            live(by, why=why)
    with pytest.raises(Refused, match="There is no service"):
        actions.go_live(service="school-strat", why="why", on=DAY, by=operator, at=AT)
    assert not Deployment.objects.exists()


# --- heard elsewhere -------------------------------------------------------------------------------------------------


def hear(*proposals, by, heard_on=DAY):
    return actions.heard_elsewhere(proposals=[one.pk for one in proposals], heard_on=heard_on, by=by, at=AT)


def test_in_plan_only_mode_a_place_can_be_decided_once_the_families_were_heard_elsewhere():
    officer, place = staff("officer"), school(9)
    one, _ = proposed(place)
    handed, _ = proposed(place)
    actions.to_staff(proposal=handed.pk, on=DAY, by=officer, at=AT)
    assert hear(one, handed, by=officer) == 1
    found = of(one.person)
    assert (found.state, found.reason, found.version) == ("no_remark", "heard_elsewhere", 2)
    assert hear(one, handed, by=officer) == 0
    event = Event.objects.get(verb="heard_elsewhere")
    assert '"heard_on":"2027-02-01"' in event.payload.replace(" ", "")
    actions.decide(proposal=one.pk, on=DAY, by=staff("principal"), at=AT)
    assert not Message.objects.exists()


def test_where_the_service_is_live_nobody_is_heard_elsewhere(operator):
    proposal, _ = proposed(school())
    live(operator)
    with pytest.raises(Refused, match="is live"):
        hear(proposal, by=staff("officer"))


def test_nobody_is_heard_in_the_future_nor_by_another_role(operator):
    proposal, _ = proposed(school())
    with pytest.raises(Refused, match="day to come"):
        hear(proposal, by=staff("officer"), heard_on=DAY + timedelta(days=1))
    with pytest.raises(Refused, match="role"):
        hear(proposal, by=operator)
    assert Proposal.objects.get().state == "open"
