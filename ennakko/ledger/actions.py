"""The verbs of the ledger, one per state change: keyword-only, atomic, each with its event."""

from ennakko.ledger.answers import answer, record_answer, undo
from ennakko.ledger.brakes import pull_brake, release_brake, release_growth
from ennakko.ledger.cases import lapse, place_by_hand, resolve, revise, to_staff, withdraw
from ennakko.ledger.decisions import correct_decision, decide, give_decision, undo_decision
from ennakko.ledger.deployment import back_to_planning, go_live
from ennakko.ledger.export import export
from ennakko.ledger.freezes import freeze, unfreeze
from ennakko.ledger.groups import put_in_group
from ennakko.ledger.handover import hand_over, reassign
from ennakko.ledger.hearing import heard_elsewhere
from ennakko.ledger.notes import note, reminded
from ennakko.ledger.objectives import choose_objective
from ennakko.ledger.served import deliver, deliver_decision, deliver_decisions, deliver_many, returned
from ennakko.ledger.signing import leave_out, open_list, put_back, sign
from ennakko.ledger.withdrawing import object_to, withdraw_consent

__all__ = [
    "answer", "back_to_planning", "choose_objective", "correct_decision", "decide", "deliver", "deliver_decision",
    "deliver_decisions", "deliver_many", "export", "freeze", "give_decision", "go_live", "hand_over", "heard_elsewhere",
    "lapse", "leave_out", "note", "object_to", "open_list", "place_by_hand", "pull_brake", "put_back", "put_in_group", "reassign",
    "record_answer", "release_brake", "release_growth", "reminded", "resolve", "returned", "revise", "sign", "to_staff", "undo",
    "undo_decision", "unfreeze", "withdraw", "withdraw_consent",
]  # fmt: skip
