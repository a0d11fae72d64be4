"""From scores to probabilities: one pooled stacker, and a threshold for each code.

Measured design (`docs/suggestions.md`): few positives per code make calibration per
code worse than a pooled one, and a fixed threshold of one half useless.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit, log_expit, logit

from qualcode.suggest.algebra import logistic
from qualcode.suggest.similarity import Nearness

Array = np.ndarray[Any, Any]

# With nothing learned: what a nearness and a phrase said whole are worth in logits,
# and the probability from which a code is proposed. Cautious on the sets at hand.
BARE_SLOPE, BARE_SAID, BARE_BIAS, BARE_THRESHOLD = 0.5, 1.3, -2.4, 0.25
BARE_COVERED = 0.08
_LEAST_PAIRS = 5  # positives out of fold that a pooled calibration needs
_LEANING = 0.1  # C of the stacker: evidence that hardly tells hardly counts
_OWN = 0.5  # how far a facet's evidence may tell otherwise than that of all
_FAR = 3.0  # standard deviations: evidence beyond them says no more
_PULL = 8.0  # codings at which a code's own threshold weighs as the common one
_GENEROUS = 1.3  # passages proposed per passage expected to have the code


@dataclass(frozen=True, slots=True)
class Scores:
    """What is known of pairs passage × code before calibration.

    `learned` is the logistic regression's logit (0 where it has none), `shown` that
    of one that had the codebook's entries as further examples, `positives` the
    codings per code behind them, `prior` the logit of the code's rate.
    """

    learned: Array
    shown: Array
    near: Nearness
    positives: Array
    prior: Array
    described: Array

    @property
    def fade(self) -> Array:
        """Weight of the prior in each pair."""
        return fade(self.positives, self.described)

    def pairs(self) -> Array:
        """What the stacker sees of each pair: passages × codes × evidence."""
        fade = np.broadcast_to(self.fade, self.learned.shape)
        near = self.near.score
        columns = [
            self.learned,
            self.learned * fade,
            self.shown,
            near,
            near * fade,
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


@dataclass(frozen=True, slots=True)
class Pooled:
    """One logistic model of all pairs: coefficients, the level last, and covariance."""

    coef: Array
    covariance: Array

    @classmethod
    def of(cls, evidence: Array, truth: Array, strength: float) -> Pooled:
        """Fitted to pairs × evidence; the covariance is Laplace's."""
        y = truth[:, None]
        coef, bias = logistic(
            evidence, y, np.ones_like(y), strength=strength, tolerance=1e-5, level=0.0
        )
        found = cls(np.append(coef[:, 0], bias), np.zeros((0, 0)))
        p = expit(found.logits(evidence))
        with_level = _level(evidence)
        ridge = np.append(np.full(len(coef), 1 / strength), 1e-9)
        bend = (with_level.T * (p * (1 - p))) @ with_level + np.diag(ridge)
        return cls(found.coef, np.linalg.inv(bend))

    def logits(self, evidence: Array) -> Array:
        """Of pairs whose last axis is evidence."""
        return np.asarray(evidence @ self.coef[:-1] + self.coef[-1])

    def variance(self, evidence: Array) -> Array:
        """Of the logits, as far as the coefficients are uncertain."""
        with_level = _level(evidence)
        return np.asarray(((with_level @ self.covariance) * with_level).sum(axis=-1))


