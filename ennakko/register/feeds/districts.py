"""School districts (WFS GML, EPSG:3879): the areas whose homes belong to a place.

A file is the whole of each layer it holds: an area that is gone from the layer is gone from the register. An
area that is refused stays as it was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import shapely
from django.db import transaction

from ennakko.base.errors import BadInput
from ennakko.register.feeds import gml, in_district
from ennakko.register.feeds.loading import MANY, Feed, Loaded, alone, concluded, delete, touch_everybody
from ennakko.register.feeds.reading import Read, Refusal, Wrong
from ennakko.register.models import BuildingDistrict, District, Place

TABLE = "districts"
LAYERS = (  # of Helsinki's and Espoo's services: lower comprehensive school, pre-school
    (re.compile(r"Opev_ooa_alaaste_(suomi|ruotsi)(_tuleva)?"), "school"),
    (re.compile(r"Esiopetusalue_(suomi|ruotsi)(_tuleva)?"), "preschool"),
    (re.compile(r"Oppilaaksiottoalueet_(suomen|ruotsin)kielinen_ala_aste"), "school"),
)
_LANGUAGES = {"suomi": "fi", "suomen": "fi", "ruotsi": "sv", "ruotsin": "sv"}
_YEARS = re.compile(r"([0-9]{4})\s*[-\N{EN DASH}]\s*([0-9]{4})\s*$")


@dataclass(frozen=True)
class Row:
    """One area: of which units, or (where the file gives no unit) of the place with that name."""

    position: str
    fid: str
    layer: str
    name: str
    units: tuple[str, ...]
    kind: str
    language: str
    school_year: str
    area: shapely.Geometry = field(repr=False)


@dataclass(frozen=True)
class Layers(Read[Row]):
    """What a file holds, and the features that were refused, so that their areas stay as they were."""

    layers: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def read(name: str, content: bytes, *, kind: str = "", language: str = "") -> Layers:
    """The districts of a WFS answer. `kind` and `language` are needed where the layer's name does not say
    them.
    """
    rows, refused, kept = [], [], set()
    found = gml.features(name, content)
    of_layer = {layer: _of_layer(name, layer, kind, language) for layer in {each.layer for each in found}}
    for number, feature in enumerate(found, start=1):
        said = feature.said
        called = said.get("nimi_fi") or said.get("Nimi") or said.get("nimi_se") or ""
        position = f"{name}: feature {number}" + (f" ({called})" if called else "")
        fid = _fid(feature, number)
        try:
            units = tuple(each.strip() for each in said.get("toimipiste_id", "").split(",") if each.strip())
            years = _school_year(said.get("lukuvuosi", "") or called)
            rows.append(
                Row(
                    position,
                    fid,
                    feature.layer,
                    called,
                    units,
                    *of_layer[feature.layer],
                    years,
                    feature.area(),
                )
            )
        except Wrong as wrong:
            refused.append(Refusal(position, wrong.says, fid))
            kept.add(fid)
    return Layers(tuple(rows), tuple(refused), layers=frozenset(of_layer), kept=frozenset(kept))


def _of_layer(name: str, layer: str, kind: str, language: str) -> tuple[str, str]:
    for pattern, told in LAYERS:
        if found := pattern.fullmatch(layer):
            return told, _LANGUAGES[found[1]]
    if not kind or not language:
        raise BadInput(
            f"{name}: the layer {layer} does not say whose districts it holds.",
            "Say --kind school or preschool, and --language fi or sv (upper-level districts are not read).",
        )
    return kind, language


def _fid(feature: gml.Feature, number: int) -> str:
    own = feature.fid or feature.said.get("Id") or feature.said.get("id") or str(number)
    return own if own.startswith(f"{feature.layer}.") else f"{feature.layer}.{own}"


def _school_year(text: str) -> str:
    """`2027-2028` at the end of a name or alone; empty where the text says no years."""
    found = _YEARS.search(text)
    if not found:
        return ""
    if int(found[2]) != int(found[1]) + 1:
        raise Wrong(f"Its school year {found[1]}-{found[2]} is not one year long.")
    return f"{found[1]}-{found[2]}"


@transaction.atomic
def load(*, told: Layers, feed: Feed) -> Loaded:
    """Make the register hold these layers, and work out anew which district each building lies in."""
    alone(District, BuildingDistrict)
    refused = list(told.refused)
    kept = set(told.kept)
    wanted: dict[str, District] = {}
    places = _Places()
    for row in told.rows:
        keys, why = places.of(row)
        if why:
            refused.append(Refusal(row.position, why, row.fid))
            kept.add(row.fid)
        for unit, place in keys.items():
            fid = f"{row.fid}/{unit}"
            if len(fid) > 80 or fid in wanted:
                why = (
                    "Its id is longer than 80 characters."
                    if len(fid) > 80
                    else "Another area has the same id."
                )
                refused.append(Refusal(row.position, why, row.fid))
                continue
            wanted[fid] = District(
                fid=fid, place_id=place, kind=row.kind, language=row.language, school_year=row.school_year,
                area=shapely.to_wkb(row.area),
            )  # fmt: skip
    changed = _write(wanted, told.layers, kept)
    if changed:
        in_district.assign(on=feed.on)
        touch_everybody(why=TABLE, at=feed.at)
    read_rows = len(told.rows) + len(told.refused)
    return concluded(Loaded(TABLE, feed.source, feed.complete, read_rows, changed, tuple(refused)), feed)


def _write(wanted: Mapping[str, District], layers: frozenset[str], kept: set[str]) -> int:
    fields = ("place_id", "kind", "language", "school_year", "area")
    held = {each.fid: each for each in District.objects.all() if each.fid.partition(".")[0] in layers}
    gone = [each.pk for fid, each in held.items() if fid not in wanted and fid.rpartition("/")[0] not in kept]
    changed = [
        each
        for fid, each in wanted.items()
        if fid not in held
        or any(_plain(getattr(held[fid], name)) != _plain(getattr(each, name)) for name in fields)
    ]
    delete(District, gone)
    District.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["fid"],
        update_fields=["place", "kind", "language", "school_year", "area"], batch_size=MANY // 6,
    )  # fmt: skip
    return len(gone) + len(changed)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


class _Places:
    """Places by unit number and by name."""

    def __init__(self) -> None:
        self._units: dict[str, tuple[int, str]] = {}
        self._names: dict[tuple[str, str], set[str]] = {}
        for key, unit, kind, *names in Place.objects.values_list(
            "pk", "unit", "kind", "name_fi", "name_sv", "name_en"
        ):
            self._units[unit] = key, kind
            for name in {name.casefold() for name in names if name}:
                self._names.setdefault((kind, name), set()).add(unit)

    def of(self, row: Row) -> tuple[dict[str, int], str]:
        """The places of an area by unit number, and what is wrong with the others."""
        units = row.units or tuple(sorted(self._names.get((row.kind, row.name.casefold()), set())))
        if not units:
            return {}, f"It names no unit, and no {row.kind} is called like it: load places first."
        if not row.units and len(units) > 1:
            return {}, f"Several places are called like it: units {', '.join(units)}."
        strange = [unit for unit in units if unit not in self._units]
        other = [unit for unit in units if unit not in strange and self._units[unit][1] != row.kind]
        why = ""
        if strange:
            why = f"No place has the unit number {', '.join(strange)}: load places first."
        elif other:
            why = f"Unit {', '.join(other)} is no {row.kind}."
        return {unit: self._units[unit][0] for unit in units if unit not in (*strange, *other)}, why
