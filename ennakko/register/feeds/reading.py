"""Reading a table that somebody made by hand: what was read, what was refused and why, and the CSV reader
itself.

A file that is not the table at all (empty, a column missing) is `BadInput`. A row that cannot be read is
refused, named by file and line, and kept as it was; the rest goes on. Every physical line is a row of its
own: one stray quotation mark costs one row and cannot swallow the rest of the file. A cell is text whatever
it begins with.
"""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ennakko.base.errors import BadInput

Row = TypeVar("Row")
_UNREADABLE = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8, as `surrogateescape` keeps them
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


class Wrong(ValueError):
    """A row that cannot be accepted; the message is a sentence without personal data."""


@dataclass(frozen=True)
class Refusal:
    """A row that was not accepted: where it is, why, and the row as it came."""

    position: str
    why: str
    raw: str = field(repr=False)
    about: str = field(
        default="", repr=False
    )  # whom or what the row names, so that what we knew of it is kept


@dataclass(frozen=True)
class Read(Generic[Row]):
    """What a reader made of a file."""

    rows: tuple[Row, ...]
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Columns:
    """The columns of a CSV feed: those it needs (the first names whom or what a row is about), groups of
    which it needs one, and those it may have.
    """

    needs: tuple[str, ...]
    either: tuple[tuple[str, ...], ...] = ()
    may: tuple[str, ...] = ()

    @property
    def header(self) -> str:
        """A header line that holds them all."""
        return ";".join((*self.needs, *(self.either[0] if self.either else ()), *self.may))

    def missing(self, header: list[str]) -> str:
        """What `header` lacks, in words; empty where it lacks nothing."""
        lacks = [column for column in self.needs if column not in header]
        if not any(all(column in header for column in group) for group in self.either) and self.either:
            lacks.append(" or ".join(" and ".join(group) for group in self.either))
        return ", ".join(lacks)


@dataclass(frozen=True)
class Line:
    """One row of a CSV file with its cells by column name, spaces around them taken off."""

    position: str
    cells: Mapping[str, str] = field(repr=False)
    raw: str = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def has(self, column: str) -> bool:
        """Whether the file has the column at all; an empty cell of a column that is there says *not
        known*.
        """
        return column in self.cells


def read_csv(name: str, content: bytes, columns: Columns, row_of: Callable[[Line], Row]) -> Read[Row]:
    """Rows of a CSV file (UTF-8 with or without BOM; `;` or `,`, as the header has it).

    `row_of` makes a row of a line or raises `Wrong`. Raises BadInput where the file is not this table.
    """
    first, *rest = _lines(name, content, columns)
    separator = ";" if first.count(";") >= first.count(",") else ","
    try:
        header = [cell.strip().lower() for cell in _split(first, separator)]
    except Wrong as wrong:
        raise _not_this(name, f"has a header that cannot be read: {wrong}", columns) from wrong
    if lacks := columns.missing(header):
        raise _not_this(name, f"lacks the column {lacks}.", columns)
    if len(set(header)) < len(header):
        raise _not_this(name, "has two columns of one name.", columns)
    rows: list[Row] = []
    refused: list[Refusal] = []
    for number, raw in enumerate(rest, start=2):
        if not raw.strip():
            continue
        position, about = f"{name}: line {number}", ""
        try:
            cells = _split(raw, separator)
            if len(cells) != len(header):
                raise Wrong(f"It has {len(cells)} cells where the header has {len(header)}.")
            line = Line(position, dict(zip(header, map(str.strip, cells), strict=True)), raw)
            about = line[columns.needs[0]]
            rows.append(row_of(line))
        except Wrong as wrong:
            refused.append(Refusal(position, str(wrong), raw, about))
    return Read(tuple(rows), tuple(refused))


def _lines(name: str, content: bytes, columns: Columns) -> list[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_this(name, "is UTF-16, not UTF-8.", columns)
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    if not text.strip():
        raise _not_this(name, "is empty.", columns)
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _split(raw: str, separator: str) -> list[str]:
    if _UNREADABLE.search(raw):
        raise Wrong("It is not UTF-8 (Latin-1, it seems): save the file as UTF-8.")
    if _CONTROL.search(raw):
        raise Wrong("It holds a control character.")
    if '"' not in raw:
        return raw.split(separator)
    try:
        return next(csv.reader([raw], delimiter=separator, strict=True))
    except csv.Error as error:
        raise Wrong("Its quotation marks do not match.") from error


def _not_this(name: str, what: str, columns: Columns) -> BadInput:
    return BadInput(f"{name} {what}", f"Give a UTF-8 CSV file with the header {columns.header}")
