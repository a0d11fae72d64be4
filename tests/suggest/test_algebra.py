"""The solver against scikit-learn's, which it stands in for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from qualcode.suggest.algebra import logistic, strongest


def made(seed: int, n: int = 80, width: int = 12, codes: int = 5):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, width)) * rng.uniform(0.1, 3, width)
    steep = rng.normal(size=(width, codes))
    y = (x @ steep + rng.normal(size=(n, codes)) > 1).astype(float)
    weight = rng.choice([0.0, 0.5, 1.0, 4.0], size=y.shape)
    return x, y, weight


@settings(deadline=None, max_examples=25)
@given(
    st.integers(0, 10_000), st.sampled_from([0.1, 1.0, 10.0]), st.sampled_from([0, 1])
)
def test_every_code_as_scikit_learn_would(seed, strength, level):
    x, y, weight = made(seed)
    coef, bias = logistic(
        x, y, weight, strength=strength, tolerance=1e-8, level=float(level)
    )
    for code in range(y.shape[1]):
        rows = weight[:, code] > 0
        truth = y[rows, code]
        if len(set(truth)) < 2:
            assert not coef[:, code].any()
            assert bias[code] == 0
            continue
        # A penalised intercept is the coefficient of a column of ones.
        seen = np.hstack([x, np.ones((len(x), 1))]) if level else x
        theirs = LogisticRegression(
            C=strength, tol=1e-10, max_iter=10_000, fit_intercept=not level
        ).fit(seen[rows], truth, sample_weight=weight[rows, code])
        told = theirs.decision_function(seen)
        assert np.abs(x @ coef[:, code] + bias[code] - told).max() < 1e-3 * (
            1 + np.abs(told).max()
        )


def test_a_code_alone_is_what_it_is_among_others():
    x, y, weight = made(3)
    together = logistic(x, y, weight, strength=10, tolerance=1e-9)
    for code in range(y.shape[1]):
        alone = logistic(
            x, y[:, [code]], weight[:, [code]], strength=10, tolerance=1e-9
        )
        assert alone[0][:, 0] == pytest.approx(together[0][:, code], abs=1e-5)
        assert alone[1][0] == pytest.approx(together[1][code], abs=1e-5)


def test_directions_of_low_rank_are_found_whole():
    rng = np.random.default_rng(1)
    whole = rng.normal(size=(60, 8)) @ rng.normal(size=(8, 200))
    u, values, axes = strongest(sparse.csr_matrix(whole), 8, 0)
    assert u.shape == (60, 8)
    assert axes.shape == (8, 200)
    assert np.abs((u * values) @ axes - whole).max() < 1e-8
    assert values == pytest.approx(np.linalg.svd(whole, compute_uv=False)[:8])


def test_strongest_come_first_and_are_determined_by_the_seed():
    x = sparse.random(50, 300, density=0.1, random_state=1, format="csr")
    _, values, axes = strongest(x, 20, 7)
    assert (np.diff(values) <= 0).all()
    assert np.array_equal(axes, strongest(x, 20, 7)[2])
    best = np.linalg.svd(x.toarray(), compute_uv=False)[:20]
    assert values[:10] == pytest.approx(best[:10], rel=0.02)
