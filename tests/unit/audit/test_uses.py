"""The data-use log: what is written, what each person is told of it, and that nobody can change it unseen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ennakko.accounts.actor import Actor, resident, system
from ennakko.audit import access, actions, questions, uses
from ennakko.audit.access import Wanted
from ennakko.audit.models import Event, Question, Subject, Use
from ennakko.audit.purposes import PURPOSES, SHOWN, declared, named
from ennakko.base.errors import Refused
from ennakko.engine.service import Self
from ennakko.services.school_start.service import school_start

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
DAY = date(2027, 2, 1)
OFFICER = Actor("user", "12", frozenset({"officer"}), "School enrolment", "Education Division")
OF_THE_CHILD = replace(school_start, key="own", to=Self())


def look(*persons, by=OFFICER, purpose="case", service=school_start, at=AT):
    return uses.looked(by=by, at=at, purpose=purpose, persons=persons, service=service)


def swept(known=100, day=DAY, service=school_start):
    return uses.swept(service=service, day=day, by=system("sweep"), at=AT, known=known)


def told(person, **wanted):
    return access.cards(access.keys_of(person, Wanted(**wanted)))


def test_a_look_says_when_which_unit_and_role_why_on_what_ground_and_which_fields_but_not_who():
    look(34)
    (card,) = told(34)
    assert (card.at, card.unit, card.role, card.purpose) == (AT, "School enrolment", "officer", "case")
    assert card.controller == "Education Division"
    assert card.ground.en == "Basic Education Act 628/1998, 6 §"
    assert card.fields == PURPOSES["case"].fields
    assert "12" not in str(card)
    assert Event.objects.get(about=f"use:{card.key}").actor == "user:12"


def test_a_list_is_one_use_that_everybody_on_it_is_told_of_and_nobody_else():
    look(34, 35, 34, purpose="plan")
    assert Use.objects.count() == Event.objects.count() == 1
    assert [len(told(person)) for person in (34, 35, 36)] == [1, 1, 0]


def test_showing_nobody_is_no_use():
    assert look() is None
    assert not Event.objects.exists()


def test_a_sweep_of_everybody_is_one_row_that_everybody_known_by_then_is_told_of():
    swept(known=100)
    (card,) = told(100)
    assert card.everybody
    assert set(card.fields) == set(declared(school_start))
    assert told(101) == []
    assert Subject.objects.count() == 0


def test_nobody_was_checked_from_the_day_they_died_on():
    swept(day=DAY)
    swept(day=DAY + timedelta(days=1))
    keys = access.keys_of(34, Wanted(), died=DAY + timedelta(days=1))
    assert [card.day for card in access.cards(keys)] == [DAY]


def test_reading_the_same_again_the_same_day_tells_nothing_new():
    assert swept(known=100) is not None
    assert swept(known=100) is None
    assert swept(known=101) is not None  # somebody came who had not been read
    assert swept(known=101, day=DAY + timedelta(days=1)) is not None


def test_a_sweep_of_a_few_names_them():
    uses.swept(service=school_start, day=DAY, by=system("fast"), at=AT, persons={34, 35})
    assert [len(told(person)) for person in (34, 35, 36)] == [1, 1, 0]
    assert uses.swept(service=school_start, day=DAY, by=system("fast"), at=AT, persons=()) is None


def test_the_declared_fields_are_the_personal_ones_the_service_and_the_gate_read_and_each_has_words():
    fields = declared(school_start)
    assert {"people.born", "people.home", "people.municipality", "enrolments.until"} <= set(fields)
    assert not [field for field in fields if field.startswith("places.") or field.endswith(".person")]
    for field in (*fields, *SHOWN):
        assert "(" not in named(field).en


def test_a_look_at_data_of_another_controller_is_refused_and_leaves_nothing():
    elsewhere = replace(OFFICER, controller="Social Services")
    with pytest.raises(Refused):
        look(34, by=elsewhere)
    assert not Use.objects.exists()
    assert not Event.objects.exists()


def test_a_look_without_a_service_belongs_to_whoever_the_reader_works_for(settings):
    look(34, purpose="load", service=None)
    look(34, purpose="register", service=None, by=system("show"))
    assert [card.controller for card in told(34)] == [settings.CONTROLLER, "Education Division"]


def test_a_guardian_is_told_nothing_of_what_a_minor_does_alone_of_child_welfare_or_of_the_protected_unit():
    look(34)
    look(34, service=OF_THE_CHILD)
    look(34, service=replace(school_start, controller="Child Welfare"), by=replace(OFFICER, controller=""))
    look(34, by=replace(OFFICER, roles=frozenset({"protected-unit"})))
    swept(service=OF_THE_CHILD)
    assert len(told(34)) == 5
    assert [card.service for card in told(34, guardian=True)] == ["school-start"]


def test_the_log_is_filtered_by_time_controller_and_kind():
    look(34)
    look(34, by=system("api"), at=AT + timedelta(days=9))
    swept()
    assert [card.kind for card in told(34)] == ["system", "sweep", "staff"]
    assert [card.kind for card in told(34, since=DAY + timedelta(days=1))] == ["system"]
    assert [card.kind for card in told(34, until=DAY)] == ["sweep", "staff"]
    assert [card.kind for card in told(34, kind="sweep")] == ["sweep"]
    assert told(34, controller="Social Services") == []
    assert access.controllers_of(34, guardian=False) == ["Education Division"]


# --- nobody can change it unseen ----------------------------------------------------------------------------


@pytest.fixture
def sealed():
    """Two looks and a sweep, sealed."""
    keys = [look(34, 35), look(36), swept()]
    actions.seal(at=AT)
    assert access.verify().whole
    return keys


def altered_use(keys):
    Use.objects.filter(pk=keys[1]).update(purpose="casf")
    return f"data-use row {keys[1]}"


def altered_ground(keys):
    use = Use.objects.get(pk=keys[0])
    use.ground["fi"] += "."
    use.save()
    return f"data-use row {keys[0]}"


def person_exchanged(keys):
    Subject.objects.filter(use=keys[0], person=35).update(person=36)
    return f"data-use row {keys[0]}"


def person_taken_out(keys):
    Subject.objects.filter(use=keys[0], person=35).delete()
    return f"data-use row {keys[0]}"


def use_deleted(keys):
    Use.objects.filter(pk=keys[1]).delete()
    return f"data-use row {keys[1]}"


def use_added(keys):
    use = Use.objects.get(pk=keys[0])
    use.pk = None
    use.save(force_insert=True)
    return f"data-use row {use.pk}"


def sweep_narrowed(keys):
    Use.objects.filter(pk=keys[2]).update(known=99)
    return f"data-use row {keys[2]}"


def payload(keys):
    event = Event.objects.get(about=f"use:{keys[1]}")
    Event.objects.filter(pk=event.pk).update(payload=event.payload.replace('"case"', '"casf"'))
    return f"event {event.pk}"


def link(keys):
    event = Event.objects.get(about=f"use:{keys[1]}")
    Event.objects.filter(pk=event.pk).update(link=bytes([event.link[0] ^ 1, *event.link[1:]]))
    return f"event {event.pk}"


def seal_of_payload(keys):
    event = Event.objects.get(about=f"use:{keys[1]}")
    Event.objects.filter(pk=event.pk).update(digest=bytes([event.digest[0] ^ 1, *event.digest[1:]]))
    return f"event {event.pk}"


@pytest.mark.parametrize(
    "tamper",
    [
        altered_use, altered_ground, person_exchanged, person_taken_out, use_deleted, use_added, sweep_narrowed,
        payload, link, seal_of_payload,
    ],
    ids=lambda act: act.__name__,
)  # fmt: skip
def test_one_byte_changed_anywhere_is_found_and_the_row_is_named(sealed, tamper):
    row = tamper(sealed)
    assert row in str(access.verify().broken)


def test_what_is_not_sealed_yet_is_compared_too(sealed):
    key = look(37)
    Use.objects.filter(pk=key).update(role="operator")
    assert f"data-use row {key}" in str(access.verify().broken)


def test_old_uses_are_forgotten_by_order_and_the_chain_holds(sealed):
    look(34, at=AT + timedelta(days=400))
    gone = uses.forget(before=DAY + timedelta(days=365), by=system("retain"), at=AT + timedelta(days=401))
    assert gone == 3
    assert len(told(34)) == 1
    actions.seal(at=AT)
    report = access.verify()
    assert (report.whole, report.erased) == (True, 3)


# --- asking -------------------------------------------------------------------------------------------------


def test_a_question_waits_for_the_controllers_staff_until_one_of_them_answers():
    key = look(34)
    asked = questions.ask(use=key, person=34, by=resident(34), at=AT)
    assert questions.ask(use=key, person=34, by=resident(34), at=AT) == asked
    assert [found.key for _, found in access.waiting("Education Division")] == [asked.pk]
    assert access.waiting("Social Services") == []
    with pytest.raises(Refused):
        questions.answer(question=asked.pk, answer="handling", by=replace(OFFICER, controller="X"), at=AT)
    with pytest.raises(Refused):
        questions.answer(question=asked.pk, answer="anything", by=OFFICER, at=AT)
    questions.answer(question=asked.pk, answer="handling", by=OFFICER, at=AT)
    assert access.open_questions("") == 0
    assert access.questions_of(34, 34, [key])[key].answer == "handling"
    with pytest.raises(Refused):
        questions.answer(question=asked.pk, answer="mistake", by=OFFICER, at=AT)
    assert Question.objects.get().answered_by == "user:12"
