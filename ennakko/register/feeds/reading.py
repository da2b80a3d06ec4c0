"""Reading a table that somebody made by hand: what was read, what was refused and why.

A file that is not the table at all (empty, a column missing) is `BadInput`. A row that cannot be read is
refused, named by file and line, and kept as it was; the rest goes on. A cell is text whatever it begins with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ennakko.base.errors import BadInput
from ennakko.base.text import Text
from ennakko.register.feeds import words

Row = TypeVar("Row")


class Wrong(ValueError):
    """A row that cannot be accepted; says why in a sentence without personal data."""

    def __init__(self, says: Text | str) -> None:
        self.says = says
        super().__init__(says if isinstance(says, str) else says.en)


@dataclass(frozen=True)
class Refusal:
    """A row that was not accepted: where it is, why, and the row as it came."""

    position: str
    says: Text | str
    raw: str = field(repr=False)
    about: str = field(
        default="", repr=False
    )  # whom or what the row names, so that what we knew of it is kept

    @property
    def why(self) -> str:
        """Why, for a terminal."""
        return self.told("en")

    def told(self, language: str) -> str:
        """Why, in a language; in English where it was not said in it."""
        return self.says if isinstance(self.says, str) else self.says[language]


@dataclass(frozen=True)
class Read(Generic[Row]):
    """What a reader made of a file. `note`: what whoever gave the file should know of the reading. `header`: the
    names of its columns, where it is a table.
    """

    rows: tuple[Row, ...]
    refused: tuple[Refusal, ...] = ()
    note: Text | None = None
    header: tuple[str, ...] = ()

    @property
    def lines(self) -> int:
        """How many rows the file has, refused ones too."""
        return len(self.rows) + len(self.refused)


@dataclass(frozen=True)
class Columns:
    """The columns of a table: those it needs (the first names whom or what a row is about), groups of
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
    """One row of a table with its cells by column name, spaces around them taken off."""

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


@dataclass(frozen=True)
class Raw:
    """One row as a file holds it: its line number, its text, its cells, and why it cannot be taken so."""

    number: int
    text: str = field(repr=False)
    cells: list[str] = field(repr=False)
    wrong: Wrong | None = None


@dataclass(frozen=True)
class Sheet:
    """A file as rows of text, the header first, whatever its format was."""

    rows: Iterable[Raw]
    note: Text | None = None


def not_this(what: Text, columns: Columns) -> BadInput:
    """That a file is not the table, and what the table's header is."""
    return BadInput(what, words.give_table.format(header=columns.header))
