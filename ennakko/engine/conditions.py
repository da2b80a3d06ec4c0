"""The verbs services are written in: turning an age, not yet enrolled, circumstances that a person must look at.

They hide the edges of the dataframe engines (`docs/adr/0002`): dates are compared, never subtracted; ages go by the
calendar year.
"""

from collections.abc import Callable
from typing import Any

import narwhals as nw

from ennakko.engine.city import City

Frame = nw.LazyFrame[Any]
Keep = Callable[[Frame, City], Frame]


def turns(age: str) -> Keep:
    """Who turns the age (name of a parameter, in years) during the calendar year of the season."""

    def keep(rows: Frame, city: City) -> Frame:
        return rows.filter(nw.col("born").dt.year() == city.season - int(city.parameter(age)))

    return keep


def not_enrolled(kind: str) -> Keep:
    """Who has no place of the kind from the coming first day (parameter `starts`) on. Reads absence: declare
    `enrolments` as complete."""

    def keep(rows: Frame, city: City) -> Frame:
        return rows.join(_enrolments(kind, city).select("person"), on="person", how="anti")

    return keep


def enrolled_at(kind: str) -> Keep:
    """The places (person, place) of those who are enrolled: where `not_enrolled` is met."""

    def at(rows: Frame, city: City) -> Frame:
        placed = _enrolments(kind, city).select("person", "place")
        return placed.join(rows.select("person"), on="person", how="semi")

    return at


def _enrolments(kind: str, city: City) -> Frame:
    starts = city.parameter("starts")
    runs = nw.col("until").is_null() | (nw.col("until") > starts)
    return city.enrolments.filter((nw.col("kind") == kind) & runs)


def circumstance(kind: str) -> Keep:
    """Whose early education record tells of the circumstance today."""

    def of(rows: Frame, city: City) -> Frame:
        told = city.today("circumstances").filter(nw.col("kind") == kind)
        return rows.join(told.select("person"), on="person", how="semi")

    return of


def two_homes(rows: Frame, city: City) -> Frame:
    """Who lives in turns with two guardians by a decision in the register, or whose record tells of a second home."""
    alternating = city.today("guardians").filter(nw.col("residence") == "VUOROASUMINEN").select("person")
    told = city.today("circumstances").filter(nw.col("kind") == "second_home").select("person")
    return rows.join(nw.concat([alternating, told]), on="person", how="semi")
