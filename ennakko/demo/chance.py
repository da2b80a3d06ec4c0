"""Chance, deterministic by seed: a generator for each subject, and the few draws the city is made of."""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Numbers = Ints | Floats


def chance(seed: int, subject: str) -> np.random.Generator:
    """The generator of one subject. What one subject draws never changes what another one gets."""
    return np.random.Generator(np.random.PCG64([seed, crc32(subject.encode())]))


def shared_out(weights: Floats, total: int) -> Ints:
    """Whole numbers in proportion to `weights` whose sum is exactly `total` (largest remainders)."""
    exact = weights / weights.sum() * total
    whole = np.floor(exact).astype(np.int64)
    left = total - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:left]] += 1
    return whole


def drawn(rng: np.random.Generator, weights: Floats, size: int) -> Ints:
    """Positions drawn with these weights."""
    edges = np.cumsum(weights / weights.sum())
    return np.searchsorted(edges, rng.random(size) * edges[-1], side="right").astype(np.int64)


def rank_within(groups: Ints) -> Ints:
    """For each row its rank (0, 1, 2 ...) among the rows of its group, in the given order."""
    order = np.argsort(groups, kind="stable")
    sorted_groups = groups[order]
    starts = np.r_[True, sorted_groups[1:] != sorted_groups[:-1]] if len(groups) else np.empty(0, bool)
    first = np.maximum.accumulate(np.where(starts, np.arange(len(groups)), 0))
    ranks = np.empty(len(groups), np.int64)
    ranks[order] = np.arange(len(groups)) - first
    return ranks


def matched(
    group_a: Ints, key_a: Numbers, group_b: Ints, key_b: Numbers, prefer_a: Floats
) -> tuple[Ints, Ints]:
    """Pair rows of a with rows of b of the same group, the n-th by key with the n-th by key.

    Where a has more rows in a group than b, those with the smallest `prefer_a` are taken; what b has too many is left
    out. Returns positions in a and in b.
    """
    groups = int(max(group_a.max(initial=-1), group_b.max(initial=-1))) + 1
    count = np.minimum(np.bincount(group_a, minlength=groups), np.bincount(group_b, minlength=groups))
    a = np.lexsort((prefer_a, group_a))
    a = a[rank_within(group_a[a]) < count[group_a[a]]]
    b = np.arange(len(group_b))
    b = b[rank_within(group_b) < count[group_b]]
    return a[np.lexsort((key_a[a], group_a[a]))], b[np.lexsort((key_b[b], group_b[b]))]
