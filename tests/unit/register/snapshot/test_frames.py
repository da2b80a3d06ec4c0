"""The frames of the register: what each says, against the same register read by hand."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ennakko.engine.vocabulary import FRAMES
from ennakko.register import models
from ennakko.register.snapshot import small
from ennakko.register.snapshot.frames import QUERIES, query, raw_schema, typed

DAYS = st.none() | st.dates(date(1930, 1, 1), date(2027, 2, 1))
KINDS = st.sampled_from(["", "LAKISAATEINEN_HUOLTAJA", "MAARATTY_HUOLTAJA", "THE_THIRD_KIND"])
PERSONS = 8


def whole() -> dict[str, pl.DataFrame]:
    """The full frames by the very queries of the full snapshot, through Django's connection."""
    frames = {}
    with connection.cursor() as cursor:
        for name in FRAMES:
            cursor.execute(query(QUERIES[name]).sql)
            frames[name] = typed(name, pl.DataFrame(cursor.fetchall(), schema=raw_schema(name), orient="row"))
    return frames


@st.composite
def registers(draw: st.DrawFn) -> dict[str, Any]:
    """A register of a few people in every state there is, as rows to write."""
    pair = st.tuples(st.integers(0, PERSONS - 1), st.integers(0, PERSONS - 1)).filter(
        lambda two: two[0] != two[1]
    )
    person = st.fixed_dictionaries({
        "born": DAYS, "died": DAYS, "told_dead": DAYS, "dead": st.booleans(), "protected": st.sampled_from([True, False, False]),
        "language": st.sampled_from(["fi", "sv", "", "98"]), "contact_language": st.sampled_from(["fi", ""]),
        "municipality": st.sampled_from(["091", "049", ""]), "home": st.none() | st.integers(0, 2), "stays": st.lists(DAYS, max_size=2, unique=True),
    })  # fmt: skip
    return {
        "people": draw(st.lists(person, min_size=PERSONS, max_size=PERSONS)),
        "guardians": draw(
            st.lists(st.tuples(pair, KINDS, DAYS, st.booleans()), max_size=8, unique_by=lambda row: row[0])
        ),
        "rights": draw(
            st.lists(
                st.tuples(st.integers(0, 7), st.sampled_from(["P500", "P300", "T000", "T500"])), max_size=6
            )
        ),
        "partners": draw(st.lists(st.tuples(pair, DAYS), max_size=3, unique_by=lambda row: row[0])),
        "parents": draw(st.lists(st.tuples(pair, st.booleans()), max_size=5, unique_by=lambda row: row[0])),
        "choices": draw(
            st.dictionaries(st.integers(0, PERSONS - 1), st.sampled_from(["fi", "sv", ""]), max_size=4)
        ),
        "enrolled": draw(
            st.lists(st.tuples(st.integers(0, PERSONS - 1), st.integers(0, 1), DAYS), max_size=4)
        ),
        "open": draw(st.tuples(st.booleans(), st.booleans())),
    }


