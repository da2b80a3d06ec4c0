"""A table that somebody made, CSV or spreadsheet alike, as rows of a feed."""

from collections.abc import Callable
from typing import TypeVar

from ennakko.register.feeds import csv_lines, spreadsheet, words
from ennakko.register.feeds.reading import Columns, Line, Raw, Read, Refusal, Wrong, not_this

Row = TypeVar("Row")


def read_table(name: str, content: bytes, columns: Columns, row_of: Callable[[Line], Row]) -> Read[Row]:
    """Rows of a CSV file or of the first sheet of an .xlsx; the content says which it is.

    `row_of` makes a row of a line or raises `Wrong`. Raises BadInput where the file is not this table.
    """
    made = spreadsheet if spreadsheet.is_spreadsheet(content) else csv_lines
    sheet = made.sheet(name, content, columns)
    lines = iter(sheet.rows)
    header = _header(name, next(lines), columns)
    rows: list[Row] = []
    refused: list[Refusal] = []
    for raw in lines:
        position, about = f"{name}: line {raw.number}", ""
        try:
            line = Line(position, dict(zip(header, map(str.strip, raw.cells), strict=False)), raw.text)
            about = line[columns.needs[0]]
            if raw.wrong:
                raise raw.wrong
            if len(raw.cells) != len(header):
                raise Wrong(words.cells_and_header.format(cells=len(raw.cells), header=len(header)))
            rows.append(row_of(line))
        except Wrong as wrong:
            refused.append(Refusal(position, wrong.says, raw.text, about))
    return Read(tuple(rows), tuple(refused), sheet.note, tuple(header))


def _header(name: str, raw: Raw, columns: Columns) -> list[str]:
    if raw.wrong:
        raise not_this(words.file_header.format(name=name, why=raw.wrong.says), columns)
    header = [cell.strip().lower() for cell in raw.cells]
    if lacks := columns.missing(header):
        raise not_this(words.file_lacks.format(name=name, lacks=lacks), columns)
    if len(set(header)) < len(header):
        raise not_this(words.file_same_names.format(name=name), columns)
    return header
