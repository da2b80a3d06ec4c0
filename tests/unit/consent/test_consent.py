"""What residents allow: given by whoever may, bound to the text they read, never changed, known as of any moment."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db.utils import IntegrityError

from ennakko.accounts.actor import resident, system
from ennakko.audit.models import Event
from ennakko.base.errors import Refused
from ennakko.base.text import Text
from ennakko.consent import access, actions
from ennakko.consent.minors import Speaks, speaks
from ennakko.consent.models import ConsentRecord, Individual, Revision, Silence
from ennakko.register.models import ContactBan, Guardianship, Resident, Touched
from ennakko.services.school_start.service import school_start
from tests import town as towns
from tests.town import AT, DAY
from tests.voluntary import AGREEMENT, CLUB, PURPOSE, give, offer

pytestmark = pytest.mark.django_db
ALL = frozenset(AGREEMENT.categories)
LATER = AT + timedelta(hours=1)


@pytest.fixture
def town(monkeypatch):
    offer(monkeypatch, CLUB)
    return towns.build(children=2)


def born(person: int, day: date) -> None:
    Resident.objects.filter(pk=person).update(born=day)


def withdraw(person: int, guardian: int, categories=(), on=DAY, at=LATER):
    by = resident(guardian)
    return actions.withdraw(person=person, purpose=PURPOSE, categories=categories, on=on, by=by, at=at)


def test_a_guardian_allows_every_category_and_each_can_be_withdrawn_by_itself(town):
    assert give(town.elsa, town.maria) == ALL
    assert access.held(town.elsa, PURPOSE, on=DAY) == ALL
    assert withdraw(town.elsa, town.matti, ["education"]) == {"education"}
    assert access.held(town.elsa, PURPOSE, on=DAY) == ALL - {"education"}
    assert withdraw(town.elsa, town.maria) == ALL - {"education"}
    assert access.held(town.elsa, PURPOSE, on=DAY) == frozenset()


def test_what_holds_already_is_not_recorded_twice_whoever_switches_again(town):
    give(town.elsa, town.maria)
    assert give(town.elsa, town.matti) == frozenset()
    assert ConsentRecord.objects.count() == len(ALL)
    assert withdraw(town.elsa, town.maria) == ALL
    assert withdraw(town.elsa, town.matti) == frozenset()


def test_every_change_leaves_an_event_and_is_announced_to_the_fast_path(town):
    Touched.objects.all().delete()
    give(town.elsa, town.maria)
    withdraw(town.elsa, town.maria)
    actions.stop_contact(person=town.maria, on=DAY, by=resident(town.maria), at=AT)
    touched = [town.elsa, town.elsa, town.maria]
    assert list(Touched.objects.order_by("id").values_list("person", flat=True)) == touched
    verbs = ["consented", "consent_withdrawn", "no_contact"]
    mine = Event.objects.filter(verb__in=verbs).order_by("id")
    assert [event.verb for event in mine] == verbs
    assert json.loads(mine[0].payload) == {"as": "guardian", "categories": sorted(ALL), "revision": 1}


@pytest.mark.parametrize(
    "purpose",
    ["outings", "", "x" * 10_000, "club'; DROP TABLE consent_consentrecord; --", "<b>club</b>", "cl\u202eub"],
)
def test_a_consent_for_a_purpose_that_does_not_exist_is_refused_and_changes_nothing(town, purpose):
    events = Event.objects.count()
    for verb, more in ((actions.give, {"read": ""}), (actions.withdraw, {})):
        with pytest.raises(Refused, match="no such purpose") as told:
            verb(person=town.elsa, purpose=purpose, on=DAY, by=resident(town.maria), at=AT, **more)
        assert not purpose or purpose not in str(told.value)
    assert (ConsentRecord.objects.count(), Individual.objects.count(), Event.objects.count()) == (
        0,
        0,
        events,
    )


def test_a_category_that_is_not_asked_for_is_refused(town):
    with pytest.raises(Refused, match="not asked for"):
        give(town.elsa, town.maria, categories=["health\u202e<script>"])
    assert not ConsentRecord.objects.exists()


def test_whoever_has_no_custody_any_more_or_never_had_is_refused_without_a_word_about_anybody(town):
    Guardianship.objects.filter(child=town.elsa, guardian=town.maria).update(until=DAY)
    for who in (town.maria, town.onni_guardian):
        with pytest.raises(Refused, match="not yours to make") as told:
            give(town.elsa, who)
        assert "Elsa" not in str(told.value)
        with pytest.raises(Refused, match="not yours"):
            actions.stop_contact(person=town.elsa, on=DAY, by=resident(who), at=AT)
    with pytest.raises(Refused, match="not yours"):  # the platform consents for nobody
        actions.stop_contact(person=town.elsa, on=DAY, by=system("worker"), at=AT)
    assert not Individual.objects.exists()


@pytest.mark.parametrize(
    ("rule", "age", "whose"),
    [
        ("online_consent", 12, Speaks.GUARDIAN),
        ("online_consent", 13, Speaks.SELF),
        ("party", 14, Speaks.GUARDIAN),
        ("party", 15, Speaks.EITHER),
        ("party", 17, Speaks.EITHER),
        ("health", 5, Speaks.ASSESSED),
        ("health", 17, Speaks.ASSESSED),
        ("health", 18, Speaks.SELF),
        ("party", 18, Speaks.SELF),
    ],
)
def test_three_rules_say_when_a_minor_decides(rule, age, whose):
    birthday = DAY.replace(year=DAY.year - age)
    assert speaks(rule, birthday, DAY) is whose
    assert speaks(rule, None, DAY) is Speaks.ASSESSED
    assert all(value.source for value in access.rules().dated[rule])


def test_from_thirteen_the_young_person_consents_and_no_guardian_does_it_for_them(town):
    born(town.elsa, date(2014, 2, 2))  # thirteen tomorrow
    with pytest.raises(Refused, match="A guardian decides"):
        give(town.elsa)
    give(town.elsa, town.maria)
    tomorrow = DAY + timedelta(days=1)
    with pytest.raises(Refused, match="young person decides"):
        actions.withdraw(person=town.elsa, purpose=PURPOSE, on=tomorrow, by=resident(town.maria), at=AT)
    actions.withdraw(person=town.elsa, purpose=PURPOSE, on=tomorrow, by=resident(town.elsa), at=AT)
    record = ConsentRecord.objects.order_by("-id")[0]
    assert (record.acted_as, record.by, record.opt_in) == ("self", town.elsa, False)


def test_capability_in_health_is_assessed_by_a_professional_never_here(town, monkeypatch):
    health = replace(AGREEMENT, rule="health")
    actions.load(agreements=[health], by=system("test"), at=AT)
    with pytest.raises(Refused, match="cannot be chosen here"):
        give(town.elsa, town.maria)


def test_a_changed_text_is_a_new_revision_and_whoever_read_the_old_one_reads_again(town):
    give(town.elsa, town.maria)
    old = access.agreement(PURPOSE)
    assert actions.load(agreements=[AGREEMENT], by=system("test"), at=AT) == 0
    new = replace(AGREEMENT, asks=Text("Uusi.", "Ny.", "New."))
    assert actions.load(agreements=[new], by=system("test"), at=AT) == 1
    with pytest.raises(Refused, match="text changed"):
        actions.give(
            person=town.onni, purpose=PURPOSE, read=old.hash, on=DAY, by=resident(town.onni_guardian), at=AT
        )
    give(town.onni, town.onni_guardian)
    bound = dict(ConsentRecord.objects.values_list("individual", "data_agreement_revision__number"))
    assert bound == {town.elsa: 1, town.onni: 2}
    assert access.held(town.elsa, PURPOSE, on=DAY) == ALL


def test_one_changed_byte_of_a_revision_is_found(town):
    actions.load(agreements=[replace(AGREEMENT, keeps_days=30)], by=system("test"), at=AT)
    assert access.broken() == []
    first = Revision.objects.get(object_id=PURPOSE, number=1)
    Revision.objects.filter(pk=first.pk).update(
        serialized_snapshot=first.serialized_snapshot.replace("365", "366")
    )
    assert access.broken() == ["DataAgreement club, revision 1"]


def test_an_agreement_that_no_service_declares_any_more_can_be_withdrawn_and_not_given(town):
    give(town.elsa, town.maria)
    actions.load(agreements=[], by=system("test"), at=AT)
    with pytest.raises(Refused, match="no such purpose"):
        give(town.onni, town.onni_guardian)
    assert withdraw(town.elsa, town.maria) == ALL


def test_what_held_on_a_day_is_told_as_it_was_known_at_a_moment(town):
    """A withdrawal of 10 January that reached us on the 20th."""
    jan = lambda day: datetime(2027, 1, day, 9, tzinfo=AT.tzinfo)  # noqa: E731
    give(town.elsa, town.maria, on=date(2027, 1, 1), at=jan(1))
    withdraw(town.elsa, town.maria, on=date(2027, 1, 10), at=jan(20))
    held = lambda day, known=None: access.held(town.elsa, PURPOSE, on=date(2027, 1, day), known_at=known)  # noqa: E731
    assert held(9) == ALL
    assert held(15) == frozenset()
    assert held(15, jan(19)) == ALL  # what we knew then
    assert access.held(town.elsa, PURPOSE, on=date(2026, 12, 31)) == frozenset()


def test_a_quiet_period_runs_between_its_days_and_a_new_one_takes_its_place(town):
    me = resident(town.maria)
    more = {"person": town.maria, "on": DAY, "by": me, "at": AT}
    for begins, last in (
        (DAY + timedelta(1), DAY),
        (DAY, DAY + timedelta(400)),
        (date(2020, 1, 1), date(2020, 2, 1)),
    ):
        with pytest.raises(Refused, match="no quiet period"):
            actions.be_quiet(begins=begins, last=last, **more)
    assert actions.be_quiet(begins=DAY + timedelta(days=3), last=DAY + timedelta(days=9), **more)
    assert not actions.be_quiet(begins=DAY + timedelta(days=3), last=DAY + timedelta(days=9), **more)
    days = {n: access.silences(town.maria, on=DAY + timedelta(days=n)) for n in (2, 3, 9, 10)}
    assert days == {2: set(), 3: {"quiet"}, 9: {"quiet"}, 10: set()}
    assert access.turning(DAY + timedelta(days=2), DAY + timedelta(days=3)) == {town.maria}
    assert actions.end_quiet(**more)
    assert access.quiet(town.maria, on=DAY) is None
    assert Silence.objects.count() == 2


def test_the_frames_hold_what_is_in_force_and_only_for_a_service_that_asks(town, django_assert_num_queries):
    give(town.elsa, town.maria)
    give(town.onni, town.onni_guardian, categories=["identity"])
    actions.stop_contact(person=town.matti, on=DAY, by=resident(town.matti), at=AT)
    ContactBan.objects.create(resident_id=town.onni, kind="SUORAMARKKINOINTIKIELTO")
    ContactBan.objects.create(resident_id=town.maria, kind="SUKUTUTKIMUSKIELTO")
    for persons in (None, {town.elsa, town.onni, town.matti}):
        said = access.permissions(CLUB, on=DAY, persons=persons)
        assert said.allowed(PURPOSE, ALL)["person"].to_list() == [town.elsa]
        assert dict(said.silences.iter_rows()) == {town.matti: "no_contact", town.onni: "marketing_ban"}
    assert access.permissions(CLUB, on=DAY - timedelta(days=1)).consents.is_empty()
    with django_assert_num_queries(0):
        assert access.permissions(school_start, on=DAY, persons={town.elsa}).version == ""


def test_two_records_that_tell_one_revision_apart_cannot_exist(town):
    first = Revision.objects.get(object_id=PURPOSE)
    first.pk = None
    with pytest.raises(IntegrityError):
        first.save()
