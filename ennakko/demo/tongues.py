"""Mother tongues, contact languages and citizenships."""

from dataclasses import dataclass

import numpy as np

from ennakko.demo import cast
from ennakko.demo.chance import Ints, chance, drawn
from ennakko.demo.facts import SPOKEN, areas, languages
from ennakko.demo.households import Population

FINLAND = "246"
ALL = ("fi", "sv", *languages()["share"])  # every language of the city; 0 is Finnish, 1 Swedish


@dataclass(frozen=True)
class Tongues:
    """By position: `language` (a position in ALL), `contact` (fi, sv or empty), and who has which citizenship."""

    language: Ints
    contact: np.ndarray
    finnish: np.ndarray
    foreign: np.ndarray


def tongues(people: Population, seed: int) -> Tongues:
    """Adults speak what their area speaks, households mostly one language; a child speaks a parent's."""
    rng = chance(seed, "tongues")
    n = len(people.born)
    home = _drawn_by_area(people.area, rng)
    first = np.searchsorted(
        people.household, people.household
    )  # the first of the household, as positions are in order
    language = np.where(rng.random(n) < 0.1, home, home[first])
    parent = np.where((people.second >= 0) & (rng.random(n) < 0.45), people.second, people.mother)
    child = people.family >= 0
    language[child] = language[parent[child]]
    language[: len(cast.MEMBERS)] = [ALL.index(member.language) for member in cast.MEMBERS]
    asked = rng.random(n)
    contact = np.where(language < 2, "", np.where(asked < 0.86, "fi", np.where(asked < 0.9, "sv", "")))
    lot = rng.random(int(people.household.max()) + 1)[people.household]
    return Tongues(language, contact, (language < 2) | (lot < 0.55), (language >= 2) & (lot > 0.35))


def _drawn_by_area(area: Ints, rng: np.random.Generator) -> Ints:
    spoken = areas().select(SPOKEN).to_numpy().astype(np.float64)
    edges = np.cumsum(spoken / spoken.sum(axis=1, keepdims=True), axis=1)
    lot = rng.random(len(area))
    kind = (lot > edges[area, 0]).astype(np.int64) + (lot > edges[area, 1])
    share = np.array(list(languages()["share"].values()), dtype=np.float64)
    return np.where(kind < 2, kind, 2 + drawn(rng, share, len(area)))
