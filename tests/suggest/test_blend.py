"""From scores to probabilities: what is uncertain is stated with less confidence."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from qualcode.suggest.blend import Pooled


def made(n: int, seed: int = 0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 3))
    return x, (x[:, 0] + rng.logistic(size=n) > 0.5).astype(float)


def test_a_pooled_model_is_scikit_learns():
    x, y = made(300)
    mine, theirs = Pooled.of(x, y, 0.1), LogisticRegression(C=0.1, tol=1e-9).fit(x, y)
    assert mine.coef[:-1] == pytest.approx(theirs.coef_[0], abs=1e-4)
    assert mine.coef[-1] == pytest.approx(theirs.intercept_[0], abs=1e-4)
    assert mine.logits(x) == pytest.approx(theirs.decision_function(x), abs=1e-3)


def test_logits_are_as_uncertain_as_refitting_shows():
    x, _ = made(400)
    new = np.array([[0.0, 0, 0], [3.0, 0, 0], [0, 0, -2.0]])
    rng = np.random.default_rng(1)
    p = 1 / (1 + np.exp(0.5 - x[:, 0]))
    again = [Pooled.of(x, (rng.random(400) < p).astype(float), 1e6) for _ in range(300)]
    seen = np.var([one.logits(new) for one in again], axis=0)
    stated = np.mean([one.variance(new) for one in again], axis=0)
    assert stated == pytest.approx(seen, rel=0.35)


def test_less_seen_is_less_certain():
    few, many = (Pooled.of(*made(n), 1.0) for n in (30, 3000))
    far = np.array([[4.0, 0, 0]])
    assert few.variance(far)[0] > 10 * many.variance(far)[0]