def written(drawn: dict[str, Any]) -> list[models.Resident]:
    """Write the drawn register; the people in their order."""
    houses = [
        models.Building.objects.create(code=f"90000000{n}X", x=25_497_000 + n, y=6_674_000) for n in range(2)
    ]
    homes = [
        models.Dwelling.objects.create(code=f"home {n}", building=houses[n] if n < 2 else None)
        for n in range(3)
    ]
    people = []
    for row in drawn["people"]:
        hidden = row["protected"]
        kept = {name: value for name, value in row.items() if name != "stays"} | {
            "home": homes[row["home"]] if row["home"] is not None and not hidden else None,
            "municipality": "" if hidden else row["municipality"],
        }
        people.append(models.Resident.objects.create(**kept))
        for until in row["stays"]:
            models.Stay.objects.create(
                person=people[-1],
                since=date(1920, 1, 1),
                until=until,
                entered_by="user:1",
                entered_at="2027-02-01T08:00:00Z",
            )
    ties = []
    for (child, guardian), kind, until, limited in drawn["guardians"]:
        ties.append(models.Guardianship.objects.create(
            child=people[child], guardian=people[guardian], kind=kind, until=until, limited=limited,
        ))  # fmt: skip
    for tie, code in drawn["rights"]:
        if tie < len(ties):
            models.CustodyRight.objects.create(guardianship=ties[tie], code=code)
    for (one, other), until in drawn["partners"]:
        models.Partnership.objects.create(one=people[one], other=people[other], kind="marriage", until=until)
    for (child, parent), active in drawn["parents"]:
        models.Parenthood.objects.create(child=people[child], parent=people[parent], active=active)
    for person, language in drawn["choices"].items():
        models.Choice.objects.create(person=people[person], school_language=language)
    places = [
        models.Place.objects.create(
            unit=str(n),
            kind=kind,
            name_fi="A",
            language="fi",
            capacity=n,
            buffer=1,
            x=1,
            y=2,
            open=drawn["open"][n],
        )
        for n, kind in enumerate(("school", "preschool"))
    ]
    for house in houses:
        models.BuildingDistrict.objects.create(building=house, place=places[0], kind="school", language="fi")
    for person, place, until in drawn["enrolled"]:
        models.Enrolment.objects.create(
            person=people[person], place=places[place], grade=1, language="fi", until=until
        )
    return people


def by_hand(person: models.Resident) -> dict[str, Any]:
    """One row of `people`, read through the ORM as the description of each column says."""
    ties = models.Guardianship.objects
    guardians = list(ties.filter(child=person).values_list("guardian", flat=True))
    near = {person.pk, *guardians, *ties.filter(guardian=person).values_list("child", flat=True)}
    near |= set(
        ties.filter(guardian__in=guardians).values_list("child", flat=True)
    )  # who grows up with the person
    couples = models.Partnership.objects.filter(until=None)
    near |= set(couples.filter(one=person).values_list("other", flat=True))
    near |= set(couples.filter(other=person).values_list("one", flat=True))
    home = person.home
    house = home.building if home else None
    stays = [stay.until or date(9999, 12, 31) for stay in person.stays.all()]
    known_death = person.died or person.declared_dead or person.told_dead or person.born or date(1900, 1, 1)
    return {
        "person": person.pk,
        "born": person.born,
        "died": known_death if person.dead else None,
        "language": person.language or None,
        "contact_language": person.contact_language or None,
        "municipality": person.municipality or None,
        "stays_until": max(stays, default=None) if not person.protected else None,
        "home": home.pk if home else None,
        "building": house.pk if house else None,
        "x": house.x if house else None,
        "y": house.y if house else None,
        "protected": person.protected,
        "guarded": models.Resident.objects.filter(pk__in=near, protected=True).exists(),
    }


def custody(tie: models.Guardianship) -> bool:
    codes = list(tie.rights.values_list("code", flat=True))
    information_only = bool(codes) and all(code.startswith("T") for code in codes)
    return tie.kind in {"", "LAKISAATEINEN_HUOLTAJA", "MAARATTY_HUOLTAJA"} and not information_only


