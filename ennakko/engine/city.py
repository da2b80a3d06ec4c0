"""The city a service sees: only the columns it declared, only the people who passed the gate."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import narwhals as nw

from ennakko.engine.tables import Tables
from ennakko.engine.vocabulary import FRAMES


class Undeclared(LookupError):
    """A service reached for a frame or a parameter that it did not declare."""


class City:
    """Frames by attribute (`city.people`), each with its key and the declared columns; the day, season, parameters.

    `people` holds the rows that passed the gate; from every other frame the rows of those excluded are taken out.
    """

    def __init__(
        self,
        tables: Tables,
        reads: Mapping[str, Sequence[str]],
        people: nw.LazyFrame[Any],
        excluded: nw.LazyFrame[Any],
        *,
        day: date,
        season: int,
        parameters: Mapping[str, Any],
    ) -> None:
        self._tables, self._reads, self._people, self._excluded = tables, reads, people, excluded
        self.day, self.season, self._parameters = day, season, parameters
        self._seen: dict[
            str, nw.LazyFrame[Any]
        ] = {}  # what was asked for already: an expression has its price
        self._today: dict[str, nw.LazyFrame[Any]] = {}

    def __getattr__(self, name: str) -> nw.LazyFrame[Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._seen:
            self._seen[name] = self._declared(name)
        return self._seen[name]

    def today(self, name: str) -> nw.LazyFrame[Any]:
        """The rows of a frame that hold on the city's day; it must declare `since` and `until`."""
        if name not in self._today:
            self._today[name] = getattr(self, name).filter(in_force(self.day))
        return self._today[name]

    def _declared(self, name: str) -> nw.LazyFrame[Any]:
        if name not in FRAMES:
            raise Undeclared(f"There is no frame {name!r}: there are {', '.join(FRAMES)}.")
        if name not in self._reads and name != "people":
            raise Undeclared(f"The service reads {name!r} without declaring it: add it to `uses`.")
        described = FRAMES[name]
        wanted = [*described.key, *(c for c in self._reads.get(name, ()) if c not in described.key)]
        if name == "people":
            return self._people.select(wanted)
        frame = self._tables.frames[name].select(wanted)
        if described.person is None:
            return frame
        return frame.join(self._excluded, on="person", how="anti")

    @property
    def everybody(self) -> nw.LazyFrame[Any]:
        """`people` with `guarded` beside: where the finding starts."""
        wanted = [*FRAMES["people"].key, *self._reads.get("people", ()), "guarded"]
        return self._people.select(list(dict.fromkeys(wanted)))

    def parameter(self, name: str) -> Any:
        """The value of a dated parameter on the city's day."""
        if name not in self._parameters:
            raise Undeclared(f"No parameter {name!r} is in force on {self.day}: add it to parameters.toml.")
        return self._parameters[name]

    def lift(self, frame: Any) -> nw.LazyFrame[Any]:
        """A small Polars frame as a lazy frame of this city's engine."""
        return self._tables.lift(frame)


def in_force(day: date) -> nw.Expr:
    """Rows whose dates hold on `day`: from `since` (null: open) until the day before `until` (null: open)."""
    since, until = nw.col("since"), nw.col("until")
    return (since.is_null() | (since <= day)) & (until.is_null() | (until > day))
