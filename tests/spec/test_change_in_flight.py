"""Change in flight: what becomes of a proposal or a decision when life goes on beside it.

Elsa has a place at school 1, 100 m from home; school 2 lies 1,000 m away. One thing happens. A line says what the next sweep
does with her proposal, who is told, and which school's seat she holds then. Whatever goes to staff is a to-do of a named human
until a person closes it: nothing that was accepted or decided changes by itself, and a second sweep does nothing more.
"""

from itertools import product

import pytest

from ennakko.engine.plan import plan
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, Small, after, held, ledger

STATES = {
    "open": {"state": "open"},
    "served": {"state": "open", "bound": True},
    "no remark": {"state": "no_remark", "bound": True},
    "decided": {"state": "decided", "bound": True},
    "something else": {"state": "something_else", "bound": True},
    "by hand": {"state": "by_hand"},
    "decided, with staff": {"state": "with_staff", "reason": "facts_changed", "bound": True, "decided": True},
    "with staff": {"state": "with_staff", "reason": "guardians_disagree", "bound": True},
}
PLAIN = {"person": "1", "born": "2020-03-01", "died": "", "x": "100", "y": "0", "school_language": "fi", "guardians": "101 102",
         "municipality": "091", "protected": "", "guarded": ""}  # fmt: skip
SCHOOLS = "place | kind | language | capacity | x | y\n"
TWO = SCHOOLS + "1 | school | fi | 5 | 0 | 0\n2 | school | fi | 5 | 1000 | 0"
CHANGES = {
    "moves nearer to school 2": {"x": "900"},
    "moves far away in the city": {"x": "12000"},
    "moves to another municipality": {"municipality": "049"},
    "a new guardian": {"guardians": "101 102 103"},
    "custody of one guardian ends": {"guardians": "101"},
    "one guardian dies": {"others": "102 | 2027-01-30"},
    "custody of every guardian ends": {"guardians": ""},
    "the child dies": {"died": "2027-01-30"},
    "non-disclosure order, the child": {"protected": "yes"},
    "non-disclosure order, a guardian": {"guarded": "yes"},
    "an order, and enrolled in this school": {
        "protected": "yes",
        "enrolments": "person | place | kind | grade\n1 | 1 | school | 1",
    },
    "an order, and not entitled": {"protected": "yes", "born": "2019-03-01"},
    "an order, and the child dies": {"protected": "yes", "died": "2027-01-30"},
    "another language, no school": {"school_language": "sv"},
    "another language, a school": {
        "school_language": "sv",
        "places": f"{TWO}\n3 | school | sv | 5 | 2000 | 0",
    },
    "the school is closed in May": {"places": SCHOOLS + "2 | school | fi | 5 | 1000 | 0"},
    "its capacity is cut": {
        "places": SCHOOLS + "1 | school | fi | 0 | 0 | 0\n2 | school | fi | 5 | 1000 | 0"
    },
    "enrolled in another school": {"enrolments": "person | place | kind | grade\n1 | 2 | school | 1"},
    "enrolled in this school": {"enrolments": "person | place | kind | grade\n1 | 1 | school | 1"},
    "special support is told of": {"circumstances": "person | kind\n1 | special_support"},
    "a second home is told of": {"circumstances": "person | kind\n1 | second_home"},
}
SPEC = """
    change                           | while it is                                               | action   | reason             | told     | school
    moves nearer to school 2         | open                                                      | revise   | moved_nearer_place | resident | 2
                                     | served                                                    | revise   | moved_place_kept   | staff    | 1
                                     | no remark; decided; something else; by hand               | to_staff | facts_changed      | staff    | 1
                                     | decided, with staff; with staff                           | revise   | facts_changed      | staff    | 1
    moves far away in the city       | open; served                                              | to_staff | moved_far          | staff    | 1
                                     | no remark; decided; something else; by hand               | to_staff | facts_changed      | staff    | 1
                                     | decided, with staff; with staff                           | revise   | facts_changed      | staff    | 1
    moves to another municipality    | open; served; with staff                                  | withdraw | not_resident       | resident |
                                     | no remark; decided; something else; by hand               | to_staff | not_resident       | staff    | 1
                                     | decided, with staff                                       | revise   | not_resident       | staff    | 1
    a new guardian                   | open; served                                              | revise   | guardians_changed  | resident | 1
                                     | no remark; decided; something else; by hand               | to_staff | guardians_changed  | staff    | 1
                                     | decided, with staff; with staff                           | revise   | guardians_changed  | staff    | 1
    custody of one guardian ends     | open; served; decided, with staff; with staff             | revise   | guardians_changed  | staff    | 1
                                     | no remark; decided; something else; by hand               | to_staff | guardians_changed  | staff    | 1
    one guardian dies                | open; served; decided, with staff; with staff             | revise   | guardians_changed  | staff    | 1
                                     | no remark; decided; something else; by hand               | to_staff | guardians_changed  | staff    | 1
    custody of every guardian ends   | open; served; no remark; decided; something else; by hand | to_staff | no_guardian        | staff    | 1
                                     | decided, with staff; with staff                           | revise   | no_guardian        | staff    | 1
    the child dies                   | open; served; with staff                                  | withdraw | dead               | nobody   |
                                     | no remark; decided; something else; by hand               | to_staff | dead               | staff    | 1
                                     | decided, with staff                                       | revise   | dead               | staff    | 1
    non-disclosure order, the child  | open; served; no remark; decided; something else; by hand | to_staff | protected          | staff    |
                                     | decided, with staff; with staff                           | revise   | protected          | staff    |
    non-disclosure order, a guardian | open; served; no remark; decided; something else; by hand | to_staff | protected          | staff    |
                                     | decided, with staff; with staff                           | revise   | protected          | staff    |
    an order, and enrolled in this school | open; served; no remark; decided; something else; by hand | to_staff | not_enrolled  | staff    |
                                     | decided, with staff; with staff                           | revise   | not_enrolled       | staff    |
    an order, and not entitled       | open; served; no remark; decided; something else; by hand | to_staff | turns_seven        | staff    |
                                     | decided, with staff; with staff                           | revise   | turns_seven        | staff    |
    an order, and the child dies     | open; served; with staff                                  | withdraw | dead               | nobody   |
                                     | no remark; decided; something else; by hand               | to_staff | dead               | staff    |
                                     | decided, with staff                                       | revise   | dead               | staff    |
    another language, no school      | open; served                                              | to_staff | language_changed   | staff    | 1
                                     | no remark; decided; something else; by hand               | to_staff | facts_changed      | staff    | 1
                                     | decided, with staff; with staff                           | revise   | facts_changed      | staff    | 1
    another language, a school       | open                                                      | revise   | language_changed   | resident | 3
                                     | served                                                    | to_staff | language_changed   | staff    | 1
                                     | no remark; decided; something else; by hand               | to_staff | facts_changed      | staff    | 1
                                     | decided, with staff; with staff                           | revise   | facts_changed      | staff    | 1
    the school is closed in May      | open; served; no remark; decided; something else; by hand | to_staff | place_gone         | staff    |
                                     | decided, with staff; with staff                           | revise   | place_gone         | staff    |
    its capacity is cut              | open; served; no remark; decided; something else; by hand | to_staff | place_cut          | staff    |
                                     | decided, with staff; with staff                           | revise   | place_cut          | staff    |
    enrolled in another school       | open; served; something else; with staff                  | withdraw | met_elsewhere      | resident |
                                     | no remark; decided; by hand                               | to_staff | met_elsewhere      | staff    | 1
                                     | decided, with staff                                       | revise   | met_elsewhere      | staff    | 1
    enrolled in this school          | open; served; something else; with staff                  | withdraw | not_enrolled       | resident |
                                     | no remark; decided; by hand; decided, with staff          | keep     | not_enrolled       |          | 1
    special support is told of       | open; served; no remark; decided; something else; by hand | to_staff | special_support    | staff    | 1
                                     | decided, with staff; with staff                           | revise   | special_support    | staff    | 1
    a second home is told of         | open; served; no remark; decided; something else; by hand | to_staff | second_home        | staff    | 1
                                     | decided, with staff; with staff                           | revise   | second_home        | staff    | 1
"""


