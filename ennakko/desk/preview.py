"""The preview of a load, laid out: counts, the first rows of each kind, the refused ones.

Of anybody under a non-disclosure order, or close to somebody who is, no row is shown and none is counted.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from ennakko.base.csv_text import as_text
from ennakko.base.text import Text
from ennakko.desk.words import load as words
from ennakko.register import access as register
from ennakko.register.feeds.children import known
from ennakko.register.feeds.foreseen import Change, Foreseen
from ennakko.register.feeds.reading import Read, Refusal
from ennakko.ui import said
from ennakko.ui.language import current

ROWS = 20  # of each kind of change
REFUSED = 50
HIDDEN = frozenset({"source", "code", "person_id"})  # fields that say nothing to a reader


@dataclass(frozen=True)
class Cell:
    """One field of a row: what it is called, what it was, what it will be. One of both may be empty."""

    title: Text
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """One change: its line in the file, whom or what it is about, the fields that differ."""

    line: str
    who: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Kind:
    """The rows of one kind (new, changed, gone): how many there are, and the first of them."""

    key: str
    title: Text
    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Bad:
    """A refused row: its line, why, and the row as it came."""

    line: str
    why: str
    raw: str


@dataclass(frozen=True)
class Preview:
    """Everything the page lays out. `persons`: whom it shows, by name or in a refused row."""

    read: int
    refused: int
    kinds: tuple[Kind, ...]
    bad: tuple[Bad, ...]
    persons: frozenset[int]
    note: Text | None
    unclear: int
    mark: str

    @property
    def changes(self) -> int:
        """How many rows change."""
        return sum(kind.number for kind in self.kinds)


def preview(foreseen: Foreseen) -> Preview:
    """The page of what a load would do."""
    shown = _shown(foreseen)
    first = {key: [each for each in shown if each.kind == key][:ROWS] for key in words.kinds}
    some = [change for changes in first.values() for change in changes]
    about = {change.about for change in some if isinstance(change.about, int)}
    guardians = {key for change in some for key in _guardians(change)}
    bad_rows = _in_order(foreseen.refused)[:REFUSED]
    names = {key: str(name) for key, name in register.names_of(about | guardians).items()}
    places = _places(some)
    return Preview(
        read=foreseen.read,
        refused=len(foreseen.refused),
        kinds=tuple(
            Kind(
                key,
                title,
                sum(change.kind == key for change in shown),
                tuple(_row(change, names, places) for change in first[key]),
            )
            for key, title in words.kinds.items()
        ),
        bad=tuple(bad(each) for each in bad_rows),
        persons=frozenset({*about, *guardians, *known(each.about for each in bad_rows).values()}),
        note=foreseen.note,
        unclear=foreseen.unclear,
        mark=foreseen.mark,
    )


def mended(told: Read[Any], refused: Iterable[Refusal]) -> str:
    """The refused rows as a CSV of the same columns, line and cause beside them: mended, it can be given again."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow([*told.header, words.line[current()], words.why[current()]])
    for each in _in_order(refused):
        cells = [as_text(cell) for cell in _cells(each.raw, len(told.header))]
        writer.writerow([*cells, _line(each.position), as_text(each.told(current()))])
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + written.getvalue().encode(errors="replace").decode()


def _cells(raw: str, width: int) -> list[str]:
    """The cells of a row as it came; the whole of it in the first where it falls into others than the header has."""
    for separator in ";,":
        cells = next(csv.reader([raw], delimiter=separator), [])
        if len(cells) == width:
            return cells
    return [raw, *[""] * (width - 1)]


def _in_order(refused: Iterable[Refusal]) -> list[Refusal]:
    """As the file has them; what has no line comes last."""
    return sorted(refused, key=lambda each: int(_line(each.position) or 10**9))


def _shown(foreseen: Foreseen) -> list[Change]:
    persons = {change.about for change in foreseen.changes if isinstance(change.about, int)}
    near = {key for change in foreseen.changes for key in _guardians(change)}
    hidden = register.guarded(persons | near)
    return [
        change
        for change in foreseen.changes
        if change.about not in hidden
        and not hidden & _guardians(change)
        and not (change.after or {}).get("protected")
    ]


def _guardians(change: Change) -> set[int]:
    told = [*(change.before or {}).get("guardians", ()), *(change.after or {}).get("guardians", ())]
    return {each for each in told if isinstance(each, int)}


def _places(changes: Iterable[Change]) -> dict[int, Text]:
    keys = {
        fields["place_id"]
        for change in changes
        for fields in (change.before, change.after)
        if fields and "place_id" in fields
    }
    return {key: card.name for key, card in register.places(keys).items()}


def _row(change: Change, names: dict[int, str], places: dict[int, Text]) -> Row:
    before, after = change.before or {}, change.after or {}
    named = HIDDEN | ({"place_id"} if isinstance(change.about, str) else set())  # said by `who` already
    fields = [name for name in {**before, **after} if name not in named]
    differ = [name for name in fields if change.kind != "changed" or before.get(name) != after.get(name)]
    cells = []
    for name in differ:
        was, will = (_written(fields.get(name), name, names, places) for fields in (before, after))
        if was or will:
            cells.append(Cell(words.fields.get(name, Text(name, name, name)), was, will))
    return Row(_line(change.position), _who(change, names, places), tuple(cells))


def _who(change: Change, names: dict[int, str], places: dict[int, Text]) -> str:
    """A person by name, a place by name and unit number."""
    fields = change.after or change.before or {}
    if isinstance(change.about, int):
        return names.get(change.about, "")
    if change.about is None:
        return f"{fields['first_names']} {fields['last_name']}".strip()
    place = places.get(fields.get("place_id", 0))
    return f"{place[current()] if place else fields['name_fi']} ({change.about})"


def _written(value: Any, name: str, names: dict[int, str], places: dict[int, Text]) -> str:
    """A field as a reader reads it."""
    language = current()
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return words.yes[language] if value else words.no[language]
    if name == "place_id":
        return places[value][language] if value in places else ""
    if isinstance(value, date):
        return said.day_short(value, language)
    if isinstance(value, frozenset):
        told = [
            names.get(each, "") if isinstance(each, int) else f"{each.first_names} {each.last_name}".strip()
            for each in value
        ]
        return ", ".join(sorted(told))
    known = words.values.get(str(value))
    return known[language] if known else str(value)


def bad(refusal: Refusal) -> Bad:
    """A refused row as a page shows it."""
    return Bad(
        _line(refusal.position), refusal.told(current()), refusal.raw.encode(errors="replace").decode()
    )


def _line(position: str) -> str:
    return position.rpartition(": line ")[2] if ": line " in position else ""
