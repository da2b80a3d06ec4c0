"""Spreadsheets: the same rows as CSV; nothing computed, nothing guessed, nothing that swallows the machine."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ennakko.base.errors import BadInput
from ennakko.register.feeds import choices, enrolments, spreadsheet
from ennakko.register.feeds.reading import Columns, Read
from ennakko.register.feeds.table import read_table
from ennakko.register.models import Enrolment
from tests.unit.register.feeds.conftest import code

COLUMNS = Columns(("child", "school"), may=("note",))
HEADER = ("child", "school", "grade", "language", "from", "to")


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def sheet(*rows: Sequence[object], shape: Callable[[Workbook], None] = lambda book: None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    shape(book)
    return saved(book)


def rows(content: bytes) -> Read[dict[str, str]]:
    return read_table("f.xlsx", content, COLUMNS, lambda line: dict(line.cells))


def test_cells_become_the_text_that_csv_would_hold() -> None:
    told = rows(
        sheet(
            ("Child ", "SCHOOL", "note"),
            ("a", 1234, date(2027, 8, 10)),
            ("b", 12.5, datetime(2027, 8, 10, 9, 30)),  # noqa: DTZ001 - a sheet knows no time zone
            (" c ", 7.0, "10.8.2027"),
            ("d", None, None),
            ("two\nlines", True, "  "),
        )
    )
    assert [tuple(row.values()) for row in told.rows] == [
        ("a", "1234", "2027-08-10"),
        ("b", "12.5", "2027-08-10T09:30:00"),
        ("c", "7", "10.8.2027"),
        ("d", "", ""),
        ("two lines", "True", ""),
    ]
    assert (told.refused, told.note) == ((), None)


@pytest.mark.django_db
def test_a_feed_takes_a_spreadsheet_and_csv_alike(child, place, feed) -> None:  # type: ignore[no-untyped-def]
    place("1234")
    child(1)
    child(2)
    told = enrolments.read(
        "e.xlsx",
        sheet(
            HEADER,
            (code(1), 1234, 1, "fi", date(2027, 8, 10), None),
            (code(2), "1234", "1", "fi", "10.8.2027", ""),
        ),
    )
    assert enrolments.load(told=told, feed=feed()).changed == 2
    assert set(Enrolment.objects.values_list("since", "until")) == {(date(2027, 8, 10), None)}
    csv = (";".join(HEADER) + "".join(f"\n{code(n)};1234;1;fi;2027-08-10;" for n in (1, 2))).encode()
    assert enrolments.load(told=enrolments.read("e.csv", csv), feed=feed()).changed == 0


def test_a_formula_is_never_computed_and_never_taken() -> None:
    told = rows(sheet(("child", "school"), ("a", "=1+1"), ("=cmd|'/c calc'!A1", "x"), ("b", "x")))
    assert told.rows == ({"child": "b", "school": "x"},)
    assert [each.why for each in told.refused] == [
        "Cell B2 holds a formula: paste values instead.",
        "Cell A3 holds a formula: paste values instead.",
    ]
    assert (told.refused[0].position, told.refused[0].about) == ("f.xlsx: line 2", "a")


def test_text_that_begins_with_an_equals_sign_is_text() -> None:
    def as_text(book: Workbook) -> None:
        book.active["B2"].data_type = "s"

    assert rows(sheet(("child", "school"), ("a", "=1+1"), shape=as_text)).rows[0]["school"] == "=1+1"


def test_rows_in_merged_cells_are_refused_with_the_remedy_and_the_rest_goes_on() -> None:
    def merge(book: Workbook) -> None:
        book.active.merge_cells("B3:B4")

    told = rows(sheet(("child", "school"), ("a", "1"), ("b", "2"), ("c", None), ("d", "4"), shape=merge))
    assert [row["child"] for row in told.rows] == ["a", "d"]
    assert [each.position for each in told.refused] == ["f.xlsx: line 3", "f.xlsx: line 4"]
    assert "merged cells B3:B4: unmerge them" in told.refused[0].why
    assert told.refused[1].about == "c"  # what we knew of the child stays


def test_an_error_of_a_computation_refuses_its_row() -> None:
    def error(book: Workbook) -> None:
        book.active["B2"].value, book.active["B2"].data_type = "#REF!", "e"

    (refused,) = rows(sheet(("child", "school"), ("a", "x"), shape=error)).refused
    assert "Cell B2 holds an error" in refused.why


def test_of_several_sheets_the_first_is_read_and_that_is_said() -> None:
    def more(book: Workbook) -> None:
        book.create_sheet("Another").append(("child", "school"))

    told = rows(sheet(("child", "school"), ("a", "1"), shape=more))
    assert len(told.rows) == 1
    assert told.note is not None and "2 sheets: the first was read" in told.note.en


def test_empty_rows_between_are_nothing_and_the_others_keep_their_numbers() -> None:
    told = rows(sheet(("child", "school"), (), (None, None), ("a", "=1")))
    assert [each.position for each in told.refused] == ["f.xlsx: line 4"]


def large(number: int) -> bytes:
    """A sheet of `number` rows, written straight as XML: openpyxl would take longer than the test."""
    row = '<row><c t="inlineStr"><is><t>key:{}</t></is></c><c t="inlineStr"><is><t>fi</t></is></c><c/></row>'
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in choices.COLUMNS.needs)
    body = f"<row>{head}</row>" + "".join(row.format(each) for each in range(number))
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(sheet(()))) as plain,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in plain.namelist():
            content = plain.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start, end = content.index(b"<sheetData"), content.index(b"<pageMargins")
                content = content[:start] + f"<sheetData>{body}</sheetData>".encode() + content[end:]
            packed.writestr(name, content)
    return made.getvalue()


def test_forty_thousand_rows_are_read() -> None:
    assert choices.read("c.xlsx", large(40_000)).lines == 40_000


def test_one_row_more_is_said_with_its_number_and_the_remedy() -> None:
    with pytest.raises(BadInput, match="40,001 rows; one spreadsheet may have 40,000") as told:
        choices.read("c.xlsx", large(40_001))
    assert "Split it" in told.value.remedy
    assert "40,001 riviä" in told.value.told("fi")[0]


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (spreadsheet.MOST_BYTES + 1))
    return made.getvalue()


def entities() -> bytes:
    """A workbook whose XML declares entities within entities."""
    made = BytesIO()
    told = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'
    with zipfile.ZipFile(BytesIO(sheet(("child", "school")))) as plain, zipfile.ZipFile(made, "w") as packed:
        for name in plain.namelist():
            packed.writestr(
                name, told + plain.read(name) if name.endswith("workbook.xml") else plain.read(name)
            )
    return made.getvalue()


OLE = spreadsheet.OLE


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (bomb, "larger than 100 MB"),
        (entities, "is broken"),
        (lambda: sheet(("child", "school"))[:400], "is broken"),
        (lambda: b"PK\x03\x04nothing", "is broken"),
        (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (lambda: OLE + b"\0" * 600, r"a \.xls file"),
        (
            lambda: b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            r"a \.ods file",
        ),
        (lambda: sheet(), "is empty"),
        (lambda: sheet(("child", "skool")), "lacks the column school"),
        (lambda: sheet(("child", "=1+1")), "header that cannot be read"),
    ],
    ids=[
        "bomb",
        "entities",
        "cut off",
        "no archive",
        "password",
        "xls",
        "ods",
        "empty",
        "no such column",
        "formula",
    ],
)
def test_what_is_no_such_table_is_told_in_three_languages(content: Callable[[], bytes], says: str) -> None:
    with pytest.raises(BadInput, match=says) as told:
        rows(content())
    said = {told.value.told(language) for language in ("fi", "sv", "en")}
    assert len(said) == 3
