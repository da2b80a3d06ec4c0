"""Enrolments: a complete table whose absences are knowledge."""

from collections.abc import Callable
from datetime import date

import pytest

from ennakko.audit.models import Event
from ennakko.base.errors import BadInput
from ennakko.register.feeds import enrolments
from ennakko.register.feeds.loading import Loaded
from ennakko.register.models import Enrolment, IdentityCode, Load, Touched
from tests.unit.register.feeds.conftest import code

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HEADER = "child;school;grade;language;from;to\n"


@pytest.fixture
def load(feed) -> Callable[..., Loaded]:  # type: ignore[no-untyped-def]
    def of(*lines: str, complete: bool = True) -> Loaded:
        told = enrolments.read("e.csv", (HEADER + "\n".join(lines)).encode())
        return enrolments.load(told=told, feed=feed("e.csv", complete=complete))

    return of


def held() -> set[tuple[int, str, int]]:
    return set(Enrolment.objects.values_list("person_id", "place__unit", "grade"))


def test_a_file_is_loaded_and_told(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    elsa = child(1)
    loaded = load(f"{code(1)};1;1;fi;2027-08-10;3.6.2028")
    assert (loaded.read, loaded.changed, loaded.touched, loaded.refused) == (1, 1, 1, ())
    row = Enrolment.objects.get()
    assert (row.person_id, row.grade, row.since, row.until) == (elsa, 1, date(2027, 8, 10), date(2028, 6, 4))
    assert list(Touched.objects.values_list("person", "why")) == [(elsa, "enrolments")]
    assert (
        Load.objects.filter(table="enrolments", complete=True, day=date(2027, 2, 1), changed=1).count() == 1
    )
    event = Event.objects.get()
    assert (event.verb, event.actor, event.person) == ("loaded", "system:feed", None)


def test_the_same_again_changes_nothing_and_touches_nobody(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    child(1)
    load(f"{code(1)};1;1;fi;;")
    Touched.objects.all().delete()
    again = load(f"{code(1)};1;1;fi;;")
    assert (again.changed, again.touched, Touched.objects.count()) == (0, 0, 0)
    assert Load.objects.count() == 2  # but the table is fresh again


def test_who_is_gone_from_a_complete_file_is_enrolled_no_more(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    elsa, onni = child(1), child(2)
    load(f"{code(1)};1;1;fi;;", f"{code(2)};1;1;fi;;")
    Touched.objects.all().delete()
    load(f"{code(2)};1;1;fi;;")
    assert held() == {(onni, "1", 1)}
    assert list(Touched.objects.values_list("person", flat=True)) == [elsa]


def test_a_partial_file_speaks_only_of_those_it_names(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    place("2")
    elsa, onni = child(1), child(2)
    load(f"{code(1)};1;1;fi;;", f"{code(2)};1;1;fi;;")
    load(f"{code(2)};2;1;fi;;", complete=False)
    assert held() == {(elsa, "1", 1), (onni, "2", 1)}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"{code(9)};1;1;fi;;", "no such child"),
        (f"{code(1)};99;1;fi;;", "unit number 99"),
        (f"{code(1)};1;11;fi;;", "between 0 and 10"),
        (f"{code(1)};1;;fi;;", "grade is empty"),
        (f"{code(1)};1;-1;fi;;", "negative"),
        (f"{code(1)};1;0;fi;;", "0 is pre-school"),
        (f"{code(1)};1;1;finnish;;", "language"),
        (f"{code(1)};1;1;fi;30.2.2027;", "does not exist"),
        (f"{code(1)[:-1]}{'0' if code(1)[-1] != '0' else '1'};1;1;fi;;", "check character"),
        ("key:999999999;1;1;fi;;", "no such child"),
        (";1;1;fi;;", "child is empty"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_the_rest_goes_on(child, place, load, line: str, why: str) -> None:  # type: ignore[no-untyped-def]
    place("1")
    child(1)
    onni = child(2)
    loaded = load(line, f"{code(2)};1;1;fi;;")
    assert held() == {(onni, "1", 1)}
    (refused,) = loaded.refused
    assert refused.position == "e.csv: line 2"
    assert why in refused.why
    assert refused.raw == line
    assert code(1) not in refused.why


def test_a_refused_row_never_becomes_the_knowledge_that_a_child_has_no_school(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    elsa, onni = child(1), child(2)
    load(f"{code(1)};1;1;fi;;", f"{code(2)};1;1;fi;;")
    loaded = load(f"{code(1)};1;one;fi;;", f"{code(2)};1;1;fi;;")
    assert held() == {(elsa, "1", 1), (onni, "1", 1)}
    assert (len(loaded.refused), loaded.changed, loaded.unclear) == (1, 0, 0)


def test_a_known_child_of_whom_only_a_refused_row_is_told_is_counted_as_unclear(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    child(1)
    child(2)
    assert load(f"{code(1)};99;1;fi;;", f"{code(2)};1;1;fi;;").unclear == 1


def test_two_schools_at_the_same_time_are_refused_naming_the_other_row(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    place("2")
    elsa = child(1)
    loaded = load(f"{code(1)};1;1;fi;2027-08-10;2028-06-03", f"{code(1)};2;1;fi;2028-06-03;")
    assert held() == {(elsa, "1", 1)}
    (refused,) = loaded.refused
    assert (refused.position, "e.csv: line 2" in refused.why) == ("e.csv: line 3", True)


def test_one_school_after_another_is_no_duplicate(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    place("2")
    place("3", kind="preschool")
    elsa = child(1)
    loaded = load(
        f"{code(1)};1;1;fi;2027-08-10;2028-06-03",
        f"{code(1)};2;2;fi;2028-06-04;",
        f"{code(1)};3;0;fi;2026-08-10;",
    )
    assert loaded.refused == ()
    assert held() == {(elsa, "1", 1), (elsa, "2", 2), (elsa, "3", 0)}


def test_an_old_place_does_not_stay_beside_a_new_one_because_a_third_row_was_refused(
    child, place, load
) -> None:  # type: ignore[no-untyped-def]
    place("1")
    place("2")
    elsa = child(1)
    load(f"{code(1)};1;1;fi;;")
    load(f"{code(1)};2;1;fi;;", f"{code(1)};1;1;fi;;")
    assert held() == {(elsa, "2", 1)}


def test_a_complete_file_without_one_good_row_does_not_empty_the_table(child, place, load) -> None:  # type: ignore[no-untyped-def]
    place("1")
    elsa = child(1)
    load(f"{code(1)};1;1;fi;;")
    for lines in ((), (f"{code(9)};1;1;fi;;",)):
        with pytest.raises(BadInput, match="holds no enrolment"):
            load(*lines)
    assert held() == {(elsa, "1", 1)}
    assert Load.objects.count() == 1


def test_an_empty_table_that_was_empty_before_is_knowledge(child, place, load) -> None:  # type: ignore[no-untyped-def]
    assert load().changed == 0
    assert Load.objects.get().complete


def test_old_codes_and_internal_keys_lead_to_the_same_child(child, place, load) -> None:  # type: ignore[no-untyped-def]
    from ennakko.register.sealing import lookup

    place("1")
    elsa = child(1)
    IdentityCode.objects.create(resident_id=elsa, lookup=lookup(code(5)), sealed=b"", active=False)
    load(f"{code(5).lower()};1;1;fi;;")
    again = load(f"key:{elsa};1;1;fi;;")
    assert (held(), again.changed) == ({(elsa, "1", 1)}, 0)


def test_many_rows_cost_few_statements(child, place, load, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    place("1")
    for number in range(100):
        child(number)
    with django_assert_max_num_queries(16):
        assert load(*(f"{code(number)};1;1;fi;;" for number in range(100))).changed == 100
