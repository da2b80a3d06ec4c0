"""The invariants of the design, on generated cities and generated histories (numbers as in the design)."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.engine.check import nobody, problems
from ennakko.engine.gate import gate
from ennakko.engine.need import found, see
from ennakko.engine.permissions import CONSENTS, Permissions
from ennakko.engine.plan import plan
from ennakko.engine.service import Consent
from ennakko.engine.vocabulary import FRAMES
from ennakko.services.after_school.service import after_school
from ennakko.services.preschool.service import preschool
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, ENGINES, after, held, ledger

SERVICES = pytest.mark.parametrize("service", [school_start, preschool, after_school], ids=lambda s: s.key)
PLACES = list(range(1, 8))
KINDS = ("school", "school", "school", "preschool", "preschool", "club", "club")
MOST = 9  # people of a generated city

person_rows = st.fixed_dictionaries(
    {
        "born": st.sampled_from(
            [date(2020, 3, 1), date(2020, 11, 9), date(2021, 3, 1), date(2019, 1, 1), None]
        ),
        "died": st.sampled_from([None, None, None, None, date(2027, 1, 5)]),
        "municipality": st.sampled_from(["091", "091", "091", "049", None]),
        "stays_until": st.sampled_from([None, None, None, date(2027, 1, 5), date(9999, 12, 31)]),
        "x": st.sampled_from([0, 100, 1000, 4000, 20_000, None]),
        "y": st.sampled_from([0, 700]),
        "home": st.integers(1, 4),
        "protected": st.sampled_from([False, False, False, False, True]),
        "school_language": st.sampled_from(["fi", "fi", "sv", None]),
        "guardians": st.lists(st.integers(900, 903), max_size=2, unique=True),
        "enrolled": st.sampled_from(
            [
                None,
                None,
                None,
                None,
                ("school", 1),
                ("school", 2),
                ("preschool", 4),
                ("preschool", 5),
                ("club", 6),
            ]
        ),
        "circumstance": st.sampled_from([None, None, None, "second_home", "special_support"]),
    }
)
cities = st.lists(person_rows, min_size=1, max_size=MOST)
capacities = st.lists(st.integers(0, 3), min_size=len(PLACES), max_size=len(PLACES))


def frames(people, seats, changed=()):
    """The frames of a generated city; `changed` replaces whole rows by position."""
    people = [dict(changed).get(at, row) for at, row in enumerate(people)]
    rows, guardians, choices, enrolments, circumstances = [], [], [], [], []
    for key, row in enumerate(people, start=1):
        hidden = row["protected"]
        rows.append(
            {
                **{column: row.get(column) for column in FRAMES["people"].names},
                "person": key,
                "guarded": hidden,
                **(
                    {"municipality": None, "stays_until": None, "x": None, "y": None, "home": None}
                    if hidden
                    else {}
                ),
                "building": None if hidden else row["home"],
            }
        )
        guardians += [{"person": key, "guardian": g, "limited": False} for g in row["guardians"]]
        if row["school_language"]:
            choices.append({"person": key, "school_language": row["school_language"]})
        if row["enrolled"]:
            kind, place = row["enrolled"]
            enrolments.append(
                {"person": key, "place": place, "kind": kind, "grade": int(kind != "preschool")}
            )
        if row["circumstance"]:
            circumstances.append({"person": key, "kind": row["circumstance"]})
    places = [
        {"place": p, "kind": KINDS[p - 1], "language": "sv" if p == 3 else "fi",
         "capacity": seats[p - 1], "x": p * 900, "y": 0}
        for p in PLACES
    ]  # fmt: skip
    given = {
        "people": rows, "guardians": guardians, "choices": choices, "enrolments": enrolments,
        "circumstances": circumstances, "places": places,
    }  # fmt: skip
    return {
        name: pl.DataFrame(
            {c: [row.get(c) for row in made] for c in FRAMES[name].names}, schema=FRAMES[name].schema
        )
        for name, made in given.items()
    }


def allowed(service):
    """Everybody allows the service all it asks for: who does not is the subject of `test_permissions`."""
    if not isinstance(service.basis, Consent):
        return Permissions()
    rows = [(n, service.basis.purpose, each) for n in range(1, MOST + 1) for each in service.categories()]
    return Permissions(consents=pl.DataFrame(rows, schema=CONSENTS.schema, orient="row"))


def planned(service, tables, before, only=None):
    said = allowed(service)
    return plan(service, tables, ledger=before, held=held(before), on=DAY, only=only, permissions=said)


def polars(given, engine="polars"):
    return ENGINES[engine](given, {"enrolments": DAY})


@SERVICES
@given(people=cities, seats=capacities)
def test_1_replanning_after_apply_is_empty(service, people, seats):
    city = polars(frames(people, seats))
    before = after(ledger(), planned(service, city, ledger()))
    assert planned(service, city, before).changes.is_empty()


STATES = [
    "open",
    "accepted",
    "no_remark",
    "decided",
    "declined",
    "something_else",
    "by_hand",
    "with_staff",
    "lapsed",
]


@SERVICES
@given(
    people=cities,
    seats=capacities,
    new=st.dictionaries(st.integers(0, 8), person_rows, max_size=4),
    cut=capacities,
    state=st.sampled_from(STATES),
)
def test_1_replanning_is_empty_whatever_state_a_change_met(service, people, seats, new, cut, state):
    before = after(ledger(), planned(service, polars(frames(people, seats)), ledger()))
    before = before.with_columns(
        state=pl.when(pl.col("state") == "open").then(pl.lit(state)).otherwise("state"),
        place=pl.when(pl.lit(state == "declined")).then(None).otherwise("place"),
    )
    changed = polars(frames(people, [min(pair) for pair in zip(seats, cut, strict=True)], list(new.items())))
    first = planned(service, changed, before)
    assert planned(service, changed, after(before, first)).changes.is_empty()


@SERVICES
@given(
    people=cities,
    seats=capacities,
    changes=st.lists(st.dictionaries(st.integers(0, 8), person_rows, max_size=4), min_size=1, max_size=4),
    cut=capacities,
)
def test_a_child_placed_by_hand_stays_there_until_a_person_says_otherwise(
    service, people, seats, changes, cut
):
    """Whatever happens, in sweep after sweep: the place is kept or the child goes to staff, never to another place."""
    now = after(ledger(), planned(service, polars(frames(people, seats)), ledger()))
    now = now.with_columns(
        state=pl.when(pl.col("state") == "open").then(pl.lit("by_hand")).otherwise("state")
    )
    placed = dict(now.filter(pl.col("state") == "by_hand").select("person", "place").iter_rows())
    smaller = [min(pair) for pair in zip(seats, cut, strict=True)]
    for at, new in enumerate(changes):
        given = frames(people, smaller if at == len(changes) - 1 else seats, list(new.items()))
        made = planned(service, polars(given), now)
        for row in made.rows.filter(pl.col("person").is_in(list(placed))).iter_rows(named=True):
            place = placed.pop(row["person"])
            if row["action"] == "keep":
                assert row["place"] == place
                placed[row["person"]] = place
            else:
                assert row["action"] == "to_staff" and row["place"] in {place, None}
        now = after(now, made)


@SERVICES
@given(
    people=cities,
    seats=capacities,
    new=st.dictionaries(st.integers(0, 8), person_rows, max_size=4),
    bind=st.booleans(),
)
def test_2_increments_equal_the_full_plan_on_their_closure_and_leave_nothing(
    service, people, seats, new, bind
):
    before = after(ledger(), planned(service, polars(frames(people, seats)), ledger()))
    if bind:
        before = before.with_columns(bound=pl.col("person") % 2 == 0)
    changed = polars(frames(people, seats, list(new.items())))
    closure = {at + 1 for at in new if at < len(people)}
    increment = planned(service, changed, before, only=closure)
    full = planned(service, changed, before)
    assert increment.changes.equals(full.changes)
    assert planned(service, changed, after(before, increment)).changes.is_empty()


@SERVICES
@given(people=cities, seats=capacities, cut=capacities)
def test_3_no_sweep_creates_an_excess_and_a_cut_goes_to_staff(service, people, seats, cut):
    before = after(ledger(), planned(service, polars(frames(people, seats)), ledger()))
    smaller = [min(pair) for pair in zip(seats, cut, strict=True)]
    for capacity, now in (
        (seats, before),
        (smaller, after(before, planned(service, polars(frames(people, smaller)), before))),
    ):
        for place, taken in held(now).iter_rows():
            assert taken <= capacity[place - 1]


@SERVICES
@given(people=cities, seats=capacities)
def test_4_nobody_outside_the_gate_appears_and_5_the_protected_have_no_place(service, people, seats):
    given = frames(people, seats)
    rows = planned(service, polars(given), ledger()).rows
    outside = given["people"].filter(
        pl.col("died").is_not_null()
        | (
            ~pl.col("guarded")
            & (pl.col("municipality").fill_null("") != "091")
            & ~(pl.col("stays_until").fill_null(date(1900, 1, 1)) > DAY)
        )
    )["person"]
    assert not set(rows["person"]) & set(outside)
    hidden = rows.filter(pl.col("person").is_in(given["people"].filter("guarded")["person"].implode()))
    assert hidden["restricted"].all() and hidden["place"].is_null().all() and hidden["cost"].is_null().all()
    for facts in hidden["facts"]:
        assert not {"place", "metres", "considered", "municipality"} & set((facts or "").split('"'))


@SERVICES
@given(
    people=cities,
    seats=capacities,
    new=st.dictionaries(
        st.integers(0, 8), person_rows.map(lambda row: row | {"protected": True}), min_size=2, max_size=6
    ),
    state=st.sampled_from(STATES),
    decided=st.booleans(),
)
def test_5_whoever_comes_under_an_order_is_the_units_alone_whatever_was_found(
    service, people, seats, new, state, decided
):
    """Enrolled meanwhile, no longer entitled, declined before: nothing of them stays with the others, nobody is written to."""
    before = after(ledger(), planned(service, polars(frames(people, seats)), ledger()))
    before = before.with_columns(
        state=pl.when(pl.col("state") == "open").then(pl.lit(state)).otherwise("state"),
        place=pl.when(pl.lit(state == "declined")).then(None).otherwise("place"),
        decided=pl.lit(decided),
    )
    given = frames(people, seats, list(new.items()))
    made = planned(service, polars(given), before)
    guarded = pl.col("person").is_in(given["people"].filter("guarded")["person"].implode())
    now = after(before, made).filter(guarded & (pl.col("state") != "lapsed"))
    assert now.filter("live")["restricted"].all()
    assert now.filter("live")["place"].is_null().all()
    assert made.changes.filter(guarded).filter(pl.col("tell") == "resident").is_empty()
    assert planned(service, polars(given), after(before, made)).changes.is_empty()


@SERVICES
def test_9_nobody_is_found_of_whom_nothing_is_known(service):
    assert problems(service, on=DAY) == []


def test_9_a_need_that_finds_the_unknown_is_refused():
    everyone = replace(school_start.needs[0], keep=lambda rows, city: rows)
    assert problems(replace(school_start, needs=(everyone,)), on=DAY) == [
        "Its needs find a resident of whom nothing is known: name what must be known."
    ]
    assert nobody().frames


@SERVICES
@given(people=cities, seats=capacities, at=st.data())
def test_9_setting_a_column_to_null_never_adds_a_person(service, people, seats, at):
    given = frames(people, seats)
    frame = at.draw(st.sampled_from([name for name in given if name not in service.read_by_absence()]))
    described = FRAMES[frame]
    column = at.draw(
        st.sampled_from(
            [
                c
                for c in described.names
                if c not in described.key and c not in ("guarded", "died", "municipality")
            ]
            or [described.key[0]]
        )
    )
    if column in described.key:
        return
    nulled = given | {
        frame: given[frame].with_columns(pl.lit(None, dtype=described[column].dtype).alias(column))
    }

    def who(tables):
        passed = gate(service, tables, on=DAY, permissions=allowed(service))
        city = see(service, tables, passed, on=DAY, season=2027)
        return set(found(service, city).collect("polars").to_native()["person"])

    assert who(polars(nulled)) <= who(polars(given))


@SERVICES
@given(people=cities, seats=capacities)
def test_10_both_engines_give_equal_rows(service, people, seats):
    given = frames(people, seats)
    rows = [planned(service, polars(given, engine), ledger()).rows for engine in ENGINES]
    assert rows[0].equals(rows[1])


@SERVICES
@given(people=cities, seats=capacities, seed=st.randoms())
def test_the_same_input_shuffled_gives_the_same_places(service, people, seats, seed):
    given = frames(people, seats)
    shuffled = {
        name: frame.sample(fraction=1, shuffle=True, seed=seed.randrange(999))
        for name, frame in given.items()
    }
    assert planned(service, polars(given), ledger()).rows.equals(
        planned(service, polars(shuffled), ledger()).rows
    )
