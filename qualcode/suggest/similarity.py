"""How near a passage is to each codebook entry: the prior before any coding.

Cosines in lemma, character and LSA space, standardised per code (some entries are
near to everything) and per passage (some passages are near to every entry).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from qualcode.suggest.algebra import strongest
from qualcode.suggest.features import Features, Passage

Array = np.ndarray[Any, Any]
SPACES = 3
_RANK = 100  # dimensions of the LSA space
_USUAL = 0.1  # spread of cosines assumed before any passage is seen
_FEW = 20  # passages at which what is seen weighs as what is assumed
_FLOOR = 0.02  # least spread of cosines taken as spread; below it is noise


class Nearness(NamedTuple):
    """Arrays of passages × codes (× spaces).

    `covered`: share (0-1) of the entry's squared length in lemmas that the passage
    has; `said`: how much of the code's name and keywords is said whole, each phrase
    worth less the more codes have it.
    """

    by_code: Array
    by_passage: Array
    covered: Array
    said: Array

    @property
    def score(self) -> Array:
        """The mean of all standardised cosines, passages × codes."""
        both = (self.by_code + self.by_passage) / 2
        return np.asarray(both.mean(axis=2))


class Similarity:
    """Codebook entries in three spaces; codes without an entry are zero."""

    def __init__(
        self,
        features: Features,
        entries: Sequence[Passage],
        phrases: Sequence[Sequence[Passage]],
    ) -> None:
        """Place the entries; codes without one have an empty passage, no phrases."""
        self.phrases, self.owners = _phrases(features, phrases)
        self.lemma = features.blocks["lemma"].matrix(entries)
        self.char = features.blocks["char"].matrix(entries)
        self.known = np.diff(self.char.indptr) > 0
        self.axes: Array = np.zeros((0, self.lemma.shape[1]))
        self.mean: Array = np.zeros((len(entries), SPACES))
        self.spread: Array = np.full((len(entries), SPACES), _USUAL)

    def fit(self, parts: dict[str, sparse.csr_matrix], seed: int) -> Similarity:
        """Learn LSA axes and each code's usual nearness from the project's passages."""
        lemma = parts["lemma"]
        rank = min(_RANK, min(lemma.shape) - 1)
        if rank >= 2:
            self.axes = strongest(lemma, rank, seed)[2]
        cosines = self._cosines(parts)
        if len(cosines):
            trust = len(cosines) / (len(cosines) + _FEW)
            self.mean = trust * cosines.mean(axis=0)
            variance = trust * cosines.var(axis=0) + (1 - trust) * _USUAL**2
            self.spread = np.maximum(np.sqrt(variance), _FLOOR)
        return self

    def of(self, parts: dict[str, sparse.csr_matrix]) -> Nearness:
        """Standardised nearness of passages (their block matrices) to every code."""
        cosines = self._cosines(parts)
        covered = (parts["lemma"].sign() @ self.lemma.power(2).T).toarray()
        by_code = (cosines - self.mean) / self.spread
        by_passage = np.zeros_like(by_code)
        if self.known.sum() > 1:
            seen = cosines[:, self.known]
            middle = seen.mean(axis=1, keepdims=True)
            spread = np.maximum(seen.std(axis=1, keepdims=True), _FLOOR)
            by_passage = (cosines - middle) / spread
        else:
            by_passage = by_code.copy()
        by_code[:, ~self.known] = 0
        by_passage[:, ~self.known] = 0
        return Nearness(by_code, by_passage, covered, self._said(parts))

    def place(self, parts: dict[str, sparse.csr_matrix]) -> Array:
        """Passages × LSA axes, of length one."""
        return _unit(parts["lemma"] @ self.axes.T)

    def _said(self, parts: dict[str, sparse.csr_matrix]) -> Array:
        present = parts["lemma"].sign() @ self.phrases.T
        whole = (present.toarray() > 1 - 1e-6).astype(float)
        return np.asarray(whole @ self.owners)

    def _cosines(self, parts: dict[str, sparse.csr_matrix]) -> Array:
        shape = (parts["lemma"].shape[0], self.lemma.shape[0], SPACES)
        found = np.zeros(shape)
        found[:, :, 0] = (parts["lemma"] @ self.lemma.T).toarray()
        found[:, :, 1] = (parts["char"] @ self.char.T).toarray()
        if len(self.axes):
            found[:, :, 2] = self.place(parts) @ _unit(self.lemma @ self.axes.T).T
        return found


def _unit(rows: Array) -> Array:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9))


def _phrases(
    features: Features, phrases: Sequence[Sequence[Passage]]
) -> tuple[sparse.csr_matrix, Array]:
    """Distinct phrases × lemma columns, summing to one, and phrases × codes."""
    columns = features.blocks["lemma"].columns
    rows: dict[frozenset[int], set[int]] = {}
    for code, passages in enumerate(phrases):
        for passage in passages:
            lemmas = {features.lemmatize(word) for word in passage.words}
            if lemmas and lemmas <= columns.keys():
                key = frozenset(columns[lemma] for lemma in lemmas)
                rows.setdefault(key, set()).add(code)
    matrix = sparse.lil_matrix((len(rows), len(columns)))
    owners = np.zeros((len(rows), len(phrases)))
    for row, (lemmas_of, codes) in enumerate(rows.items()):
        matrix[row, sorted(lemmas_of)] = 1 / len(lemmas_of)
        owners[row, sorted(codes)] = 1 / len(codes)
    return matrix.tocsr(), owners
