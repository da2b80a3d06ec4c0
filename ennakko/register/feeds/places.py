"""Schools and pre-schools with their capacity and location: the load of what a Service Map answer or a CSV
tells.

A place is never deleted (proposals and pupils hang on it): one that a complete file no longer has is closed.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from ennakko.base.errors import BadInput
from ennakko.register.feeds import place_rows, service_map, words
from ennakko.register.feeds.foreseen import EVERYBODY, Change, Foreseen
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, announced
from ennakko.register.feeds.place_rows import Row
from ennakko.register.feeds.reading import Read, Refusal
from ennakko.register.models import Place

TABLE = "places"
NEEDED = ("name_fi", "kind", "language", "capacity", "x", "y")
FIELDS = (
    *NEEDED,
    "buffer",
    "name_sv",
    "name_en",
    "street_fi",
    "street_sv",
    "postcode",
    "phone",
    "www",
    "open",
)
EMPTY = {
    each.name: each.get_default() for each in Place._meta.concrete_fields if each.name in FIELDS
}  # what a new place holds unsaid


def read(files: Mapping[str, bytes], *, complete: bool = False) -> Read[Row]:
    """The places of one or several files (name to content), each a Service Map answer or a CSV."""
    reads: list[Read[Row]] = []
    promised = 0
    for name, content in files.items():
        if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            page = service_map.read(name, content)
            promised = max(promised, page.of or 0)
            reads.append(page)
        else:
            reads.append(place_rows.read(name, content))
    given = sum(len(each.rows) + len(each.refused) for each in reads)
    if complete and given < promised:
        raise BadInput(
            f"The pages hold {given} of {promised} units.",
            "Give all pages in one command, or leave out --complete.",
        )
    return Read(
        tuple(row for each in reads for row in each.rows),
        tuple(refused for each in reads for refused in each.refused),
        next((each.note for each in reads if each.note), None),
    )


def compare(
    told: Read[Row],
    *,
    capacities: Read[Row] | None = None,
    kind: str = "",
    language: str = "",
    complete: bool,
) -> Foreseen:
    """What a load of these places would change. Only reads.

    Capacity, kind and language that a row does not say come from `capacities`, then from `kind` and
    `language`, and otherwise stay as they were; a new place that lacks one of them is refused. A complete
    feed closes the places it does not name, of the kinds and languages it holds.
    """
    capacities = capacities or Read(())
    held = {row["unit"]: row for row in Place.objects.values("pk", "unit", *FIELDS)}
    refused = [*told.refused, *capacities.refused]
    rows = _once_each(told.rows, refused)
    extra = _once_each(capacities.rows, refused)
    default = {name: said for name, said in (("kind", kind), ("language", language)) if said}
    wanted: dict[str, tuple[str, dict[str, Any]]] = {}
    for row in rows.values():
        place = held.get(row.unit)
        capacity = extra.pop(row.unit, None)
        says = {**({} if place else default), **row.says, **(capacity.says if capacity else {})}
        if lacking := [] if place else [name for name in NEEDED if name not in says]:
            lacks = words.new_and_lacks.format(unit=row.unit, lacks=", ".join(lacking))
            refused.append(Refusal(row.position, lacks, row.raw, row.unit))
            continue
        wanted[row.unit] = row.position, says
    for row in extra.values():
        if row.unit in held:
            wanted[row.unit] = row.position, dict(row.says)
        else:
            refused.append(
                Refusal(row.position, words.unknown_place.format(unit=row.unit), row.raw, row.unit)
            )
    if complete:
        _close(held, wanted, {*rows, *extra, *(each.about for each in refused)})
    changes = []
    for unit, (position, says) in wanted.items():
        before = {name: held[unit][name] for name in FIELDS} if unit in held else None
        after = (before or EMPTY) | says
        if before != after:
            changes.append(Change(unit, position, before, after))
    return Foreseen(
        TABLE, complete, told.lines + capacities.lines, tuple(changes), tuple(refused),
        touched=frozenset([EVERYBODY] if changes else []), note=told.note or capacities.note,
    )  # fmt: skip


@transaction.atomic
def load(
    *, told: Read[Row], capacities: Read[Row] | None = None, kind: str = "", language: str = "", feed: Feed
) -> Loaded:
    """Make the register hold these places, as `compare` says. None is ever deleted: things hang on it."""
    alone(Place)
    foreseen = compare(told, capacities=capacities, kind=kind, language=language, complete=feed.complete)
    Place.objects.bulk_create(
        [Place(unit=str(change.about), **change.after) for change in foreseen.changes if change.after],
        update_conflicts=True,
        unique_fields=["unit"],
        update_fields=list(FIELDS),
        batch_size=MANY // 16,
    )
    return announced(foreseen, feed)


def _once_each(rows: Sequence[Row], refused: list[Refusal]) -> dict[str, Row]:
    kept: dict[str, Row] = {}
    for row in rows:
        first = kept.setdefault(row.unit, row)
        if first is not row:
            why = words.unit_twice.format(unit=row.unit, first=words.where(first.position))
            refused.append(Refusal(row.position, why, row.raw, row.unit))
    return kept


def _close(
    held: Mapping[str, Mapping[str, Any]],
    wanted: dict[str, tuple[str, dict[str, Any]]],
    named: Collection[str],
) -> None:
    """Close what a complete feed does not name. A feed of Finnish schools says nothing of Swedish
    pre-schools.
    """
    told = {
        tuple({**held.get(unit, {}), **says}[name] for name in ("kind", "language"))
        for unit, (_, says) in wanted.items()
    }
    for unit, place in held.items():
        if unit not in named and (place["kind"], place["language"]) in told:
            wanted[unit] = "", {"open": False}
