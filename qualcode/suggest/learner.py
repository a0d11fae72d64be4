"""What is learned from codings: one-vs-rest logistic regression.

A pair (passage, code) of weight 0 is unknown and teaches nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from qualcode.suggest.algebra import logistic, strongest

Array = np.ndarray[Any, Any]
STRENGTH = 10.0  # C of scikit-learn's LogisticRegression
_EXACT, _RANK = 1000, 300  # passages up to which all directions are kept; else how many
_GRAM = 2000  # passages up to which their products are cheaper than their columns
REFUSED = 2.0  # a refusal looked at exactly this pair: it counts twice


def balance(y: Array, weight: Array) -> Array:
    """Weights that give each code's positives and negatives equal say.

    scikit-learn's "balanced": n / (2 · count). A code without positives or without
    negatives keeps weight 0: there is nothing to tell apart.
    """
    positive = (weight * y).sum(axis=0)
    negative = (weight * (1 - y)).sum(axis=0)
    total = positive + negative
    usable = (positive > 0) & (negative > 0)
    up = np.divide(total, 2 * positive, out=np.zeros_like(total), where=usable)
    down = np.divide(total, 2 * negative, out=np.zeros_like(total), where=usable)
    return np.asarray(weight * np.where(y > 0, up, down))


def directions(x: sparse.csr_matrix, seed: int) -> tuple[Array, Array]:
    """Passages in the coordinates of their own span, and the way back.

    A ridge-penalised solution lies in the span of its passages, so fitting there
    is exact and far smaller than in n-gram space. Of many passages the strongest
    directions are kept: on the sets at hand that costs no macro-F1.

    Returns:
        z (passages × r) and back (passages × r): coefficients in feature space are
        x.T @ back @ coefficients in z.
    """
    n = x.shape[0]
    if n <= _GRAM:
        products = (x @ x.T).toarray()
        if n <= _EXACT:
            values, vectors = np.linalg.eigh(products)
        else:
            from scipy.linalg import eigh

            values, vectors = eigh(products, subset_by_index=[n - _RANK, n - 1])
        kept = values > max(values[-1], 1.0) * 1e-9
        root, vectors = np.sqrt(values[kept]), vectors[:, kept]
    else:
        vectors, root, _ = strongest(x, _RANK, seed)
    return vectors * root, vectors / root


class View:
    """Rows to learn from, in the coordinates of their own span.

    Args:
        rows: passages × features; those after the first `held` are in every fold's
            training (the codebook's entries).
        y: rows × codes, 0 or 1.
        weight: rows × codes, 0 where unknown.
        scale: per feature, what a coefficient is to be multiplied by.
        held: how many rows are passages; by default all.
    """

    def __init__(
        self,
        rows: sparse.csr_matrix,
        y: Array,
        weight: Array,
        scale: Array,
        held: int | None = None,
    ) -> None:
        """Keep them; nothing is computed before `fit`."""
        self.rows, self.y, self.weight, self.scale = rows, y, weight, scale
        self.held = len(y) if held is None else held
        self.z: Array = np.zeros((0, 0))

    def fit(self, seed: int) -> tuple[Array, Array]:
        """Coefficients (features × codes) and intercepts of all rows."""
        self.z, back = directions(self.rows, seed)
        coef, bias = self._taught(np.arange(len(self.y)))
        return self.scale[:, None] * (self.rows.T @ (back @ coef)), bias

    def held_out(self, parted: list[Array]) -> Array:
        """Logits of every passage from a model that has not seen its fold."""
        found = np.zeros((self.held, self.y.shape[1]))
        for test in parted:
            train = np.setdiff1d(np.arange(len(self.y)), test)
            coef, bias = self._taught(train)
            found[test] = self.z[test] @ coef + bias
        return found

    def _taught(self, train: Array) -> tuple[Array, Array]:
        y, weight = self.y[train], self.weight[train]
        return logistic(self.z[train], y, balance(y, weight), strength=STRENGTH)


def both_views(
    joined: sparse.csr_matrix,
    told: sparse.csr_matrix,
    known: Array,
    boost: Array,
    y: Array,
    weight: Array,
) -> tuple[View, View]:
    """The two sets of rows learned from.

    The first sees the n-grams of the codebook's entries larger (`joined` is so
    boosted); the second, unboosted, sees the entries (`told`, of the `known` codes)
    as further examples. Coefficients of both are for boosted rows.
    """
    first = View(joined, y, weight, np.ones_like(boost))
    own = np.flatnonzero(known)
    plain = joined @ sparse.diags_array(1 / boost)
    rows = sparse.vstack([plain, told[own]], format="csr")
    labels = np.vstack([y, np.eye(y.shape[1])[own]])
    counts = np.vstack([weight, np.ones((len(own), y.shape[1]))])
    return first, View(rows, labels, counts, 1 / boost, len(y))


def folds(n: int, groups: list[Any] | None, seed: int) -> list[Array]:
    """Test indices of each fold: 5, or 3 from 300 passages on; groups stay whole."""
    rng = np.random.default_rng(seed)
    names = list(range(n)) if groups is None else groups
    known: dict[Any, list[int]] = {}
    for i, name in enumerate(names):
        # A passage of no group is a group of its own.
        known.setdefault(("alone", i) if name is None else ("of", name), []).append(i)
    k = min(5 if n < 300 else 3, len(known))
    sets: list[list[int]] = [[] for _ in range(k)]
    shuffled = list(known.values())
    order = [shuffled[i] for i in rng.permutation(len(shuffled))]
    for members in sorted(order, key=len, reverse=True):
        min(sets, key=len).extend(members)
    return [np.array(sorted(s)) for s in sets if s]


def targets(
    codes: list[str], coded: list[frozenset[str]], refused: list[frozenset[str]]
) -> tuple[Array, Array]:
    """Pairs text × code: 1 where coded, and how much each pair counts."""
    place = {code: i for i, code in enumerate(codes)}
    y = np.zeros((len(coded), len(codes)))
    weight = np.ones_like(y)
    for i, (mine, not_mine) in enumerate(zip(coded, refused, strict=True)):
        if not_mine and not mine:
            weight[i] = 0  # nobody said that the other codes do not apply
        weight[i, [place[c] for c in not_mine]] = REFUSED
        columns = [place[c] for c in mine]
        y[i, columns], weight[i, columns] = 1, 1
    return y, weight
