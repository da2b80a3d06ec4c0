"""Properties over generated histories: order of arrival, repetition, and the silence about protected people."""

import json
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ennakko.register.access import find
from tests.delivery import (
    AWAY,
    BROKEN,
    CHILD,
    END_OF_ORDER,
    FATHER,
    HOME,
    MOTHER,
    ORDER,
    announced,
    change,
    changes,
    day,
    group,
    guardian,
    home,
    lives_in,
    look,
    take,
)

pytestmark = pytest.mark.django_db

PEOPLE = (CHILD, MOTHER, FATHER)
GROUPS = st.sampled_from(
    [
        ORDER,
        END_OF_ORDER,
        BROKEN,
        home(HOME),
        home(AWAY, since="2027-01-25"),
        home(AWAY, "MUUTETTU", since="2027-01-25", loppupv=day("2027-01-30")),
        home(HOME, "POISTETTU"),
        lives_in("091"),
        lives_in("287", since="2027-01-25"),
        guardian(MOTHER),
        guardian(FATHER),
        guardian(FATHER, "POISTETTU"),
        guardian(None),
        group("KUOLINPAIVA", kuollut=True, kuolinpv=day("2027-01-28")),
        group("KUOLINPAIVA", "KORJATTU", kuollut=False),
        group("AVIOLIITTO", puoliso={"henkilotunnus": MOTHER}, vihkipv=day("2012-02-15")),
        group("UUSI_RYHMA", katu="Mikkolantie"),
    ]
)
HISTORIES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.lists(GROUPS, min_size=1, max_size=3)), max_size=8)


def records(history: list[tuple[str, list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    """Change records, an hour apart."""
    return [
        change(code, *groups, at=f"2027-01-31T{hour:02}:00:00Z")
        for hour, (code, groups) in enumerate(history)
    ]


def outcome() -> list[object]:
    """What the register shows of everyone, without the internal keys, which follow the order of arrival."""
    shown = [look(code) if find(code) else None for code in PEOPLE]
    return [
        json.loads(
            json.dumps(facts), object_hook=lambda each: {k: v for k, v in each.items() if k != "person"}
        )
        for facts in shown
    ]


@given(HISTORIES)
def test_taking_the_same_again_changes_nothing_and_announces_nothing(
    history: list[tuple[str, list[dict[str, Any]]]],
) -> None:
    with transaction.atomic():
        take(changes(*records(history)))
        before = outcome(), announced()
        again = take(changes(*records(history)))
        assert (again.changed, outcome(), announced()) == (0, *before)
        transaction.set_rollback(True)


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_within_a_delivery_does_not_matter(
    history: list[tuple[str, list[dict[str, Any]]]], chance: Any
) -> None:
    results = []
    arrived = records(history)
    for _ in range(2):
        with transaction.atomic():
            take(changes(*arrived))
            results.append(outcome())
            transaction.set_rollback(True)
        arrived = chance.sample(arrived, len(arrived))
    assert results[0] == results[1]


@given(HISTORIES)
def test_nobody_under_an_order_is_shown_with_a_place(history: list[tuple[str, list[dict[str, Any]]]]) -> None:
    with transaction.atomic():
        for record in records(history):
            take(changes(record))
        for facts in (look(code) for code in PEOPLE if find(code)):
            if facts["protected"]:
                assert not [word for word in ("900000", "091", "287", "Mikkola") if word in json.dumps(facts)]
        transaction.set_rollback(True)
