"""What time does, and what it never does: silence is no acceptance, and no clock runs without proof."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from ennakko.base.clock import keep_day, today
from ennakko.config.cli.tick import command
from ennakko.ledger import access, actions, tick
from ennakko.ledger.models import Addressee, Proposal
from ennakko.outbox.models import Message
from ennakko.register.models import Circumstance, Touched
from tests.promised import (
    AT,
    DAY,
    SWEEP,
    applied,
    change,
    family,
    of,
    preschool,
    proposed,
    restricted,
    says,
    school,
    serve,
    staff,
)  # fmt: skip

pytestmark = pytest.mark.django_db
AFTER = DAY + timedelta(days=15)


def turned(on=AFTER):
    return {name: number for name, number in tick.tick(on=on, by=SWEEP, at=AT).items() if name != "turned"}


def test_a_hearing_that_nobody_answered_is_no_remark():
    proposal, elders = proposed(school())
    serve(proposal, *elders)
    assert turned(DAY + timedelta(days=14)) == {}
    assert turned() == {"no_remark": 1}
    now = of(proposal.person)
    assert (now.state, now.place, now.live) == ("no_remark", proposal.place, True)


def test_a_yes_and_a_silence_are_no_remark_never_acceptance():
    proposal, (first, second) = proposed(school())
    serve(proposal, second)
    says(proposal, first, "yes")
    assert turned() == {"no_remark": 1}


def test_a_deadline_needs_proof_for_every_addressee():
    proposal, (first, _) = proposed(school())
    serve(proposal, first)
    assert turned() == {}
    assert of(proposal.person).state == "open"


def test_where_a_yes_is_asked_silence_goes_to_a_person():
    proposal, elders = proposed(school(kind="preschool"), service=preschool)
    serve(proposal, *elders)
    assert turned() == {"no_answer": 1}
    now = of(proposal.person, preschool)
    assert (now.state, now.reason, now.place) == ("with_staff", "no_answer", proposal.place)


def test_a_wish_for_something_else_is_never_ended_by_time():
    proposal, elders = proposed(school())
    serve(proposal, *elders)
    says(proposal, elders[0], "something_else")
    assert turned() == {}
    assert of(proposal.person).state == "something_else"


def test_a_disagreement_that_nobody_judged_at_the_answer_is_judged_at_the_tick():
    proposal, (first, second) = proposed(school())
    serve(proposal, first, second)
    Addressee.objects.filter(person=first).update(answer="yes")
    Addressee.objects.filter(person=second).update(answer="something_else")
    assert turned(DAY) == {"guardians_disagree": 1}


def test_once_the_silent_guardian_is_one_no_more_the_others_yes_is_enough():
    proposal, (first, second) = proposed(school())
    says(proposal, first, "yes")
    applied(
        change(of(proposal.person), "revise", addressees=[first], tell="resident", reason="guardians_changed")
    )
    assert turned(DAY) == {"accepted": 1}
    assert second not in [party.person for party in access.addressees(proposal.pk) if party.active]


def test_open_proposals_lapse_when_their_season_has_ended_and_stay_its_last_word():
    place = school(9)
    proposal, _ = proposed(place)
    answered, (guardian,) = proposed(place, guardians=1)
    says(answered, guardian, "yes")
    assert turned(date(2027, 8, 10)) == {}
    assert turned(date(2027, 8, 11)) == {"lapsed": 1}
    now = of(proposal.person)
    assert (now.state, now.reason, now.live) == ("lapsed", "season_ended", True)
    assert of(answered.person).state == "accepted"
    assert set(Message.objects.filter(about=f"proposal:{proposal.pk}").values_list("state", flat=True)) == {
        "stopped"
    }


def test_the_same_day_again_changes_nothing(monkeypatch):
    monkeypatch.setattr(tick, "CHUNK", 2)
    place = school(9)
    for _ in range(5):
        proposal, elders = proposed(place)
        serve(proposal, *elders)
    assert turned() == {"no_remark": 5}
    versions = list(Proposal.objects.values_list("version", flat=True))
    assert turned() == {}
    assert list(Proposal.objects.values_list("version", flat=True)) == versions


def test_time_stands_still_for_a_service_that_is_stopped():
    proposal, elders = proposed(school())
    serve(proposal, *elders)
    actions.pull_brake(service=proposal.service, by=staff("operator"), at=AT)
    assert turned() == {"stopped_services": 1}
    assert of(proposal.person).state == "open"


def test_a_restricted_case_is_in_no_count_of_time():
    child, elders = family()
    applied(restricted(child, elders))
    assert turned(date(2027, 9, 1)) == {}
    assert of(child).state == "with_staff"


def test_whoever_has_a_fact_that_begins_or_ends_is_announced_once():
    child, _ = family()
    Circumstance.objects.create(person_id=child, kind="second_home", since=DAY + timedelta(days=2))
    tick.tick(on=DAY, by=SWEEP, at=AT)
    assert not Touched.objects.exists()
    assert tick.tick(on=DAY + timedelta(days=3), by=SWEEP, at=AT)["turned"] == 1
    tick.tick(on=DAY + timedelta(days=3), by=SWEEP, at=AT)
    assert list(Touched.objects.values_list("person", flat=True)) == [child]


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    keep_day(tmp_path, DAY)
    return tmp_path


def run(folder, *words):
    return CliRunner().invoke(command, [*words, "--data", str(folder)])


def test_a_demo_is_advanced_day_by_day(demo):
    proposal, elders = proposed(school())
    serve(proposal, *elders)
    told = json.loads(run(demo, "--to", AFTER.isoformat(), "--json").output)
    assert [day["day"] for day in told] == [str(DAY + timedelta(days=n)) for n in range(1, 16)]
    assert told[-1]["no_remark"] == 1
    assert today(demo) == AFTER
    assert of(proposal.person).state == "no_remark"


def test_a_day_never_goes_back_and_only_a_demo_has_its_own(demo, settings):
    back = run(demo, "--to", "2027-01-31")
    assert (back.exit_code, today(demo)) == (1, DAY)
    assert "never goes back" in back.stderr
    settings.DEMO = False
    assert run(demo, "--to", AFTER.isoformat()).exit_code == 1
    assert run(demo).exit_code == 0
