"""How long messages are kept: as long as what they tell of, and no longer."""

from ennakko.audit.retention import Kept
from ennakko.outbox.models import Attempt, Message, Receipt

KEPT = (
    Kept(Message, "with", "the proposal it tells of"),
    Kept(Attempt, "with", "the message it is about"),
    Kept(Receipt, "with", "the message it is about"),
)
