"""Units of the Service Map (v2 JSON): schools and pre-schools with their names, addresses and locations.

The Service Map knows neither how many places a unit has nor, in words that can be relied on, its kind and
language: they come from a capacity file, from the command line, or stay as they were.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ennakko.base.errors import BadInput
from ennakko.register.feeds.place_rows import Row, short
from ennakko.register.feeds.projection import city_point
from ennakko.register.feeds.reading import Read, Refusal, Wrong

LANGUAGES = ("fi", "sv", "en")
REMEDY = "Give a page, a list or one unit of the Service Map's /v2/unit/ as JSON."


@dataclass(frozen=True)
class Page(Read[Row]):
    """The units of one file; `of` is how many units there are over all pages (None: the file does not
    say).
    """

    of: int | None = None


def read(name: str, content: bytes) -> Page:
    """The units of a page `{count, next, results}`, of a list, or one unit. Raises BadInput where it is
    none.
    """
    try:
        told = json.loads(content)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise BadInput(f"{name} is no whole JSON: it breaks off or is wrong at {where}.", REMEDY) from None
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not UTF-8.", REMEDY) from None
    except (RecursionError, ValueError):
        raise BadInput(f"{name} holds something deeper or longer than a page of units has.", REMEDY) from None
    rows: list[Row] = []
    refused: list[Refusal] = []
    for position, unit in _units(name, told):
        try:
            rows.append(_row(position, unit))
        except Wrong as wrong:
            about = str(unit["id"]) if isinstance(unit, dict) and "id" in unit else ""
            refused.append(Refusal(position, wrong.says, json.dumps(unit), about))
    count = told.get("count") if isinstance(told, dict) else None
    return Page(tuple(rows), tuple(refused), of=count if isinstance(count, int) else None)


def _units(name: str, told: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(told, dict) and isinstance(told.get("results"), list):
        yield from ((f"{name}: results[{at}]", unit) for at, unit in enumerate(told["results"]))
    elif isinstance(told, list):
        yield from ((f"{name}: [{at}]", unit) for at, unit in enumerate(told))
    elif isinstance(told, dict) and "id" in told:
        yield f"{name}: unit", told
    else:
        raise BadInput(f"{name} holds no units of the Service Map.", REMEDY)


def _row(position: str, unit: Any) -> Row:
    if not isinstance(unit, dict) or not isinstance(unit.get("id"), int) or isinstance(unit["id"], bool):
        raise Wrong("It is no unit: it has no id.")
    names, street = _texts(unit, "name"), _texts(unit, "street_address")
    name = names["fi"] or names["sv"] or names["en"]
    if not name:
        raise Wrong(f"Unit {unit['id']} has no name.")
    x, y = _location(unit)
    return Row(
        position,
        json.dumps({"id": unit["id"]}),
        short(str(unit["id"]), 20),
        {
            "name_fi": short(name, 120),
            "name_sv": short(names["sv"], 120),
            "name_en": short(names["en"], 120),
            "street_fi": short(street["fi"], 120),
            "street_sv": short(street["sv"], 120),
            "postcode": short(_text(unit.get("address_zip")), 5),
            "phone": short(_text(unit.get("phone")), 40),
            "www": short(_first(_texts(unit, "www")), 200),
            "x": x,
            "y": y,
            "open": True,
        },
    )


def _texts(unit: Mapping[str, Any], name: str) -> dict[str, str]:
    told = unit.get(name)
    if isinstance(told, dict):
        return {language: _text(told.get(language)) for language in LANGUAGES}
    return {"fi": _text(told), "sv": "", "en": ""}


def _text(told: object) -> str:
    if not isinstance(told, str):
        return ""
    return " ".join(told.encode(errors="ignore").decode().replace("\0", "").split())


def _first(texts: Mapping[str, str]) -> str:
    return next((text for text in texts.values() if text), "")


def _location(unit: Mapping[str, Any]) -> tuple[int, int]:
    location = unit.get("location")
    if not isinstance(location, dict) or location.get("type") != "Point":
        raise Wrong(f"Unit {unit['id']} has no location.")
    point = location.get("coordinates")
    if (
        not isinstance(point, list)
        or len(point) < 2
        or not all(type(each) in (int, float) for each in point[:2])
    ):
        raise Wrong(f"Unit {unit['id']} has a location without a longitude and a latitude.")
    return city_point(point[0], point[1])
