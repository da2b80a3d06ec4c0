"""The reconcile table, spelled out, and each of its cells through a whole plan."""

import pytest

from ennakko.engine.plan import plan
from ennakko.engine.reconcile import TABLE, Act, Ledger, Need, ledger_class
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, Small, after, held, ledger

SPEC = """
    ledger says    | same   | different | none     | met      | elsewhere | gated
    nothing        | create | create    | nothing  | nothing  | nothing   | nothing
    open           | keep   | improve   | withdraw | withdraw | withdraw  | withdraw
    bound          | keep   | note      | withdraw | withdraw | withdraw  | withdraw
    settled        | keep   | to_staff  | to_staff | keep     | to_staff  | to_staff
    declined       | keep   | keep      | keep     | keep     | keep      | keep
    something_else | keep   | to_staff  | to_staff | close    | close     | to_staff
    by_hand        | keep   | to_staff  | to_staff | keep     | to_staff  | to_staff
    with_staff     | keep   | note      | close    | close    | close     | close
    decided_case   | keep   | note      | to_staff | keep     | to_staff  | to_staff
    season_over    | keep   | keep      | keep     | keep     | keep      | keep
    gone           | create | create    | nothing  | nothing  | nothing   | nothing
"""


def test_the_table_is_the_specification():
    lines = [[cell.strip() for cell in line.split("|")] for line in SPEC.strip().splitlines()]
    spelled = {
        Ledger(line[0]): {Need(need): Act(cell) for need, cell in zip(lines[0][1:], line[1:], strict=True)}
        for line in lines[1:]
    }
    assert spelled == TABLE


@pytest.mark.parametrize(
    ("state", "live", "bound", "expected"),
    [
        ("with_staff", True, True, Ledger.WITH_STAFF),
        (None, True, False, Ledger.NOTHING),
        ("open", True, False, Ledger.OPEN),
        ("open", True, True, Ledger.BOUND),
        ("accepted", True, True, Ledger.SETTLED),
        ("no_remark", True, True, Ledger.SETTLED),
        ("decided", True, True, Ledger.SETTLED),
        ("declined", True, True, Ledger.DECLINED),
        ("lapsed", True, False, Ledger.SEASON_OVER),
        ("lapsed", False, False, Ledger.GONE),
        ("withdrawn", False, False, Ledger.GONE),
    ],
)
def test_every_state_of_a_proposal_has_its_row(state, live, bound, expected):
    assert ledger_class(state, live, bound, decided=False) is expected


def test_an_open_case_on_which_a_decision_stands_is_a_class_of_its_own():
    assert ledger_class("with_staff", True, True, decided=True) is Ledger.DECIDED_CASE


HOME = "0,0,fi,"
STATES = {
    Ledger.OPEN: {"state": "open"},
    Ledger.BOUND: {"state": "open", "bound": True},
    Ledger.SETTLED: {"state": "decided", "bound": True},
    Ledger.DECLINED: {"state": "declined", "place": None},
    Ledger.SOMETHING_ELSE: {"state": "something_else", "bound": True},
    Ledger.BY_HAND: {"state": "by_hand"},
    Ledger.WITH_STAFF: {"state": "with_staff"},
    Ledger.DECIDED_CASE: {"state": "with_staff", "decided": True, "reason": "facts_changed"},
    Ledger.SEASON_OVER: {"state": "lapsed"},
    Ledger.GONE: {"state": "withdrawn", "live": False, "place": None},
}
PEOPLE = {
    Need.SAME: "1 | 2020-03-01 | 0 | 0 | fi | 101 | 091 | ",
    Need.DIFFERENT: "1 | 2020-03-01 | 900 | 0 | fi | 101 | 091 | ",
    Need.NONE: "1 | 2019-03-01 | 0 | 0 | fi | 101 | 091 | ",
    Need.MET: "1 | 2020-03-01 | 0 | 0 | fi | 101 | 091 | ",
    Need.ELSEWHERE: "1 | 2020-03-01 | 0 | 0 | fi | 101 | 091 | ",
    Need.GATED: "1 | 2020-03-01 | 0 | 0 | fi | 101 | 049 | ",
}
HEADING = "person | born | x | y | school_language | guardians | municipality | died\n"
ENROLLED = dict.fromkeys(Need, "") | {
    Need.MET: "person | place | kind | grade\n1 | 1 | school | 1",
    Need.ELSEWHERE: "person | place | kind | grade\n1 | 2 | school | 1",
}


