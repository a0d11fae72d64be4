"""The figures of a comparison and what it is held against, by slow counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.suggest import baselines
from qualcode.suggest.figures import macro_f1, summary

PAIRS = st.integers(1, 4).flatmap(
    lambda k: st.lists(
        st.tuples(*[st.tuples(st.booleans(), st.booleans()) for _ in range(k)]),
        min_size=1,
        max_size=12,
    )
)


@given(PAIRS)
def test_figures_are_those_of_counting(rows):
    truth = np.array([[pair[0] for pair in row] for row in rows], dtype=float)
    said = np.array([[pair[1] for pair in row] for row in rows])
    found = summary(truth, said, np.full(truth.shape, 0.5))
    scores = []
    for column, line in enumerate(found["codes"]):
        both = sum(1 for row in rows if all(row[column]))
        there = sum(1 for row in rows if row[column][0])
        given_ = sum(1 for row in rows if row[column][1])
        assert line["n"] == there
        shares = {
            "precision": (both, given_),
            "recall": (both, there),
            "f1": (2 * both, there + given_),
        }
        for name, (part, of) in shares.items():
            expected = pytest.approx(part / of, abs=1e-4) if of else None
            assert line[name] == expected
        if there:
            scores.append(2 * both / (there + given_))
    mean = sum(scores) / len(scores) if scores else 0
    assert found["macro_f1"] == macro_f1(truth, said) == pytest.approx(mean, abs=1e-4)


def test_the_commonest_code_is_that_of_the_others():
    truth = np.array([[1, 0, 1], [1, 0, 0], [0, 1, 0], [0, 1, 0]], dtype=float)
    parted = [np.array([0, 1]), np.array([2, 3])]
    said = baselines.majority(truth, parted, [np.array([0, 1]), np.array([2])])
    assert said.tolist() == [
        [False, True, True],
        [False, True, True],
        [True, False, True],
        [True, False, True],
    ]


def test_words_and_characters_learn_from_the_other_transcripts_only(coded):
    texts, labels = coded(60, 4)
    codes = sorted(set().union(*labels))
    truth = np.array([[code in row for code in codes] for row in labels], dtype=float)
    groups = [f"d{n % 3}" for n in range(60)]
    parted = [np.flatnonzero([g == f"d{k}" for g in groups]) for k in range(3)]
    said = baselines.tfidf(texts, truth, groups, parted)
    plain = baselines.majority(truth, parted, [np.arange(len(codes))])
    assert macro_f1(truth, said) > macro_f1(truth, plain)
    other = truth.copy()
    other[parted[0]] = 1 - other[parted[0]]  # what it must not look at
    again = baselines.tfidf(texts, other, groups, parted)
    assert np.array_equal(said[parted[0]], again[parted[0]])
    lone = np.zeros((60, 1))
    lone[parted[0][0]] = 1  # a code that only one transcript has
    assert not baselines.tfidf(texts, lone, groups, parted)[parted[0]].any()
