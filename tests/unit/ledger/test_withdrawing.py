"""A switch really switches: the fast path proposes after a consent, and a withdrawal takes back what rests on it at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ennakko.accounts.actor import resident, system
from ennakko.audit.models import Subject, Use
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.consent import access as consent
from ennakko.consent import actions as consent_actions
from ennakko.engine.service import Law
from ennakko.ledger import access, actions, apply, catalogue, sweep
from ennakko.ledger.models import Deployment, Sweep
from ennakko.ledger.tick import tick
from ennakko.outbox.models import Message
from ennakko.register import access as register
from ennakko.register.models import Resident
from ennakko.services.school_start.service import school_start
from tests import town as towns
from tests.promised import staff
from tests.town import AT, DAY
from tests.voluntary import CLUB, PURPOSE, give, offer

pytestmark = pytest.mark.django_db
BY = system("sweep")
OBJECTABLE = replace(school_start, key="visit", basis=Law(Text("a", "b", "c"), "1 §", may_object=True))


@pytest.fixture
def town(monkeypatch):
    built = towns.build(children=4)
    offer(monkeypatch, CLUB)
    monkeypatch.setattr(sweep, "services", lambda: {"club": CLUB})
    return built


def follow(tmp_path):
    return sweep.follow(data=tmp_path, on=DAY, by=BY, at=AT)


def full(service=CLUB):
    return sweep.sweep(service, sweep.small_tables(towns.everybody()), on=DAY, by=BY, at=AT)


def state(person, service="club"):
    found = access.latest_proposal(service, 2027, person)
    return (found.state, found.reason) if found else None


def withdraw(person, guardian, categories=()):
    return actions.withdraw_consent(
        person=person, purpose=PURPOSE, categories=categories, on=DAY, by=resident(guardian), at=AT
    )


def test_nobody_is_looked_at_until_they_consent_and_then_the_fast_path_proposes(town, tmp_path):
    assert full().applied.counts == {}
    give(town.elsa, town.maria)
    follow(tmp_path)
    assert state(town.elsa) == ("open", "entitled")
    assert state(town.onni) is None
    assert Message.objects.filter(service="club").count() == 2
    assert full().applied.counts == {}  # the fast path left nothing to do
    assert Sweep.objects.order_by("-id")[0].report["permissions"] == consent.version(CLUB)
    assert full().plan.gate["no_consent"] == len(towns.everybody()) - 1


def test_a_withdrawal_takes_the_proposal_back_at_once_and_lists_what_had_gone(town, tmp_path):
    give(town.elsa, town.maria)
    follow(tmp_path)
    mine = Message.objects.get(service="club", person=town.maria)
    Message.objects.filter(pk=mine.pk).update(state="sent", sent_at=AT)
    done = withdraw(town.elsa, town.maria)
    assert state(town.elsa) == ("withdrawn", "no_consent")
    assert [sent.id for sent in done.sent] == [mine.pk]
    assert done.back == ("club",)
    assert set(Message.objects.exclude(state__in=["sent"]).values_list("state", flat=True)) == {"stopped"}
    follow(tmp_path)
    assert full().applied.counts == {}
    again = withdraw(town.elsa, town.maria)
    assert (again.anew, again.back) == (False, ())


def test_one_category_the_service_reads_is_enough_to_take_it_back_and_giving_it_again_proposes_anew(
    town, tmp_path
):
    give(town.elsa, town.maria)
    follow(tmp_path)
    withdraw(town.elsa, town.matti, ["education"])
    assert state(town.elsa) == ("withdrawn", "no_consent")
    give(town.elsa, town.matti, categories=["education"])
    follow(tmp_path)
    assert state(town.elsa) == ("open", "entitled")


def test_what_was_accepted_goes_to_a_person_and_is_not_undone_by_a_machine(town, tmp_path):
    give(town.elsa, town.maria)
    follow(tmp_path)
    found = access.latest_proposal("club", 2027, town.elsa)
    for guardian in (town.maria, town.matti):
        actions.answer(proposal=found.pk, person=guardian, answer="yes", on=DAY, by=resident(guardian), at=AT)
    done = withdraw(town.elsa, town.maria)
    assert (done.back, done.to_staff) == ((), ("club",))
    assert state(town.elsa) == ("with_staff", "no_consent")


def test_a_withdrawal_by_whoever_may_not_leaves_everything_as_it_was(town, tmp_path):
    give(town.elsa, town.maria)
    follow(tmp_path)
    with pytest.raises(Refused, match="not yours"):
        withdraw(town.elsa, town.onni_guardian)
    with pytest.raises(Refused, match="no such purpose"):
        actions.withdraw_consent(
            person=town.elsa, purpose="x" * 10_000, on=DAY, by=resident(town.maria), at=AT
        )
    assert state(town.elsa) == ("open", "entitled")


def test_a_plan_made_before_the_withdrawal_proposes_nothing_after_it(town):
    give(town.elsa, town.maria)
    made = sweep.planned(CLUB, sweep.small_tables(towns.everybody()), on=DAY)
    withdraw(town.elsa, town.maria)
    done = apply.apply(made, service=CLUB, by=BY, at=AT)
    assert state(town.elsa) is None
    assert done.dropped == {"the person does not allow it any more": 1}


@pytest.mark.parametrize("way", ["no_contact", "quiet"])
def test_silence_of_the_child_stops_voluntary_outreach_and_no_statutory_service(town, tmp_path, way):
    give(town.elsa, town.maria)
    full(school_start)
    follow(tmp_path)
    before = Message.objects.count()
    more = {"person": town.elsa, "on": DAY, "by": resident(town.maria), "at": AT}
    if way == "quiet":
        consent_actions.be_quiet(begins=DAY, last=DAY + timedelta(days=4), **more)
    else:
        consent_actions.stop_contact(**more)
    follow(tmp_path)
    assert state(town.elsa) == ("withdrawn", way)
    assert Message.objects.count() == before  # nobody is written to about it
    assert full(school_start).applied.counts == {}
    assert state(town.elsa, "school-start") == ("open", "entitled")


def test_a_guardian_who_asked_for_silence_is_not_written_to_and_the_other_one_is(town, tmp_path):
    consent_actions.stop_contact(person=town.matti, on=DAY, by=resident(town.matti), at=AT)
    give(town.elsa, town.maria)
    follow(tmp_path)
    assert list(Message.objects.filter(service="club").values_list("person", flat=True)) == [town.maria]
    consent_actions.stop_contact(person=town.maria, on=DAY, by=resident(town.maria), at=AT)
    follow(tmp_path)
    assert state(town.elsa) == ("withdrawn", "no_contact")
    assert full().applied.counts == {}
    consent_actions.allow_contact(person=town.matti, on=DAY, by=resident(town.matti), at=AT)
    follow(tmp_path)
    assert state(town.elsa) == ("open", "entitled")


def test_the_end_of_a_quiet_period_announces_itself(town, tmp_path):
    give(town.elsa, town.maria)
    end = DAY + timedelta(days=2)
    more = {"person": town.elsa, "on": DAY, "by": resident(town.maria), "at": AT}
    consent_actions.be_quiet(begins=DAY, last=DAY + timedelta(days=1), **more)
    follow(tmp_path)
    assert state(town.elsa) is None
    tick(on=end, by=system("tick"), at=AT)
    assert town.elsa in {person for _, person in register.touched()}
    sweep.follow(data=tmp_path, on=end, by=BY, at=AT)
    assert state(town.elsa) == ("open", "entitled")


def test_an_objection_stops_a_service_that_says_so_and_no_other(town, tmp_path, monkeypatch):
    offer(monkeypatch, OBJECTABLE)
    full(OBJECTABLE)
    more = {"on": DAY, "by": resident(town.maria), "at": AT}
    done = actions.object_to(person=town.elsa, service="visit", **more)
    assert len(done.back) == 1
    assert state(town.elsa, "visit") == ("withdrawn", "objected")
    assert full(OBJECTABLE).plan.gate["objected"] == 1
    for unknown in ("school-start", "club", "x" * 10_000):
        with pytest.raises(Refused, match="cannot be objected to"):
            actions.object_to(person=town.elsa, service=unknown, **more)
    consent_actions.end_objection(person=town.elsa, service="visit", **more)
    assert full(OBJECTABLE).applied.counts == {"create": 1}


def test_a_restricted_case_is_taken_back_and_in_no_list(town, tmp_path):
    Resident.objects.filter(pk=town.matti).update(protected=True, municipality="", home=None)
    with pytest.raises(Refused, match="not yours"):  # near somebody protected: with a person, not here
        give(town.elsa, town.maria)


def test_a_service_whose_law_is_not_in_force_yet_cannot_be_activated(town, monkeypatch):
    coming = replace(
        school_start, key="coming", basis=Law(Text("Laki", "Lag", "A coming act"), "3 §", date(2030, 1, 1))
    )
    monkeypatch.setitem(catalogue.services(), "coming", coming)
    with pytest.raises(Refused, match="A coming act, 3 §, in force from 2030-01-01"):
        actions.go_live(service="coming", why="Decided.", on=DAY, by=staff("operator"), at=AT)
    assert not Deployment.objects.filter(service="coming").exists()
    assert (
        actions.go_live(service="coming", why="Decided.", on=date(2030, 1, 1), by=staff("operator"), at=AT)
        == 0
    )


def test_whoever_did_not_consent_was_not_looked_at_and_their_log_says_nothing(town, tmp_path):
    give(town.elsa, town.maria)
    follow(tmp_path)
    full()
    named = set(Subject.objects.filter(use__service="club").values_list("person", flat=True))
    assert named == {town.elsa}
    assert not Use.objects.filter(service="club", known__isnull=False).exists()
