"""Sharing places out: who gets which seat, by published criteria or at the least total walk. Pure arrays.

problem   the question (`Problem.of` sorts it) and the answer (`Allocation`)
by_claims nobody is refused while a weaker claim holds that place
by_total  as many placed as possible, then the fewest metres in all, exactly (`flow`, `whole`)
measures  the two side by side                margins   why not there, for one child
units     twins as one row                    lottery   ties
"""

from ennakko.engine.allocate.by_claims import claims
from ennakko.engine.allocate.by_total import least_total
from ennakko.engine.allocate.lottery import lottery_numbers
from ennakko.engine.allocate.margins import Considered, Margin, Margins, margin
from ennakko.engine.allocate.measures import Measures, measure, nearest_allowed
from ennakko.engine.allocate.problem import BEYOND_BOUND, FULL, NO_PLACE_IN_LANGUAGE, Allocation, Problem

__all__ = [
    "BEYOND_BOUND",
    "FULL",
    "NO_PLACE_IN_LANGUAGE",
    "Allocation",
    "Considered",
    "Margin",
    "Margins",
    "Measures",
    "Problem",
    "claims",
    "least_total",
    "lottery_numbers",
    "margin",
    "measure",
    "nearest_allowed",
]
