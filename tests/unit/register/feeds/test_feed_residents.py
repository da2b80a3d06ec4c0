"""Children known elsewhere: what the population register would have given, and never against it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ennakko.accounts.actor import system
from ennakko.base.errors import Refused
from ennakko.base.identity import check_character
from ennakko.register import access, actions, models
from ennakko.register.feeds import enrolments, residents
from ennakko.register.feeds.loading import Loaded
from ennakko.register.sealing import lookup, unseal
from ennakko.register.vtj.answers import Record
from ennakko.register.vtj.take import take_base
from tests.unit.register.feeds.conftest import DAY, building_code, code

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
HEADER = "child;first_names;last_name;born;municipality;x;y;street;postcode;school_language;guardian;guardian_last_name;guardian2;guardian2_last_name;protected"


def adult(number: int) -> str:
    digits = f"010190{number}"
    return f"010190-{number}{check_character(digits)}"


def line(number: int = 1, **said: str) -> str:
    values = {
        "child": code(number), "first_names": "Elsa Maria", "last_name": "Korhonen", "born": "2020-03-01",
        "municipality": "091", "x": "25497400", "y": "6674500", "school_language": "fi", "guardian": adult(950),
        "guardian_last_name": "Korhonen",
    } | said  # fmt: skip
    return ";".join(values.get(column, "") for column in HEADER.split(";"))


@pytest.fixture
def load(feed) -> Callable[..., Loaded]:  # type: ignore[no-untyped-def]
    def of(*lines: str) -> Loaded:
        told = residents.read("c.csv", "\n".join([HEADER, *lines]).encode())
        foreseen = residents.compare(told)
        loaded = residents.load(told=told, feed=feed("c.csv", complete=False))
        assert (loaded.changed, loaded.refused) == (len(foreseen.changes), foreseen.refused)
        assert residents.compare(told).changes == ()
        return loaded

    return of


def the_child(number: int = 1) -> models.Resident:
    found = access.find(code(number))
    assert found
    return models.Resident.objects.get(pk=found)


def test_a_child_is_made_as_the_population_register_would_have_told_of_it(load) -> None:  # type: ignore[no-untyped-def]
    loaded = load(
        line(street="Kivelänkatu 10 a 3", postcode="00260", guardian2=adult(951), guardian2_last_name="Laine")
    )
    assert (loaded.changed, loaded.touched, loaded.refused) == (1, 1, ())
    child = the_child()
    assert (child.first_names, child.last_name, child.born, child.municipality, child.source, child.refetch) == (
        "Elsa Maria", "Korhonen", date(2020, 3, 1), "091", "file", False,
    )  # fmt: skip
    sealed = child.codes.get()
    assert (unseal(sealed.sealed), bytes(sealed.lookup)) == (code(1), lookup(code(1)))
    assert set(child.names.values_list("kind", "value")) == {("first", "Elsa Maria"), ("last", "Korhonen")}
    assert child.municipalities.get().municipality == "091"
    home = child.home
    assert home and child.residences.get().dwelling == home
    assert (home.street_fi, home.number, home.stair, home.flat, home.postcode) == (
        "Kivelänkatu",
        "10",
        "A",
        "3",
        "00260",
    )
    assert access.home_of(child.pk) == access.Home(home.pk, home.building_id, 25_497_400, 6_674_500)
    names = access.names_of(access.guardians_of(child.pk, DAY))
    assert sorted(name.last for name in names.values()) == ["Korhonen", "Laine"]
    assert models.Choice.objects.get().school_language == "fi"
    made = models.Load.objects.get()
    assert (made.table, made.complete, made.by) == ("people", False, "system:feed")


def test_the_same_file_again_changes_nothing(load) -> None:  # type: ignore[no-untyped-def]
    load(line(), line(2, guardian=adult(951)))
    models.Touched.objects.all().delete()
    again = load(line(), line(2, guardian=adult(951)))
    assert (again.changed, models.Touched.objects.count(), models.Resident.objects.count()) == (0, 0, 4)


def test_what_a_later_file_says_otherwise_is_changed_and_the_child_stays_the_same(load) -> None:  # type: ignore[no-untyped-def]
    load(line())
    before = the_child()
    loaded = load(line(last_name="Virta", x="25498000", guardian=adult(952), school_language=""))
    after = the_child()
    assert (loaded.changed, after.pk, after.last_name) == (1, before.pk, "Virta")
    assert after.home_id != before.home_id
    assert access.names_of(access.guardians_of(after.pk, DAY)).keys().isdisjoint([before.pk])
    assert len(access.guardians_of(after.pk, DAY)) == 1
    assert models.Choice.objects.get().school_language == "fi"  # an empty cell takes no choice back
    assert after.codes.count() == 1


def test_siblings_share_a_home_and_neighbours_do_not(load) -> None:  # type: ignore[no-untyped-def]
    load(line(1), line(2), line(3, guardian=adult(951)))
    assert the_child(1).home_id == the_child(2).home_id != the_child(3).home_id
    assert models.Building.objects.count() == 1


def test_an_address_finds_the_building_that_the_register_knows(load) -> None:  # type: ignore[no-untyped-def]
    building = models.Building.objects.create(code=building_code(1), x=25_497_000, y=6_674_000)
    flat = models.Dwelling.objects.create(
        code="known flat",
        building=building,
        street_fi="Kivelänkatu",
        number="10",
        stair="A",
        flat="003",
        postcode="00260",
    )
    here = {"x": "", "y": "", "postcode": "00260"}
    load(
        line(1, street="Kivelänkatu 10 A 3", **here),
        line(2, street="Kivelänkatu 10", guardian=adult(951), **here),
    )
    assert the_child(1).home == flat
    neighbour = the_child(2).home
    assert neighbour and (neighbour.building, neighbour.pk == flat.pk) == (building, False)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"x": "", "y": "", "street": "Olematon 1"}, "no building at this address"),
        ({"born": ""}, "born is empty"),
        ({"born": "yesterday"}, "born is no date"),
        ({"municipality": ""}, "municipality is no code"),
        ({"child": "key:5"}, "internal key"),
        ({"guardian": "010190-9501"}, "guardian is no personal identity code"),
        ({"guardian": ""}, "a name without an identity code"),
        ({"guardian_last_name": ""}, "guardian is new and lacks a last name"),
        ({"guardian2": adult(950), "guardian2_last_name": "A"}, "two guardians are two persons"),
        ({"guardian": code(1)}, "no guardian of its own"),
        ({"protected": "perhaps"}, "protected is none of"),
        ({"school_language": "so"}, "school_language is none of"),
        ({"x": "12"}, "not in Finland"),
    ],
)
def test_a_bad_row_is_refused_and_the_rest_goes_on(load, said: dict[str, str], why: str) -> None:  # type: ignore[no-untyped-def]
    loaded = load(line(**said), line(2, guardian=adult(951)))
    assert [(each.position, why in each.why) for each in loaded.refused] == [("c.csv: line 2", True)]
    assert models.Resident.objects.count() == 2
    assert access.find(code(2))


def test_the_same_child_twice_and_a_child_that_is_also_a_guardian_are_refused(load) -> None:  # type: ignore[no-untyped-def]
    loaded = load(line(1), line(1, last_name="Laine"), line(2, guardian=code(3)), line(3))
    assert [each.position for each in loaded.refused] == ["c.csv: line 3", "c.csv: line 5"]
    assert the_child(1).last_name == "Korhonen"


def test_a_person_whom_the_population_register_told_of_is_never_overwritten(load, child) -> None:  # type: ignore[no-untyped-def]
    known = child(1)
    loaded = load(line(1), line(2, guardian=code(1), guardian_last_name="Other"))
    assert "Population Information System already tells" in loaded.refused[0].why
    assert models.Resident.objects.get(pk=known).last_name == ""
    assert access.guardians_of(the_child(2).pk, DAY) == [known]


def test_when_the_population_register_comes_to_tell_of_a_child_it_is_right(load) -> None:  # type: ignore[no-untyped-def]
    load(line())
    groups = [{"tietoryhma": "HENKILON_NIMI", "etunimi": "Elsa", "sukunimi": "Aalto"}]
    report = take_base(
        [Record(code(1), None, groups, "b.json: 1")], source="b", by=system("t"), at=AT, on=DAY
    )
    assert report.refused == 0
    assert the_child().source == "vtj"
    assert len(load(line()).refused) == 1


def test_of_a_protected_child_no_place_is_stored_and_none_stays(
    load, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    load(line(street="Kivelänkatu 10", postcode="00260"))
    with django_capture_on_commit_callbacks() as afterwards:
        load(line(protected="yes", street="Kivelänkatu 10", postcode="00260"))
    child = the_child()
    assert (child.protected, child.municipality, child.home, child.residences.count(), child.municipalities.count()) == (
        True, "", None, 0, 0,
    )  # fmt: skip
    assert models.Dwelling.objects.count() == 0
    assert len(afterwards) == 1  # snapshots that are older than the order go


def test_many_children_cost_few_statements(load, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    lines = [line(n, guardian=adult(900 + n)) for n in range(1, 80)]
    with django_assert_max_num_queries(80):
        assert load(*lines).changed == 79


class TestNobodyIsEnrolledYet:
    def test_is_stated_with_who_and_then_the_table_is_known_to_be_empty(self) -> None:
        actions.declare_empty(by=system("officer"), at=AT, on=DAY)
        made = models.Load.objects.get()
        assert (made.table, made.complete, made.read, made.by) == ("enrolments", True, 0, "system:officer")
        assert made.source == enrolments.DECLARED

    def test_is_refused_where_somebody_is(self, child, place) -> None:  # type: ignore[no-untyped-def]
        models.Enrolment.objects.create(person_id=child(1), place_id=place("1"), grade=1, language="fi")
        with pytest.raises(Refused, match="holds 1 enrolments"):
            actions.declare_empty(by=system("officer"), at=AT, on=DAY)
        assert models.Load.objects.count() == 0
