"""Districts in the register, and the buildings that lie in them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ennakko.register.feeds import districts, in_district
from ennakko.register.feeds.in_district import Area
from ennakko.register.feeds.loading import EVERYBODY, Loaded
from ennakko.register.models import Building, BuildingDistrict, District, Touched
from tests.unit.register.feeds.conftest import building_code
from tests.unit.register.feeds.test_feed_gml import BOW_TIE, SQUARE, answer, polygon

EAST = SQUARE.replace("25497000", "25499000").replace("25498000", "25500000")


@pytest.fixture
def load(db, feed) -> Callable[..., Loaded]:  # type: ignore[no-untyped-def]
    def of(content: bytes, on: date = date(2027, 2, 1)) -> Loaded:
        return districts.load(told=districts.read("d.gml", content), feed=feed("d.gml", on=on))

    return of


@pytest.fixture
def building(db: None) -> Callable[[int, int, int], int]:
    def put(number: int, x: int, y: int) -> int:
        return Building.objects.create(code=building_code(number), x=x, y=y).pk

    return put


def within() -> set[tuple[int, int]]:
    return set(BuildingDistrict.objects.values_list("building_id", "place_id"))


@pytest.mark.django_db
@pytest.mark.database
class TestDistricts:
    def test_say_to_which_place_a_building_belongs(self, place, building, load) -> None:  # type: ignore[no-untyped-def]
        school = place("1")
        inside, border = building(1, 25_497_500, 6_674_500), building(2, 25_498_000, 6_674_500)
        building(3, 25_499_000, 6_674_500)
        Building.objects.create(code=building_code(4))  # nobody knows where it stands
        loaded = load(answer(polygon(), toimipiste_id="1"))
        assert (loaded.changed, loaded.refused) == (1, ())
        assert within() == {(inside, school), (border, school)}
        assert list(Touched.objects.values_list("person", "why")) == [(EVERYBODY, "districts")]

    def test_given_again_change_nothing(self, place, building, load) -> None:  # type: ignore[no-untyped-def]
        place("1")
        building(1, 25_497_500, 6_674_500)
        content = answer(polygon(), toimipiste_id="1")
        load(content)
        Touched.objects.all().delete()
        assert (load(content).changed, Touched.objects.count()) == (0, 0)

    def test_a_moved_border_moves_the_buildings(self, place, building, load) -> None:  # type: ignore[no-untyped-def]
        school = place("1")
        building(1, 25_497_500, 6_674_500)
        there = building(2, 25_499_500, 6_674_500)
        load(answer(polygon(), toimipiste_id="1"))
        assert load(answer(polygon(EAST), toimipiste_id="1")).changed == 1
        assert within() == {(there, school)}

    def test_an_area_gone_from_its_layer_is_gone_and_other_layers_stay(self, place, load) -> None:  # type: ignore[no-untyped-def]
        place("1")
        place("2", kind="preschool")
        load(answer(polygon(), polygon(EAST), toimipiste_id="1"))
        load(answer(polygon(), toimipiste_id="2", layer="Esiopetusalue_suomi"))
        load(answer(polygon(), toimipiste_id="1"))
        assert set(District.objects.values_list("fid", flat=True)) == {
            "Opev_ooa_alaaste_suomi.1/1",
            "Esiopetusalue_suomi.1/2",
        }

    def test_a_refused_area_stays_as_it_was(self, place, load) -> None:  # type: ignore[no-untyped-def]
        place("1")
        load(answer(polygon(), polygon(EAST), toimipiste_id="1"))
        loaded = load(answer(polygon(BOW_TIE), polygon(EAST), toimipiste_id="1"))
        assert (loaded.changed, len(loaded.refused), District.objects.count()) == (0, 1, 2)

    @pytest.mark.parametrize(
        ("unit", "why"), [("9", "unit number 9"), ("2", "Unit 2 is no school"), ("", "no unit")]
    )
    def test_an_area_without_its_place_is_refused(self, place, load, unit: str, why: str) -> None:  # type: ignore[no-untyped-def]
        place("1")
        place("2", kind="preschool")
        loaded = load(answer(polygon(), toimipiste_id=unit, nimi_fi="Testialue"))
        assert District.objects.count() == 0
        assert why in loaded.refused[0].why
        assert "Testialue" in loaded.refused[0].position

    def test_of_several_units_the_known_ones_are_loaded(self, place, load) -> None:  # type: ignore[no-untyped-def]
        place("1")
        place("2")
        loaded = load(answer(polygon(), toimipiste_id="1,9,2"))
        assert (District.objects.count(), len(loaded.refused)) == (2, 1)

    def test_without_a_unit_the_place_is_found_by_its_name(self, place, load, shared: Path) -> None:  # type: ignore[no-untyped-def]
        lagstad = place("7", name_fi="Lagstadin koulu", name_sv="Lagstads skola", language="sv")
        path = shared / "helsinki" / "wfs_Oppilaaksiottoalueet_ruotsinkielinen_ala_aste.gml.gz"
        loaded = load(path.read_bytes())
        assert District.objects.get().place_id == lagstad
        assert "Rödskogs skola" in loaded.refused[0].position

    def test_the_school_year_that_begins_this_year_counts(self, place, building, load) -> None:  # type: ignore[no-untyped-def]
        now, coming = place("1"), place("2")
        home = building(1, 25_497_500, 6_674_500)
        load(answer(polygon(), toimipiste_id="1", lukuvuosi="2026-2027"), on=date(2026, 11, 1))
        tuleva = answer(
            polygon(), toimipiste_id="2", lukuvuosi="2027-2028", layer="Opev_ooa_alaaste_suomi_tuleva"
        )
        load(tuleva, on=date(2026, 11, 1))
        assert within() == {(home, now)}
        assert in_district.assign(on=date(2027, 1, 1)) == 2
        assert within() == {(home, coming)}


def area(year: str, place: int = 1, language: str = "fi") -> Area:
    return Area(place, "school", language, year, shapely.Point(0, 0))


@pytest.mark.parametrize(
    ("years", "counts"),
    [
        (["2026-2027", "2027-2028"], "2027-2028"),
        (["2026-2027", "2028-2029"], "2026-2027"),
        (["", "2027-2028"], "2027-2028"),
        (["", "2028-2029"], ""),
        (["2028-2029", "2029-2030"], "2028-2029"),
    ],
)
def test_of_each_layer_one_school_year_counts(years: list[str], counts: str) -> None:
    both = [area(year) for year in years] + [area("", language="sv")]
    assert [each.school_year for each in in_district.in_force(both, date(2027, 2, 1))] == [counts, ""]


@given(
    points=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=30),
    corners=st.lists(st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 12)] * 2), max_size=6),
)
def test_points_lie_where_plain_arithmetic_puts_them(
    points: list[tuple[int, int]], corners: list[tuple[int, int, int, int]]
) -> None:
    boxes = [shapely.box(x, y, x + wide, y + high) for x, y, wide, high in corners]
    columns = np.array(points, dtype=np.int64).reshape(-1, 2)
    found = in_district.pairs(columns[:, 0], columns[:, 1], boxes)
    assert set(zip(*(each.tolist() for each in found), strict=True)) == {
        (at, box)
        for at, (px, py) in enumerate(points)
        for box, (x, y, wide, high) in enumerate(corners)
        if x <= px <= x + wide and y <= py <= y + high
    }
