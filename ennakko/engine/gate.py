"""The gate: who may be looked at. It stands before the need, so that whoever is excluded never reaches a service.

Three results: pass, exclude (with a reason, counted), by hand. Whoever is under a non-disclosure order, or lives with
or has custody of somebody who is, goes by hand: rules about age still run, but where they live is null, and the result
is a restricted case for people, never an allocation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from ennakko.base.text import Text
from ennakko.engine.permissions import REASONS, Permissions
from ennakko.engine.service import Consent, Service, Tell
from ennakko.engine.tables import Tables
from ennakko.engine.vocabulary import PEOPLE


@dataclass(frozen=True)
class Exclusion:
    """Why somebody was not looked at, and who is told if a proposal was open."""

    says: Text
    tell: Tell


EXCLUSIONS: Mapping[str, Exclusion] = {
    "dead": Exclusion(
        Text("Henkilö on kuollut.", "Personen har avlidit.", "The person has died."), Tell.NOBODY
    ),
    "not_resident": Exclusion(
        Text(
            "Kotikunta ei ole Helsinki.",
            "Hemkommunen är inte Helsingfors.",
            "The home municipality is not Helsinki.",
        ),
        Tell.RESIDENT,
    ),
    "no_consent": Exclusion(
        Text("Suostumusta ei ole annettu.", "Samtycke har inte getts.", "No consent has been given."),
        Tell.RESIDENT,
    ),
    "objected": Exclusion(
        Text(
            "Tietojen käyttöä tähän on vastustettu.",
            "Användningen av uppgifterna har motsatts.",
            "The use of the data for this was objected to.",
        ),
        Tell.RESIDENT,
    ),
    "no_contact": Exclusion(
        Text(
            "Yhteydenotto on kielletty.", "Kontakt har förbjudits.", "The city was asked not to get in touch."
        ),
        Tell.NOBODY,
    ),
    "quiet": Exclusion(
        Text("Hiljainen aika on meneillään.", "En tyst period pågår.", "A quiet period is running."),
        Tell.NOBODY,
    ),
    "marketing_ban": Exclusion(
        Text(
            "Väestötiedoissa on suoramarkkinointikielto.",
            "I befolkningsdatasystemet finns ett förbud mot direktmarknadsföring.",
            "The population register holds a ban on direct marketing.",
        ),
        Tell.NOBODY,
    ),
}


STAYS = "stays_until"


def reasons_for(service: Service) -> frozenset[str]:
    """The reasons for which this service may leave somebody out."""
    reasons = {"dead", "not_resident"}
    if isinstance(service.basis, Consent):
        reasons |= {"no_consent", *REASONS}
    elif service.may_be_objected_to:
        reasons.add("objected")
    return frozenset(reasons)


@dataclass(frozen=True)
class Gate:
    """`people`: the rows that passed, with where they live nulled for those by hand (column `guarded`)."""

    people: nw.LazyFrame[Any]
    _out: nw.LazyFrame[Any]
    _why: Mapping[str, nw.Expr]

    @property
    def excluded(self) -> nw.LazyFrame[Any]:
        """The persons (one column) nobody may look at for this service."""
        return self._out.select("person")

    def counts(self) -> dict[str, int]:
        """Reason to number of people excluded."""
        counted = self._judged(self._out).group_by("gate").agg(nw.len().alias("n"))
        return dict(sorted(counted.collect("polars").to_native().select("gate", "n").iter_rows()))

    def reasons(self, persons: list[int]) -> dict[int, str]:
        """Why each of `persons` was excluded; those who passed, or are unknown, are absent."""
        asked = self._judged(self._out.filter(nw.col("person").is_in(persons)))
        return dict(asked.collect("polars").to_native().iter_rows())

    def _judged(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """The first reason that holds: columns person, gate."""
        reason: Any = None
        for name, holds in self._why.items():
            reason = (nw if reason is None else reason).when(holds).then(nw.lit(name))
        return rows.select("person", gate=reason.otherwise(nw.lit(None, dtype=nw.String)))


def gate(service: Service, tables: Tables, *, on: date, permissions: Permissions | None = None) -> Gate:
    """Judge every person of `tables` for `service` on the day.

    `permissions` is what residents said; without it nobody has consented to anything, and nobody objected.
    """
    people = tables.frames["people"]
    ours = str(service.parameters.on(on)["municipality"])
    dead = ~nw.col("died").is_null()
    elsewhere = ~nw.col("guarded") & (nw.col("municipality").is_null() | (nw.col("municipality") != ours))
    if (
        STAYS in service.reads()["people"]
    ):  # a service for whoever lives here, whatever their home municipality is
        elsewhere = elsewhere & (nw.col(STAYS).is_null() | (nw.col(STAYS) <= on))
    excluded = {"dead": dead, "not_resident": elsewhere}
    said = permissions or Permissions()
    if isinstance(service.basis, Consent):
        people, refused = _voluntary(service, people, tables, said)
        excluded |= refused
    elif service.may_be_objected_to and not said.objections.is_empty():
        against = said.objections.filter(pl.col("service") == service.key).select("person").unique()
        people = _marked(people, tables, against.with_columns(objected=pl.lit(True)))
        excluded["objected"] = ~nw.col("objected").is_null()
    # A plain filter, not a computed reason: dataframe engines push it down into the reading of the file.
    passes = nw.all_horizontal(*(~reason for reason in excluded.values()), ignore_nulls=False)
    return Gate(people.filter(passes).with_columns(_HIDDEN), people.filter(~passes), excluded)


def _voluntary(
    service: Service, people: nw.LazyFrame[Any], tables: Tables, said: Permissions
) -> tuple[nw.LazyFrame[Any], dict[str, nw.Expr]]:
    """What only the resident may allow: who did not allow it, or asked not to be contacted, is not looked at."""
    assert isinstance(service.basis, Consent)
    allowed = said.allowed(service.basis.purpose, service.categories())
    people = _marked(people, tables, allowed.with_columns(allowed=pl.lit(True)))
    refused = {"no_consent": nw.col("allowed").is_null()}
    if not said.silences.is_empty():
        people = _marked(people, tables, said.silent())
        refused |= {reason: ~nw.col("silent").is_null() & (nw.col("silent") == reason) for reason in REASONS}
    return people, refused


def _marked(people: nw.LazyFrame[Any], tables: Tables, marks: pl.DataFrame) -> nw.LazyFrame[Any]:
    return people.join(tables.lift(marks), on="person", how="left")


def _narwhals(name: str) -> Any:
    """The column's type as Narwhals names it: DuckDB loses the type of a column that is all null."""
    return {pl.Int64: nw.Int64, pl.Int32: nw.Int32, pl.String: nw.String, pl.Date: nw.Date}[
        PEOPLE[name].dtype
    ]


# Where somebody lives, null for those by hand.
_HIDDEN = [
    nw.when(nw.col("guarded")).then(nw.lit(None)).otherwise(nw.col(name)).cast(_narwhals(name)).alias(name)
    for name in PEOPLE.located
]
