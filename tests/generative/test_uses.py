"""The data-use log on random histories: no look, and no reader, ever crosses from one controller to another."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.accounts.actor import Actor, system
from ennakko.audit import access, actions, uses
from ennakko.audit.access import Wanted
from ennakko.audit.models import Subject, Use
from ennakko.base.errors import Refused
from ennakko.services.school_start.service import school_start

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
CONTROLLERS = ("Education Division", "Social Services", "Child Welfare")
SERVICES = tuple(replace(school_start, key=f"s-{name}", controller=name) for name in CONTROLLERS)
acts = st.lists(
    st.tuples(
        st.sampled_from(("", *CONTROLLERS)),  # for whom they work; empty: the platform itself
        st.sampled_from(SERVICES),
        st.sets(st.integers(1, 9), max_size=4),
        st.booleans(),
    ),
    max_size=12,
)


@given(acts)
def test_no_look_crosses_controllers_and_the_chain_tells_of_every_one(history):
    Use.objects.all().delete()
    before = access.verify().broken
    expected = []
    for works_for, service, persons, sweeps in history:
        by = Actor("user", "1", frozenset({"officer"}), "", works_for) if works_for else system("sweep")
        if sweeps:
            uses.swept(service=service, day=AT.date(), by=by, at=AT, persons=persons)
        else:
            try:
                uses.looked(by=by, at=AT, purpose="case", persons=persons, service=service)
            except Refused:
                assert works_for != service.controller
                assert works_for
                continue
            assert not persons or works_for in ("", service.controller)
        expected += [(person, service.controller) for person in persons]
    kept = list(Subject.objects.values_list("person", "use__controller"))
    assert sorted(kept) == sorted(expected)
    assert not Use.objects.exclude(service__in=[s.key for s in SERVICES]).exists()
    for service in SERVICES:  # the fields of a use are those of its own service, whoever looked
        assert set(Use.objects.filter(service=service.key).values_list("controller", flat=True)) <= {
            service.controller
        }
    for person in range(1, 10):
        for controller in CONTROLLERS:
            found = access.cards(access.keys_of(person, Wanted(controller=controller)))
            assert {card.controller for card in found} <= {controller}
            assert len(found) == expected.count((person, controller))
    assert before is None
    uses_left = list(Use.objects.values_list("pk", flat=True))
    if uses_left:
        uses.forget(before=datetime(2030, 1, 1, tzinfo=UTC).date(), by=system("test"), at=AT)
    actions.seal(at=AT)
    assert access.verify().whole
