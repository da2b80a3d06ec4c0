"""What several groups say of one pair of people, and what a tie is after them. Pure: no database.

Several groups tell the same pair (HUOLTAJA, HUOLTAJA_SUPPEA, HUOLTAJA_RAJOITETTU): the fullest one is read, so that a
pair changes once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ennakko.register.vtj.facts import (
    TELLS_NOW,
    Change,
    CustodyTie,
    ParentTie,
    PartnerTie,
    Related,
    Statement,
    Tie,
)

SHORT_FORMS = ("_SUPPEA", "_RAJOITETTU")  # in this order of fullness, after the group itself
LAST_RESORT = "PERHESUHDE"


@dataclass(frozen=True)
class Pair:
    """Two people and what ties them, seen from the record's person."""

    relation: str
    other: Related
    other_is_child: bool


def pairs(statements: Iterable[Statement]) -> dict[Pair, list[Statement]]:
    """The statements of each pair, in order, from the fullest of the groups that tell it."""
    told: dict[Pair, list[Statement]] = {}
    for said in statements:
        if isinstance(said.fact, Tie) and said.change is not Change.NOTE:
            told.setdefault(_pair(said.fact), []).append(said)
    return {
        pair: [said for said in group if _rank(said) == min(_rank(other) for other in group)]
        for pair, group in told.items()
    }


def _pair(tie: Tie) -> Pair:
    who = tie.other if tie.other.code is None else Related(tie.other.code, "", "", None, "")
    if isinstance(tie, PartnerTie):
        return Pair(tie.kind, who, False)
    return Pair("custody" if isinstance(tie, CustodyTie) else "parenthood", who, tie.other_is_child)


def _rank(said: Statement) -> int:
    if said.group == LAST_RESORT:
        return len(SHORT_FORMS) + 1
    return next((place for place, form in enumerate(SHORT_FORMS, 1) if said.group.endswith(form)), 0)


def after(state: Tie | None, said: Statement, on: date) -> Tie | None:
    """What a tie is after one statement about it. None: it is not, and never was."""
    tie = said.fact
    assert isinstance(tie, Tie)
    if said.change not in TELLS_NOW:
        return None
    if state is None:
        return tie
    older = tie.since is not None and state.since is not None and tie.since < state.since
    if older and tie.until is not None and tie.until <= on:
        return state  # an earlier tie of the same two, long over
    if isinstance(tie, ParentTie) and isinstance(state, ParentTie) and state.active and not tie.active:
        if said.change is Change.STATED:
            return state  # base data lists a passive row beside the active one: it does not count
        return replace(state, active=False, until=tie.until or on)
    return _merged(state, tie)


def _merged(state: Tie, tie: Tie) -> Tie:
    """`tie`, with what it leaves unsaid taken from `state`."""
    since = tie.since or state.since
    if isinstance(tie, CustodyTie) and isinstance(state, CustodyTie):
        return replace(
            tie,
            since=since,
            kind=state.kind if tie.kind is None else tie.kind,
            role=state.role if tie.role is None else tie.role,
            residence=state.residence if tie.residence is None else tie.residence,
            rights=state.rights if tie.rights is None else tie.rights,
        )
    if isinstance(tie, ParentTie) and isinstance(state, ParentTie):
        return replace(tie, since=since, role=tie.role or state.role)
    return replace(tie, since=since)


def alike(state: Tie, before: Tie | None) -> bool:
    """Whether two ties of one pair say the same (how the other person is described is no matter)."""
    return before is not None and replace(state, other=before.other) == before
