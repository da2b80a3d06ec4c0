"""Invariants under what an officer sets: frozen children, either objective, buffers."""

from functools import partial

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.engine.plan import plan, plan_of, sighted
from tests.drawn import DAY, ENGINES, after, held, ledger
from tests.generative.test_plan import (
    SERVICES,
    STATES,
    allowed,
    capacities,
    cities,
    frames,
    person_rows,
    polars,
)

OBJECTIVES = st.sampled_from([None, "claims", "least_total"])
persons = st.sets(st.integers(1, 9), max_size=4)


def city_of(people, seats, buffers=None, changed=(), engine="polars"):
    """A generated city whose places keep back what `buffers` says, as far as they have it."""
    given = frames(people, seats, changed)
    kept = [min(pair) for pair in zip(buffers or [0] * len(seats), seats, strict=True)]
    given["places"] = given["places"].with_columns(buffer=pl.Series(kept, dtype=pl.Int32))
    return polars(given, engine), [s - k for s, k in zip(seats, kept, strict=True)]


def planned(service, tables, before, **parameters):
    said = allowed(service)
    return plan(service, tables, ledger=before, held=held(before), on=DAY, permissions=said, **parameters)


@SERVICES
@given(
    people=cities,
    seats=capacities,
    new=st.dictionaries(st.integers(0, 8), person_rows, max_size=4),
    cut=capacities,
    state=st.sampled_from(STATES),
    frozen=persons,
    objective=OBJECTIVES,
)
def test_a_frozen_child_is_kept_in_its_seat_unless_gated_or_protected_and_replanning_stays_empty(
    service, people, seats, new, cut, state, frozen, objective
):
    before = after(ledger(), planned(service, city_of(people, seats)[0], ledger()))
    before = before.with_columns(
        state=pl.when(pl.col("state") == "open").then(pl.lit(state)).otherwise("state"),
        place=pl.when(pl.lit(state == "declined")).then(None).otherwise("place"),
    )
    smaller = [min(pair) for pair in zip(seats, cut, strict=True)]
    tables, _ = city_of(people, smaller, changed=list(new.items()))
    first = planned(service, tables, before, frozen=frozen, objective=objective)
    had = dict(before.filter("live").select("person", "place").iter_rows())
    gated = {"dead", "not_resident"}
    for row in first.rows.filter(pl.col("person").is_in(list(frozen))).to_dicts():
        if row["reason"] in gated or row["restricted"]:
            continue
        assert (row["action"], row["reason"]) == ("keep", "frozen")
        assert row["place"] == had.get(row["person"])
    again = planned(service, tables, after(before, first), frozen=frozen, objective=objective)
    assert again.changes.is_empty()
    thawed = after(after(before, first), planned(service, tables, after(before, first)))
    assert planned(service, tables, thawed).changes.is_empty()


@SERVICES
@given(people=cities, seats=capacities, buffers=capacities, frozen=persons, objective=OBJECTIVES)
def test_3_no_sweep_fills_a_buffer(service, people, seats, buffers, frozen, objective):
    tables, open_to_sweeps = city_of(people, seats, buffers)
    before = ledger()
    for now in ({"frozen": frozen, "objective": objective}, {}):
        before = after(before, planned(service, tables, before, **now))
        for place, taken in held(before).iter_rows():
            assert taken <= open_to_sweeps[place - 1]
    assert planned(service, tables, before).changes.is_empty()


@SERVICES
@given(
    people=cities,
    seats=capacities,
    buffers=capacities,
    new=st.dictionaries(st.integers(0, 8), person_rows, max_size=4),
    frozen=persons,
    objective=OBJECTIVES,
)
def test_2_increments_equal_the_full_plan_also_with_what_an_officer_set(
    service, people, seats, buffers, new, frozen, objective
):
    before = after(ledger(), planned(service, city_of(people, seats, buffers)[0], ledger()))
    tables, _ = city_of(people, seats, buffers, changed=list(new.items()))
    closure = {at + 1 for at in new if at < len(people)} | frozen
    closure |= {at + 1 for at, row in enumerate(people) for p in frozen if p <= len(people)
                if row["home"] == people[p - 1]["home"]}  # fmt: skip
    increment = planned(service, tables, before, only=closure, frozen=frozen, objective=objective)
    full = planned(service, tables, before, frozen=frozen, objective=objective)
    assert increment.changes.equals(full.changes)


@SERVICES
@given(people=cities, seats=capacities, buffers=capacities, frozen=persons, objective=OBJECTIVES)
def test_10_both_engines_give_equal_rows_and_a_kept_sight_the_same(
    service, people, seats, buffers, frozen, objective
):
    rows = []
    for engine in ENGINES:
        seen = sighted(
            service, city_of(people, seats, buffers, engine=engine)[0], on=DAY, permissions=allowed(service)
        )
        for _ in range(2):
            made = plan_of(
                seen, ledger=ledger(), held=partial(held, ledger()), frozen=frozen, objective=objective
            )
            rows.append(made.rows)
    assert all(each.equals(rows[0]) for each in rows)


@SERVICES
@pytest.mark.parametrize("objective", ["claims", "least_total"])
@given(people=cities, seats=capacities)
def test_the_objective_that_shares_out_is_the_one_reported_as_chosen(service, objective, people, seats):
    made = planned(service, city_of(people, seats)[0], ledger(), objective=objective)
    placed = made.rows.filter(pl.col("place").is_not_null())
    if "chosen" in made.report:
        assert made.report["chosen"] == objective
        assert made.report[objective]["placed"] == placed.height
