"""What the engine is held against, each blind to the transcript it answers for.

`majority`, the commonest code of a facet; `keyword`, the codebook's phrases said whole;
`tfidf`, words and characters with logistic regression. The last is scikit-learn's own
from end to end: no part of it is shared with what it is compared to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from qualcode.suggest.blend import tuned
from qualcode.suggest.entries import read_entries
from qualcode.suggest.features import Features

Array = np.ndarray[Any, Any]
STRENGTH = 10.0  # C, the best of 3, 10 and 30 on the example
FOLDS = 5  # of what is learned from, to tune the thresholds by


def majority(truth: Array, parted: Sequence[Array], facets: Sequence[Array]) -> Array:
    """Every text gets each facet's commonest code of the other transcripts.

    Args:
        truth: texts × codes, 1 where coded.
        parted: the texts of each transcript.
        facets: the columns of each facet.
    """
    said = np.zeros(truth.shape, dtype=bool)
    for test in parted:
        counts = np.delete(truth, test, axis=0).sum(axis=0)
        for mine in facets:
            if len(mine):
                said[test, mine[int(counts[mine].argmax())]] = True
    return said


def keyword(
    book: Any, language: str, texts: Sequence[str], codes: Sequence[str]
) -> Array:
    """A text gets the codes whose name or keywords it says whole, in lemmas."""
    features = Features(language)

    def lemmas(text: str) -> set[str]:
        return {features.lemmatize(w) for w in features.passage(text).words}

    phrases = {e.code: [lemmas(p) for p in e.phrases] for e in read_entries(book)[0]}
    said = np.zeros((len(texts), len(codes)), dtype=bool)
    for i, text in enumerate(texts):
        there = lemmas(text)
        for j, code in enumerate(codes):
            said[i, j] = any(p and p <= there for p in phrases.get(code, []))
    return said


def tfidf(
    texts: Sequence[str],
    truth: Array,
    groups: Sequence[str | None],
    parted: Sequence[Array],
) -> Array:
    """Words and characters, balanced logistic regression, thresholds out of fold.

    A code without an example among the others is given to nobody.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    rows = (
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(
                analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2
            ),
        )
        .fit_transform(texts)
        .tocsr()
    )
    known = np.unique([str(g) for g in groups], return_inverse=True)[1]
    said = np.zeros(truth.shape, dtype=bool)
    for test in parted:
        train = np.setdiff1d(np.arange(len(truth)), test)
        seen = truth[train].sum(axis=0)
        taught = np.flatnonzero((seen > 0) & (seen < len(train)))
        if len(taught):
            cut, p = _learned(rows, truth[:, taught], known, train, test)
            said[np.ix_(test, taught)] = p >= cut
    return said


def _learned(
    rows: Any, truth: Array, groups: Array, train: Array, test: Array
) -> tuple[Array, Array]:
    """Thresholds of each code, and its probability for each text of `test`."""
    from sklearn.model_selection import GroupKFold

    x, y = rows[train], truth[train].astype(int)
    cut = np.full(y.shape[1], 0.5)
    parts = min(FOLDS, len(np.unique(groups[train])))
    if parts > 1:
        held = np.zeros(y.shape)
        for learn, ask in GroupKFold(parts).split(x, groups=groups[train]):
            held[ask] = _stated(x[learn], y[learn], x[ask])
        cut = tuned(held, truth[train], np.ones(y.shape))
    return cut, _stated(x, y, rows[test])


def _stated(x: Any, y: Array, new: Any) -> Array:
    """The probability of every code for each row of `new`."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    model = OneVsRestClassifier(
        LogisticRegression(
            C=STRENGTH,
            class_weight="balanced",
            solver="liblinear",
            dual=True,
            tol=1e-2,
            random_state=0,
        )
    )
    several = (y.min(axis=0) == 0) & (y.max(axis=0) == 1)
    found = np.tile(y[0].astype(float), (new.shape[0], 1))  # where all are alike
    if several.any():
        p = model.fit(x, y[:, several]).predict_proba(new)
        # Of one code alone scikit-learn tells both sides.
        found[:, several] = p[:, -several.sum() :]
    return found