def in_class(klass):
    """The ledger of one child in a class of the table, at place 1."""
    if klass is Ledger.NOTHING:
        return ledger()
    return ledger(
        {"person": 1, "place": 1, "cost": 0, "situation": HOME, "addressees": [101], **STATES[klass]}
    )


ACTIONS = {  # what a row says for each act of the table; a dead proposal has no row
    Act.CREATE: "create",
    Act.KEEP: "keep",
    Act.IMPROVE: "revise",
    Act.NOTE: "revise",
    Act.WITHDRAW: "withdraw",
    Act.CLOSE: "withdraw",
    Act.TO_STAFF: "to_staff",
    Act.NOTHING: None,
}


@pytest.mark.parametrize("need", list(Need))
@pytest.mark.parametrize("klass", list(Ledger))
def test_a_plan_does_what_the_table_says(klass, need):
    before = in_class(klass)
    city = Small(
        people=HEADING + PEOPLE[need],
        places="""
            place | kind   | language | capacity | x    | y
            1     | school | fi       | 5        | 0    | 0
            2     | school | fi       | 5        | 1000 | 0
        """,
        enrolments=ENROLLED[need],
    )
    made = plan(school_start, city.tables(), ledger=before, held=held(before), on=DAY)
    rows = made.rows.to_dicts()
    expected = ACTIONS[TABLE[klass][need]]
    if klass is Ledger.DECIDED_CASE and expected == "to_staff":
        expected = "revise"  # it lies with staff already: what it is about is new
    assert [row["action"] for row in rows] == ([] if expected is None else [expected])
    if TABLE[klass][need] is Act.IMPROVE:
        assert (rows[0]["place"], rows[0]["reason"]) == (2, "moved_nearer_place")
    if klass is Ledger.BOUND and need is Need.DIFFERENT:
        assert (rows[0]["place"], rows[0]["reason"], rows[0]["cost"]) == (1, "moved_place_kept", 1170)
    if expected == "withdraw":
        assert rows[0]["place"] is None


LOST = """
    ledger says    | same                | different          | none                   | met                    | elsewhere              | gated
    nothing        | to_staff full       | to_staff full      | -                      | -                      | -                      | -
    open           | to_staff place_cut  | to_staff place_cut | withdraw turns_seven   | withdraw not_enrolled  | withdraw met_elsewhere | withdraw not_resident
    bound          | to_staff place_cut  | to_staff place_cut | withdraw turns_seven   | withdraw not_enrolled  | withdraw met_elsewhere | withdraw not_resident
    settled        | to_staff place_cut  | to_staff place_cut | to_staff turns_seven   | to_staff place_cut     | to_staff met_elsewhere | to_staff not_resident
    declined       | keep same           | keep same          | keep turns_seven       | keep not_enrolled      | keep not_enrolled      | keep not_resident
    something_else | to_staff place_cut  | to_staff place_cut | to_staff turns_seven   | withdraw not_enrolled  | withdraw met_elsewhere | to_staff not_resident
    by_hand        | to_staff place_cut  | to_staff place_cut | to_staff turns_seven   | to_staff place_cut     | to_staff met_elsewhere | to_staff not_resident
    with_staff     | revise place_cut    | revise place_cut   | withdraw turns_seven   | withdraw not_enrolled  | withdraw met_elsewhere | withdraw not_resident
    decided_case   | revise place_cut    | revise place_cut   | revise turns_seven     | revise place_cut       | revise met_elsewhere   | revise not_resident
    gone           | to_staff full       | to_staff full      | -                      | -                      | -                      | -
"""


def _cells(table):
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [
        (Ledger(line[0]), Need(need), cell)
        for line in lines[1:]
        for need, cell in zip(lines[0][1:], line[1:], strict=True)
    ]


@pytest.mark.parametrize(("klass", "need", "cell"), _cells(LOST))
def test_whatever_else_changed_a_lost_seat_is_told_once_and_stays_told(klass, need, cell):
    before = in_class(klass)
    places = "place | kind | language | capacity | x | y\n1 | school | fi | 0 | 0 | 0"
    city = Small(people=HEADING + PEOPLE[need], places=places, enrolments=ENROLLED[need]).tables()
    made = plan(school_start, city, ledger=before, held=held(before), on=DAY)
    assert [f"{row['action']} {row['reason']}" for row in made.rows.to_dicts()] == (
        [] if cell == "-" else [cell]
    )
    assert not made.rows["place"].drop_nulls().len()
    now = after(before, made)
    assert plan(school_start, city, ledger=now, held=held(now), on=DAY).changes.is_empty()


