"""Reading CSV: what is taken, what is refused by line, what is not the table at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ennakko.base.errors import BadInput, Trouble
from ennakko.register.feeds import buildings, cells, choices, circumstances, enrolments, place_rows
from ennakko.register.feeds.reading import Columns, Line, Read, Wrong
from ennakko.register.feeds.table import read_table

COLUMNS = Columns(("child", "school"), may=("note",))


def rows(content: bytes) -> Read[dict[str, str]]:
    return read_table("f.csv", content, COLUMNS, lambda line: dict(line.cells))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("separator", [b";", b","])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_reads_the_same_rows_however_the_file_was_saved(mark: bytes, separator: bytes, end: bytes) -> None:
    content = (
        mark + end.join(separator.join(row) for row in ([b"Child ", b"SCHOOL"], [b" a ", "Ö".encode()])) + end
    )
    read = rows(content)
    assert (read.rows, read.refused) == (({"child": "a", "school": "Ö"},), ())


def test_a_missing_column_is_named_with_the_header_that_is_expected() -> None:
    with pytest.raises(BadInput) as told:
        rows(b"child;skool\na;b\n")
    assert told.value.cause == "f.csv lacks the column school."
    assert "child;school;note" in told.value.remedy


def test_a_missing_location_names_both_ways_to_give_it() -> None:
    with pytest.raises(BadInput, match="x and y or lon and lat"):
        buildings.read("b.csv", b"code\n9000000001\n")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(BadInput, match="is empty"):
        rows(content)


def test_utf_16_is_named() -> None:
    with pytest.raises(BadInput, match="UTF-16"):
        rows("child;school\n".encode("utf-16"))


def test_two_columns_of_one_name_are_not_guessed_between() -> None:
    with pytest.raises(BadInput, match="two columns"):
        rows(b"child;school;school\n")


def test_latin_1_is_refused_by_line_and_the_rest_goes_on() -> None:
    read = rows("child;school\na;b\nc;Töölö\nd;e\n".encode("latin-1"))
    assert [row["child"] for row in read.rows] == ["a", "d"]
    (refused,) = read.refused
    assert refused.position == "f.csv: line 3"
    assert "not UTF-8" in refused.why
    assert refused.raw.encode("utf-8", "surrogateescape") == "c;Töölö".encode("latin-1")


@pytest.mark.parametrize("bad", ["a", "a;b;c", 'a;"b', 'a;"b"c', "a;b\x00"])
def test_a_line_that_cannot_be_split_costs_itself_only(bad: str) -> None:
    read = rows(f"child;school\n{bad}\nc;d\n".encode())
    assert [row["child"] for row in read.rows] == ["c"]
    assert [(each.position, each.raw) for each in read.refused] == [("f.csv: line 2", bad)]


def test_quoted_cells_may_hold_the_separator() -> None:
    assert rows(b'child;school\na;"b;""c"""\n').rows == ({"child": "a", "school": 'b;"c"'},)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_formula_is_text(formula: str) -> None:
    assert rows(f"child;school\na;{formula}\n".encode()).rows[0]["school"] == formula


def line(**said: str) -> Line:
    return Line("f.csv: line 2", said, "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2027-08-10", date(2027, 8, 10)),
        ("10.8.2027", date(2027, 8, 10)),
        ("01.08.2027", date(2027, 8, 1)),
        ("", None),
    ],
)
def test_days_are_read_as_people_here_write_them(said: str, day: date | None) -> None:
    assert cells.day(line(told_on=said), "told_on") == day


@pytest.mark.parametrize(
    "said",
    ["2027-02-29", "31.4.2027", "2027-13-01", "9999-12-31", "0001-01-01", "10/8/2027", "2027-8-1", "x"],
)
def test_a_day_that_does_not_exist_is_refused_by_column(said: str) -> None:
    with pytest.raises(Wrong, match="told_on"):
        cells.day(line(told_on=said), "told_on")


def test_the_last_day_counts_as_a_day_in_force() -> None:
    said = line(**{"from": "1.8.2026", "to": "31.7.2027"})
    assert cells.period(said) == (date(2026, 8, 1), date(2027, 8, 1))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Wrong, match="before"):
        cells.period(line(**{"from": "2027-08-01", "to": "2027-07-31"}))


@pytest.mark.parametrize(
    ("said", "why"), [("-5", "negative"), ("5.5", "whole"), ("1e3", "whole"), ("=5", "whole")]
)
def test_a_number_is_refused_for_what_is_wrong_with_it(said: str, why: str) -> None:
    with pytest.raises(Wrong, match=why):
        cells.whole(line(capacity=said), "capacity")


def test_a_point_may_be_given_in_degrees() -> None:
    x, y = cells.point(line(x="", y="", lon="24.9384", lat="60.1699")) or (0, 0)
    # By hand: the arc of the meridian to 60.1699 degrees is 6,673.0 km; 0.0616 degrees west of 25 are 3.42 km.
    assert abs(y - 6_673_000) < 50
    assert abs(x - 25_496_580) < 50


@pytest.mark.parametrize(
    "said",
    [
        {"x": "6672900", "y": "25496800"},
        {"x": "25496800", "y": ""},
        {"lon": "60.17", "lat": "24.94"},
        {"lon": "24.9", "lat": ""},
    ],
)
def test_a_point_elsewhere_or_half_given_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(Wrong):
        cells.point(line(**said))


READERS = [
    (enrolments.read, enrolments.COLUMNS),
    (choices.read, choices.COLUMNS),
    (circumstances.read, circumstances.COLUMNS),
    (buildings.read, buildings.COLUMNS),
    (place_rows.read, place_rows.COLUMNS),
    (place_rows.read_capacities, place_rows.CAPACITIES),
]
cell = st.sampled_from(
    [
        "",
        "010320A900X",
        "key:1",
        "1234",
        "-1",
        "fi",
        "school",
        "2027-08-10",
        "31.2.2027",
        '"',
        "=A1",
        "25497000",
    ]
) | st.text(max_size=12)


@pytest.mark.parametrize(("reader", "columns"), READERS)
@given(body=st.binary(max_size=200))
def test_any_bytes_at_all_are_read_or_told_as_trouble(reader, columns, body: bytes) -> None:  # type: ignore[no-untyped-def]
    header = columns.header.encode()
    for content in (body, header + b"\n" + body):
        try:
            read = reader("f.csv", content)
        except Trouble:
            continue
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")[1:]
        assert len(read.rows) + len(read.refused) == len(
            [each for each in lines if each.decode("utf-8", "surrogateescape").strip()]
        )


@pytest.mark.parametrize(("reader", "columns"), READERS)
@given(data=st.data())
def test_every_line_becomes_a_row_or_a_refusal_that_names_it(reader, columns, data: st.DataObject) -> None:  # type: ignore[no-untyped-def]
    width = columns.header.count(";") + 1
    table = data.draw(st.lists(st.lists(cell, min_size=width, max_size=width), max_size=5))
    content = "\n".join([columns.header, *(";".join(row) for row in table)]).encode("utf-8", "replace")
    read = reader("f.csv", content)
    named = [each.position for each in (*read.rows, *read.refused)]
    assert len(named) == len(set(named))
    assert all(each.why.endswith(".") for each in read.refused)


def test_no_refusal_repeats_whom_the_row_names() -> None:
    content = b"child;school;grade;language;from;to\n010320A900Z;1;1;fi;;\n"
    (refused,) = enrolments.read("e.csv", content).refused
    assert "010320A900Z" not in refused.why + refused.position + repr(refused)
