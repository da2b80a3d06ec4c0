"""WFS answers: the real files parse, and each way an area can be wrong is told by name."""

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.errors import BadInput, Trouble
from ennakko.register.feeds import districts, gml

SQUARE = "25497000,6674000 25498000,6674000 25498000,6675000 25497000,6675000 25497000,6674000"
HOLE = "25497400,6674400 25497600,6674400 25497600,6674600 25497400,6674600 25497400,6674400"
BOW_TIE = "25497000,6674000 25498000,6675000 25498000,6674000 25497000,6675000 25497000,6674000"
HERE = "http://www.opengis.net/gml/srs/epsg.xml#3879"


def ring(which: str, numbers: str) -> str:
    return f"<gml:{which}><gml:LinearRing>{numbers}</gml:LinearRing></gml:{which}>"


def polygon(outer: str = SQUARE, *holes: str, system: str = HERE) -> str:
    rings = ring("outerBoundaryIs", f"<gml:coordinates>{outer}</gml:coordinates>")
    rings += "".join(ring("innerBoundaryIs", f"<gml:coordinates>{hole}</gml:coordinates>") for hole in holes)
    return f'<gml:Polygon srsName="{system}">{rings}</gml:Polygon>'


def answer(*geometries: str, layer: str = "Opev_ooa_alaaste_suomi", **said: str) -> bytes:
    """A WFS answer as the City's server writes it: without declarations of its namespaces."""
    told = "".join(f"<avoindata:{name}>{text}</avoindata:{name}>" for name, text in said.items())
    members = "".join(
        f'<gml:featureMember><avoindata:{layer} fid="{layer}.{number}">{told}'
        f"<avoindata:geom>{geometry}</avoindata:geom></avoindata:{layer}></gml:featureMember>"
        for number, geometry in enumerate(geometries, start=1)
    )
    return (
        "<wfs:FeatureCollection><gml:boundedBy><gml:null>unknown</gml:null></gml:boundedBy>"
        f"{members}</wfs:FeatureCollection>"
    ).encode()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wfs_Opev_ooa_alaaste_suomi", ("school", "fi", ("13",), "2023-2024", "Testi peruskoulu 2023-2024")),
        (
            "wfs_Opev_ooa_alaaste_suomi_tuleva",
            ("school", "fi", ("13",), "2024-2025", "Testi peruskoulu 2024-2025"),
        ),
        ("wfs_Esiopetusalue_suomi", ("preschool", "fi", ("14",), "2023-2024", "Testialue")),
    ],
)
def test_the_files_of_helsinki_parse(shared: Path, name: str, said: tuple[object, ...]) -> None:
    path = shared / "helsinki" / f"{name}.gml.gz"
    for content in (path.read_bytes(), gzip.decompress(path.read_bytes())):
        told = districts.read(path.name, content)
        (row,) = told.rows
        assert (row.kind, row.language, row.units, row.school_year, row.name) == said
        assert row.area.is_valid
        assert 10_000 < row.area.area < 50_000_000
        assert told.refused == ()


def test_the_file_of_espoo_parses(shared: Path) -> None:
    path = shared / "helsinki" / "wfs_Oppilaaksiottoalueet_ruotsinkielinen_ala_aste.gml.gz"
    told = districts.read(path.name, path.read_bytes())
    assert [(row.name, row.units, row.kind, row.language) for row in told.rows] == [
        ("Lagstads skola", (), "school", "sv"),
        ("Rödskogs skola", (), "school", "sv"),
    ]
    assert told.rows[0].fid.endswith(".495230929")
    assert not told.rows[0].area.intersection(told.rows[1].area).area > 1  # neighbours do not overlap


def test_holes_and_several_parts_are_kept() -> None:
    parts = [
        polygon(SQUARE, HOLE),
        polygon(SQUARE.replace("25497000", "25499000").replace("25498000", "25499500")),
    ]
    members = "".join(f"<gml:polygonMember>{part}</gml:polygonMember>" for part in parts)
    (feature,) = gml.features("f", answer(f"<gml:MultiPolygon>{members}</gml:MultiPolygon>"))
    assert feature.area().area == pytest.approx(1_000_000 - 40_000 + 500_000)