@pytest.mark.parametrize("need", list(Need))
@pytest.mark.parametrize(
    "reason", ["place_cut", "place_gone", "guardians_disagree", "turns_seven", "not_resident"]
)
def test_a_case_of_staff_loses_its_seat_without_losing_what_it_is_about(need, reason):
    """A cut meets every open case; a second plan finds nothing to do."""
    before = ledger(
        {
            "person": 1,
            "place": 1,
            "cost": 0,
            "situation": HOME,
            "addressees": [101],
            "state": "with_staff",
            "reason": reason,
        }
    )
    city = Small(people=HEADING + PEOPLE[need], enrolments=ENROLLED[need]).tables()
    made = plan(school_start, city, ledger=before, held=held(before), on=DAY)
    now = after(before, made)
    assert plan(school_start, city, ledger=now, held=held(now), on=DAY).changes.is_empty()


def one(before, city):
    made = plan(school_start, city.tables(), ledger=before, held=held(before), on=DAY)
    return {
        row["person"]: (row["action"], row["reason"], row["tell"], row["place"])
        for row in made.rows.to_dicts()
    }


def small(**changed):
    row = {"born": "2020-03-01", "x": "0", "y": "0", "school_language": "fi", "guardians": "101", "died": "",
           "protected": "", "municipality": "091"} | changed  # fmt: skip
    return Small(
        people=f"person | {' | '.join(row)}\n1 | {' | '.join(row.values())}",
        places="place | kind | language | capacity | x | y\n1 | school | fi | 5 | 0 | 0",
    )


def open_proposal(**changed):
    return ledger({"person": 1, "place": 1, "cost": 0, "situation": HOME, "addressees": [101]} | changed)


def test_after_a_death_nobody_is_told():
    assert one(open_proposal(), small(died="2027-01-30")) == {1: ("withdraw", "dead", "nobody", None)}
    assert one(open_proposal(state="decided"), small(died="2027-01-30"))[1][:3] == (
        "to_staff",
        "dead",
        "staff",
    )


def test_a_move_away_is_told():
    assert one(open_proposal(), small(municipality="049")) == {
        1: ("withdraw", "not_resident", "resident", None)
    }


@pytest.mark.parametrize("state", ["open", "decided", "no_remark", "something_else", "by_hand"])
def test_a_non_disclosure_order_makes_a_restricted_case_without_a_place(state):
    before = open_proposal(state=state)
    made = plan(school_start, small(protected="yes").tables(), ledger=before, held=held(before), on=DAY)
    row = made.rows.to_dicts()[0]
    assert (row["action"], row["reason"], row["restricted"], row["place"]) == (
        "to_staff",
        "protected",
        True,
        None,
    )
    assert made.counts["to_staff"] == 0 and "protected" not in made.report["to_staff"]


def test_a_new_guardian_is_served_and_a_decided_case_goes_to_staff():
    city = small(guardians="101 102")
    assert one(open_proposal(), city)[1][:2] == ("revise", "guardians_changed")
    assert one(open_proposal(state="decided"), city)[1][:2] == ("to_staff", "guardians_changed")


def test_who_moved_too_far_after_the_deadline_bound_goes_to_staff():
    before = open_proposal(bound=True)
    assert one(before, small(x="9000"))[1] == ("to_staff", "moved_far", "staff", 1)


def test_a_closed_school_and_a_cut_send_the_weakest_claims_to_staff():
    before = ledger(
        {"person": 1, "place": 1, "cost": 10, "situation": "0,0,fi,", "addressees": [101]},
        {"person": 2, "place": 1, "cost": 500, "situation": "5,0,fi,", "addressees": [101]},
        {"person": 3, "place": 9, "cost": 500, "situation": "6,0,fi,", "addressees": [101]},
        {
            "person": 4,
            "place": 1,
            "cost": 900,
            "situation": "7,0,fi,",
            "addressees": [101],
            "state": "decided",
        },
    )
    city = Small(
        people="""
            person | born       | x | y | school_language | guardians
            1      | 2020-03-01 | 0 | 0 | fi              | 101
            2      | 2020-03-01 | 5 | 0 | fi              | 101
            3      | 2020-03-01 | 6 | 0 | fi              | 101
            4      | 2020-03-01 | 7 | 0 | fi              | 101
        """,
        places="place | kind | language | capacity | x | y\n1 | school | fi | 2 | 0 | 0",
    )
    assert one(before, city) == {
        1: ("keep", "same", "nobody", 1),
        2: ("to_staff", "place_cut", "staff", None),
        3: ("to_staff", "place_gone", "staff", None),
        4: ("keep", "same", "nobody", 1),
    }
