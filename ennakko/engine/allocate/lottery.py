"""The lottery that breaks ties: a number for each person, from the person key and a published seed alone."""

from typing import Final

import numpy as np
import numpy.typing as npt

from ennakko.engine.allocate.problem import Ints

Words = npt.NDArray[np.uint64]

# Every step below maps the numbers of 63 bits one to one onto themselves: no two people draw the same.
BITS: Final = np.uint64((1 << 63) - 1)
# Constants: Stafford's "Mix13", in Steele, Lea & Flood, Fast Splittable Pseudorandom Number Generators, 2014.
_FIRST, _SECOND, _STEP = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB), 0x9E3779B97F4A7C15


def lottery_numbers(people: Ints, seed: int) -> Ints:
    """A lottery number for each person: [n], 0 <= number < 2**63, unique, the same whoever else takes part.

    Anybody who knows the seed can draw again. `people` are keys of 0 or more (ValueError), `seed` any
    integer.
    """
    keys = np.asarray(people, dtype=np.int64)
    if (keys < 0).any():
        raise ValueError("a person key is never less than nothing")
    start, turn = (
        _mixed(np.array([(seed + at * _STEP) % (1 << 64)], dtype=np.uint64) & BITS) for at in (1, 2)
    )
    drawn = _mixed(_mixed((keys.astype(np.uint64) + start) & BITS) ^ turn)
    return drawn.astype(np.int64)


def _mixed(words: Words) -> Words:
    words = (words ^ (words >> np.uint64(30))) * _FIRST & BITS
    words = (words ^ (words >> np.uint64(27))) * _SECOND & BITS
    return words ^ (words >> np.uint64(31))