@pytest.mark.parametrize(("dimension", "extra"), [("2", ""), ("3", " 12.5")])
def test_gml_3_says_the_same(dimension: str, extra: str) -> None:
    numbers = " ".join(pair.replace(",", " ") + extra for pair in SQUARE.split())
    surface = (
        '<gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::3879"><gml:surfaceMember><gml:Polygon>'
        + ring("exterior", f'<gml:posList srsDimension="{dimension}">{numbers}</gml:posList>')
        + "</gml:Polygon></gml:surfaceMember></gml:MultiSurface>"
    )
    (feature,) = gml.features("f", answer(surface))
    assert feature.area().equals(shapely.box(25497000, 6674000, 25498000, 6675000))


def test_northing_first_is_turned_round() -> None:
    turned = " ".join(",".join(reversed(pair.split(","))) for pair in SQUARE.split())
    (feature,) = gml.features("f", answer(polygon(turned)))
    assert feature.area().bounds == (25497000, 6674000, 25498000, 6675000)


@pytest.mark.parametrize(
    ("geometry", "why"),
    [
        (polygon(BOW_TIE), "Self-intersection"),
        (polygon(SQUARE, SQUARE.replace("25497000", "25496000")), "not sound"),
        (polygon(system="EPSG:3067"), "another than EPSG:3879"),
        (polygon(system="EPSG:13879"), "another than EPSG:3879"),
        (polygon().replace(f' srsName="{HERE}"', ""), "does not say its coordinate system"),
        (polygon("24.9,60.1 25.0,60.1 25.0,60.2 24.9,60.1"), "not in Finland"),
        (polygon("25497000,6674000 25498000,6674000"), "fewer than four"),
        (polygon("a,b c,d"), "no numbers"),
        (polygon("25497000,6674000 nan,nan"), "no numbers"),
        (polygon(""), "not in Finland"),
        ("<gml:Point><gml:coordinates>25497000,6674000</gml:coordinates></gml:Point>", "no polygon"),
    ],
)
def test_an_area_that_is_wrong_is_refused_by_name_and_the_rest_goes_on(geometry: str, why: str) -> None:
    told = districts.read("f.gml", answer(geometry, polygon(), nimi_fi="Testialue", toimipiste_id="1"))
    assert [row.fid for row in told.rows] == ["Opev_ooa_alaaste_suomi.2"]
    (refused,) = told.refused
    assert refused.position == "f.gml: feature 1 (Testialue)"
    assert why in refused.why


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ({"nimi_fi": "Koulu 2027-2028"}, "2027-2028"),
        ({"nimi_fi": "Koulu", "lukuvuosi": "2026-2027"}, "2026-2027"),
        ({"nimi_fi": "Koulu 2027-2028", "lukuvuosi": "2026-2027"}, "2026-2027"),
        ({"nimi_fi": "Koulu"}, ""),
    ],
)
def test_the_school_year_is_that_of_the_answer_or_of_the_name(said: dict[str, str], year: str) -> None:
    assert districts.read("f", answer(polygon(), **said)).rows[0].school_year == year


def test_a_school_year_of_two_years_is_refused() -> None:
    assert "2023-2025" in districts.read("f", answer(polygon(), lukuvuosi="2023-2025")).refused[0].why


def test_several_units_are_read() -> None:
    assert districts.read("f", answer(polygon(), toimipiste_id="14, 15,")).rows[0].units == ("14", "15")


def test_an_unknown_layer_needs_kind_and_language() -> None:
    content = answer(polygon(), layer="Opev_ooa_ylaaste_suomi")
    with pytest.raises(BadInput, match="Opev_ooa_ylaaste_suomi"):
        districts.read("f", content)
    row = districts.read("f", content, kind="school", language="sv").rows[0]
    assert (row.kind, row.language) == ("school", "sv")


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not xml",
        answer(polygon())[:-40],
        gzip.compress(answer(polygon()))[:-20],
        b"\x1f\x8bnot gzip",
        b"<wfs:FeatureCollection/>",
        BOMB.encode() + answer(polygon()),
        b'<?xml version="1.0" encoding="nonsense"?>' + answer(polygon()),
    ],
    ids=[
        "empty",
        "no xml",
        "cut off",
        "cut off packed",
        "no gzip",
        "no feature",
        "entities",
        "unknown encoding",
    ],
)
def test_what_is_no_wfs_answer_is_told_as_such(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"f\.gml"):
        districts.read("f.gml", content)


@given(at=st.integers(0, 400), with_=st.binary(max_size=6))
def test_a_damaged_answer_is_read_or_told_as_trouble(at: int, with_: bytes) -> None:
    whole = answer(polygon(SQUARE, HOLE), nimi_fi="Koulu 2027-2028", toimipiste_id="1")
    with suppress(Trouble):
        districts.read("f.gml", whole[:at] + with_ + whole[at + 3 :])
