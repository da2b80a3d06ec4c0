"""Finding: the conditions of a service over a city, who of the found goes to a person, and whom to address."""

from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from ennakko.base.text import Text
from ennakko.engine.city import City
from ennakko.engine.gate import Gate
from ennakko.engine.service import Condition, Guardians, Service
from ennakko.engine.tables import Tables

CONTAINED_IN = {"P501": "P500", "P502": "P500", "P301": "P300", "P302": "P300", "P701": "P700", "P702": "P700",
                "P703": "P700"}  # fmt: skip

# Reasons of the house for going to a person, before those a service declares. Order is precedence.
PROTECTED, NO_HOME, NO_LANGUAGE, NO_GUARDIAN = "protected", "no_home", "no_language", "no_guardian"
HOUSE_ROUTES: dict[str, Text] = {
    PROTECTED: Text(
        "Asian hoitaa turvakieltoasioiden yksikkö.",
        "Ärendet sköts av enheten för spärrmarkerade.",
        "The protected-persons unit handles the case.",
    ),
    NO_HOME: Text(
        "Kodin sijaintia ei tunneta.", "Hemmets läge är inte känt.", "Where the home lies is not known."
    ),
    NO_LANGUAGE: Text(
        "Opetuskieltä ei ole valittu.",
        "Undervisningsspråk har inte valts.",
        "No language of instruction has been chosen.",
    ),
    NO_GUARDIAN: Text(
        "Rekisteristä ei löydy huoltajaa, jolle ilmoittaa.",
        "Registret anger ingen vårdnadshavare att underrätta.",
        "The register names no guardian to write to.",
    ),
}


def see(service: Service, tables: Tables, passed: Gate, *, on: date, season: int) -> City:
    """The city as `service` may see it."""
    return City(
        tables,
        service.reads(),
        passed.people,
        passed.excluded,
        day=on,
        season=season,
        parameters=service.parameters.on(on),
    )


def found(service: Service, city: City) -> nw.LazyFrame[Any]:
    """One row per person who meets every condition: the columns of `people` the service reads, what the conditions
    add, `guarded`, and `taught_in` (the language of instruction chosen; null: none)."""
    rows = city.everybody
    for condition in service.needs:
        rows = condition.keep(rows, city)
    frame, column = service.supply.language.split(".")
    chosen = getattr(city, frame).select("person", nw.col(column).alias("taught_in"))
    return rows.join(chosen, on="person", how="left")


def first_failing(service: Service, city: City, persons: list[int]) -> dict[int, Condition]:
    """For persons who passed the gate: the first condition each does not meet. Who meets all is absent."""
    rows = city.people.filter(nw.col("person").is_in(persons))
    left = _persons(rows)
    failing: dict[int, Condition] = {}
    for condition in service.needs:
        rows = condition.keep(rows, city)
        kept = _persons(rows)
        failing.update(dict.fromkeys(left - kept, condition))
        left = kept
    return failing


def routed(service: Service, city: City, hits: pl.DataFrame, addressees: pl.DataFrame) -> dict[int, str]:
    """Of the found: who goes to a person, and why (the first reason that holds)."""
    protected = _column(hits.filter(pl.col("guarded")))
    unknown = _column(hits.filter(pl.col("x").is_null() | pl.col("y").is_null()))
    unchosen = _column(hits.filter(pl.col("taught_in").is_null()))
    reasons: list[tuple[str, set[int]]] = [
        (PROTECTED, protected),
        (NO_GUARDIAN, _column(hits) - _column(addressees)),
    ]
    reasons += [*_declared(service, city, hits).items(), (NO_HOME, unknown), (NO_LANGUAGE, unchosen)]
    routes: dict[int, str] = {}
    for key, persons in reasons:
        for person in persons:
            routes.setdefault(person, key)
    return routes


def _declared(service: Service, city: City, hits: pl.DataFrame) -> dict[str, set[int]]:
    """The persons each route of the service concerns, in its order; read together, since a reading has its price."""
    concerned: dict[str, set[int]] = {route.key: set() for route in service.routes}
    if concerned and hits.height:
        rows = city.lift(hits.select("person"))
        each = [route.of(rows, city).select("person", route=nw.lit(route.key)) for route in service.routes]
        for person, key in nw.concat(each).collect("polars").to_native().iter_rows():
            concerned[key].add(person)
    return concerned


def addressed(service: Service, city: City, tables: Tables, hits: pl.DataFrame) -> pl.DataFrame:
    """Whom each found person's notice is served on: columns person, addressee; sorted, nobody dead."""
    if not isinstance(service.to, Guardians) or hits.is_empty():
        return hits.select("person", addressee="person").sort("person")
    right = service.to.limited_by
    listed = (
        city.today("custody_rights")
        .filter(nw.col("code").is_in([right, CONTAINED_IN.get(right, right)]))
        .select("person", "guardian")
        .unique(["person", "guardian"])
        .with_columns(listed=nw.lit(True))
    )
    dead = tables.frames["people"].filter(~nw.col("died").is_null()).select(guardian="person")
    guardians = (
        city.today("guardians")
        .join(city.lift(hits.select("person")), on="person", how="semi")
        .join(dead, on="guardian", how="anti")
        .join(listed, on=["person", "guardian"], how="left")
        .filter(~nw.col("limited") | ~nw.col("listed").is_null())
    )
    collected: pl.DataFrame = (
        guardians.select("person", addressee=nw.col("guardian")).collect("polars").to_native()
    )
    return collected.unique().sort("person", "addressee")


def _persons(rows: nw.LazyFrame[Any]) -> set[int]:
    return _column(rows.select("person").collect("polars").to_native())


def _column(frame: pl.DataFrame) -> set[int]:
    return set(frame["person"].to_list())
