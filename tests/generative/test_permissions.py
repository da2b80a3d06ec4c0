"""For random consents, objections, silences and sweeps: nobody the gate excludes appears in any output of a service, and a
column that was not declared is not in the City it gets."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.text import Text
from ennakko.engine.city import City, Undeclared
from ennakko.engine.gate import EXCLUSIONS, gate
from ennakko.engine.permissions import CONSENTS, OBJECTIONS, REASONS, SILENCES, Permissions
from ennakko.engine.plan import plan
from ennakko.engine.service import Consent, Law
from ennakko.engine.vocabulary import FRAMES
from ennakko.services.after_school.service import after_school
from ennakko.services.school_start.service import school_start
from tests.drawn import DAY, ENGINES, after, held, ledger
from tests.generative.test_plan import capacities, cities, frames, polars

CLUB = after_school
PURPOSE = CLUB.basis.purpose
VISIT = replace(school_start, key="visit", basis=Law(Text("a", "b", "c"), "1 §", may_object=True))
DUTY = school_start
CATEGORIES = sorted(CLUB.categories())
PERSONS = st.integers(1, 9)

consents = st.lists(
    st.tuples(
        PERSONS,
        st.sampled_from([PURPOSE, PURPOSE, PURPOSE, "other"]),
        st.sampled_from([CATEGORIES, CATEGORIES, CATEGORIES[:-1]]),
    ),
    max_size=8,
)
objections = st.lists(
    st.tuples(PERSONS, st.sampled_from(["visit", "visit", "school-start", CLUB.key])), max_size=5
)
silences = st.lists(
    st.tuples(st.one_of(PERSONS, st.integers(900, 903)), st.sampled_from(REASONS)), max_size=4
)


@st.composite
def said(draw) -> Permissions:
    """What residents said, in force on the day."""
    given_now = [
        (person, purpose, category)
        for person, purpose, categories in draw(consents)
        for category in categories
    ]
    return Permissions(
        pl.DataFrame(given_now, schema=CONSENTS.schema, orient="row").unique(),
        pl.DataFrame(draw(objections), schema=OBJECTIONS.schema, orient="row").unique(),
        pl.DataFrame(draw(silences), schema=SILENCES.schema, orient="row").unique(),
        "drawn",
    )


def may_be_looked_at(service, person: int, now: Permissions) -> bool:
    """The rule in plain words."""
    if isinstance(service.basis, Consent):
        agreed = {
            category
            for who, purpose, category in now.consents.iter_rows()
            if (who, purpose) == (person, PURPOSE)
        }
        return service.categories() <= agreed and person not in set(now.silences["person"])
    return not service.basis.may_object or (person, service.key) not in set(now.objections.iter_rows())


def proposing(made) -> pl.DataFrame:
    """Rows that say anything new of a person: all but what stays as it is, or is taken back."""
    return made.rows.filter(pl.col("action").is_in(["create", "revise"]) | pl.col("proposal").is_null())


@pytest.mark.parametrize("service", [CLUB, VISIT, DUTY], ids=lambda s: s.key)
@given(people=cities, seats=capacities, first=said(), then=said())
def test_no_output_holds_anybody_the_gate_excludes(service, people, seats, first, then):
    city = polars(frames(people, seats))
    one = plan(service, city, ledger=ledger(), held=held(ledger()), on=DAY, permissions=first)
    for person in one.rows["person"]:
        assert may_be_looked_at(service, person, first)
    before = after(ledger(), one)
    two = plan(service, city, ledger=before, held=held(before), on=DAY, permissions=then)
    for row in proposing(two).iter_rows(named=True):
        assert may_be_looked_at(service, row["person"], then)
    silent = set(then.silences["person"]) if service is CLUB else set()
    for row in two.rows.filter(pl.col("action").is_in(["create", "revise"])).iter_rows(named=True):
        assert not silent & set(row["addressees"])
    for person in set(before.filter("live")["person"]) & {
        p for p in range(1, 10) if not may_be_looked_at(service, p, then)
    }:
        row = two.rows.filter(pl.col("person") == person).row(0, named=True)
        assert (row["action"], row["reason"]) == ("withdraw", row["reason"])
        assert row["reason"] in EXCLUSIONS
    last = after(before, two)
    assert plan(service, city, ledger=last, held=held(last), on=DAY, permissions=then).changes.is_empty()


@given(people=cities, seats=capacities, now=said())
def test_consents_objections_and_silence_change_nothing_of_a_duty(people, seats, now):
    city = polars(frames(people, seats))
    with_them = plan(DUTY, city, ledger=ledger(), held=held(ledger()), on=DAY, permissions=now)
    assert with_them.rows.equals(plan(DUTY, city, ledger=ledger(), held=held(ledger()), on=DAY).rows)


@pytest.mark.parametrize("engine", ENGINES)
@given(people=cities, seats=capacities, now=said())
def test_the_engines_agree_on_whom_the_gate_excludes_and_why(engine, people, seats, now):
    city = polars(frames(people, seats), engine)
    passed = gate(CLUB, city, on=DAY, permissions=now)
    everybody = list(range(1, len(people) + 1))
    excluded = passed.reasons(everybody)
    looked_at = set(passed.people.select("person").collect("polars").to_native()["person"])
    assert looked_at == set(everybody) - excluded.keys()
    assert excluded == gate(CLUB, polars(frames(people, seats)), on=DAY, permissions=now).reasons(everybody)


@given(people=cities, seats=capacities, now=said())
def test_the_city_holds_declared_columns_of_those_who_passed_and_nothing_else(people, seats, now):
    seen: list[City] = []
    spying = replace(
        CLUB.needs[0], keep=lambda rows, city: (seen.append(city), CLUB.needs[0].keep(rows, city))[1]
    )
    service = replace(CLUB, needs=(spying, *CLUB.needs[1:]))
    plan(
        service, polars(frames(people, seats)), ledger=ledger(), held=held(ledger()), on=DAY, permissions=now
    )
    (city,) = {id(each): each for each in seen}.values()
    reads = service.reads()
    for name, described in FRAMES.items():
        if name not in reads and name != "people":
            with pytest.raises(Undeclared):
                getattr(city, name)
            continue
        rows = getattr(city, name).collect("polars").to_native()
        assert set(rows.columns) == {*described.key, *reads.get(name, ())}
        if described.person:
            assert all(may_be_looked_at(service, person, now) for person in rows["person"])
