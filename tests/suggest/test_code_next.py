"""Which passages to code next, against the plain greedy choice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from qualcode.suggest import choosing
from qualcode.suggest.choosing import doubt, partly_drawn, telling


def made(seed: int, n: int, width: int = 8):
    rng = np.random.default_rng(seed)
    rows = rng.random((n, width)) * (rng.random((n, width)) < 0.6)
    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return sparse.csr_matrix(rows / length), rng.random(n)


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 10_000), st.integers(1, 25), st.integers(0, 6), st.integers(0, 30)
)
def test_as_looking_at_every_gain_every_time(seed, n, coded, k):
    rows, weight = made(seed, n)
    known, _ = made(seed + 1, coded)
    near = (rows @ rows.T).toarray() ** 2
    told = np.zeros(n)
    if coded:
        told = (rows @ known.T).toarray().max(axis=1) ** 2
    picked = telling(rows, known, weight, k)
    assert len(picked) == len(set(picked)) == min(n, k)
    left = set(range(n))
    for one in picked:
        gains = {i: (np.maximum(near[i] - told, 0) * weight).sum() for i in left}
        assert gains[one] == pytest.approx(max(gains.values()), abs=1e-9)
        told = np.maximum(told, near[one])
        left.remove(one)


def test_the_middle_of_the_larger_cluster_speaks_first():
    far, near = [1.0, 0, 0], [0, 1.0, 0]
    around = [[0, 0.9, 0.44], [0, 0.9, -0.44], near]
    rows = sparse.csr_matrix(np.array([far, *around]))
    assert telling(rows, rows[:0], np.ones(4), 2) == [3, 0]
    assert telling(rows, rows[[3]], np.ones(4), 1) == [0]
    assert telling(rows, rows[:0], np.array([9.0, 1, 1, 1]), 1) == [0]


def test_rows_may_be_dense():
    rows, weight = made(2, 20)
    same = telling(rows.toarray(), rows[:3].toarray(), weight, 9)
    assert same == telling(rows, rows[:3], weight, 9)


def test_doubt_is_of_codes_with_few_codings():
    p = np.array([[0.5, 0.0], [0.0, 0.5], [0.99, 0.01]])
    unsure = doubt(p, np.array([40.0, 0.0]))
    assert unsure.argmax() == 1
    assert unsure[1] == pytest.approx(0.25 / 5)


def test_of_very_many_an_even_sample_is_compared(monkeypatch):
    monkeypatch.setattr(choosing, "_MOST", 10)
    rows, weight = made(1, 95)
    picked = telling(rows, rows[:0], weight, 12)
    assert len(set(picked)) == 12
    assert set(picked[:10]) == set(np.linspace(0, 94, 10).astype(int))


@given(st.integers(1, 40), st.integers(0, 60), st.integers(0, 130), st.integers(0, 9))
def test_at_first_every_other_one_is_drawn(n, k, begun, seed):
    picked = np.random.default_rng(1).permutation(n)[:k].tolist()
    mixed = partly_drawn(picked, n, begun, seed)
    assert len(mixed) == len(set(mixed)) == len(picked)
    assert set(mixed) <= set(range(n))
    best = [
        i
        for i, place in zip(mixed, range(begun, 999), strict=False)
        if place >= 100 or not place % 2
    ]
    # What was picked comes in its order, but for what was drawn before its turn.
    assert best == [i for i in picked if i in best]


def test_one_at_a_time_alternates():
    picked = list(range(50))
    assert partly_drawn(picked[:1], 50, 4, 0) == [0]
    firsts = {partly_drawn(picked[:1], 50, 5, seed)[0] for seed in range(30)}
    assert len(firsts) > 10
    assert partly_drawn(picked, 50, 5, 7) == partly_drawn(picked, 50, 5, 7)
    assert partly_drawn(picked, 50, 101, 0) == picked
