"""Who may speak for a resident: they themselves, a guardian, either, or only after a professional's assessment.

Three rules with dates of their own (`minors.toml`): consenting online, standing as a party, capability in health.
"""

import tomllib
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ennakko.engine.parameters import Parameters


class Speaks(StrEnum):
    """Whose word counts."""

    SELF = "self"
    GUARDIAN = "guardian"
    EITHER = "either"  # each separately
    ASSESSED = "assessed"  # a professional assesses the minor's capability: no word given here counts


@cache
def rules() -> Parameters:
    """The dated rules with their sources."""
    return Parameters.of(tomllib.loads((Path(__file__).parent / "minors.toml").read_text("utf-8")))


def speaks(rule: str, born: date | None, on: date) -> Speaks:
    """Whose word counts on the day by `rule` (online_consent, party or health). Of whom no birth date is known, nobody can
    say that they are of age."""
    if born is None:
        return Speaks.ASSESSED
    if of_age(born, on):
        return Speaks.SELF
    age = years(born, on)
    if rule == "health":
        return Speaks.ASSESSED
    if age < rules().value(rule, on).value:
        return Speaks.GUARDIAN
    return Speaks.EITHER if rule == "party" else Speaks.SELF


def of_age(born: date, on: date) -> bool:
    """Whether somebody born then is no minor on the day."""
    return years(born, on) >= int(rules().value("majority", on).value)


def years(born: date, on: date) -> int:
    """Full years of age on the day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
