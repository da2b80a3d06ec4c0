"""What a resident says is wrong: who may say it, what staff make of it, and what is looked at again."""

from datetime import UTC, date, datetime

import pytest

from ennakko.accounts.actor import Actor, resident
from ennakko.audit.models import Event
from ennakko.base.errors import BadInput, Refused, Trouble
from ennakko.register import access, actions, models
from ennakko.register.held import fact, held
from ennakko.register.rectifications import MOST_WAITING, rectifications, waiting
from tests.town import DAY, build

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AT, OFFICER = datetime(2027, 2, 1, 8, tzinfo=UTC), Actor("user", "1", frozenset({"officer"}))
EVIL = "<script>alert(1)</script> '; DROP TABLE register_resident; -- \u202eevitakovt\u2066\x00\x1b[31m"


@pytest.fixture
def town():
    return build(1)


def ask(town, person=None, key="born", said="14.3.2020", by=None):
    return actions.ask_rectification(
        person=person or town.elsa, fact=key, said=said, by=resident(by or town.maria), at=AT, on=DAY
    )


def accept(request, value):
    actions.accept_rectification(rectification=request, value=value, by=OFFICER, at=AT, on=DAY)


def elsa(town):
    return models.Resident.objects.get(pk=town.elsa)


def test_a_guardian_asks_an_officer_enters_the_value_and_dependent_proposals_are_looked_at_again(
    town,
) -> None:
    models.Touched.objects.all().delete()
    accept(ask(town), "2020-03-15")
    assert elsa(town).born == date(2020, 3, 15)
    assert [person for _, person in access.touched()] == [town.elsa]
    assert [
        event.verb for event in Event.objects.filter(about__startswith="rectification:").order_by("id")
    ] == [
        "rectification_asked",
        "rectification_accepted",
    ]
    told = fact(town.elsa, "born")
    assert (told.corrected, told.noted, told.source) == (True, DAY, "Education Division")


def test_nothing_of_what_was_written_is_in_the_trail(town) -> None:
    actions.refuse_rectification(
        rectification=ask(town, said="secret words"), reason="other words", by=OFFICER, at=AT
    )
    payloads = " ".join(
        Event.objects.filter(about__startswith="rectification:").values_list("payload", flat=True)
    )
    assert "words" not in payloads


@pytest.mark.parametrize(
    ("asker", "subject", "key"),
    [
        ("onni_guardian", "elsa", "born"),  # somebody else's child
        ("maria", "matti", "born"),  # the other guardian
        ("maria", "maria", "enrolment:1"),  # no such fact
        ("maria", "elsa", "x" * 10_000),
        ("aino_guardian", "aino", "born"),  # under a non-disclosure order: a person helps
    ],
)
def test_somebody_elses_fact_is_answered_as_one_that_is_not_there(town, asker, subject, key) -> None:
    with pytest.raises(Refused) as refused:
        ask(town, getattr(town, subject), key, by=getattr(town, asker))
    assert refused.value.cause == "There is no such fact."
    assert models.Rectification.objects.count() == 0


def test_custody_that_ended_yesterday_asks_nothing_any_more(town) -> None:
    models.Guardianship.objects.filter(child=town.elsa, guardian=town.maria).update(until=DAY)
    with pytest.raises(Refused):
        ask(town)


def test_dangerous_characters_are_kept_as_text_or_not_at_all(town) -> None:
    ask(town, said=EVIL)
    (kept,) = rectifications(town.elsa)
    assert kept.said == "<script>alert(1)</script> '; DROP TABLE register_resident; -- evitakovt[31m"


@pytest.mark.parametrize("said", ["", " \n ", "\u202e\u200b\x00"])
def test_an_empty_request_is_none(town, said) -> None:
    with pytest.raises(Trouble):
        ask(town, said=said)


