"""Dated parameters: dates, ages and thresholds that law or policy may change, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Value:
    """A value from a day on, and where it was read."""

    since: date
    value: Any
    source: str

    @property
    def unsure(self) -> bool:
        """Whether the source says of itself that it was not read: then nothing here confirms the value."""
        return self.source.startswith("unsure")


@dataclass(frozen=True)
class Parameters:
    """Parameter name to its values, oldest first."""

    dated: Mapping[str, tuple[Value, ...]]

    @classmethod
    def of(cls, toml: Mapping[str, Any]) -> "Parameters":
        """From a parsed TOML document: `[[name]]` tables with `since`, `value` and `source`, in any order."""
        return cls(
            {
                name: tuple(sorted((Value(**entry) for entry in entries), key=lambda value: value.since))
                for name, entries in toml.items()
            }
        )

    def value(self, name: str, day: date) -> Value:
        """The value of one parameter in force on `day`, with its source. KeyError where none is."""
        in_force = [value for value in self.dated.get(name, ()) if value.since <= day]
        if not in_force:
            raise KeyError(f"parameters.toml gives no {name} in force on {day}")
        return in_force[-1]

    def on(self, day: date) -> dict[str, Any]:
        """Every parameter's value on `day`. A parameter not yet in force is absent."""
        return {
            name: [value for value in values if value.since <= day][-1].value
            for name, values in self.dated.items()
            if values[0].since <= day
        }
