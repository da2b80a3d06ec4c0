"""What other rooms ask the register."""

from datetime import date

import pytest

from ennakko.register import access, actions
from ennakko.register.models import Circumstance, Touched
from tests.delivery import (
    AT,
    AWAY,
    CHILD,
    FATHER,
    MOTHER,
    ORDER,
    OTHER,
    base,
    change,
    changes,
    day,
    group,
    guardian,
    home,
    lives_in,
    person,
    take,
)

pytestmark = pytest.mark.django_db


def test_the_called_name_falls_back_on_the_first_of_the_first_names() -> None:
    name = group("HENKILON_NIMI", etunimi="Elsa Maria", sukunimi="Tes")
    take(
        base(CHILD, name),
        base(MOTHER, name, group("KUTSUMANIMI", nimilaji="NYKYINEN_KUTSUMANIMI", nimi="Maria")),
    )
    names = access.names_of([person(CHILD), person(MOTHER), 0])
    assert [str(names[key]) for key in sorted(names)] == ["Elsa Tes", "Maria Tes"]


@pytest.mark.parametrize(
    ("groups", "language"),
    [
        ([], "fi"),
        ([group("AIDINKIELI", kielikoodi="sv")], "sv"),
        ([group("AIDINKIELI", kielikoodi="so")], "fi"),
        ([group("AIDINKIELI", kielikoodi="so"), group("ASIOINTIKIELI", kielikoodi="sv")], "sv"),
    ],
)
def test_somebody_is_written_to_in_the_contact_language_else_the_mother_tongue_else_finnish(
    groups: list[dict[str, object]], language: str
) -> None:
    take(base(CHILD, group("SUKUPUOLI", sukupuoli="MIES"), *groups))
    assert access.languages_of([person(CHILD)]) == {person(CHILD): language}


def test_a_home_is_known_with_its_building_and_a_protected_persons_is_not() -> None:
    take(base(CHILD, home()), base(MOTHER, home()))
    assert access.home_of(person(CHILD)) == access.home_of(person(MOTHER)) is not None
    take(changes(change(CHILD, ORDER)))
    assert access.home_of(person(CHILD)) is None
    assert access.home_of(0) is None


def test_relatives_are_guardians_siblings_children_and_housemates_by_relations_old_and_new() -> None:
    sibling, stranger, housemate = "020594X902N", "030694W9024", "040594V9030"
    ended = guardian(FATHER, huoltosuhteenLoppupv=day("2020-01-01"))
    take(changes(change(CHILD, guardian(MOTHER), ended), change(sibling, guardian(FATHER))))
    take(
        changes(
            change(stranger, guardian(OTHER)),
            change(housemate, home()),
            change(sibling, home(), at="2027-01-30T22:00:00Z"),
        )
    )
    found = access.relatives([person(CHILD)])
    assert found == {person(code) for code in (CHILD, MOTHER, FATHER, sibling, housemate)}
    assert access.relatives([]) == set()


def test_announcements_are_settled_by_their_ids_and_later_ones_stay() -> None:
    actions.touch(persons=[1, 2, 2], why="home", at=AT)
    seen = access.touched()
    actions.touch(persons=[1], why="death", at=AT)
    assert [key for _, key in seen] == [1, 2]
    actions.settle_touched(ids=[row for row, _ in seen])
    assert list(Touched.objects.values_list("person", "why")) == [(1, "death")]


def test_a_day_turns_for_whoever_has_something_that_begins_or_ends_on_it() -> None:
    take(
        changes(
            change(CHILD, guardian(MOTHER, huoltosuhteenLoppupv=day("2027-03-01"))),
            change(OTHER, lives_in(since="2027-03-02")),
        )
    )
    take(base(FATHER, home(AWAY)))
    Circumstance.objects.create(person_id=person(FATHER), kind="second_home", since=date(2027, 3, 3))
    turning = access.turning
    assert turning(date(2027, 2, 27), date(2027, 2, 28)) == set()
    assert turning(date(2027, 2, 28), date(2027, 3, 1)) == {person(CHILD)}
    assert turning(date(2027, 3, 1), date(2027, 3, 2)) == {person(OTHER)}
    assert turning(date(2027, 3, 2), date(2027, 3, 3)) == {person(FATHER)}


def test_a_code_is_found_however_it_is_typed() -> None:
    take(base(CHILD, home()))
    assert access.find(f" {CHILD.lower()} ") == person(CHILD)
    assert access.find("nobody") is None
