"""What a guardian is told of the others: seen, waited for, or in conflict. Never who they are, nor what they said
unless answers differ; and nothing of somebody one may not write to."""

from collections.abc import Sequence
from typing import Any

from ennakko.base.text import Text
from ennakko.portal.words import others as said
from ennakko.register import access as register

DISAGREE = "guardians_disagree"


def others(found: Any, mine: Any, parties: Sequence[Any]) -> tuple[Text, ...]:
    """A line for each other addressee in force, in no telling order of keys: the most settled first."""
    known = register.reachable({party.person for party in parties})
    theirs = [p for p in parties if p.active and p.person != mine.person and p.person in known]
    differ = found.state == "with_staff" and found.reason == DISAGREE and bool(mine.answer)
    return tuple(
        _line(party, differ and _against(mine, party))
        for party in sorted(theirs, key=lambda party: (not party.answer, party.served_on is None))
    )


def in_conflict(lines: Sequence[Text]) -> bool:
    """Whether one of the lines tells that answers differ."""
    return any(line in said.conflict.values() for line in lines)


def _line(party: Any, differs: bool) -> Text:
    if differs:
        return said.conflict["yes" if party.answer == "yes" else "other"]
    if party.answer:
        return said.answered
    return said.seen if party.served_on else said.waited_for


def _against(mine: Any, party: Any) -> bool:
    """Whether one says yes and the other does not."""
    return bool(party.answer) and (mine.answer == "yes") != (party.answer == "yes")