class Blend:
    """Calibrated probabilities; until `fit`, a fixed conservative logistic."""

    def __init__(self, facets: Array) -> None:
        """Nothing learned: probabilities come from nearness alone.

        Args:
            facets: codes × facets, 1 where a code is of that facet; no columns where
                there is nothing to tell apart.
        """
        self.facets = facets
        self.centre: Array = np.zeros(0)
        self.scale: Array = np.ones(0)
        self.stack: Pooled | None = None
        self.bend = Pooled(np.array([1.0, 1.0, 0.0]), np.zeros((3, 3)))

    def fit(self, scores: Scores, y: Array, weight: Array) -> Blend:
        """Learn from out-of-fold scores; too few positives leave it as it was."""
        seen = weight > 0
        truth = y[seen]
        if min(truth.sum(), len(truth) - truth.sum()) < _LEAST_PAIRS:
            return self
        evidence = scores.pairs()[seen]
        self.centre = evidence.mean(axis=0)
        self.scale = np.maximum(evidence.std(axis=0), 1e-6)
        evidence = self._standard(scores)[seen]
        self.stack = Pooled.of(evidence, truth, _LEANING)
        bend = Pooled.of(_ends(self.stack.logits(evidence)), truth, 1.0)
        if (bend.coef[:-1] >= 0).all():  # else it would turn the order round
            self.bend = bend
        return self

    def probabilities(self, scores: Scores) -> Array:
        """Passages × codes, between 0 and 1."""
        if self.stack is None:
            return self._bare(scores)
        evidence = self._standard(scores)
        ends = _ends(self.stack.logits(evidence))
        variance = self.stack.variance(evidence) + self.bend.variance(ends)
        # The logit is itself uncertain: its mean is not the mean's probability
        # (MacKay 1992). Without this what is stated at 0.8 comes true too seldom.
        return np.asarray(
            expit(self.bend.logits(ends) / np.sqrt(1 + np.pi * variance / 8))
        )

    def _standard(self, scores: Scores) -> Array:
        """The evidence in standard deviations, and once more for each facet.

        A question asked tells much of a stage and nothing of a factor: what is
        learned of all codes is corrected, within narrow bounds, by each facet's own.
        """
        far = np.clip((scores.pairs() - self.centre) / self.scale, -_FAR, _FAR)
        own = [_OWN * _level(far) * mine[:, None] for mine in self.facets.T]
        return np.concatenate([far, *own], axis=2)

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


def _level(evidence: Array) -> Array:
    return np.concatenate([evidence, np.ones((*evidence.shape[:-1], 1))], axis=-1)


def _ends(logits: Array) -> Array:
    """Log p and -log(1 - p): what beta calibration (Kull et al. 2017) weighs."""
    return np.stack([log_expit(logits), -log_expit(-logits)], axis=-1)


def thresholds(p: Array, y: Array, weight: Array, pool: Array) -> Array:
    """Per code, the probability from which it is proposed.

    The geometric mean (in odds) of three: the best out of fold, the best by the
    probabilities of uncoded passages, and the one that proposes of those 1.3 times
    as many as are expected. Each alone errs where a code has few positives.

    Args:
        p: out-of-fold probabilities of the coded passages.
        y: their codes.
        weight: 0 where a pair is unknown.
        pool: `p` and the probabilities of passages that nobody coded.
    """
    three = [tuned(p, y, weight), _expected(pool), _as_many(pool)]
    return np.asarray(expit(np.mean([logit(np.clip(t, 1e-6, 0.98)) for t in three], 0)))


def tuned(p: Array, y: Array, weight: Array) -> Array:
    """Of best F1 out of fold, drawn to the one of best macro-F1 over all codes.

    A code's own weighs n / (n + 8), n its positives.
    """
    grid = np.arange(0.02, 0.9, 0.02)
    seen = weight > 0
    positives = (y * seen).sum(axis=0)
    said = (p[None] >= grid[:, None, None]) & seen
    right = (said * y).sum(axis=1)
    f1 = 2 * right / np.maximum(said.sum(axis=1) + positives, 1)
    common = grid[f1[:, positives > 0].mean(axis=1).argmax()]
    own = grid[f1.argmax(axis=0)]
    share = positives / (positives + _PULL)
    return np.asarray(share * own + (1 - share) * common)


def _expected(pool: Array) -> Array:
    """Of best expected F1 if the probabilities are right (Lipton et al. 2014)."""
    falling = -np.sort(-pool, axis=0)
    taken = np.arange(1, len(pool) + 1)[:, None]
    f1 = 2 * np.cumsum(falling, axis=0) / (taken + pool.sum(axis=0))
    return np.asarray(np.take_along_axis(falling, f1.argmax(axis=0)[None], 0)[0])


def _as_many(pool: Array) -> Array:
    """Of the last of 1.3 times as many passages as are expected to have the code."""
    falling = -np.sort(-pool, axis=0)
    count = np.rint(_GENEROUS * pool.sum(axis=0)).astype(int)
    last = np.clip(count, 1, len(pool)) - 1
    return np.asarray(np.take_along_axis(falling, last[None], 0)[0])
