"""Reasons are made from what is stored: they name what mattered, its source and the acts, and nobody by name."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.text import LANGUAGES
from ennakko.ledger.kinds import ByHand
from ennakko.ledger.reasons import BY_HAND, compose
from tests.promised import preschool, school_start

FACTS = {
    "read": "2027-02-01", "gate": None, "route": None, "language": "fi", "place": 1, "metres": 430,
    "loaded": {"enrolments": "2027-01-31"},
    "conditions": [
        {"key": "turns_seven", "holds": True, "facts": {"people.born": "2020-03-01"}},
        {"key": "not_enrolled", "holds": True, "facts": {"enrolments": None}},
    ],
    "objective": "claims", "criteria": {"own_district": True, "with_sibling": False},
    "considered": [{"place": 1, "metres": 430, "why": "chosen"}, {"place": 2, "metres": 900, "why": "full"}],
}  # fmt: skip
PLACES = {str(key): {"fi": f"Koulu {key}", "sv": f"Skola {key}", "en": f"School {key}"} for key in (1, 2, 3)}


def told(**more: object) -> dict:
    return {
        "facts": FACTS, "place": 1, "metres": 430, "reason": "silent", "served": True, "until": "2027-02-15",
        "answers": [], "places": PLACES,
    } | more  # fmt: skip


def lines(language: str = "fi", service=school_start, **more: object) -> str:
    return compose(service, told(**more))[language].replace("\xa0", " ")


def test_they_say_which_conditions_held_with_value_source_and_day():
    said = lines()
    assert "Lapsi täyttää seitsemän vuotta tänä vuonna" in said
    assert (
        "Syntymäpäivä: 1. maaliskuuta 2020 (lähde: Väestötietojärjestelmä, tieto 1. helmikuuta 2027)" in said
    )
    assert "tieto 31. tammikuuta 2027" in said


def test_they_say_how_the_place_was_chosen_among_those_considered():
    said = lines()
    assert "Vapaiden paikkojen jakotapa: Julkaistut perusteet." in said
    assert "Oman alueen koulu: täyttyy." in said and "Sisaruksen koulu: ei täyty." in said
    assert "Kävelymatka kotoa: noin 430 m (linnuntie kerrottuna 1,3)." in said
    assert "Muut paikat, joita katsottiin: Koulu 2, 900 m, täynnä." in said


@pytest.mark.parametrize("why", list(ByHand))
def test_a_place_chosen_by_hand_is_never_put_down_to_the_published_criteria(why):
    said = lines(reason=str(why), place=3)
    assert f"Paikan on valinnut viranhaltija. Peruste: {BY_HAND[why].fi}." in said
    assert "Julkaistut perusteet" not in said and "täynnä" not in said


@pytest.mark.parametrize(
    ("case", "says", "silent_on"),
    [
        ({}, "Määräaika päättyi 15. helmikuuta 2027.\nMääräajassa ei esitetty huomautuksia.", "hyväksytty"),
        ({"reason": "agreed", "answers": ["yes"]}, "Paikka on hyväksytty.", "huomautuksia"),
        ({"reason": "heard_elsewhere", "served": False}, "Kuuleminen on tehty", "varattu tilaisuus"),
        ({"reason": "sibling", "served": False}, "Kuulemista ei ole merkitty asiaan.", "varattu tilaisuus"),
        ({"reason": "place", "answers": ["something_else"]}, "toive muusta paikasta", "huomautuksia"),
    ],
)
def test_they_say_what_was_heard(case, says, silent_on):
    said = lines(**case)
    assert says in said and silent_on not in said.split("Sovelletut")[0]


def test_they_name_the_acts_applied_in_each_language():
    assert "Sovelletut säännökset: Perusopetuslaki 628/1998, 6 §; hallintolaki 434/2003, 34 §" in lines()
    assert "Lagen om grundläggande utbildning 628/1998" in lines("sv")
    assert "Administrative Procedure Act 434/2003, section 34" in lines("en")


@given(
    st.sampled_from(["silent", "agreed", "heard_elsewhere", "place", "other_place", *ByHand]),
    st.booleans(), st.none() | st.integers(0, 30_000),
    st.lists(st.sampled_from(["yes", "no", "something_else"]), unique=True).map(sorted),
    st.sampled_from([1, 2, 3]), st.none() | st.just("2027-02-15"),
)  # fmt: skip
def test_the_same_grounds_give_the_same_words_for_years(reason, served, metres, answers, place, until):
    grounds = told(reason=reason, served=served, metres=metres, answers=answers, place=place, until=until)
    kept = json.loads(json.dumps(grounds))  # as the database gives them back
    said = compose(school_start, kept)
    assert said == compose(school_start, grounds)
    for language in LANGUAGES:
        assert "{" not in said[language] and "  " not in said[language] and "\n\n\n" not in said[language]


def test_a_service_without_some_of_the_facts_still_gives_its_reasons():
    bare = {
        "read": "2027-02-01",
        "conditions": [{"key": "not_enrolled", "holds": True, "facts": {"enrolments": None}}],
    }
    said = lines(service=preschool, facts=bare, metres=None, reason="agreed")
    assert "Lapsella ei ole vielä esiopetuspaikkaa." in said and "Kävelymatka" not in said
