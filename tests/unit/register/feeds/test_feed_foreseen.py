"""What a load would change is told by the very comparison that it then writes."""

from datetime import UTC, date, datetime
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ennakko.accounts.actor import system
from ennakko.audit.models import Event
from ennakko.base.errors import BadInput
from ennakko.register.feeds import choices, circumstances, enrolments, groups, place_rows, places
from ennakko.register.feeds.foreseen import Foreseen
from ennakko.register.feeds.loading import Feed
from ennakko.register.models import Group, IdentityCode, Load, Place, Resident, Touched
from ennakko.register.sealing import lookup
from tests.unit.register.feeds.conftest import code

AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
CHILD = st.sampled_from([code(1), code(2), code(3), code(9), "nobody"])
UNIT = st.sampled_from(["1", "2", "3", "9"])
DAY = st.sampled_from(["", "2027-08-10", "10.8.2028", "never"])
LINES = {
    choices: st.tuples(CHILD, st.sampled_from(["fi", "sv", "so"]), DAY),
    circumstances: st.tuples(CHILD, st.sampled_from(["second_home", "immersion", "other"]), DAY, DAY),
    enrolments: st.tuples(CHILD, UNIT, st.sampled_from(["0", "1", "2"]), st.just("fi"), DAY, DAY),
    groups: st.tuples(UNIT, st.sampled_from(["1A", "1B", ""]), st.sampled_from(groups.KINDS), st.just("20")),
    place_rows: st.tuples(
        UNIT, st.sampled_from(["school", "preschool"]), st.just("Koulu"), st.sampled_from(["fi", "sv"]),
        st.sampled_from(["20", "30", ""]), st.just("25497000"), st.just("6674000"),
    ),
}  # fmt: skip


def feed(complete: bool) -> Feed:
    return Feed("f.csv", complete, date(2027, 2, 1), system("feed"), AT)


def file(table: ModuleType, lines: list[tuple[str, ...]]) -> bytes:
    header = table.COLUMNS.header.split(";")[: len(lines[0]) if lines else None]
    return "\n".join([";".join(header), *(";".join(line) for line in lines)]).encode()


def left() -> tuple[int, ...]:
    """How much every kind of trace has left: a preview leaves none."""
    return Touched.objects.count(), Load.objects.count(), Event.objects.count()


class ForeseenTest(TestCase):
    """On generated files, one after another: each preview in the register that the load before it left."""

    @given(st.sampled_from(list(LINES)).flatmap(
        lambda table: st.tuples(st.just(table), st.lists(
            st.tuples(st.booleans(), st.lists(LINES[table], max_size=5)), min_size=1, max_size=3
        ))
    ))  # fmt: skip
    def test_a_load_changes_what_was_foreseen_and_nothing_is_foreseen_of_the_same_file_then(self, drawn):
        reader, files = drawn
        table = places if reader is place_rows else reader
        for number in (1, 2, 3):
            person = Resident.objects.create()
            IdentityCode.objects.create(resident=person, lookup=lookup(code(number)), sealed=b"")
            values = {"kind": "preschool" if number == 3 else "school", "language": "fi", "capacity": 9}
            Place.objects.create(unit=str(number), name_fi="Koulu", x=25_497_000, y=6_674_000, **values)
        for complete, lines in files:
            told = reader.read("f.csv", file(reader, lines))
            before = left()
            try:
                foreseen: Foreseen = table.compare(told, complete=complete)
            except BadInput:
                with pytest.raises(BadInput):
                    table.load(told=told, feed=feed(complete))
                continue
            assert left() == before
            loaded = table.load(told=told, feed=feed(complete))
            assert loaded.changed == len(foreseen.changes) == sum(foreseen.counts.values())
            assert (loaded.read, loaded.refused, loaded.unclear) == (
                foreseen.read, foreseen.refused, foreseen.unclear,
            )  # fmt: skip
            assert set(Touched.objects.values_list("person", flat=True)) == set(foreseen.touched)
            Touched.objects.all().delete()
            assert table.compare(told, complete=complete).changes == ()


@pytest.mark.django_db
class TestPreview:
    def test_tells_new_changed_and_gone_rows_with_line_child_and_what_was(self, child, place) -> None:  # type: ignore[no-untyped-def]
        near, far = place("1"), place("2")
        elsa, onni, aino = child(1), child(2), child(3)
        head = ";".join(enrolments.COLUMNS.needs)
        first = f"{head}\n{code(1)};1;1;fi;;\n{code(2)};1;1;fi;;\n"
        enrolments.load(told=enrolments.read("e.csv", first.encode()), feed=feed(True))
        then = f"{head}\n{code(1)};2;1;fi;;\n{code(3)};1;1;fi;;\n"
        foreseen = enrolments.compare(enrolments.read("e.csv", then.encode()), complete=True)
        told = {
            each.about: (
                each.kind,
                each.position,
                each.before and each.before["place_id"],
                each.after and each.after["place_id"],
            )
            for each in foreseen.changes
        }
        assert told == {
            elsa: ("changed", "e.csv: line 2", near, far),
            aino: ("new", "e.csv: line 3", None, near),
            onni: ("gone", "", near, None),
        }

    def test_takes_no_lock_and_writes_nothing(self, child, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
        child(1)
        told = choices.read("c.csv", f"child;school_language;told_on\n{code(1)};fi;\n".encode())
        with django_assert_num_queries(2) as asked:
            assert choices.compare(told, complete=True).counts == {"new": 1, "changed": 0, "gone": 0}
        assert {each["sql"].split()[0] for each in asked.captured_queries} == {"SELECT"}


@pytest.mark.django_db
class TestGroups:
    def load(self, *lines: str, complete: bool = False):  # type: ignore[no-untyped-def]
        told = groups.read("g.csv", "\n".join(["unit;group;kind;seats", *lines]).encode())
        return groups.load(told=told, feed=feed(complete))

    def test_groups_are_loaded_and_read_by_place(self, place) -> None:  # type: ignore[no-untyped-def]
        from ennakko.register import access

        near, far = place("1"), place("2")
        assert self.load("1;1B;special;10", "1;1A;general;22").changed == 2
        assert self.load("1;1A;general;22").changed == 0
        cards = access.groups_of([near, far])
        assert {
            key: [(each.name, each.kind, each.seats) for each in them] for key, them in cards.items()
        } == {near: [("1A", "general", 22), ("1B", "special", 10)]}
        assert self.load("1;1A;general;24", complete=True).changed == 2
        assert list(Group.objects.values_list("name", "seats")) == [("1A", 24)]

    @pytest.mark.parametrize(
        ("line", "why"),
        [
            ("9;1A;general;22", "No place has the unit number 9"),
            ("1;;general;22", "group is empty"),
            ("1;1A;general;", "seats is empty"),
            ("1;1A;large;22", "kind is none of"),
            (";1A;general;22", "unit is empty"),
            ("1;1B;special;9", "Group 1B of unit 1 is at g.csv: line 2"),
        ],
    )
    def test_a_bad_row_is_refused_and_the_rest_goes_on(self, place, line: str, why: str) -> None:  # type: ignore[no-untyped-def]
        place("1")
        loaded = self.load("1;1B;special;10", line)
        assert (Group.objects.count(), loaded.refused[0].position) == (1, "g.csv: line 3")
        assert why in loaded.refused[0].why
