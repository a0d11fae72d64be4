"""Which passages to code next: those that speak for many, at first with some drawn.

Passages that speak for many teach most, but they are unlike each other as no study's
passages are: thresholds found on them alone are too high for the rest, and with few
codes seen that costs more than the order gains. Every other one drawn keeps them true;
later the passages nobody coded do.
"""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
from scipy import sparse

Array = np.ndarray[Any, Any]
_MOST = 3000  # passages compared with each other; of more an even sample
_DRAWN = 100  # passages coded up to which every other one is drawn at random
_USUAL = 5.0  # codings from which a code's doubt loses half its weight


def doubt(p: Array, positives: Array) -> Array:
    """What is unsure in each passage, above all of codes that have few codings.

    The variance p(1 - p) of every code, over its codings so far plus five.
    """
    return np.asarray((p * (1 - p) / (positives + _USUAL)).sum(axis=1))


def telling(rows: Any, coded: Any, weight: Array, k: int) -> list[int]:
    """The k passages that together cover most of the others' weight, best first.

    Facility location: each passage counts its weight times its squared cosine to
    the nearest passage chosen or coded; the one that adds most is taken next. Such sums
    only ever add less, so that few need to be reckoned anew (Minoux 1978).

    Args:
        rows: passages × directions, of length one.
        coded: those coded already, likewise.
        weight: what covering each passage is worth.
        k: how many; all when there are fewer.
    """
    n = len(weight)
    some = np.unique(np.linspace(0, n - 1, min(n, _MOST)).astype(int))
    near = _squared(rows[some], rows[some])
    told = np.zeros(len(some))
    if coded.shape[0]:
        told = _squared(rows[some], coded).max(axis=1)
    worth = weight[some] + 1e-12
    gains = np.maximum(near - told, 0) @ worth
    queue = [(-gain, i) for i, gain in enumerate(gains.tolist())]
    heapq.heapify(queue)
    picked: list[int] = []
    while queue and len(picked) < k:
        _, i = heapq.heappop(queue)
        gain = float(np.maximum(near[i] - told, 0) @ worth)
        if queue and gain < -queue[0][0] - 1e-12:
            heapq.heappush(queue, (-gain, i))
            continue
        picked.append(int(some[i]))
        told = np.maximum(told, near[i])
    taken = set(picked)
    rest = [int(i) for i in np.argsort(-weight, kind="stable") if i not in taken]
    return (picked + rest)[: min(k, n)]


def partly_drawn(picked: list[int], n: int, begun: int, seed: int) -> list[int]:
    """As many of n passages as were picked, at first every other one at random instead.

    Args:
        picked: distinct passages, best first.
        n: how many there are to draw from.
        begun: passages coded already: whether the next one is picked or drawn follows
            from it, so that asking for one at a time alternates as well.
        seed: the same one draws the same passages.
    """
    drawn = np.random.default_rng([seed, begun]).permutation(n).tolist()
    best, any_of = iter(picked), iter(drawn)
    taken: dict[int, None] = {}
    for place in range(begun, begun + len(picked)):
        source = any_of if place % 2 and place < _DRAWN else best
        taken[next(i for i in source if i not in taken)] = None
    return list(taken)


def _squared(rows: Any, others: Any) -> Array:
    """Squared cosines, what points apart counting as nothing."""
    products = rows @ others.T
    dense = products.toarray() if sparse.issparse(products) else np.asarray(products)
    return np.asarray(np.maximum(dense, 0) ** 2)
