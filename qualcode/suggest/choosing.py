"""Which passages to code next: speaking for many, settling codes, at first some drawn.

Passages that speak for many teach most words. Where the codebook already knows those,
the order of suggestions hardly gains by coding and what is missing is where to cut:
so they take turns with passages that settle, for each code, how far it is to be
believed. Both are unlike what a study holds: thresholds found on them alone are wrong
for the rest. Every other one drawn keeps them true; later the passages nobody coded do.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
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
    return np.asarray((information(p) / (positives + _USUAL)).sum(axis=1))


def information(p: Array) -> Array:
    """What coding each passage tells of the level of each code's probabilities.

    The Fisher information of a shift of the code's logits, p(1 - p).
    """
    return np.asarray(p * (1 - p))


def telling(rows: Any, coded: Any, weight: Array, k: int) -> list[int]:
    """The k passages that together cover most of the others' weight, best first.

    Facility location: each passage counts its weight times its squared cosine to
    the nearest passage chosen or coded; the one that adds most is taken next.

    Args:
        rows: passages × directions, of length one.
        coded: those coded already, likewise.
        weight: what covering each passage is worth.
        k: how many; all when there are fewer.
    """
    some = _some(len(weight))
    near = _squared(rows[some], rows[some])
    told = _nearest(rows[some], coded)
    worth = weight[some] + 1e-12

    def gain(i: int) -> float:
        return float(np.maximum(near[i] - told, 0) @ worth)

    def take(i: int) -> None:
        np.maximum(told, near[i], out=told)

    gains = np.maximum(near - told, 0) @ worth
    return _with_rest(some[_greedy(gains, gain, take, k)], weight, k)


def settling(
    rows: Any, coded: Any, beside: list[int], p: Array, settled: Array, k: int
) -> list[int]:
    """The k passages that settle most how far each code is to be believed, best first.

    The one is taken next that adds most to the logarithms of what is known of each
    code's level, summed over the codes (D-optimal design; to first order, beginning at
    one); what is like one chosen or coded adds less, by their squared cosine.

    Args:
        rows: passages × directions, of length one.
        coded: those coded already, likewise.
        beside: passages that others have chosen.
        p: passages × codes.
        settled: per code, the information of all that is coded already.
        k: how many; all when there are fewer.
    """
    told, adds = settled + 1.0, information(p)
    worth = (adds / told).sum(axis=1)
    some = _some(len(p))
    mine, adds = rows[some], adds[some]
    near = np.maximum(_nearest(mine, coded), _nearest(mine, rows[beside[:_MOST]]))
    unlike = np.maximum(1 - near, 0)

    def gain(i: int) -> float:
        return float((adds[i] / told).sum() * unlike[i])

    def take(i: int) -> None:
        np.add(told, adds[i], out=told)
        np.minimum(unlike, 1 - _nearest(mine, mine[[i]]), out=unlike)
        np.maximum(unlike, 0, out=unlike)

    picked = _greedy(worth[some] * unlike, gain, take, k)
    return _with_rest(some[picked], worth, k)


def by_turns(
    speaking: list[int], settled: list[int], n: int, begun: int, seed: int
) -> list[int]:
    """The best of two lists by turns, at first with every other one drawn at random.

    Args:
        speaking: distinct passages, best first.
        settled: as many others or the same, best first.
        n: how many there are to draw from.
        begun: passages coded already: whose turn it is follows from it, so that asking
            for one at a time takes turns as well.
        seed: the same one draws the same passages.
    """
    drawn = iter(np.random.default_rng([seed, begun]).permutation(n).tolist())
    best = iter(speaking), iter(settled)
    taken: dict[int, None] = {}
    for place in range(begun, begun + len(speaking)):
        source = drawn if place % 2 and place < _DRAWN else best[place // 2 % 2]
        taken[next(i for i in source if i not in taken)] = None
    return list(taken)


def _greedy(
    gains: Array, gain: Callable[[int], float], take: Callable[[int], None], k: int
) -> list[int]:
    """What adds most, k times. Gains only ever fall, so few are reckoned anew.

    Minoux (1978); `gains` are all before anything is taken.
    """
    queue = [(-one, i) for i, one in enumerate(gains.tolist())]
    heapq.heapify(queue)
    picked: list[int] = []
    while queue and len(picked) < k:
        _, i = heapq.heappop(queue)
        now = gain(i)
        if queue and now < -queue[0][0] - 1e-12:
            heapq.heappush(queue, (-now, i))
            continue
        picked.append(i)
        take(i)
    return picked


def _some(n: int) -> Array:
    """Of n passages those compared with each other."""
    return np.unique(np.linspace(0, n - 1, min(n, _MOST)).astype(int))


def _with_rest(picked: Array, weight: Array, k: int) -> list[int]:
    """Those picked, then, up to k, the others by falling weight."""
    rest = np.setdiff1d(np.argsort(-weight, kind="stable"), picked, assume_unique=True)
    return [int(i) for i in (*picked, *rest)][:k]


def _nearest(rows: Any, others: Any) -> Array:
    """Of each row the squared cosine to the nearest of the others; 0 without any."""
    if not others.shape[0]:
        return np.zeros(rows.shape[0])
    return np.asarray(_squared(rows, others).max(axis=1))


def _squared(rows: Any, others: Any) -> Array:
    """Squared cosines, what points apart counting as nothing."""
    products = rows @ others.T
    dense = products.toarray() if sparse.issparse(products) else np.asarray(products)
    return np.asarray(np.maximum(dense, 0) ** 2)
