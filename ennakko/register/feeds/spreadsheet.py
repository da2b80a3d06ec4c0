"""A spreadsheet (.xlsx) as rows of the text that the same table would hold as CSV.

Only the first sheet is read, as it was saved. Nothing is computed: a cell with a formula refuses its row, and so
does a merged cell, whose other halves are empty though they look full. The file comes from outside: its size
once unpacked is bounded before anything is unpacked, its XML is read by defusedxml (openpyxl takes it where it is
installed), and rows are counted as they stream by.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from ennakko.base.errors import BadInput
from ennakko.register.feeds import words
from ennakko.register.feeds.reading import Columns, Raw, Sheet, Wrong, not_this

MOST_ROWS = 40_000  # beside the header
MOST_BYTES = 100_000_000  # once unpacked
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE: .xls, and an .xlsx under a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')


def is_spreadsheet(content: bytes) -> bool:
    """Whether a file is a spreadsheet of any kind, read here or not."""
    return content.startswith((ZIP, OLE))


def sheet(name: str, content: bytes, columns: Columns) -> Sheet:
    """The rows of the first sheet. Raises BadInput where it cannot be read or is too large."""
    _refuse_other(name, content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            large = sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES
            rows, sheets = ([], 0) if large else _first_sheet(content, archive)
    except Exception as error:  # whatever a broken file makes of the library
        raise BadInput(words.file_broken.format(name=name), words.save_as) from error
    if large:
        raise BadInput(words.file_huge.format(name=name, most=MOST_BYTES // 10**6), words.split_file)
    if not rows:
        raise not_this(words.file_empty.format(name=name), columns)
    if len(rows) - 1 > MOST_ROWS:
        count = words.file_rows.format(name=name, rows=f"{len(rows) - 1:,}", most=f"{MOST_ROWS:,}")
        raise BadInput(count, words.split_file)
    return Sheet(rows, words.first_sheet.format(sheets=sheets) if sheets > 1 else None)


def _refuse_other(name: str, content: bytes) -> None:
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise BadInput(words.file_protected.format(name=name), words.save_unprotected)
        raise BadInput(words.file_old.format(name=name, kind=".xls"), words.save_as)
    if b"opendocument.spreadsheet" in content[:200]:
        raise BadInput(words.file_old.format(name=name, kind=".ods"), words.save_as)


def _first_sheet(content: bytes, archive: zipfile.ZipFile) -> tuple[list[Raw], int]:
    """The rows of the first sheet, and how many sheets there are."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl does not read: colours, validations
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        first = book.worksheets[0]
        first.reset_dimensions()  # they may be wrong; the rows themselves are not
        merged = [
            (found.decode(), range_boundaries(found.decode()))
            for found in _MERGED.findall(archive.read(first._worksheet_path))
        ]
        return list(_rows(first.iter_rows(), merged)), len(book.sheetnames)


def _rows(
    rows: Iterator[Sequence[Any]], merged: list[tuple[str, tuple[int, int, int, int]]]
) -> Iterator[Raw]:
    """The rows that hold anything. After the most that are taken they are only counted."""
    width = 0
    taken = 0
    for number, cells in enumerate(rows, start=1):
        while cells and cells[-1].value is None:
            cells = cells[:-1]
        if not cells:
            continue
        width = width or len(cells)
        taken += 1
        if taken > MOST_ROWS + 1:
            yield Raw(number, "", [])
            continue
        across = next((ref for ref, (_, top, _, last) in merged if top <= number <= last), None)
        texts = [_text(cell.value) for cell in cells] + [""] * (width - len(cells))
        wrong = Wrong(words.merged.format(cells=across)) if across else _wrong(cells)
        yield Raw(number, ";".join(_quoted(text) for text in texts), texts, wrong)


def _wrong(cells: Sequence[Any]) -> Wrong | None:
    for cell in cells:
        if cell.data_type == "f":
            return Wrong(words.formula.format(cell=cell.coordinate))
        if cell.data_type == "e":
            return Wrong(words.error_value.format(cell=cell.coordinate))
    return None


def _text(value: object) -> str:
    """A cell as CSV would hold it: a day as ISO text, a whole number without its point, text on one line."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return " ".join(str(value).split())


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & set(';"') else text
