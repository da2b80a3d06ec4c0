"""What a load would change, told before anything is written.

`compare` of a feed reads the register and makes this; `load` takes exactly this and writes it. So a preview is the
very comparison that is loaded, and takes no lock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ennakko.base.text import Text
from ennakko.register.feeds.reading import Refusal
from ennakko.register.sealing import lookup

EVERYBODY = 0  # in the table of the touched: no person has this key, a changed supply touches everybody

Fields = Mapping[str, Any]  # of a row in the register, by the names of its table's columns


@dataclass(frozen=True)
class Change:
    """One row that is new (no `before`), changed, or gone (no `after`).

    `about` is whom or what it is of: a person's key (None: somebody not known yet), or the unit number of a place.
    """

    about: int | str | None
    position: str  # file and line; empty where the file does not name it
    before: Fields | None = field(repr=False)
    after: Fields | None = field(repr=False)
    keys: tuple[int, ...] = ()  # the rows of the register that hold `before`

    @property
    def kind(self) -> str:
        """new, changed or gone."""
        if self.before is None:
            return "new"
        return "gone" if self.after is None else "changed"


@dataclass(frozen=True)
class Foreseen:
    """What a load of one table would do. `unclear`: known children about whom then nothing is known, their row
    being refused. `touched`: whose situation changes (EVERYBODY where it is the supply).
    """

    table: str
    complete: bool
    read: int
    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    touched: frozenset[int]
    unclear: int = 0
    note: Text | None = None

    @property
    def mark(self) -> str:
        """Two marks are one where the same rows change in the same way; tells nothing of them (a keyed hash)."""
        rows = [
            (each.about, each.position, _ordered(each.before), _ordered(each.after)) for each in self.changes
        ]
        return lookup(repr((rows, [each.position for each in self.refused]))).hex()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are new, changed and gone."""
        counts = {"new": 0, "changed": 0, "gone": 0}
        for change in self.changes:
            counts[change.kind] += 1
        return counts


def _ordered(fields: Fields | None) -> list[tuple[str, Any]] | None:
    """Fields so that their `repr` is the same in every process."""
    if fields is None:
        return None
    return [
        (name, sorted(map(repr, value)) if isinstance(value, frozenset) else value)
        for name, value in sorted(fields.items())
    ]


def persons_of(changes: Iterable[Change]) -> frozenset[int]:
    """The known persons whom changes are about."""
    return frozenset(change.about for change in changes if isinstance(change.about, int))


def differences(
    rows: Mapping[Any, tuple[int | str, str, Fields]],
    held: Mapping[Any, tuple[int, Fields]],
    gone: Iterable[Any],
) -> tuple[Change, ...]:
    """Rows told (key: whom they are about, position, fields) against rows held (key: row, fields), and those gone.

    A key of `gone` begins with whom the row is about.
    """
    changes = []
    for key, (about, position, after) in rows.items():
        row = held.get(key)
        if row is None:
            changes.append(Change(about, position, None, after))
        elif row[1] != after:
            changes.append(Change(about, position, row[1], after, (row[0],)))
    for key in gone:
        row_key, before = held[key]
        changes.append(Change(key[0], "", before, None, (row_key,)))
    return tuple(changes)
