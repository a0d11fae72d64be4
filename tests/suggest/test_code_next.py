"""Which passages to code next, against the plain greedy choice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from qualcode.suggest import choosing
from qualcode.suggest.choosing import by_turns, doubt, settling, telling


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
    some = set(np.linspace(0, 94, 10).astype(int))
    assert set(picked[:10]) == some
    assert picked[10:] == [i for i in np.argsort(-weight) if i not in some][:2]
    settled = settling(rows, rows[:0], picked, np.c_[weight], np.zeros(1), 12)
    assert len(set(settled)) == 12
    assert set(settled[:10]) == some


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 10_000), st.integers(1, 25), st.integers(0, 6), st.integers(0, 30)
)
def test_settles_as_looking_at_every_gain_every_time(seed, n, coded, k):
    rows, _ = made(seed, n)
    known, _ = made(seed + 1, coded)
    rng = np.random.default_rng(seed)
    p, told = rng.random((n, 6)) ** 3, 4 * rng.random(6)
    picked = settling(rows, known, [], p, told, k)
    assert len(picked) == len(set(picked)) == min(n, k)
    near = (rows @ rows.T).toarray() ** 2
    alike = np.zeros(n)
    if coded:
        alike = (rows @ known.T).toarray().max(axis=1) ** 2
    left = set(range(n))
    for one in picked:
        adds = (p * (1 - p) / (1 + told)).sum(axis=1) * (1 - alike)
        assert adds[one] == pytest.approx(max(adds[i] for i in left), abs=1e-9)
        told = told + p[one] * (1 - p[one])
        alike = np.maximum(alike, near[one])
        left.remove(one)


def test_each_code_is_settled_in_its_turn():
    apart, nothing = np.eye(5), np.zeros((0, 5))
    p = np.array([[0.5, 0], [0.5, 0], [0.5, 0], [0, 0.4], [0, 0.4]])
    assert settling(apart, nothing, [], p, np.zeros(2), 4) == [0, 3, 1, 4]
    assert settling(apart, nothing, [], p, np.array([9.0, 0]), 2) == [3, 4]
    assert settling(apart, nothing, [], p, np.zeros(2), 0) == []


def test_the_same_said_again_settles_nothing():
    rows, p = np.eye(3)[[0, 0, 1, 2]], np.array([[0.5], [0.5], [0.1], [0.3]])
    assert settling(rows, rows[:0], [], p, np.zeros(1), 4) == [0, 3, 2, 1]
    assert settling(rows, rows[[3]], [], p, np.zeros(1), 2) == [0, 2]
    assert settling(rows, rows[:0], [1], p, np.zeros(1), 2) == [3, 2]


def turns(begun: int, until: int):
    """Of each place the list whose turn it is, or None where one is drawn."""
    return [
        None if place % 2 and place < 100 else place // 2 % 2
        for place in range(begun, until)
    ]


@given(st.integers(1, 40), st.integers(0, 60), st.integers(0, 130), st.integers(0, 9))
def test_two_lists_by_turns_and_at_first_every_other_one_drawn(n, k, begun, seed):
    rng = np.random.default_rng(seed)
    lists = [rng.permutation(n)[:k].tolist() for _ in range(2)]
    mixed = by_turns(*lists, n, begun, seed)
    assert len(mixed) == len(set(mixed)) == min(n, k)
    assert set(mixed) <= set(range(n))
    before: set[int] = set()
    for i, turn in zip(mixed, turns(begun, begun + k), strict=False):
        if turn is not None:
            assert i == next(j for j in lists[turn] if j not in before)
        before.add(i)


def test_one_at_a_time_takes_turns():
    up, down = list(range(50)), list(range(49, -1, -1))
    for begun, one in ((4, 0), (6, 49), (100, 0), (101, 0), (102, 49), (103, 49)):
        assert by_turns(up[:1], down[:1], 50, begun, 0) == [one]
    firsts = {by_turns(up[:1], down[:1], 50, 5, seed)[0] for seed in range(30)}
    assert len(firsts) > 10
    assert by_turns(up, down, 50, 5, 7) == by_turns(up, down, 50, 5, 7)
