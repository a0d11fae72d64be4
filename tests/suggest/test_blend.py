"""From scores to probabilities: what is uncertain is stated with less confidence."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from qualcode.suggest.blend import Blend, Pooled, Scores
from qualcode.suggest.entries import facet_columns, read_entries
from qualcode.suggest.similarity import Nearness


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


def told(seed: int, n: int = 300):
    """Scores that tell much of the first four codes and nothing of the others."""
    rng = np.random.default_rng(seed)
    learned, nothing = rng.normal(size=(n, 8)), np.zeros((n, 8))
    near = Nearness(np.zeros((n, 8, 3)), np.zeros((n, 8, 3)), nothing, nothing)
    full = np.full((n, 8), 30.0)
    scores = Scores(learned, learned, near, full, nothing, np.ones(8, bool))
    slope = np.repeat([2.0, 0.0], 4)
    return scores, (rng.random((n, 8)) < expit(slope * learned - 1.5)).astype(float)


def test_a_facet_has_evidence_of_its_own_weight():
    book = [
        {"code": f"c{i}", "name": "c", "facet": "uno" if i < 4 else "dos"}
        for i in range(8)
    ]
    facets = facet_columns([e["code"] for e in book], read_entries(book)[0])
    assert facets.tolist() == [[0, 1]] * 4 + [[1, 0]] * 4
    scores, y = told(0)
    new, truth = told(1)
    loss = {}
    for name, columns in {"all": np.zeros((8, 0)), "each": facets}.items():
        blend = Blend(columns).fit(scores, y, np.ones_like(y))
        p = blend.probabilities(new)
        loss[name] = log_loss(truth.ravel(), p.ravel())
    assert loss["each"] < loss["all"] - 0.02


def test_a_sole_facet_has_nothing_of_its_own():
    book = [{"code": c, "name": c, "facet": "uno"} for c in "ab"]
    entries = read_entries(book)[0]
    assert facet_columns(["a", "b", "c"], entries).shape == (3, 0)
    assert facet_columns(["a"], []).shape == (1, 0)
