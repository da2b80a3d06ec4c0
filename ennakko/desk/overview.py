"""The plan page's parts, worked out from a plan: counts, both objectives side by side, rows of a page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.desk import words
from ennakko.desk.news import News
from ennakko.desk.planned import Sight
from ennakko.desk.reasons import reason
from ennakko.desk.words import steer
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

    person: int
    frozen: bool
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


def found(sight: Sight, kind: str, places: Collection[int]) -> pl.DataFrame:
    """The rows a reader may see: never restricted; of one kind of news where it is asked for; at `places` where any are
    named."""
    rows = sight.plan.rows.filter(~pl.col("restricted"))
    if sight.news is not None and kind in sight.news.rows:
        news = sight.news.rows[kind]
        # What is gone has no row in the plan any more: it is shown as it was.
        rows = pl.concat([news, rows.clear()], how="diagonal_relaxed").select(rows.columns)
    return rows.filter(pl.col("place").is_in(list(places))) if places else rows


def filtered(rows: pl.DataFrame, action: str, why: str) -> pl.DataFrame:
    """Of `rows` those of an action, `changes` or `all`, and of a reason if given."""
    if action == "changes":
        rows = rows.filter(pl.col("action") != "keep")
    elif action in words.actions:
        rows = rows.filter(pl.col("action") == action)
    return rows.filter(pl.col("reason") == why) if why else rows


def in_order(service: Service, rows: pl.DataFrame, sort: str) -> pl.DataFrame:
    """The rows by the name of the school or of the reason, in the reader's language; else by person."""
    language = current()
    if sort == "place":
        keys = rows["place"].unique().drop_nulls().to_list()
        called = {key: place.name[language] for key, place in register.places(keys).items()}
    elif sort == "reason":
        called = {key: reason(service, key)[language] for key in rows["reason"].unique().to_list()}
    else:
        return rows
    by = pl.col(sort).replace_strict(called, default=None, return_dtype=pl.String)
    return rows.sort(by, "person", nulls_last=True, maintain_order=True)


def news(changed: News | None) -> dict[str, Any] | None:
    """What changed, as the page shows it: the day, the kinds with their numbers, what people did."""
    if changed is None:
        return None
    done: dict[tuple[Text, Text], int] = {}
    for who, verb, times in changed.acts:
        line = (steer.who[who], steer.verbs.get(verb, steer.other_act))
        done[line] = done.get(line, 0) + times
    return {
        "since": changed.since.astimezone(HELSINKI).date(),
        "kinds": [(key, title, changed.rows[key].height) for key, title in steer.kinds.items()],
        "acts": [(who, verb, times) for (who, verb), times in done.items()],
    }


def reasons(service: Service, rows: pl.DataFrame) -> list[tuple[str, Text, int]]:
    """The reasons among `rows`, most common first."""
    counted = rows.group_by("reason").len().sort("len", "reason", descending=[True, False])
    return [(key, reason(service, key), number) for key, number in counted.iter_rows()]


def shown(service: Service, rows: pl.DataFrame, frozen: Collection[int] = ()) -> list[Row]:
    """The rows of one page with names; ask only for what a page shows."""
    names = register.names_of(rows["person"].to_list())
    places = register.places(rows["place"].drop_nulls().to_list())
    return [
        Row(
            person=row["person"],
            frozen=row["person"] in frozen,
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
    """Last name, then the name used; a dash for somebody the register no longer names."""
    name = names.get(person)
    return f"{name.last}, {name.called}" if name else "–"


def objectives(report: Mapping[str, Any]) -> Objectives | None:
    """Both objectives side by side, from the report of a plan or a sweep; None when nobody competed for a place."""
    if "chosen" not in report:
        return None
    keys = [key for key in words.objective if key in report]
    return Objectives(
        columns=tuple((words.objective[key], key == report["chosen"]) for key in keys),
        rows=tuple(
            (title, tuple(_written(measure, report[key].get(measure)) for key in keys))
            for measure, title in (words.measures | steer.prices).items()
        ),
    )


def _written(measure: str, value: Any) -> str:
    language = current()
    if value is None:
        return "–"
    if measure == "share_nearest":
        return said.percent(value, language)
    if measure in {"mean", "longest", "unit_price"}:
        return f"{said.number(value, language)}{said.NBSP}m"
    return said.number(value, language)


def gate(plan: Plan, service: Service) -> Sequence[tuple[Text, int]]:
    """Why people were not looked at. A count under five could point at somebody and is left out."""
    return [(reason(service, key), number) for key, number in plan.gate.items() if number >= 5]
