"""Drawn tables: a small city written down as text, the way the specs show it.

    people
    person | born       | x | y | home | school_language | guardians
    1      | 2020-03-01 | 0 | 0 | 10   | fi              | 101 102

Columns that are not drawn take the value that makes them unremarkable (a living resident of 091, unprotected).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from ennakko.engine.rows import HELD, LEDGER
from ennakko.engine.tables import Tables, duckdb_tables, polars_tables
from ennakko.engine.vocabulary import FRAMES

DAY = date(2027, 2, 1)
ENGINES = {"polars": polars_tables, "duckdb": duckdb_tables}


def drawn(text: str) -> list[dict[str, str | None]]:
    """The rows of one drawn table; an empty cell is None."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    names = [name.strip() for name in lines[0].split("|")]
    return [
        dict(zip(names, [cell.strip() or None for cell in line.split("|")], strict=True))
        for line in lines[1:]
    ]


@dataclass
class Small:
    """A small city in the making: frames by name, as lists of rows."""

    people: str = ""
    places: str = ""
    enrolments: str = ""
    circumstances: str = ""
    districts: str = ""
    parents: str = ""
    rights: str = ""
    loaded: dict[str, date] = field(default_factory=lambda: {"enrolments": DAY})

    def frames(self) -> dict[str, pl.DataFrame]:
        """The frames as described in `engine.vocabulary`."""
        people, guardians, choices = [], [], []
        for row in drawn(self.people) if self.people else []:
            person = int(row["person"] or 0)
            people.append(
                {
                    "person": person,
                    "born": row.get("born"),
                    "died": row.get("died"),
                    "municipality": None if row.get("protected") else row.get("municipality", "091"),
                    "home": row.get("home") or person,
                    "building": row.get("building") or row.get("home") or person,
                    "x": row.get("x"),
                    "y": row.get("y"),
                    "protected": bool(row.get("protected")),
                    "guarded": bool(row.get("protected") or row.get("guarded")),
                }
            )
            if row.get("school_language"):
                choices.append({"person": person, "school_language": row["school_language"]})
            for guardian in (row.get("guardians") or "").split():
                guardians.append(
                    {
                        "person": person,
                        "guardian": int(guardian.rstrip("*")),
                        "limited": guardian.endswith("*"),
                        "residence": row.get("residence"),
                    }
                )
        return {
            "people": _frame("people", people),
            "guardians": _frame("guardians", guardians),
            "choices": _frame("choices", choices),
            "places": _frame("places", drawn(self.places) if self.places else []),
            "enrolments": _frame("enrolments", drawn(self.enrolments) if self.enrolments else []),
            "circumstances": _frame("circumstances", drawn(self.circumstances) if self.circumstances else []),
            "districts": _frame("districts", drawn(self.districts) if self.districts else []),
            "parents": _frame("parents", drawn(self.parents) if self.parents else []),
            "custody_rights": _frame("custody_rights", drawn(self.rights) if self.rights else []),
        }

    def tables(self, engine: str = "polars") -> Tables:
        """The city in one dataframe engine."""
        return ENGINES[engine](self.frames(), self.loaded, "drawn")


def _frame(name: str, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    schema = FRAMES[name].schema
    columns: dict[str, list[Any]] = {column: [] for column in schema}
    for row in rows:
        for column, dtype in schema.items():
            columns[column].append(_value(row.get(column), dtype))
    return pl.DataFrame(columns, schema=schema)


def _value(value: Any, dtype: type[pl.DataType]) -> Any:
    if value is None or not isinstance(value, str):
        return value
    if dtype is pl.Date:
        return date.fromisoformat(value)
    return int(value) if dtype in {pl.Int64, pl.Int32} else value


def ledger(*rows: dict[str, Any]) -> pl.DataFrame:
    """A ledger frame from rows that say only what matters."""
    plain = {
        "state": "open", "live": True, "bound": False, "place": None, "cost": None, "situation": "", "reason": "entitled",
        "restricted": False, "decided": False, "version": 1, "addressees": [],
    }  # fmt: skip
    return pl.DataFrame([plain | {"proposal": row["person"] + 1000} | row for row in rows], schema=LEDGER)


def held(frame: pl.DataFrame) -> pl.DataFrame:
    """The seats the live rows of a ledger frame hold."""
    live = frame.filter(pl.col("live") & pl.col("place").is_not_null())
    return live.group_by("place").agg(seats=pl.len().cast(pl.Int64)).cast(HELD)  # type: ignore[arg-type]


def after(frame: pl.DataFrame, plan: Any) -> pl.DataFrame:
    """The ledger once a plan is applied: the engine's own model of `ledger.apply`."""
    written = plan.changes
    touched = written["person"].to_list()
    rows = written.select(
        proposal=pl.col("proposal").fill_null(pl.col("person") + 5000 + pl.col("previous").fill_null(0)),
        person="person",
        state="state",
        live=pl.col("state") != "withdrawn",
        bound=pl.lit(False),
        place="place",
        cost="cost",
        situation="situation",
        reason="reason",
        restricted="restricted",
        decided=pl.lit(False),
        version=pl.col("expects") + 1,
        addressees="addressees",
    )
    for kept in ("bound", "decided"):
        before = dict(frame.select("person", kept).iter_rows())
        told = [bool(before.get(person)) for person in rows["person"]]
        rows = rows.with_columns(pl.Series(kept, told, dtype=pl.Boolean))
    return pl.concat([frame.filter(~pl.col("person").is_in(touched)), rows.cast(LEDGER)]).sort("person")  # type: ignore[arg-type]
