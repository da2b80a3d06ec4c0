"""What an officer may set before a plan is made: children that are frozen, the objective, and a school's buffer."""

from functools import partial

import polars as pl
import pytest

from ennakko.engine.plan import plan, plan_of, sighted
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, Small, after, held, ledger

ENGINES = pytest.mark.parametrize("engine", ["polars", "duckdb"])
HOME = "0,0,fi,"
PLACES = """
    place | kind   | language | capacity | buffer | x    | y
    1     | school | fi       | 2        |        | 0    | 0
    2     | school | fi       | 5        |        | 1000 | 0
"""


def acts(city, before=None, engine="polars", **parameters):
    before = ledger() if before is None else before
    made = plan(school_start, city.tables(engine), ledger=before, held=held(before), on=DAY, **parameters)
    return {row["person"]: (row["action"], row["reason"], row["place"]) for row in made.rows.to_dicts()}, made


def lone(row, **changed):
    """A child with a proposal at place 1 made on `HOME`, and what the register says now."""
    told = {"born": "2020-03-01", "x": "0", "y": "0", "school_language": "fi", "guardians": "101", "died": "",
            "protected": "", "municipality": "091"} | row  # fmt: skip
    city = Small(
        people=f"person | {' | '.join(told)}\n1 | {' | '.join(told.values())}",
        places=changed.get("places", PLACES),
    )
    return city, ledger({"person": 1, "place": 1, "cost": 0, "situation": HOME, "addressees": [101]})


@pytest.mark.parametrize(
    ("what", "row", "otherwise"),
    [
        ("the same", {}, "keep"),
        ("moved", {"x": "900"}, "revise"),
        ("no longer entitled", {"born": "2019-03-01"}, "withdraw"),
        ("a new guardian", {"guardians": "101 102"}, "revise"),
    ],
)
@ENGINES
def test_of_a_frozen_child_nothing_is_done_and_the_seat_stays_held(engine, what, row, otherwise):
    city, before = lone(row)
    assert acts(city, before, engine)[0][1][0] == otherwise
    found, made = acts(city, before, engine, frozen={1})
    assert found == {1: ("keep", "frozen", 1)}
    assert made.changes.is_empty()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"died": "2027-01-30"}, ("withdraw", "dead", None)),
        ({"municipality": "049"}, ("withdraw", "not_resident", None)),
        ({"protected": "yes"}, ("to_staff", "protected", None)),
    ],
)
def test_a_death_a_move_away_and_a_non_disclosure_order_wait_for_nobody(row, expected):
    city, before = lone(row)
    assert acts(city, before, frozen={1})[0] == {1: expected}


def test_whoever_goes_to_staff_in_the_same_sweep_loses_the_seat_before_a_frozen_child_does():
    """The place is cut to one seat; the other holder has no guardian any more. A second sweep finds nothing to do."""
    people = """
        person | born       | x | y | school_language | guardians
        1      | 2020-03-01 | 0 | 0 | fi              |
        2      | 2020-03-01 | 0 | 0 | fi              | 102
    """
    city = Small(
        people=people, places="place | kind | language | capacity | x | y\n1 | school | fi | 1 | 0 | 0"
    )
    before = ledger(
        {"person": 1, "place": 1, "cost": 0, "situation": HOME, "addressees": [101]},
        {"person": 2, "place": 1, "cost": 0, "situation": HOME, "addressees": [102]},
    )
    found, made = acts(city, before, frozen={2})
    assert found == {1: ("to_staff", "place_cut", None), 2: ("keep", "frozen", 1)}
    assert acts(city, after(before, made), frozen={2})[1].changes.is_empty()


def test_what_lapsed_with_its_season_keeps_its_seat_whatever_becomes_of_the_place():
    city, before = lone({}, places="place | kind | language | capacity | x | y\n1 | school | fi | 0 | 0 | 0")
    lapsed = before.with_columns(state=pl.lit("lapsed"))
    assert acts(city, lapsed)[0] == {1: ("keep", "same", 1)}
    assert acts(city, before)[0] == {1: ("to_staff", "place_cut", None)}


def test_a_frozen_child_without_a_proposal_does_not_compete_and_another_may_have_the_seat():
    city = Small(
        people="""
            person | born       | x  | y | school_language | guardians
            1      | 2020-03-01 | 0  | 0 | fi              | 101
            2      | 2020-05-01 | 50 | 0 | fi              | 102
            3      | 2020-05-01 | 90 | 0 | fi              | 103
        """,
        places=PLACES,
    )
    assert acts(city)[0][3] == ("create", "entitled", 2)
    found, made = acts(city, frozen={1})
    assert found == {1: ("keep", "frozen", None), 2: ("create", "entitled", 1), 3: ("create", "entitled", 1)}
    assert made.rows["proposal"].to_list() == [None, None, None]


def test_twins_are_not_split_by_freezing_one_of_them():
    city = Small(
        people="""
            person | born       | x | y | home | school_language | guardians
            1      | 2020-03-01 | 0 | 0 | 10   | fi              | 101 102
            2      | 2020-03-01 | 0 | 0 | 10   | fi              | 101 102
            3      | 2020-03-01 | 0 | 0 | 11   | fi              | 103
        """,
        places=PLACES,
    )
    found, _ = acts(city, frozen={1})
    assert (found[1], found[2]) == (("keep", "frozen", None), ("keep", "frozen", None))
    assert found[3] == ("create", "entitled", 1)


