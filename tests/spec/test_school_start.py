"""School start on drawn tables, on both dataframe engines."""

import pytest

from ennakko.engine.plan import plan
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, Small, after, held, ledger

PLACES = """
    place | kind      | language | capacity | x    | y
    1     | school    | fi       | 2        | 0    | 0
    2     | school    | fi       | 5        | 1000 | 0
    3     | school    | sv       | 5        | 500  | 0
    4     | preschool | fi       | 5        | 0    | 0
"""
DISTRICTS = """
    building | place | kind   | language
    10       | 1     | school | fi
    20       | 1     | school | fi
"""


def acts(city: Small, before=None, engine="polars"):
    before = ledger() if before is None else before
    made = plan(school_start, city.tables(engine), ledger=before, held=held(before), on=DAY)
    return {
        row["person"]: (row["action"], row["reason"], row["place"], row["cost"])
        for row in made.rows.to_dicts()
    }, made


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_who_starts_school_and_where(engine):
    city = Small(
        people="""
            person | born       | x   | y | building | school_language | guardians | protected | municipality | died
            1      | 2020-03-01 | 100 | 0 | 10       | fi              | 101 102   |           | 091          |
            2      | 2020-05-01 | 300 | 0 | 20       | fi              | 101       |           | 091          |
            3      | 2020-06-01 | 0   | 0 | 30       | fi              | 103       |           | 091          |
            4      | 2020-07-01 | 500 | 0 | 40       | sv              | 104       |           | 091          |
            5      | 2019-07-01 | 500 | 0 | 40       | fi              | 104       |           | 091          |
            6      | 2020-07-01 | 500 | 0 | 40       | fi              | 104       |           | 049          |
            7      | 2020-07-01 | 500 | 0 | 40       | fi              | 104       | yes       | 091          |
            8      | 2020-07-01 | 500 | 0 | 40       |                 | 104       |           | 091          |
            9      | 2020-07-01 | 500 | 0 | 40       | fi              |           |           | 091          |
            10     | 2020-07-01 | 500 | 0 | 40       | fi              | 104       |           | 091          | 2027-01-02
            11     | 2020-07-01 | 500 | 0 | 40       | fi              | 104       |           | 091          |
            12     | 2020-07-01 | 500 | 0 | 40       | fi              | 104*      |           | 091          |
            13     | 2020-07-01 | 500 | 0 | 40       | fi              | 104* 105* |           | 091          |
        """,
        places=PLACES,
        districts=DISTRICTS,
        enrolments="""
            person | place | kind   | grade | until
            11     | 2     | school | 1     |
        """,
        rights="""
            person | guardian | code
            12     | 104      | P300
            13     | 104      | P500
            13     | 105      | T000
        """,
    )
    found, made = acts(city, engine=engine)
    assert found == {
        1: ("create", "entitled", 1, 130),  # own district, nearest
        2: (
            "create",
            "entitled",
            1,
            390,
        ),  # own district beats the nearer claim of 3, who lives beside the school
        3: ("create", "entitled", 2, 1300),
        4: ("create", "entitled", 3, 0),
        7: ("to_staff", "protected", None, None),
        8: ("to_staff", "no_language", None, None),
        9: ("to_staff", "no_guardian", None, None),
        12: ("to_staff", "no_guardian", None, None),
        13: ("create", "entitled", 2, 650),
    }
    rows = {row["person"]: row for row in made.rows.to_dicts()}
    assert rows[1]["addressees"] == [101, 102]
    assert rows[13]["addressees"] == [104]
    assert rows[7]["restricted"] and "x" not in (rows[7]["facts"] or "").split('"')
    assert made.gate == {"dead": 1, "not_resident": 1}
    assert made.counts == {"create": 5, "keep": 0, "revise": 0, "withdraw": 0, "to_staff": 3}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_second_plan_holds_nothing_but_keep(engine):
    city = Small(
        people="""
            person | born       | x   | y | school_language | guardians
            1      | 2020-03-01 | 100 | 0 | fi              | 101 102
            2      | 2020-05-01 | 300 | 0 | fi              | 101
        """,
        places=PLACES,
    )
    before = ledger()
    _, made = acts(city, before, engine)
    found, again = acts(city, after(before, made), engine)
    assert again.changes.is_empty()
    assert {act[0] for act in found.values()} == {"keep"}
