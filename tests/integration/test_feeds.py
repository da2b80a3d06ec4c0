"""`ennakko feed ...` for everything but the population register: files in, counts and refusals out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ennakko.config.cli import main
from ennakko.register import sealing
from ennakko.register.models import (
    Building,
    BuildingDistrict,
    Choice,
    Circumstance,
    District,
    Enrolment,
    IdentityCode,
    Load,
    Place,
    Resident,
    Touched,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ELSA = "010320A9008"
PLACES = (
    "unit;kind;name_fi;language;capacity;x;y\n"
    "13;school;Ala-aste Kallio;fi;60;25509500;6678500\n14;preschool;Päiväkoti;fi;20;25509500;6678500\n"
)
ENROLMENTS = "child;school;grade;language;from;to\n"


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("ENNAKKO_DATA", str(tmp_path / "data"))

    def run(table: str, content: str | bytes | Path, *options: str) -> Result:
        path = tmp_path / f"{table}.csv"
        if isinstance(content, Path):
            path = content
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return CliRunner().invoke(main, ["feed", table, str(path), "--on", "2027-02-01", *options])

    return run


@pytest.fixture
def elsa() -> int:
    person = Resident.objects.create()
    IdentityCode.objects.create(resident=person, lookup=sealing.lookup(ELSA), sealed=b"")
    return person.pk


def told(result: Result) -> dict[str, object]:
    return dict(json.loads(result.stdout))


def test_each_table_is_fed_and_fed_again_without_a_change(feed, elsa: int, shared: Path) -> None:  # type: ignore[no-untyped-def]
    district = shared / "helsinki" / "wfs_Opev_ooa_alaaste_suomi.gml.gz"
    tables: list[tuple[str, str | Path]] = [
        ("places", PLACES),
        ("districts", district),
        ("buildings", "code;x;y\n9000000013;25508500;6679000\n"),
        ("enrolments", f"{ENROLMENTS}{ELSA};13;1;fi;2027-08-10;\n"),
        ("choices", f"child;school_language;told_on\n{ELSA};fi;3.11.2026\n"),
        ("circumstances", f"child;kind;from;to\n{ELSA};second_home;;\n"),
    ]
    for table, content in tables:
        result = feed(table, content, "--json")
        assert (result.exit_code, told(result)["refused"]) == (0, 0), result.output
        assert told(result)["changed"] == (2 if table == "places" else 1)
    counts = [model.objects.count() for model in (Place, District, Building, Enrolment, Choice, Circumstance)]
    assert counts == [2, 1, 1, 1, 1, 1]
    assert BuildingDistrict.objects.get().place.unit == "13"
    assert {str(load.day) for load in Load.objects.all()} == {"2027-02-01"}
    Touched.objects.all().delete()
    for table, content in tables:
        result = feed(table, content, "--json")
        assert (result.exit_code, told(result)["changed"]) == (0, 0)
    assert Touched.objects.count() == 0


def test_a_refused_row_is_named_kept_and_ends_with_exit_code_1(feed, elsa: int, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    feed("places", PLACES)
    result = feed("enrolments", f"{ENROLMENTS}{ELSA};13;1;fi;;\n{ELSA};99;1;fi;;\n")
    assert result.exit_code == 1
    assert "2 read, 1 changed, 1 refused" in result.stdout
    assert "enrolments.csv: line 3" in result.stderr
    assert ELSA not in result.output
    kept = (tmp_path / "data" / "refused" / "enrolments-2027-02-01.csv").read_text()
    assert f"{ELSA};99;1;fi;;" in kept
    assert Enrolment.objects.get().person_id == elsa


def test_the_refusals_are_there_for_a_machine(feed) -> None:  # type: ignore[no-untyped-def]
    result = feed("places", PLACES.replace(";60;", ";-60;"), "--json")
    answer = told(result)
    assert (result.exit_code, answer["read"], answer["changed"], answer["refused"]) == (1, 2, 1, 1)
    assert answer["refusals"] == [{"position": "places.csv: line 2", "why": "capacity is negative."}]
    assert answer["kept"] == "refused/places-2027-02-01.csv"


@pytest.mark.parametrize(
    ("table", "content", "cause"),
    [
        ("enrolments", "child;school;grade;language;from\n", "enrolments.csv lacks the column to."),
        ("choices", "", "choices.csv is empty."),
        ("places", '{"count": 3, "next": null, "results": [{"id": 1, ', "places.csv is no whole JSON"),
        ("districts", "<wfs:FeatureCollection><gml:featureMember>", "districts.csv is no whole GML"),
        ("buildings", "code;lon\n", "buildings.csv lacks the column x and y or lon and lat."),
    ],
)
def test_a_file_that_is_not_the_table_says_cause_and_remedy_and_writes_nothing(
    feed, table: str, content: str, cause: str
) -> None:  # type: ignore[no-untyped-def]
    result = feed(table, content)
    assert result.exit_code == 1
    first, second = result.stderr.strip().splitlines()
    assert first.startswith(cause)
    assert second.startswith("Give ")
    assert Load.objects.count() == 0


def test_a_polygon_that_crosses_itself_is_refused_by_name(feed) -> None:  # type: ignore[no-untyped-def]
    feed("places", PLACES)
    corners = "25497000,6674000 25498000,6675000 25498000,6674000 25497000,6675000 25497000,6674000"
    result = feed(
        "districts",
        "<wfs:FeatureCollection><gml:featureMember><avoindata:Esiopetusalue_suomi fid='Esiopetusalue_suomi.1'>"
        "<avoindata:nimi_fi>Testialue</avoindata:nimi_fi><avoindata:toimipiste_id>14</avoindata:toimipiste_id>"
        "<gml:Polygon srsName='EPSG:3879'><gml:outerBoundaryIs><gml:LinearRing>"
        f"<gml:coordinates>{corners}</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>"
        "</avoindata:Esiopetusalue_suomi></gml:featureMember></wfs:FeatureCollection>",
    )
    assert result.exit_code == 1
    assert "feature 1 (Testialue)" in result.stderr
    assert "Self-intersection" in result.stderr
    assert District.objects.count() == 0


def test_a_complete_feed_of_places_needs_all_pages_in_one_command(feed) -> None:  # type: ignore[no-untyped-def]
    page = json.dumps({"count": 400, "next": "?page=2", "results": []})
    result = feed("places", page, "--complete")
    assert (result.exit_code, "0 of 400 units" in result.stderr) == (1, True)


def test_capacities_come_from_their_own_file(feed, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    capacity = tmp_path / "capacity.csv"
    capacity.write_text("unit;capacity\n1;30\n")
    unit = {"id": 1, "name": {"fi": "Koulu"}, "location": {"type": "Point", "coordinates": [24.95, 60.18]}}
    options = ("--capacity", str(capacity), "--kind", "school", "--language", "sv")
    assert feed("places", json.dumps(unit), *options).exit_code == 0
    assert Place.objects.values_list("capacity", "kind", "language").get() == (30, "school", "sv")


@pytest.mark.parametrize(
    "table", ["places", "districts", "enrolments", "choices", "circumstances", "buildings"]
)
def test_help_teaches_with_an_example(table: str) -> None:
    shown = CliRunner().invoke(main, ["feed", table, "--help"])
    assert shown.exit_code == 0
    assert f"Example: ennakko feed {table}" in shown.output
    for option in ("--on", "--json", "--data"):
        assert option in shown.output
