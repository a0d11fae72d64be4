"""Logistic regression of many codes at once, and the strongest directions of rows.

A study has dozens of codes over the same few hundred passages: every step here is one
matrix product for all of them. That is an order of magnitude faster than a solver
called once per code, and scikit-learn need not be loaded to propose codes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse
from scipy.special import expit

Array = np.ndarray[Any, Any]
_NEWTON, _INNER, _HALVINGS = 50, 30, 20  # most steps of each kind
_OVERSAMPLED, _ROUNDS = 10, 3  # of the random projection (Halko et al. 2011)


def logistic(
    x: Array,
    y: Array,
    weight: Array,
    *,
    strength: float,
    tolerance: float = 1e-3,
    level: float = 1.0,
) -> tuple[Array, Array]:
    """Ridge-penalised logistic regression for every column of `y`.

    Minimises |w|² / 2 + level · b² / 2 + strength · Σ weight · log(1 + e^(-s(xw + b))),
    s the sign of the label, by Newton steps whose systems are solved by conjugate
    gradients (truncated Newton: Lin, Weng & Keerthi 2008), all columns side by side.

    Args:
        x: rows × features, dense.
        y: rows × codes, 0 or 1.
        weight: rows × codes, 0 where unknown.
        strength: C of scikit-learn's LogisticRegression.
        tolerance: how small the gradient gets, next to that at zero.
        level: how much the intercept is drawn to 0 (as liblinear does); 0 leaves it.

    Returns:
        Coefficients (features × codes) and intercepts (codes), 0 for a code that
        has no positives or no negatives.
    """
    told = weight > 0
    use = np.flatnonzero((told & (y > 0)).any(axis=0) & (told & (y <= 0)).any(axis=0))
    z = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.append(np.ones(x.shape[1]), level)[:, None]
    sign = np.where(y[:, use] > 0, 1.0, -1.0)
    count = strength * weight[:, use]
    w = np.zeros((z.shape[1], len(use)))
    squares, scores = z * z, np.zeros((len(x), len(use)))
    start = np.linalg.norm(z.T @ (count * sign / 2), axis=0)
    for _ in range(_NEWTON):
        wrong = count * expit(-sign * scores)
        slope = ridge * w - z.T @ (sign * wrong)
        size = np.linalg.norm(slope, axis=0)
        left = np.flatnonzero(size > tolerance * start)
        if not len(left):
            break
        bend = wrong[:, left] * expit(sign * scores)[:, left]
        step = _solved(
            z,
            bend,
            ridge,
            1 / (ridge + squares.T @ bend + 1e-12),
            -slope[:, left],
            np.minimum(0.3, np.sqrt(size / np.maximum(start, 1e-12)))[left],
        )
        move = z @ step
        share = _shortened(
            w[:, left], step, ridge, scores[:, left], move, sign[:, left],
            count[:, left], (slope[:, left] * step).sum(axis=0),
        )  # fmt: skip
        w[:, left] += share * step
        scores[:, left] += share * move
    coef, bias = np.zeros((x.shape[1], y.shape[1])), np.zeros(y.shape[1])
    coef[:, use], bias[use] = w[:-1], w[-1]
    return coef, bias


def _solved(
    z: Array, bend: Array, ridge: Array, scale: Array, goal: Array, enough: Array
) -> Array:
    """The Newton step of every column: (ridge + z' bend z) step = goal.

    `scale` is the inverse of each system's diagonal; the residual may keep the share
    `enough` of the goal's length.
    """
    step = np.zeros_like(goal)
    rest, best = goal, enough * np.linalg.norm(goal, axis=0)
    near = scale * rest
    way, length = near, (rest * near).sum(axis=0)
    for _ in range(_INNER):
        image = ridge * way + z.T @ (bend * (z @ way))
        far = length / np.maximum((way * image).sum(axis=0), 1e-300)
        step = step + far * way
        rest = rest - far * image
        if (np.linalg.norm(rest, axis=0) <= best).all():
            break
        near = scale * rest
        longer = (rest * near).sum(axis=0)
        way = near + longer / np.maximum(length, 1e-300) * way
        length = longer
    return step


def _shortened(
    w: Array,
    step: Array,
    ridge: Array,
    scores: Array,
    move: Array,
    sign: Array,
    count: Array,
    slope: Array,
) -> Array:
    """How much of each column's step is taken: halved until the loss falls (Armijo)."""

    def loss(share: Array) -> Array:
        there = w + share * step
        margins = sign * (scores + share * move)
        fit = (count * np.logaddexp(0, -margins)).sum(axis=0)
        return np.asarray((ridge * there * there).sum(axis=0) / 2 + fit)

    share = np.ones(w.shape[1])
    before = loss(np.zeros_like(share))
    for _ in range(_HALVINGS):
        short = loss(share) > before + 1e-4 * share * slope
        if not short.any():
            break
        share = np.where(short, share / 2, share)
    return share


def strongest(x: sparse.csr_matrix, rank: int, seed: int) -> tuple[Array, Array, Array]:
    """The `rank` strongest singular vectors and values of `x`, by random projection.

    Halko, Martinsson & Tropp (2011), algorithm 4.4 with three rounds.

    Returns:
        u (rows × rank), values (rank), axes (rank × columns), strongest first.
    """
    rng = np.random.default_rng(seed)
    wide = min(rank + _OVERSAMPLED, *x.shape)
    seen = x @ rng.standard_normal((x.shape[1], wide))
    for _ in range(_ROUNDS):
        seen = x @ np.linalg.qr(x.T @ np.linalg.qr(seen)[0])[0]
    base = np.linalg.qr(seen)[0]
    u, values, axes = np.linalg.svd((x.T @ base).T, full_matrices=False)
    return (base @ u)[:, :rank], values[:rank], axes[:rank]
