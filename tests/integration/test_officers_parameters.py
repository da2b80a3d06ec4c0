"""What an officer sets for the sweeps: frozen children, the objective, groups. Who may, how long, and that sweeps obey."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ennakko.audit import access as audit
from ennakko.base.errors import Refused
from ennakko.engine.gate import EXCLUSIONS
from ennakko.engine.plan import sighted
from ennakko.ledger import access, actions, sweep
from ennakko.ledger.chunk import FROZEN
from ennakko.ledger.freezes import DAYS
from ennakko.ledger.models import Freeze, ObjectiveChoice
from ennakko.ledger.seated import groups_by_hand
from ennakko.register.models import Group, Place, Resident
from ennakko.services.school_start.service import school_start
from tests import town as towns
from tests.promised import (
    AT,
    DAY,
    SEASON,
    applied,
    change,
    create,
    family,
    of,
    proposed,
    restricted,
    school,
    staff,
)

pytestmark = pytest.mark.django_db
KEY = "school-start"


@pytest.fixture
def officer():
    return staff("officer")


def freeze(person, by, on=DAY):
    return actions.freeze(service=KEY, season=SEASON, person=person, on=on, by=by, at=AT)


def unfreeze(person, by):
    actions.unfreeze(service=KEY, season=SEASON, person=person, by=by, at=AT)


def frozen(on=DAY):
    return access.frozen(KEY, SEASON, on)


# --- freezing --------------------------------------------------------------------------------------------------------


def test_a_freeze_ends_by_itself_and_can_be_renewed_by_whoever_made_it(officer):
    child, _ = family()
    made = freeze(child, officer)
    assert made.until == DAY + timedelta(days=DAYS)
    assert (frozen(), frozen(made.until)) == ({child}, frozenset())
    assert freeze(child, officer, DAY + timedelta(days=2)).until == DAY + timedelta(days=DAYS + 2)
    assert Freeze.objects.count() == 1
    assert [event.verb for event in audit.history(f"person:{child}")] == ["froze", "froze"]


def test_two_officers_do_not_work_on_one_child_unless_the_first_lets_go(officer):
    child, _ = family()
    freeze(child, officer)
    other = staff("officer")
    with pytest.raises(Refused, match="Somebody else works"):
        freeze(child, other)
    unfreeze(child, other)
    unfreeze(child, other)
    assert freeze(child, other).by == str(other)


@pytest.mark.parametrize("role", ["principal", "operator", "protected-unit"])
def test_only_officers_freeze(role):
    child, _ = family()
    with pytest.raises(Refused, match="role"):
        freeze(child, staff(role))


def test_a_restricted_child_is_frozen_by_the_unit_alone_and_is_in_no_list_of_anybody_else(officer):
    child, guardians = family()
    applied(restricted(child, guardians))
    unit = staff("protected-unit")
    with pytest.raises(Refused, match="no such child"):
        freeze(child, officer)
    with pytest.raises(Refused, match="no such child"):
        unfreeze(child, officer)
    freeze(child, unit)
    plain, _ = family()
    freeze(plain, officer)

    def seen(by):
        return [each.person for each in access.freezes(KEY, SEASON, DAY, by)]

    assert (seen(officer), seen(unit)) == ([plain], [child])
    assert seen(staff("officer", "protected-unit")) == [child, plain]


def test_a_non_disclosure_order_takes_an_officers_freeze_away(officer):
    proposal, guardians = proposed(school())
    freeze(proposal.person, officer)
    Resident.objects.filter(pk=proposal.person).update(protected=True, municipality="")
    assert access.freezes(KEY, SEASON, DAY, officer) == []
    row = change(proposal, "to_staff", reason="protected", restricted=True, place=None, cost=None,
                 situation="protected", addressees=[])  # fmt: skip
    assert applied(row).counts == {}
    assert of(proposal.person).restricted
    assert Freeze.objects.count() == 0
    assert guardians


def test_a_freeze_made_after_the_plan_is_respected_by_the_sweep_that_applies_it(officer):
    place = school(capacity=3)
    proposal, _ = proposed(place)
    other, elders = family()
    rows = (change(proposal, "withdraw", reason="turns_seven", tell="resident"), create(other, elders, place))
    freeze(proposal.person, officer)
    freeze(other, officer)
    done = applied(*rows)
    assert (done.counts, done.dropped) == ({}, {FROZEN: 2})
    assert of(proposal.person).version == proposal.version
    assert access.latest_proposal(KEY, SEASON, other) is None


@pytest.mark.parametrize("reason", sorted(EXCLUSIONS))
def test_a_death_or_a_move_away_goes_through_a_freeze(officer, reason):
    proposal, _ = proposed(school())
    freeze(proposal.person, officer)
    applied(change(proposal, "withdraw", reason=reason, tell="nobody"))
    assert not access.latest_proposal(KEY, SEASON, proposal.person).live


def test_the_plan_leaves_a_frozen_child_alone_until_the_freeze_ends_also_on_the_fast_path(
    officer, settings, tmp_path
):
    settings.DATA = tmp_path
    town = towns.build(children=3)
    freeze(town.elsa, officer)
    for only in (None, {town.elsa}):
        made = sweep.planned(school_start, sweep.small_tables(towns.everybody()), on=DAY, only=only)
        row = made.rows.filter(person=town.elsa).row(0, named=True)
        assert (row["action"], row["reason"], row["place"]) == ("keep", "frozen", None)
    later = DAY + timedelta(days=DAYS - 1)
    fresh = sweep.small_tables(towns.everybody())
    fresh = replace(fresh, loaded=dict.fromkeys(fresh.loaded, later))
    for day, action in ((later, "keep"), (later + timedelta(days=1), "create")):
        made = sweep.planned(school_start, fresh, on=day)
        assert made.rows.filter(person=town.elsa)["action"].item() == action
    seen = sighted(school_start, fresh, on=DAY)
    unfreeze(town.elsa, officer)
    assert sweep.planned_of(seen).rows.filter(person=town.elsa)["action"].item() == "create"


# --- the objective ---------------------------------------------------------------------------------------------------


def choose(objective, by, why="Yhtä pitkät matkat koko kaupungissa."):
    return actions.choose_objective(service=KEY, season=SEASON, objective=objective, why=why, by=by, at=AT)


def test_the_objective_chosen_last_shares_out_and_every_choice_stays_with_who_and_why(
    officer, settings, tmp_path
):
    settings.DATA = tmp_path
    towns.build(children=3)
    tables = sweep.small_tables(towns.everybody())

    def chosen():
        return sweep.planned(school_start, tables, on=DAY).report["chosen"]

    assert (access.in_use(KEY, SEASON), chosen()) == ("claims", "claims")
    choose("least_total", officer)
    assert (access.in_use(KEY, SEASON), chosen()) == ("least_total", "least_total")
    choose("claims", officer, "Lautakunta päätti 1.2.")
    assert chosen() == "claims"
    assert (access.in_use(KEY, SEASON + 1), access.in_use("preschool", SEASON)) == ("claims", "least_total")
    history = access.objective_choices(KEY, SEASON)
    assert [(one.objective, one.why) for one in history] == [
        ("claims", "Lautakunta päätti 1.2."),
        ("least_total", "Yhtä pitkät matkat koko kaupungissa."),
    ]
    told = [event.payload for event in audit.history(f"service:{KEY}")]
    assert told == [{"season": SEASON, "objective": name} for name in ("least_total", "claims")]


@pytest.mark.parametrize(
    ("objective", "why", "refusal"),
    [
        ("shortest", "because", "no objective"),
        ("least_total", "  ", "reason"),
        ("least_total", "x" * 1001, "characters"),
        ("claims", "because", "in use already"),
    ],
)
def test_a_choice_needs_a_known_objective_that_is_not_in_use_and_a_reason(officer, objective, why, refusal):
    with pytest.raises(Refused, match=refusal):
        choose(objective, officer, why)
    assert not ObjectiveChoice.objects.exists()


def test_only_officers_choose_the_objective():
    with pytest.raises(Refused, match="role"):
        choose("least_total", staff("principal"))


def test_whatever_an_officer_sets_changes_the_stamp_of_the_plan(officer):
    proposal, _ = proposed(school())
    stamps = [access.stamp(KEY)]
    freeze(proposal.person, officer)
    stamps.append(access.stamp(KEY))
    freeze(proposal.person, officer, DAY + timedelta(days=1))
    stamps.append(access.stamp(KEY))
    choose("least_total", officer)
    stamps.append(access.stamp(KEY))
    assert len(set(stamps)) == 4


# --- groups ----------------------------------------------------------------------------------------------------------


def test_a_group_chosen_by_hand_stays_with_the_place_it_is_a_group_of(officer):
    near, far = school(), school()
    for place, name in ((near, "1A"), (far, "1A")):
        Group.objects.create(place_id=place, name=name, kind="general", seats=20)
    proposal, _ = proposed(near)
    actions.put_in_group(proposal=proposal.pk, group="1A", by=officer, at=AT)
    assert groups_by_hand(KEY, SEASON) == {proposal.pk: "1A"}
    actions.place_by_hand(proposal=proposal.pk, place=far, reason="sibling", on=DAY, by=officer, at=AT)
    assert groups_by_hand(KEY, SEASON) == {}
    with pytest.raises(Refused, match="no such group"):
        actions.put_in_group(proposal=proposal.pk, group="1B", by=officer, at=AT)
    actions.put_in_group(proposal=proposal.pk, group="1A", by=officer, at=AT)
    actions.put_in_group(proposal=proposal.pk, group="", by=officer, at=AT)
    assert groups_by_hand(KEY, SEASON) == {}
    with pytest.raises(Refused, match="role"):
        actions.put_in_group(proposal=proposal.pk, group="1A", by=staff("principal"), at=AT)


def test_a_buffer_is_for_hands_no_sweep_fills_it_and_whoever_is_placed_by_hand_may(officer):
    place = school(capacity=2)
    Place.objects.filter(pk=place).update(buffer=1)
    first, second = family(), family()
    done = applied(create(*first, place), create(*second, place))
    assert sum(done.counts.values()) == 1
    left = next(child for child, _ in (first, second) if access.latest_proposal(KEY, SEASON, child) is None)
    elsewhere = school()
    applied(create(left, [], elsewhere), scope="touched")
    actions.place_by_hand(proposal=of(left).pk, place=place, reason="sibling", on=DAY, by=officer, at=AT)
    third, _ = proposed(elsewhere)
    with pytest.raises(Refused, match="All 2 seats"):
        actions.place_by_hand(proposal=third.pk, place=place, reason="sibling", on=DAY, by=officer, at=AT)
