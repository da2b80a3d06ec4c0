"""Schools and pre-schools with their capacity and location: the load of what a Service Map answer or a CSV
tells.

A place is never deleted (proposals and pupils hang on it): one that a complete file no longer has is closed.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from ennakko.base.errors import BadInput
from ennakko.register.feeds import place_rows, service_map
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, concluded, touch_everybody
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
    )


@transaction.atomic
def load(
    *, told: Read[Row], capacities: Read[Row] | None = None, kind: str = "", language: str = "", feed: Feed
) -> Loaded:
    """Make the register hold these places.

    Capacity, kind and language that a row does not say come from `capacities`, then from `kind` and
    `language`, and otherwise stay as they were; a new place that lacks one of them is refused. A complete
    feed closes the places it does not name, of the kinds and languages it holds.
    """
    alone(Place)
    capacities = capacities or Read(())
    held = {place.unit: place for place in Place.objects.all()}
    refused = [*told.refused, *capacities.refused]
    rows = _once_each(told.rows, refused)
    extra = _once_each(capacities.rows, refused)
    default = {name: said for name, said in (("kind", kind), ("language", language)) if said}
    wanted: dict[str, Place] = {}
    for row in rows.values():
        place = held.get(row.unit)
        capacity = extra.pop(row.unit, None)
        says = {**({} if place else default), **row.says, **(capacity.says if capacity else {})}
        if lacking := [] if place else [name for name in NEEDED if name not in says]:
            refused.append(
                Refusal(row.position, f"Unit {row.unit} is new and lacks {', '.join(lacking)}.", row.raw)
            )
            continue
        wanted[row.unit] = _as_told(place, row.unit, says)
    for row in extra.values():
        if row.unit in held:
            wanted[row.unit] = _as_told(held[row.unit], row.unit, row.says)
        else:
            refused.append(Refusal(row.position, f"No place has the unit number {row.unit}.", row.raw))
    if feed.complete:
        _close(held, wanted, {*rows, *extra, *(each.about for each in refused)})
    changed = [place for unit, place in wanted.items() if unit not in held or _differ(held[unit], place)]
    Place.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["unit"],
        update_fields=list(FIELDS),
        batch_size=MANY // 16,
    )
    if changed:
        touch_everybody(why=TABLE, at=feed.at)
    read_rows = sum(len(each.rows) + len(each.refused) for each in (told, capacities))
    return concluded(Loaded(TABLE, feed.source, feed.complete, read_rows, len(changed), tuple(refused)), feed)


def _once_each(rows: Sequence[Row], refused: list[Refusal]) -> dict[str, Row]:
    kept: dict[str, Row] = {}
    for row in rows:
        first = kept.setdefault(row.unit, row)
        if first is not row:
            refused.append(
                Refusal(row.position, f"Unit {row.unit} is at {first.position}: keep one.", row.raw)
            )
    return kept


def _as_told(place: Place | None, unit: str, says: Mapping[str, Any]) -> Place:
    before = {name: getattr(place, name) for name in FIELDS} if place else {}
    return Place(unit=unit, **{**before, **says})


def _differ(one: Place, other: Place) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in FIELDS)


def _close(held: Mapping[str, Place], wanted: dict[str, Place], named: Collection[str]) -> None:
    """Close what a complete feed does not name. A feed of Finnish schools says nothing of Swedish
    pre-schools.
    """
    told = {(place.kind, place.language) for place in wanted.values()}
    for unit, place in held.items():
        if unit not in named and (place.kind, place.language) in told:
            wanted[unit] = _as_told(place, unit, {"open": False})