def lines():
    """One (change, state, what happens) for each state that a line of the table names."""
    change = ""
    for row in [[cell.strip() for cell in line.split("|")] for line in SPEC.strip().splitlines()[1:]]:
        change = row[0] or change
        for state in row[1].split("; "):
            yield change, state, tuple(row[2:])


def test_the_table_says_what_happens_in_every_state():
    assert sorted((change, state) for change, state, _ in lines()) == sorted(product(CHANGES, STATES))


def happens(change):
    """The city after one thing happened to Elsa, who is person 1."""
    told = CHANGES[change]
    elsa = PLAIN | {name: value for name, value in told.items() if name in PLAIN}
    people = [" | ".join(elsa), " | ".join(elsa.values())]
    if "others" in told:
        person, died = told["others"].split(" | ")
        people.append(" | ".join((PLAIN | {"person": person, "born": "1990-01-01", "died": died}).values()))
    return Small(
        people="\n".join(people),
        places=told.get("places", TWO),
        enrolments=told.get("enrolments", ""),
        circumstances=told.get("circumstances", ""),
    ).tables()


@pytest.mark.parametrize(("change", "state", "expected"), list(lines()))
def test_a_change_in_flight_does_what_the_table_says_and_does_it_once(change, state, expected):
    before = ledger(
        {"person": 1, "place": 1, "cost": 130, "situation": "100,0,fi,", "addressees": [101, 102]}
        | STATES[state]
    )
    city = happens(change)
    made = plan(school_start, city, ledger=before, held=held(before), on=DAY)
    [row] = [row for row in made.rows.to_dicts() if row["person"] == 1]
    told = "" if row["action"] == "keep" else row["tell"]
    assert (row["action"], row["reason"], told, str(row["place"] or "")) == expected
    assert row["restricted"] == any(CHANGES[change].get(name) for name in ("protected", "guarded"))
    now = after(before, made)
    assert plan(school_start, city, ledger=now, held=held(now), on=DAY).changes.is_empty()
