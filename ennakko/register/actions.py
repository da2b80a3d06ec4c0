"""The verbs of the register beside its feeds: keyword-only, each with its event."""

from ennakko.register.by_hand import Entered, end_stay, enter_by_hand
from ennakko.register.codes import reveal_codes
from ennakko.register.feeds.enrolments import declare_empty
from ennakko.register.rectifications import (
    accept_rectification,
    ask_rectification,
    erase_written,
    refuse_rectification,
)
from ennakko.register.touching import heard_again, settle_touched, touch

__all__ = [
    "Entered", "accept_rectification", "ask_rectification", "declare_empty", "end_stay", "enter_by_hand", "erase_written", "heard_again",
    "refuse_rectification", "reveal_codes", "settle_touched", "touch",
]  # fmt: skip
