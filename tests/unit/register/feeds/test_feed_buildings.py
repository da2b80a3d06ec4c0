"""Buildings: added and changed by their permanent code, never taken away."""

from collections.abc import Callable

import pytest

from ennakko.register.feeds import buildings
from ennakko.register.feeds.loading import EVERYBODY, Loaded
from ennakko.register.models import Building, BuildingDistrict, District, Touched
from tests.unit.register.feeds.conftest import building_code
from tests.unit.register.feeds.test_feed_gml import SQUARE

pytestmark = [pytest.mark.django_db, pytest.mark.database]
CODE = building_code(1)
FULL = f"{CODE};25497500;6674500;091;housing company;2400,5;32;5;0130;1962;sauna|lift;water"


@pytest.fixture
def load(feed) -> Callable[..., Loaded]:  # type: ignore[no-untyped-def]
    def of(*lines: str, header: str = buildings.COLUMNS.header) -> Loaded:
        told = buildings.read("b.csv", "\n".join([header, *lines]).encode())
        return buildings.load(told=told, feed=feed("b.csv", complete=False))

    return of


def test_everything_the_register_lists_is_kept(load) -> None:  # type: ignore[no-untyped-def]
    assert load(FULL).changed == 1
    kept = Building.objects.get()
    assert (kept.x, kept.y, kept.municipality, kept.owner, kept.floor_area) == (
        25_497_500, 6_674_500, "091", "housing company", 2400.5,
    )  # fmt: skip
    assert (kept.dwellings, kept.storeys, kept.intended_use, kept.built) == (32, 5, "0130", 1962)
    assert (kept.facilities, kept.connections) == (["lift", "sauna"], ["water"])
    assert list(Touched.objects.values_list("person", "why")) == [(EVERYBODY, "buildings")]


def test_the_same_again_changes_nothing(load) -> None:  # type: ignore[no-untyped-def]
    load(FULL)
    Touched.objects.all().delete()
    assert (load(FULL).changed, Touched.objects.count()) == (0, 0)


def test_a_column_that_the_file_has_not_stays_as_it_was(load) -> None:  # type: ignore[no-untyped-def]
    load(FULL)
    key = Building.objects.get().pk
    assert load(f"{CODE};25497600;6674500", header="code;x;y").changed == 1
    kept = Building.objects.get()
    assert (kept.pk, kept.x, kept.built) == (key, 25_497_600, 1962)


def test_a_building_without_a_location_is_known_all_the_same(load) -> None:  # type: ignore[no-untyped-def]
    load(f"{CODE};;;;;;;;;;;")
    kept = Building.objects.get()
    assert (kept.x, kept.floor_area, kept.facilities) == (None, None, [])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (FULL.replace(CODE, CODE[:-1] + ("0" if CODE[-1] != "0" else "1")), "check character"),
        (FULL.replace(";091;", ";123;"), "municipality"),
        (FULL.replace("25497500", "25.5"), "not in Finland"),
        (FULL.replace(";1962;", ";62;"), "built"),
        (FULL.replace(";32;", ";-32;"), "negative"),
        (FULL.replace("2400,5", "big"), "floor_area"),
        (FULL.replace("housing company", "x" * 41), "owner"),
    ],
)
def test_a_bad_row_is_refused_and_the_rest_goes_on(load, line: str, why: str) -> None:  # type: ignore[no-untyped-def]
    other = FULL.replace(CODE, building_code(2))
    loaded = load(line, other)
    assert [each.code for each in Building.objects.all()] == [building_code(2)]
    assert (loaded.refused[0].position, why in loaded.refused[0].why) == ("b.csv: line 2", True)


def test_a_building_given_twice_is_refused_the_second_time(load) -> None:  # type: ignore[no-untyped-def]
    loaded = load(FULL, FULL.replace("1962", "1963"))
    assert (Building.objects.get().built, loaded.refused[0].position) == (1962, "b.csv: line 3")


def test_a_new_building_is_put_into_its_district(place, load) -> None:  # type: ignore[no-untyped-def]
    import shapely

    school = place("1")
    corners = [tuple(map(float, pair.split(","))) for pair in SQUARE.split()]
    area = shapely.to_wkb(shapely.Polygon(corners))
    District.objects.create(fid="a.1/1", place_id=school, kind="school", language="fi", area=area)
    load(FULL)
    assert list(BuildingDistrict.objects.values_list("building__code", "place_id")) == [(CODE, school)]