class FramesTest(TestCase):
    """On drawn registers: each example in a transaction of its own."""

    @settings(max_examples=150)  # five kinds of nearness, each alone in some example
    @given(registers())
    def test_people_are_what_a_reading_by_hand_finds(self, drawn):
        people = written(drawn)
        assert whole()["people"].to_dicts() == [
            by_hand(models.Resident.objects.get(pk=each.pk)) for each in people
        ]

    @given(registers())
    def test_family_frames_are_what_a_reading_by_hand_finds(self, drawn):
        written(drawn)
        found = whole()
        ties = [tie for tie in models.Guardianship.objects.order_by("child", "guardian") if custody(tie)]
        assert found["guardians"].rows() == [
            (tie.child_id, tie.guardian_id, tie.since, tie.until, tie.residence or None, tie.limited)
            for tie in ties
        ]
        assert sorted(found["custody_rights"].select("person", "guardian", "code").rows()) == sorted(
            (tie.child_id, tie.guardian_id, right.code) for tie in ties for right in tie.rights.all()
        )
        parents = models.Parenthood.objects.filter(active=True).values_list("child", "parent")
        assert found["parents"].rows() == sorted(parents)

    @given(registers())
    def test_school_frames_are_what_a_reading_by_hand_finds(self, drawn):
        written(drawn)
        found = whole()
        told = models.Choice.objects.exclude(school_language="").values_list("person", "school_language")
        assert found["choices"].select("person", "school_language").rows() == sorted(told)
        enrolled = models.Enrolment.objects.values_list("person", "place", "place__kind", "until")
        columns = ["person", "place", "kind", "until"]
        assert sorted(found["enrolments"].select(columns).rows(), key=str) == sorted(enrolled, key=str)
        taking = models.Place.objects.filter(open=True)
        assert found["places"]["place"].to_list() == [place.pk for place in taking.order_by("pk")]
        seats = models.Place.objects.filter(open=True).order_by("pk").values_list("capacity", "buffer")
        assert found["places"].select("capacity", "buffer").rows() == list(seats)
        lying = models.BuildingDistrict.objects.filter(place__in=taking).values_list("building", "place")
        assert found["districts"].select("building", "place").rows() == sorted(lying)

    @given(registers(), st.sets(st.integers(0, PERSONS - 1)))
    def test_the_small_city_is_the_restriction_of_the_whole(self, drawn, asked):
        people = written(drawn)
        keys = [people[each].pk for each in asked]
        found, few = whole(), small.frames(keys)
        homes = found["people"].filter(pl.col("person").is_in(keys))["building"].drop_nulls().to_list()
        for name, described in FRAMES.items():
            expected = found[name]
            if described.person:
                expected = expected.filter(pl.col(described.person).is_in(keys))
            if name == "districts":
                expected = expected.filter(pl.col("building").is_in(homes))
            assert few[name].rows() == expected.rows(), name
            assert few[name].schema == expected.schema == pl.Schema(described.schema)


@pytest.mark.django_db
def test_nobody_under_a_non_disclosure_order_has_a_place_and_whoever_is_close_is_guarded():
    mother, child, sibling, father, stranger = (models.Resident.objects.create() for _ in range(5))
    for each in (mother, father):
        models.Guardianship.objects.create(child=child, guardian=each)
    models.Guardianship.objects.create(child=sibling, guardian=father)
    models.Resident.objects.filter(pk=child.pk).update(protected=True)
    people = whole()["people"]
    assert people.filter("guarded")["person"].to_list() == [mother.pk, child.pk, sibling.pk, father.pk]
    assert people.filter("protected").select(FRAMES["people"].located).row(0) == (None,) * 6
    assert not people.filter(pl.col("person") == stranger.pk)["guarded"].item()


@pytest.mark.django_db
def test_a_dead_person_without_a_date_died_the_day_we_were_told():
    told = models.Resident.objects.create(dead=True, told_dead=date(2027, 1, 5))
    known = models.Resident.objects.create(dead=True, died=date(2027, 1, 2), told_dead=date(2027, 1, 5))
    withdrawn = models.Resident.objects.create(dead=False, told_dead=date(2027, 1, 5))
    died = dict(whole()["people"].select("person", "died").iter_rows())
    assert died == {told.pk: date(2027, 1, 5), known.pk: date(2027, 1, 2), withdrawn.pk: None}


@pytest.mark.django_db
def test_only_whole_loads_say_how_fresh_a_table_is():
    at = "2027-02-01T08:00:00Z"
    for day, complete in ((date(2027, 1, 30), True), (date(2027, 1, 31), True), (date(2027, 2, 1), False)):
        models.Load.objects.create(table="enrolments", at=at, day=day, source="test", complete=complete)
    assert small.loaded() == {"enrolments": date(2027, 1, 31)}
