"""What has happened between the city and one reader. What another guardian did is theirs, and is not told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ennakko.audit import access as audit
from ennakko.base.clock import HELSINKI
from ennakko.base.text import Text
from ennakko.portal.ways import named
from ennakko.portal.words import history as said


@dataclass(frozen=True)
class Line:
    """Something that happened, and when."""

    on: date
    what: Text


def history(found: Any, mine: Any) -> tuple[Line, ...]:
    """The lines for the addressee `mine` (None: the reader is the subject), in order."""
    lines = [Line(made_on(found), said.made)]
    if mine and mine.served_on:
        lines.append(Line(mine.served_on, said.opened if mine.proof == "opened" else said.served))
    for event in audit.history(f"proposal:{found.pk}"):
        what = _what(event.verb, event.payload or {}, mine)
        if what is not None:
            lines.append(Line(event.at.astimezone(HELSINKI).date(), what))
    return tuple(lines)


def made_on(found: Any) -> date:
    """The day the proposal was made on."""
    return found.swept_on or found.made_at.astimezone(HELSINKI).date()


def outcome(found: Any) -> Text | None:
    """How a person closed the case; None where nobody did."""
    return said.outcomes.get(found.reason) if found.state in {"accepted", "by_hand"} else None


def _what(verb: str, told: dict[str, Any], mine: Any) -> Text | None:
    """The event in words; None for what is not this reader's to know."""
    if verb == "resolved":
        how = said.outcomes.get(told["outcome"])  # of a death the page says nothing
        return said.resolved.format(outcome=how) if how is not None else None
    if verb in said.of_everybody:
        return said.of_everybody[verb]
    if mine is None or told.get("addressee") != mine.person:
        return None
    if verb == "undone":
        return said.undone
    answer = named(told.get("answer", ""), told.get("wish", ""))
    if verb != "answered" or answer is None:
        return None
    recorded = "received_on" in told  # by an officer: it came on paper or by phone
    return (said.recorded if recorded else said.replied.get(told.get("how", ""), said.answered)).format(
        answer=answer
    )