@pytest.mark.parametrize("length", [1001, 10_000, 1_000_000])
def test_a_long_text_is_refused_and_not_cut(town, length) -> None:
    with pytest.raises(BadInput):
        ask(town, said="a" * length)
    ask(town, said="a" * 1000)


def test_a_fact_waits_once_and_a_resident_has_so_many(town) -> None:
    ask(town)
    with pytest.raises(Refused):
        ask(town, by=town.matti)
    for number in range(MOST_WAITING):
        models.Rectification.objects.create(
            person=town.maria, asked_by=town.maria, fact=f"x{number}", said="x", asked_at=AT
        )
    with pytest.raises(Refused):
        ask(town, town.maria, "born")


def test_a_request_is_answered_once(town) -> None:
    request = ask(town)
    accept(request, "2020-03-15")
    with pytest.raises(Refused):
        accept(request, "2020-03-16")
    with pytest.raises(Refused):
        actions.refuse_rectification(rectification=request, reason="no", by=OFFICER, at=AT)
    assert elsa(town).born == date(2020, 3, 15)


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("language", "SO", "so"), ("contact_language", "sv", "sv"), ("first_names", "Elsa Åsa", "Elsa Åsa"),
        ("called", "Åsa", "Åsa"), ("last_name", "O’Malley", "O’Malley"), ("municipality", "049", "049"),
    ],
)  # fmt: skip
def test_a_fact_about_the_person_is_changed(town, key, value, column) -> None:
    accept(ask(town, key=key), value)
    assert getattr(elsa(town), key) == column


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("born", "15.3.2020"), ("born", "2027-02-02"), ("born", "0001-01-01"), ("born", ""), ("language", "finska"),
        ("language", "1A"), ("contact_language", "en"), ("first_names", ""), ("municipality", "Espoo"),
        ("home", "99999"), ("home", "'; --"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_right_changes_nothing(town, key, value) -> None:
    request = ask(town, key=key)
    with pytest.raises(Trouble):
        accept(request, value)
    assert models.Rectification.objects.get().state == "waiting"
    assert elsa(town).born == date(2020, 3, 1) or key != "born"


def test_a_home_a_choice_and_a_circumstance_are_changed(town) -> None:
    (there,) = access.homes_at("Kivelänkatu", "2")
    accept(ask(town, key="home"), str(there.dwelling))
    assert elsa(town).home_id == there.dwelling
    accept(ask(town, town.onni, "circumstance:second_home", by=town.onni_guardian), "ended")
    assert models.Circumstance.objects.get(person=town.onni).until == DAY
    accept(ask(town, town.elsa, "school_language"), "sv")
    assert models.Choice.objects.get(person=town.elsa).school_language == "sv"


def test_what_another_register_decides_is_not_changed_here(town) -> None:
    request = ask(town, town.elsa, "sex") if fact(town.elsa, "sex") else None
    with pytest.raises(Refused):
        accept(request, "m")


def test_requests_close_to_a_non_disclosure_order_are_for_the_unit_alone(town) -> None:
    ask(town)
    ask(town, town.aino_guardian, "born", by=town.aino_guardian)
    assert [one.person for one in waiting(close=False, open_=True)] == [town.elsa]
    assert [one.person for one in waiting(close=True, open_=False)] == [town.aino_guardian]


def test_what_is_held_names_nobody_under_a_non_disclosure_order_and_no_place_of_theirs(town) -> None:
    assert "home" not in {part.key for part in held(town.aino_guardian)}
    models.Guardianship.objects.create(child_id=town.elsa, guardian_id=town.aino_guardian)
    said = " ".join(str(one.value) for part in held(town.elsa) for one in part.facts)
    assert "Niemi" not in said
    assert "Maria Korhonen" in said


def test_everything_held_has_a_source_a_kind_and_words(town) -> None:
    for person in (town.elsa, town.maria, town.onni, town.aino_guardian):
        for part in held(person):
            for one in part.facts:
                assert one.source
                assert one.category
                assert one.name.fi
