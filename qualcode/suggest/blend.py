"""From scores to probabilities: fade of the prior, pooled calibration, thresholds.

Measured design (macro-F1, calibration): the codebook's prior fades as codings
arrive; few positives per code make per-code calibration worse than a pooled one,
and a fixed threshold of one half useless.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit, logit

from qualcode.suggest.similarity import Nearness

Array = np.ndarray[Any, Any]

# With nothing learned: what a nearness and a phrase said whole are worth in logits,
# and the probability from which a code is proposed. Cautious on the sets at hand.
BARE_SLOPE, BARE_SAID, BARE_BIAS, BARE_THRESHOLD = 0.5, 1.3, -2.4, 0.25
BARE_COVERED = 0.08
_LEAST_PAIRS = 5  # positives out of fold that a pooled calibration needs
_PULL = 8.0  # codings at which a code's own threshold weighs as the common one


@dataclass(frozen=True, slots=True)
class Scores:
    """What is known of pairs passage × code before calibration.

    `learned` is the logistic regression's logit (0 where it has none), `positives`
    the codings per code behind it, `prior` the logit of the code's rate.
    """

    learned: Array
    near: Nearness
    positives: Array
    prior: Array
    described: Array

    @property
    def fade(self) -> Array:
        """Weight of the prior in each pair."""
        return fade(self.positives, self.described)

    def faded(self) -> Array:
        """(1 - fade) · learned + fade · (nearness + prior)."""
        fade = self.fade
        prior = fade * (self.near.score + self.prior)
        return np.asarray((1 - fade) * self.learned + prior)

    def pairs(self) -> Array:
        """What the stacker sees of each pair: passages × codes × evidence."""
        fade = np.broadcast_to(self.fade, self.learned.shape)
        prior = np.broadcast_to(self.prior, self.learned.shape)
        near = self.near.score
        columns = [
            self.learned,
            self.learned * fade,
            near,
            near * fade,
            (self.near.covered > 0).astype(float),
            np.minimum(self.near.said, 2),
            prior,
            fade,
            *np.moveaxis(self.near.by_code, 2, 0),
            *np.moveaxis(self.near.by_passage, 2, 0),
        ]
        return np.stack(columns, axis=2)


def fade(positives: Array, described: Array) -> Array:
    """The prior's weight: max(10 / (10 + n), 0.2), n the code's positives.

    All of it where nothing is learned, none where the code has no entry.
    """
    share = np.where(positives > 0, np.maximum(10 / (10 + positives), 0.2), 1.0)
    return np.asarray(np.where(described, share, 0.0))


def rates(y: Array, weight: Array) -> tuple[Array, Array]:
    """Positives per code and the logit of each code's rate, shrunk to the mean."""
    known = (weight > 0).sum(axis=0)
    positives = (y * (weight > 0)).sum(axis=0)
    mean = (positives.sum() + 0.5) / (known.sum() + 1.0)
    return positives, logit((positives + 5 * mean) / (known + 5))


class Blend:
    """Calibrated probabilities; until `fit`, a fixed conservative logistic."""

    def __init__(self) -> None:
        """Nothing learned: probabilities come from nearness alone."""
        self.platt: tuple[float, float] | None = None
        self.centre: Array = np.zeros(0)
        self.scale: Array = np.ones(0)
        self.stack: tuple[Array, float] = (np.zeros(0), 0.0)

    def fit(self, scores: Scores, y: Array, weight: Array) -> Blend:
        """Learn from out-of-fold scores; too few positives leave it as it was."""
        from sklearn.linear_model import LogisticRegression

        seen = weight > 0
        truth = y[seen]
        if min(truth.sum(), len(truth) - truth.sum()) < _LEAST_PAIRS:
            return self
        faded = scores.faded()[seen][:, None]
        platt = LogisticRegression(max_iter=1000).fit(faded, truth)
        self.platt = (float(platt.coef_[0, 0]), float(platt.intercept_[0]))
        evidence = scores.pairs()[seen]
        self.centre = evidence.mean(axis=0)
        self.scale = np.maximum(evidence.std(axis=0), 1e-6)
        stack = LogisticRegression(max_iter=1000)
        stack.fit((evidence - self.centre) / self.scale, truth)
        self.stack = (stack.coef_[0], float(stack.intercept_[0]))
        return self

    def probabilities(self, scores: Scores) -> Array:
        """Passages × codes, between 0 and 1."""
        if self.platt is None:
            return self._bare(scores)
        slope, bias = self.platt
        faded = slope * scores.faded() + bias
        evidence = (scores.pairs() - self.centre) / self.scale
        stacked = evidence @ self.stack[0] + self.stack[1]
        return np.asarray(expit((faded + stacked) / 2))

    @staticmethod
    def _bare(scores: Scores) -> Array:
        said = np.minimum(scores.near.said, 2)
        near = BARE_SLOPE * scores.near.score + BARE_SAID * said + BARE_BIAS
        # Likeness alone is never enough: a phrase of the entry is said whole, or a
        # good part of its words is ("day" in a long definition is not).
        told = (scores.near.said > 0) | (scores.near.covered > BARE_COVERED)
        near = np.where(told, near, np.minimum(near, BARE_BIAS))
        fade = scores.fade
        learned = scores.learned + scores.prior
        return np.asarray(expit((1 - fade) * learned + fade * near))


def thresholds(p: Array, y: Array, weight: Array) -> Array:
    """Per code, the probability from which it is proposed.

    The one of best F1 out of fold, drawn to the one of best macro-F1 over all codes
    with weight n / (n + 8), n the code's positives.
    """
    grid = np.unique(np.round(np.concatenate([np.arange(0.02, 0.9, 0.02)]), 3))
    seen = weight > 0
    positives = (y * seen).sum(axis=0)
    said = (p[None] >= grid[:, None, None]) & seen
    right = (said * y).sum(axis=1)
    f1 = 2 * right / np.maximum(said.sum(axis=1) + positives, 1)
    common = grid[f1[:, positives > 0].mean(axis=1).argmax()]
    own = grid[f1.argmax(axis=0)]
    share = positives / (positives + _PULL)
    return np.asarray(share * own + (1 - share) * common)
