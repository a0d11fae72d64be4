"""Why a code is proposed: the passage's own words, and the nearest coded example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy import sparse

from qualcode.suggest.features import BLOCKS, Features, Passage
from qualcode.suggest.words import Word, content, words

Array = np.ndarray[Any, Any]
_SAID = ("word", "lemma", "char", "negation")  # blocks whose features are said words
_NEARNESS = 3.0  # logits that a shared codebook vector of length one is worth
_WORDS, _TERMS = 5, 3  # words looked at, terms shown
_BRIDGE = 2  # function words that a term may hold between two that count
_SHARE = 0.2  # of the heaviest word's weight: what weighs less explains nothing
_LIKENESS = 0.3  # what shared characters are worth next to a shared lemma


class Explainer:
    """Leads a score back to the words that carried it.

    Args:
        features: the fitted blocks.
        weights: columns × codes, what a unit of each joined column adds to a code.
        rows: the coded texts' joined vectors.
        coded: for each coded text the positions of its codes.
        texts: the coded texts.
    """

    def __init__(
        self,
        features: Features,
        weights: Array,
        rows: sparse.csr_matrix,
        coded: Sequence[Iterable[int]],
        texts: Sequence[str],
    ) -> None:
        """Prepare; nothing is computed for a passage before it is asked for."""
        self.features = features
        self.weights = weights
        self.rows = unit_rows(rows)
        self.texts = texts
        self.members: dict[int, list[int]] = {}
        for i, codes in enumerate(coded):
            for code in codes:
                self.members.setdefault(code, []).append(i)
        ends = np.cumsum([0, *(len(features.blocks[b].columns) for b in BLOCKS)])
        self.offset = dict(zip(BLOCKS, ends.tolist(), strict=False))
        self._columns: dict[tuple[str, bool], Array] = {}

    def reasons(
        self, text: str, vector: sparse.csr_matrix, codes: Sequence[int]
    ) -> list[list[dict[str, Any]]]:
        """For each code up to three terms of the text, heaviest first.

        `vector` is the text's joined row. A term is a word, or neighbours that both
        count, with at most two function words; `text[start:end] == term` always.
        """
        said = words(text, self.features.language)
        distinct = {w.form: False for w in said}
        distinct.update({w.form: True for w in said if w.negated})
        columns = [self._spell(form, negated) for form, negated in distinct.items()]
        if not columns:
            return [[] for _ in codes]
        joined = np.concatenate(columns)
        owner = np.repeat(np.arange(len(columns)), [len(c) for c in columns])
        size = self.weights.shape[0]
        value = np.zeros(size)
        value[vector.indices] = vector.data
        share = value / np.maximum(np.bincount(joined, minlength=size), 1)
        found = []
        for code in codes:
            each = share[joined] * self.weights[joined, code]
            total = np.bincount(owner, weights=each, minlength=len(columns))
            weight = dict(zip(distinct, total.tolist(), strict=True))
            found.append(_terms(text, said, weight, self.features.language))
        return found

    def examples(
        self, texts: Sequence[str], vectors: sparse.csr_matrix, codes: Array
    ) -> list[list[int | None]]:
        """The nearest coded text for each code (a row of `codes`) of each text.

        The same words elsewhere are no example, so equal texts are passed over.
        """
        near = (unit_rows(vectors) @ self.rows.T).toarray()
        found: list[list[int | None]] = []
        for text, likeness, row in zip(texts, near, codes, strict=True):
            others = [
                [i for i in self.members.get(int(c), []) if self.texts[i] != text]
                for c in row
            ]
            found.append([m[int(likeness[m].argmax())] if m else None for m in others])
        return found

    def _spell(self, form: str, negated: bool) -> Array:
        key = (form, negated)
        if key not in self._columns:
            found = [
                self.offset[name] + column
                for name in _SAID
                if negated or name != "negation"
                for part in self.features.blocks[name].parts(form)
                if (column := self.features.blocks[name].columns.get(part)) is not None
            ]
            self._columns[key] = np.array(found, dtype=np.intp)
        return self._columns[key]


def column_weights(
    features: Features,
    coef: Array,
    fade: Array,
    entries: Sequence[Passage],
    boost: Array,
) -> Array:
    """What each joined column adds to each code: learned, and by its entry."""
    parts = features.matrices(entries)
    shares = {"lemma": 1.0, "char": _LIKENESS}
    empty = {name: shares.get(name, 0.0) * part for name, part in parts.items()}
    described = features.join(empty, np.ones(len(coef))).toarray().T
    return np.asarray((1 - fade) * coef + fade * _NEARNESS * described / boost[:, None])


def unit_rows(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Rows at length one; zero rows stay zero."""
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.maximum(length, 1e-9)) @ rows).tocsr()


def _terms(
    text: str, said: Sequence[Word], weight: dict[str, float], language: str
) -> list[dict[str, Any]]:
    telling = [f for f, w in weight.items() if w >= 1e-4 and content(f, language)]
    telling = sorted(telling, key=lambda f: -weight[f])[:_WORDS]
    least = _SHARE * weight[telling[0]] if telling else 0.0
    telling = [f for f in telling if weight[f] >= least]
    spans = [(w.start, w.end, weight[w.form]) for w in said if w.form in set(telling)]
    joined: list[tuple[int, int, float]] = []
    for start, end, value in spans:
        if joined and _close(text[joined[-1][1] : start], language):
            first, _, before = joined.pop()
            joined.append((first, end, before + value))
        else:
            joined.append((start, end, value))
    terms: dict[str, dict[str, Any]] = {}
    for start, end, value in sorted(joined, key=lambda s: (-s[2], s[0])):
        term = text[start:end]
        row = {"term": term, "weight": round(value, 4), "start": start, "end": end}
        terms.setdefault(term.lower(), row)
    return list(terms.values())[:_TERMS]


def _close(gap: str, language: str) -> bool:
    """Whether what lies between two words is at most "por la": one term, not two."""
    between = words(gap, language)
    bare = all(c.isspace() or c.isalpha() for c in gap)
    few = len(between) <= _BRIDGE
    return bare and few and not any(content(w.form, language) for w in between)
