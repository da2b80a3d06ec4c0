"""A named human for every case that waits for one."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ennakko.accounts import actions as accounts
from ennakko.accounts.actor import resident, system
from ennakko.audit import access as audit
from ennakko.base.errors import Refused
from ennakko.ledger import actions
from ennakko.ledger.handlers import WAITING
from ennakko.ledger.models import Proposal
from ennakko.ledger.tick import tick
from tests.promised import (
    AT,
    DAY,
    SWEEP,
    applied,
    change,
    create,
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
SET_UP = system("test")


def routed(number, reason="two_homes", service=None):
    """So many cases that a sweep hands to people."""
    rows = []
    for _ in range(number):
        child, elders = family(1)
        rows.append(create(child, elders, None, action="to_staff", state="with_staff", reason=reason, tell="staff",
                           cost=None))  # fmt: skip
    applied(*rows, **({"service": service} if service else {}))
    return [of(row["person"], *([service] if service else [])) for row in rows]


def followed(**only):
    return Counter(Proposal.objects.filter(state__in=WAITING, **only).values_list("handler", flat=True))


def dismiss(actor):
    accounts.dismiss(user=int(actor.key), by=SET_UP, at=AT)


def test_what_a_sweep_hands_over_is_shared_out_evenly_among_the_officers():
    known = [str(staff("officer")) for _ in range(3)]
    routed(10)
    assert sorted(followed().values()) == [3, 3, 4]
    assert set(followed()) == set(known)
    routed(2)
    assert sorted(followed().values()) == [4, 4, 4]


def test_a_chunk_of_many_asks_the_database_no_more_often_than_a_chunk_of_few():
    for _ in range(3):
        staff("officer")
    asked = []
    for number in (3, 60):
        with CaptureQueriesContext(connection) as queries:
            routed(number)
        asked.append(sum("ledger_proposal" in q["sql"] and "GROUP BY" in q["sql"] for q in queries))
    assert asked[0] == asked[1]


def test_each_service_is_shared_out_by_itself():
    one = staff("officer")
    routed(5)
    two = staff("officer")
    routed(2, service=preschool)
    assert followed(service=preschool.key) == {str(one): 1, str(two): 1}


def test_a_restricted_case_is_followed_by_the_unit_alone():
    staff("officer")
    unit = staff("protected-unit")
    child, elders = family()
    applied(restricted(child, elders))
    assert of(child).handler == str(unit)


def test_a_case_that_becomes_restricted_leaves_the_officer_who_followed_it():
    officer, unit = staff("officer"), staff("protected-unit")
    [case] = routed(1)
    assert case.handler == str(officer)
    applied(change(case, "revise", restricted=True, reason="protected", situation="protected"))
    assert of(case.person).handler == str(unit)


def test_where_nobody_is_in_office_the_desk_follows_until_somebody_is():
    [case] = routed(1)
    child, elders = family()
    applied(restricted(child, elders))
    assert case.handler == "desk:Kouluun ilmoittautumisen neuvonta"
    assert of(child).handler == "desk:protected-unit"
    officer, unit = staff("officer"), staff("protected-unit")
    assert tick(on=DAY, by=SWEEP, at=AT)["reassigned"] == 2
    assert (of(case.person).handler, of(child).handler) == (str(officer), str(unit))


def test_every_verb_that_brings_a_case_to_people_names_one():
    officer = staff("officer")
    place = school(9)
    moved, _ = proposed(place)
    assert actions.to_staff(proposal=moved.pk, on=DAY, by=officer, at=AT).handler == str(officer)
    disagreed, (first, second) = proposed(place)
    says(disagreed, first, "yes")
    assert says(disagreed, second, "no").handler == str(officer)
    assert (
        actions.undo(proposal=disagreed.pk, person=second, on=DAY, by=resident(second), at=AT).handler == ""
    )  # it waits for an answer again, not for a person
    silent, elders = proposed(school(9, kind="preschool"), service=preschool)
    serve(silent, *elders)
    tick(on=DAY + timedelta(days=40), by=SWEEP, at=AT)
    found = Proposal.objects.get(pk=silent.pk)
    assert (found.state, found.reason, found.handler) == ("with_staff", "no_answer", str(officer))


def test_whoever_follows_a_case_keeps_it_while_in_office():
    officer = staff("officer")
    [case] = routed(1)
    for _ in range(2):
        staff("officer")
    applied(change(case, "revise", reason="facts_changed"))
    assert of(case.person).handler == str(officer)


def test_the_cases_of_an_officer_who_left_go_to_colleagues_at_once_and_only_once():
    leaves, stays, also = staff("officer"), staff("officer"), staff("officer")
    cases = routed(9)
    dismiss(leaves)
    assert actions.reassign(by=SWEEP, at=AT) == 3
    assert actions.reassign(by=SWEEP, at=AT) == 0
    assert sorted(followed().values()) == [4, 5]
    assert set(followed()) == {str(stays), str(also)}
    mine = next(case for case in cases if case.handler == str(leaves))
    assert audit.history(f"proposal:{mine.pk}")[-1].verb == "reassigned"
    assert of(mine.person).version == mine.version + 1


def test_a_role_taken_away_takes_the_cases_too():
    officer, colleague = staff("officer"), staff("officer")
    routed(2)
    accounts.revoke(user=int(officer.key), role="officer", by=SET_UP, at=AT)
    actions.reassign(by=SWEEP, at=AT)
    assert followed() == {str(colleague): 2}


def test_while_an_officer_is_away_new_cases_go_to_who_stands_in_for_two():
    away, stands_in, third = staff("officer"), staff("officer"), staff("officer")
    accounts.substitute(
        officer=int(away.key), stands_in=int(stands_in.key), since=DAY, until=None, by=away, at=AT
    )
    routed(9)
    assert followed() == {str(stands_in): 6, str(third): 3}


# --- hand-over -------------------------------------------------------------------------------------------------------


def hand_over(cases, to, by):
    return actions.hand_over(proposals=[case.pk for case in cases], to=int(to.key), by=by, at=AT)


def test_selected_cases_are_handed_over_together_and_every_one_has_its_event():
    officer = staff("officer")
    cases = routed(3)
    colleague = staff("officer")
    assert hand_over(cases, colleague, officer) == 3
    assert hand_over(cases, colleague, officer) == 0
    assert followed() == {str(colleague): 3}
    event = audit.history(f"proposal:{cases[0].pk}")[-1]
    assert (event.verb, event.payload["to"]) == ("handed_over", str(colleague))


def test_nothing_is_handed_over_to_somebody_dismissed_and_nothing_by_halves():
    officer, gone = staff("officer"), staff("officer")
    cases = routed(2)
    before = followed()
    dismiss(gone)
    with pytest.raises(Refused, match="in office"):
        hand_over(cases, gone, officer)
    assert followed() == before


def test_a_restricted_case_is_handed_over_within_the_unit_only():
    officer, unit, colleague = staff("officer"), staff("protected-unit"), staff("protected-unit")
    child, elders = family()
    applied(restricted(child, elders))
    case = of(child)
    with pytest.raises(Refused, match="There is no proposal"):
        hand_over([case], officer, officer)
    with pytest.raises(Refused, match="role"):
        hand_over([case], officer, unit)
    assert hand_over([case], colleague if case.handler == str(unit) else unit, unit) == 1
