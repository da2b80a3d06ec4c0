"""What the answers of the addressees come to. Pure: answers and terms in, a state and its reason out."""

from collections.abc import Sequence
from dataclasses import dataclass

from ennakko.engine.service import Answer, Hearing
from ennakko.ledger.kinds import Said
from ennakko.ledger.models import State

ENTITLED, AGREED, SILENT = "entitled", "agreed", "silent"
DISAGREE, NO_ANSWER, DECLINED, OTHER = "guardians_disagree", "no_answer", "declined", "something_else"
BY_SILENCE = frozenset({SILENT, NO_ANSWER})  # reasons that rest on nobody having answered in time


@dataclass(frozen=True)
class Verdict:
    """A state and why."""

    state: State
    reason: str


OPEN = Verdict(State.OPEN, ENTITLED)


def verdict(terms: Hearing | Answer, answers: Sequence[str], *, past: bool) -> Verdict:
    """The verdict on the answers of all addressees in force ("": none yet); `past` when every deadline has passed.

    A yes against anything else is a disagreement. In a hearing a "no" is a wish for something else: the duty, and so the
    place, stays. Silence in a hearing is no remark, never acceptance; where a yes is asked, it goes to a person.
    """
    said = set(answers)
    other = {Said.NO, Said.SOMETHING_ELSE} & said
    if Said.YES in said and other:
        return Verdict(State.WITH_STAFF, DISAGREE)
    if Said.SOMETHING_ELSE in said or (other and isinstance(terms, Hearing)):
        return Verdict(State.SOMETHING_ELSE, OTHER)
    if said == {Said.YES}:
        return Verdict(State.ACCEPTED, AGREED)
    if said == {Said.NO}:
        return Verdict(State.DECLINED, DECLINED)
    if past and said:
        if isinstance(terms, Hearing):
            return Verdict(State.NO_REMARK, SILENT)
        return Verdict(State.WITH_STAFF, NO_ANSWER)
    return OPEN
