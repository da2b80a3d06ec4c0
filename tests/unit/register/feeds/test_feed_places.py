"""Places: from the Service Map and from CSV; capacity from its own file; closed, never deleted."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.errors import BadInput, Trouble
from ennakko.register import access as register
from ennakko.register.feeds import place_rows, places, service_map
from ennakko.register.feeds.loading import EVERYBODY, Loaded
from ennakko.register.models import Place, Touched

HEADER = "unit;kind;name_fi;language;capacity;x;y;name_sv;open"
KALLIO = "1234;school;Ala-aste Kallio;fi;60;25497400;6674500;Lågstadiet Kallio;"


def unit(key: int = 1234, **said: Any) -> dict[str, Any]:
    return {
        "id": key,
        "name": {"fi": "Ala-aste Kallio", "sv": "Lågstadiet Kallio", "en": "Kallio primary school"},
        "street_address": {"fi": "Keksitty katu 1"},
        "address_zip": "00530",
        "phone": "09 310 0000",
        "www": {"fi": "https://example.org"},
        "location": {"type": "Point", "coordinates": [24.9497, 60.1841]},
    } | said


def page(*units: object, count: int | None = None, following: str | None = None) -> bytes:
    return json.dumps({"count": count or len(units), "next": following, "results": units}).encode()


@pytest.fixture
def load(db, feed) -> Callable[..., Loaded]:  # type: ignore[no-untyped-def]
    def of(content: bytes | str, *, capacity: str = "", complete: bool = False, **default: str) -> Loaded:
        content = content.encode() if isinstance(content, str) else content
        told = places.read({"p": content}, complete=complete)
        capacities = place_rows.read_capacities("c.csv", capacity.encode()) if capacity else None
        return places.load(told=told, capacities=capacities, feed=feed("p", complete=complete), **default)

    return of


@pytest.mark.database
class TestCsv:
    def test_is_loaded_and_touches_everybody_once(self, load) -> None:  # type: ignore[no-untyped-def]
        assert load(f"{HEADER}\n{KALLIO}").changed == 1
        kept = Place.objects.get()
        assert (kept.unit, kept.kind, kept.language, kept.capacity, kept.x, kept.open) == (
            "1234", "school", "fi", 60, 25_497_400, True,
        )  # fmt: skip
        assert load(f"{HEADER}\n{KALLIO}").changed == 0
        assert list(Touched.objects.values_list("person", "why")) == [(EVERYBODY, "places")]

    def test_a_buffer_comes_with_places_or_capacities_and_stays_where_neither_says_it(self, load) -> None:  # type: ignore[no-untyped-def]
        load(f"{HEADER};buffer\n{KALLIO};2")
        key = Place.objects.get().pk
        assert register.places([key])[key].buffer == 2
        load(f"{HEADER}\n{KALLIO}", capacity="unit;capacity;buffer\n1234;60;3\n")
        load(f"{HEADER};buffer\n{KALLIO};")
        assert register.places([key])[key].buffer == 3
        loaded = load(f"{HEADER};buffer\n{KALLIO};61")
        assert "buffer is more than capacity" in loaded.refused[0].why

    @pytest.mark.parametrize(
        ("line", "why"),
        [
            (KALLIO.replace(";60;", ";-5;"), "capacity is negative"),
            (KALLIO.replace(";60;", ";;"), "1234 is new and lacks capacity"),
            (KALLIO.replace("25497400;6674500", ";"), "1234 has no location"),
            (KALLIO.replace("school;", "college;"), "kind"),
            (KALLIO.replace(";fi;", ";de;"), "language"),
            (KALLIO.replace("Ala-aste Kallio", ""), "no name_fi"),
            (KALLIO + "maybe", "open"),
            (KALLIO.replace("1234", ""), "unit is empty"),
        ],
    )
    def test_a_bad_row_is_refused_and_the_rest_goes_on(self, load, line: str, why: str) -> None:  # type: ignore[no-untyped-def]
        loaded = load("\n".join([HEADER, line, KALLIO.replace("1234", "5")]))
        assert Place.objects.get().unit == "5"
        assert (loaded.refused[0].position, why in loaded.refused[0].why) == ("p: line 2", True)

    def test_a_place_can_be_closed_and_opened_again(self, load) -> None:  # type: ignore[no-untyped-def]
        for said, opened in (("", True), ("no", False), ("yes", True)):
            load(f"{HEADER}\n{KALLIO}{said}")
            assert Place.objects.get().open is opened


@pytest.mark.database
class TestServiceMap:
    CAPACITY = "unit;capacity\n1234;60\n"

    @pytest.mark.parametrize(
        "content", [page(unit()), json.dumps([unit()]).encode(), b"\xef\xbb\xbf" + json.dumps(unit()).encode()],
        ids=["a page", "a list", "one unit with a byte order mark"],
    )  # fmt: skip
    def test_units_become_places_in_the_coordinates_of_the_city(self, load, content: bytes) -> None:  # type: ignore[no-untyped-def]
        loaded = load(content, capacity=self.CAPACITY, kind="school", language="fi")
        assert (loaded.changed, loaded.refused) == (1, ())
        kept = Place.objects.get()
        assert (kept.name_en, kept.street_fi, kept.postcode, kept.capacity) == (
            "Kallio primary school", "Keksitty katu 1", "00530", 60,
        )  # fmt: skip
        assert abs(kept.x - 25_497_210) < 50
        assert abs(kept.y - 6_674_580) < 50

    def test_a_new_unit_without_a_capacity_is_refused_by_name(self, load) -> None:  # type: ignore[no-untyped-def]
        loaded = load(page(unit(), unit(5)), capacity=self.CAPACITY, kind="school", language="fi")
        assert Place.objects.get().unit == "1234"
        assert "Unit 5 is new and lacks capacity" in loaded.refused[0].why

    def test_kind_and_language_may_come_with_the_capacity(self, load) -> None:  # type: ignore[no-untyped-def]
        load(
            page(unit()),
            capacity="unit;capacity;kind;language\n1234;20;preschool;sv\n",
            kind="school",
            language="fi",
        )
        kept = Place.objects.get()
        assert (kept.kind, kept.language, kept.capacity) == ("preschool", "sv", 20)

    def test_what_the_map_does_not_say_stays_as_it_was(self, load) -> None:  # type: ignore[no-untyped-def]
        load(f"{HEADER}\n{KALLIO}")
        assert load(page(unit(phone=None)), kind="preschool", language="sv").changed == 1
        kept = Place.objects.get()
        assert (kept.kind, kept.language, kept.capacity) == ("school", "fi", 60)

    def test_a_capacity_of_a_unit_outside_the_page_is_changed_or_refused(self, load) -> None:  # type: ignore[no-untyped-def]
        load(f"{HEADER}\n{KALLIO}")
        told = page(unit(5, location=None))
        loaded = load(told, capacity="unit;capacity\n1234;40\n77;5\n", kind="school", language="fi")
        assert Place.objects.get().capacity == 40
        assert [each.why for each in loaded.refused] == [
            "Unit 5 has no location.", "No place has the unit number 77: load places first.",
        ]  # fmt: skip

    def test_a_negative_capacity_is_refused_by_line(self, load) -> None:  # type: ignore[no-untyped-def]
        load(f"{HEADER}\n{KALLIO}")
        loaded = load(page(unit()), capacity="unit;capacity\n1234;-1\n")
        assert (loaded.refused[0].position, Place.objects.get().capacity) == ("c.csv: line 2", 60)

    @pytest.mark.parametrize(
        "bad",
        [
            7, {"name": "x"}, unit(True), unit(name=None), unit(location=None),
            unit(location={"type": "Point", "coordinates": [60.18, 24.95]}),
            unit(location={"type": "Point", "coordinates": ["24", "60"]}),
            unit(location={"type": "Point", "coordinates": [float("nan"), 60.18]}), unit(10**30),
            unit(name={"fi": "x" * 121}),
        ],
    )  # fmt: skip
    def test_a_bad_unit_is_refused_by_its_position(self, bad: object) -> None:
        told = service_map.read("p", page(unit(), bad))
        assert [row.unit for row in told.rows] == ["1234"]
        assert [each.position for each in told.refused] == ["p: results[1]"]

    @pytest.mark.parametrize(
        "content", [page(unit())[:-9], b"{}", b'{"results": 7}', b"[[[", b'{"id":' + b"9" * 5000]
    )
    def test_what_is_no_page_of_units_is_told_as_such(self, content: bytes) -> None:
        with pytest.raises(BadInput, match=r"^p "):
            service_map.read("p", content)


@pytest.mark.database
class TestCompleteFeed:
    def test_closes_what_it_does_not_name_of_its_kinds_and_languages(self, load) -> None:  # type: ignore[no-untyped-def]
        others = (
            "2;school;B;fi;5;25497400;6674500;;",
            "3;preschool;C;fi;5;25497400;6674500;;",
            "4;school;D;sv;5;25497400;6674500;;",
        )
        load("\n".join([HEADER, KALLIO, *others]))
        assert load(f"{HEADER}\n{KALLIO}", complete=True).changed == 1
        assert dict(Place.objects.values_list("unit", "open")) == {
            "1234": True,
            "2": False,
            "3": True,
            "4": True,
        }

    def test_does_not_close_a_place_whose_row_was_refused(self, load) -> None:  # type: ignore[no-untyped-def]
        two = KALLIO.replace("1234", "2")
        load(f"{HEADER}\n{KALLIO}\n{two}")
        load("\n".join([HEADER, KALLIO, two.replace(";60;", ";-1;")]), complete=True)
        assert Place.objects.get(unit="2").open

    def test_needs_every_page(self, load) -> None:  # type: ignore[no-untyped-def]
        first, second = page(unit(), count=2, following="?page=2"), page(unit(5), count=2)
        with pytest.raises(BadInput, match="1 of 2"):
            places.read({"p": first}, complete=True)
        assert len(places.read({"p": first, "q": second}, complete=True).rows) == 2


json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*unit(), "fi", "type"]), inner)
    ),
    max_leaves=8,
)


@given(told=json_value, said=st.dictionaries(st.sampled_from(list(unit())), json_value))
def test_any_json_at_all_is_read_or_told_as_trouble(told: object, said: dict[str, Any]) -> None:
    for content in (json.dumps(told).encode(), page(unit() | said)):
        try:
            read = service_map.read("p", content)
        except Trouble:
            continue
        assert all(row.unit for row in read.rows)