def test_a_school_that_is_cut_takes_the_seat_of_nobody_in_place_of_a_frozen_child():
    city = Small(
        people="""
            person | born       | x  | y | school_language | guardians
            1      | 2020-03-01 | 0  | 0 | fi              | 101
            2      | 2020-05-01 | 50 | 0 | fi              | 102
            3      | 2020-05-01 | 90 | 0 | fi              | 103
        """,
        places=PLACES,
    )
    rows = [
        {"person": p, "place": 1, "cost": c, "situation": f"{x},0,fi,", "addressees": [100 + p]}
        for p, c, x in ((1, 0, 0), (2, 65, 50), (3, 117, 90))
    ]
    before = ledger(*rows)
    assert acts(city, before)[0][3] == ("to_staff", "place_cut", None)
    found, made = acts(city, before, frozen={3})
    assert found == {1: ("keep", "same", 1), 2: ("keep", "same", 1), 3: ("keep", "frozen", 1)}
    assert acts(city, after(before, made))[0][3] == ("to_staff", "place_cut", None)


def test_a_kept_restricted_case_stays_restricted_though_the_order_has_ended():
    city, _ = lone({})
    before = ledger(
        {
            "person": 1,
            "state": "with_staff",
            "reason": "protected",
            "restricted": True,
            "situation": "protected",
        }
    )
    made = plan(school_start, city.tables(), ledger=before, held=held(before), on=DAY, frozen={1})
    assert made.rows.select("action", "restricted").row(0) == ("keep", True)


TWO_OBJECTIVES = """
    person | born       | x   | y | building | school_language | guardians
    1      | 2020-03-01 | 200 | 0 | 10       | fi              | 101
    2      | 2020-05-01 | 0   | 0 | 20       | fi              | 102
"""
ONE_SEAT = """
    place | kind   | language | capacity | x     | y
    1     | school | fi       | 1        | 0     | 0
    2     | school | fi       | 5        | 300   | 0
"""


@ENGINES
def test_either_objective_shares_out_and_both_are_measured_side_by_side(engine):
    city = Small(
        people=TWO_OBJECTIVES,
        places=ONE_SEAT,
        districts="building | place | kind | language\n10 | 1 | school | fi",
    )
    by_claims, declared = acts(city, engine=engine)
    by_total, chosen = acts(city, engine=engine, objective="least_total")
    assert (by_claims[1][2], by_claims[2][2]) == (1, 2)  # the district's own child stands first
    assert (by_total[1][2], by_total[2][2]) == (2, 1)
    assert (declared.report["chosen"], chosen.report["chosen"]) == ("claims", "least_total")
    for measured in ("claims", "least_total"):
        assert declared.report[measured] == chosen.report[measured]
    assert '"objective":"least_total"' in chosen.rows["facts"][0]


def test_sweeps_leave_a_buffer_alone_and_hands_may_use_it():
    people = "person | born | x | y | school_language | guardians\n" + "\n".join(
        f"{n} | 2020-03-01 | {n} | 0 | fi | {100 + n}" for n in range(1, 5)
    )
    city = Small(people=people, places=PLACES.replace("| 2        |        |", "| 3        | 1      |"))
    found, made = acts(city)
    assert sorted(row[2] for row in found.values()) == [1, 1, 2, 2]
    at_1 = [person for person, row in found.items() if row[2] == 1]
    by_hand = next(person for person, row in found.items() if row[2] == 2)
    placed = after(ledger(), made).to_dicts()
    before = ledger(
        *(row | ({"state": "by_hand", "place": 1} if row["person"] == by_hand else {}) for row in placed)
    )
    assert acts(city, before)[1].changes.is_empty()  # three of three: no excess
    assert held(before).filter(place=1)["seats"].item() == 3
    assert len(at_1) == 2


def test_an_excess_is_counted_against_the_full_capacity_and_not_what_sweeps_may_fill():
    city, before = lone(
        {}, places="place | kind | language | capacity | buffer | x | y\n1 | school | fi | 1 | 1 | 0 | 0"
    )
    assert acts(city, before)[0] == {1: ("keep", "same", 1)}
    assert acts(city)[0] == {1: ("to_staff", "full", None)}


def test_what_was_seen_of_the_city_serves_every_plan_until_the_city_changes():
    city, before = lone({"x": "900"})
    gone = ledger({"person": 7, "place": 1, "situation": HOME, "addressees": [103]})
    seen = sighted(school_start, city.tables(), on=DAY)
    for ledgers in (ledger(), before, gone, before):
        fresh = plan(school_start, city.tables(), ledger=ledgers, held=held(ledgers), on=DAY)
        again = plan_of(seen, ledger=ledgers, held=partial(held, ledgers))
        assert again.rows.equals(fresh.rows)
        assert (again.gate, again.report, again.scope) == (fresh.gate, fresh.report, fresh.scope)
