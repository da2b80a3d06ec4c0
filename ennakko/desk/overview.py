"""The plan page's parts, worked out from a plan: counts, both objectives side by side, rows of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ennakko.base.text import Text
from ennakko.desk import words
from ennakko.desk.reasons import reason
from ennakko.engine.rows import Plan
from ennakko.engine.service import Service
from ennakko.register import access as register
from ennakko.ui import said
from ennakko.ui.language import current


@dataclass(frozen=True)
class Count:
    """A number with its name; `here` says that the page is filtered by it."""

    key: str
    title: Text
    number: int
    here: bool


@dataclass(frozen=True)
class Row:
    """One child in the plan."""

    proposal: int | None
    who: str
    action: Text
    reason: Text
    place: Text | None
    metres: int | None


@dataclass(frozen=True)
class Objectives:
    """Both allocations measured: `columns` (title, chosen) and `rows` (title, values as written)."""

    columns: tuple[tuple[Text, bool], ...]
    rows: tuple[tuple[Text, tuple[str, ...]], ...]


def counts(plan: Plan, here: str) -> list[Count]:
    """Rows by action, restricted ones in no count."""
    return [Count(key, title, plan.counts[key], here == key) for key, title in words.actions.items()]


def filtered(plan: Plan, action: str, why: str) -> pl.DataFrame:
    """The rows a page shows: of an action, `changes` or `all`, and of a reason if given; never restricted."""
    rows = plan.rows.filter(~pl.col("restricted"))
    if action == "changes":
        rows = rows.filter(pl.col("action") != "keep")
    elif action in words.actions:
        rows = rows.filter(pl.col("action") == action)
    return rows.filter(pl.col("reason") == why) if why else rows


def reasons(service: Service, rows: pl.DataFrame) -> list[tuple[str, Text, int]]:
    """The reasons among `rows`, most common first."""
    counted = rows.group_by("reason").len().sort("len", "reason", descending=[True, False])
    return [(key, reason(service, key), number) for key, number in counted.iter_rows()]


def shown(service: Service, rows: pl.DataFrame) -> list[Row]:
    """The rows of one page with names; ask only for what a page shows."""
    names = register.names_of(rows["person"].to_list())
    places = register.places(rows["place"].drop_nulls().to_list())
    return [
        Row(
            proposal=row["proposal"],
            who=who(names, row["person"]),
            action=words.actions[row["action"]],
            reason=reason(service, row["reason"]),
            place=places[row["place"]].name if row["place"] in places else None,
            metres=row["cost"],
        )
        for row in rows.iter_rows(named=True)
    ]


def who(names: Mapping[int, Any], person: int) -> str:
    """Last name, then the name used."""
    name = names[person]
    return f"{name.last}, {name.called}"


def objectives(report: Mapping[str, Any]) -> Objectives | None:
    """Both objectives side by side, from the report of a plan or a sweep; None when nobody competed for a place."""
    if "chosen" not in report:
        return None
    keys = [key for key in words.objective if key in report]
    return Objectives(
        columns=tuple((words.objective[key], key == report["chosen"]) for key in keys),
        rows=tuple(
            (title, tuple(_written(measure, report[key][measure]) for key in keys))
            for measure, title in words.measures.items()
        ),
    )


def _written(measure: str, value: Any) -> str:
    language = current()
    if value is None:
        return "–"
    if measure == "share_nearest":
        return said.percent(value, language)
    if measure in {"mean", "longest"}:
        return f"{said.number(value, language)}{said.NBSP}m"
    return said.number(value, language)


def gate(plan: Plan, service: Service) -> Sequence[tuple[Text, int]]:
    """Why people were not looked at. A count under five could point at somebody and is left out."""
    return [(reason(service, key), number) for key, number in plan.gate.items() if number >= 5]
