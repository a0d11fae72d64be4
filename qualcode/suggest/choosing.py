"""Which passages to code next: few that speak for many the engine is in doubt about."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
from scipy import sparse

Array = np.ndarray[Any, Any]
_MOST = 3000  # passages compared with each other; of more an even sample
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
    only ever add less, so that few need to be reckoned anew (Minoux 1978). Choosing
    the doubtful alone would show the engine a world of doubtful passages; those that
    stand for many keep what it learns true of the others.

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


def _squared(rows: Any, others: Any) -> Array:
    """Squared cosines, what points apart counting as nothing."""
    products = rows @ others.T
    dense = products.toarray() if sparse.issparse(products) else np.asarray(products)
    return np.asarray(np.maximum(dense, 0) ** 2)
