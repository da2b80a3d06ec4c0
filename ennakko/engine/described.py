"""Described columns: what a service may read, said once.

Every frame a service can ask for is described here column by column: type, unit, GDPR data category, source and
meaning. `uses` checks, the data-use log, the transparency page and the docs are all made from these descriptions.
The snapshot writes exactly these columns, in this order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from ennakko.base.text import Text


class Category(StrEnum):
    """What kind of personal data a column holds (for the record of processing, GDPR Art. 30)."""

    KEY = "key"
    IDENTITY = "identity"
    FAMILY = "family"
    LOCATION = "location"
    EDUCATION = "education"
    SUPPORT = "support need"
    CHOICE = "own choice"
    PUBLIC = "not personal"


@dataclass(frozen=True)
class Column:
    """One described column.

    `dtype` is the Polars type in the snapshot; `source` names the register and the group it comes from;
    `derived_from` names the columns a derived value was computed from at register load.
    """

    name: str
    dtype: type[pl.DataType]
    category: Category
    source: str
    meaning: Text
    unit: str = ""
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Described:
    """One described frame: its key column(s) come first and are always readable."""

    name: str
    meaning: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    person: str | None = "person"  # the column that says whose row it is; None: nobody's

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __getitem__(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}; it has {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """The column names, in the order of the snapshot."""
        return tuple(column.name for column in self.columns)

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """Column name to Polars type."""
        return {column.name: column.dtype for column in self.columns}

    @property
    def located(self) -> tuple[str, ...]:
        """The columns that tell where somebody lives: null for anyone who is handled by hand."""
        return tuple(column.name for column in self.columns if column.category is Category.LOCATION)
