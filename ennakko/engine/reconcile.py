"""The reconcile table: what becomes of a proposal when the ledger and the need are held against each other.

This is a specification (`tests/spec/test_reconcile.py` spells it out). A proposal lives in one of the classes below; the
person is found again with the same facts, found with different facts, no longer found, or found to have what was
needed, here or elsewhere. Reading a cell never changes anything: `plan.py` turns it into rows.
"""

from enum import StrEnum


class Ledger(StrEnum):
    """What the ledger says, as far as reconciling goes."""

    NOTHING = "nothing"
    OPEN = "open"  # sent, or about to be
    BOUND = "bound"  # open, and served on somebody: the deadline has begun to bind
    SETTLED = "settled"  # accepted, no remark, or decided
    DECLINED = "declined"
    SOMETHING_ELSE = "something_else"
    BY_HAND = "by_hand"
    WITH_STAFF = "with_staff"
    DECIDED_CASE = "decided_case"  # with staff, and a decision stands: only a person closes it
    SEASON_OVER = "season_over"  # lapsed at the season's end
    GONE = "gone"  # withdrawn, or lapsed within the season


class Need(StrEnum):
    """What the sweep found of the person."""

    SAME = "same"
    DIFFERENT = "different"  # their own facts changed, not the optimum
    NONE = "none"  # no longer entitled
    MET = "met"  # has what was needed: enrolled, in a private school ...
    ELSEWHERE = "elsewhere"  # the same, at another place than the one held
    GATED = "gated"  # dead, moved away, no ground to look


class Act(StrEnum):
    """What to do."""

    NOTHING = "nothing"
    CREATE = "create"
    KEEP = "keep"
    IMPROVE = "improve"  # revise if a free place is better for the resident, else note
    NOTE = "note"  # keep the place, show the new facts; somebody who moved too far goes to staff
    WITHDRAW = "withdraw"
    TO_STAFF = "to_staff"
    CLOSE = "close"  # an open case of staff: withdrawn, and said why


_ = Act
TABLE: dict[Ledger, dict[Need, Act]] = {
    #                        same      different   none        met         elsewhere   gated
    row: dict(zip(Need, acts, strict=True))
    for row, acts in {
        Ledger.NOTHING: (_.CREATE, _.CREATE, _.NOTHING, _.NOTHING, _.NOTHING, _.NOTHING),
        Ledger.OPEN: (_.KEEP, _.IMPROVE, _.WITHDRAW, _.WITHDRAW, _.WITHDRAW, _.WITHDRAW),
        Ledger.BOUND: (_.KEEP, _.NOTE, _.WITHDRAW, _.WITHDRAW, _.WITHDRAW, _.WITHDRAW),
        Ledger.SETTLED: (_.KEEP, _.TO_STAFF, _.TO_STAFF, _.KEEP, _.TO_STAFF, _.TO_STAFF),
        Ledger.DECLINED: (_.KEEP, _.KEEP, _.KEEP, _.KEEP, _.KEEP, _.KEEP),
        Ledger.SOMETHING_ELSE: (_.KEEP, _.TO_STAFF, _.TO_STAFF, _.CLOSE, _.CLOSE, _.TO_STAFF),
        Ledger.BY_HAND: (_.KEEP, _.TO_STAFF, _.TO_STAFF, _.KEEP, _.TO_STAFF, _.TO_STAFF),
        Ledger.WITH_STAFF: (_.KEEP, _.NOTE, _.CLOSE, _.CLOSE, _.CLOSE, _.CLOSE),
        Ledger.DECIDED_CASE: (_.KEEP, _.NOTE, _.TO_STAFF, _.KEEP, _.TO_STAFF, _.TO_STAFF),
        Ledger.SEASON_OVER: (_.KEEP, _.KEEP, _.KEEP, _.KEEP, _.KEEP, _.KEEP),
        Ledger.GONE: (_.CREATE, _.CREATE, _.NOTHING, _.NOTHING, _.NOTHING, _.NOTHING),
    }.items()
}


def ledger_class(state: str | None, live: bool, bound: bool, decided: bool) -> Ledger:
    """The class of a proposal from its state, whether it lives, whether anybody was served and whether a decision stands."""
    if state is None:
        return Ledger.NOTHING
    if not live:
        return Ledger.GONE
    if state == "open":
        return Ledger.BOUND if bound else Ledger.OPEN
    if state in {"accepted", "no_remark", "decided"}:
        return Ledger.SETTLED
    if state == "with_staff" and decided:
        return Ledger.DECIDED_CASE
    return Ledger.SEASON_OVER if state == "lapsed" else Ledger(state)
