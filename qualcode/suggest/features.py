"""Passages as TF-IDF vectors: words, lemmas, characters, negations, who, what asked.

Every block is a sum over a passage's words of what one word contributes, so the
n-grams of a word are cut once per distinct word, however often it is said, and a
coefficient can be led back to the words that carried it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from scipy import sparse

from qualcode.suggest.words import Lemmatizer, content, words

Weighted = Iterable[tuple[str, float]]

# Share of each block in a vector whose blocks have unit length.
BLOCKS = {
    "word": 0.6,
    "lemma": 1.0,
    "char": 1.0,
    "negation": 0.4,
    "speaker": 0.5,
    "question": 0.5,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """What is known of one text: weighted words, those negated, speaker, question."""

    words: dict[str, float]
    negated: dict[str, float]
    speaker: str | None = None
    question: dict[str, float] = field(default_factory=dict)


class Block:
    """One TF-IDF space: what a word contributes, its columns and their idf."""

    def __init__(self, name: str, lemmatize: Lemmatizer) -> None:
        """An empty space of the kind `name` (a key of `BLOCKS`)."""
        self.name = name
        self.lemmatize = lemmatize
        self.columns: dict[str, int] = {}
        self.idf: np.ndarray[Any, Any] = np.zeros(0)

    def parts(self, word: str) -> Iterable[str]:
        """The features that one occurrence of a word gives to this space."""
        if self.name in ("lemma", "negation", "question"):
            return (self.lemmatize(word),)
        if self.name == "char":
            return _grams(word)
        return (word,)

    def bag(self, passage: Passage) -> dict[str, float]:
        """The words of a passage that this space looks at, with their weights."""
        if self.name == "negation":
            return passage.negated
        if self.name == "question":
            return passage.question
        if self.name == "speaker":
            return {passage.speaker: 1.0} if passage.speaker is not None else {}
        return passage.words

    def fit(self, passages: Sequence[Passage], least: int) -> Block:
        """Learn columns that occur in at least `least` passages, and their idf."""
        seen: Counter[str] = Counter()
        cut: dict[str, tuple[str, ...]] = {}
        for passage in passages:
            features: set[str] = set()
            for word in self.bag(passage):
                if word not in cut:
                    cut[word] = tuple(self.parts(word))
                features.update(cut[word])
            seen.update(features)
        kept = sorted(f for f, n in seen.items() if n >= least)
        self.columns = {f: i for i, f in enumerate(kept)}
        df = np.array([seen[f] for f in kept], dtype=float)
        self.idf = np.log((1 + len(passages)) / (1 + df)) + 1
        return self

    def spell(self, vocabulary: Sequence[str]) -> sparse.csr_matrix:
        """Word × column counts: what each word contributes to this space."""
        rows: list[int] = []
        cols: list[int] = []
        for row, word in enumerate(vocabulary):
            found = [
                c for p in self.parts(word) if (c := self.columns.get(p)) is not None
            ]
            cols += found
            rows += [row] * len(found)
        shape = (len(vocabulary), len(self.columns))
        return sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=shape)

    def matrix(self, passages: Sequence[Passage]) -> sparse.csr_matrix:
        """Unit rows of (1 + log tf) · idf, one per passage; empty ones stay zero."""
        vocabulary: dict[str, int] = {}
        data: list[float] = []
        cols: list[int] = []
        ends = [0]
        for passage in passages:
            for word, weight in self.bag(passage).items():
                cols.append(vocabulary.setdefault(word, len(vocabulary)))
                data.append(weight)
            ends.append(len(cols))
        shape = (len(passages), len(vocabulary))
        counts = sparse.csr_matrix((data, cols, ends), shape=shape)
        found = (counts @ self.spell(list(vocabulary))).tocsr()
        found.data = (1 + np.log(np.maximum(found.data, 1))) * self.idf[found.indices]
        return unit(found)


def unit(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """The same rows at length one; zero rows stay zero."""
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)
    return (sparse.diags_array(scale) @ matrix).tocsr()


@lru_cache(maxsize=65536)  # learning, spelling and every fold ask for the same words
def _grams(word: str, low: int = 2, high: int = 5) -> tuple[str, ...]:
    # As scikit-learn's "char_wb". A marked negation is no string to look into:
    # "no_ayudar" would look like "ayudar".
    if word.startswith("no_"):
        return ()
    padded = f" {word} "
    grams: list[str] = []
    for n in range(low, high + 1):
        if n >= len(padded):
            grams.append(padded)
            break
        grams += [padded[i : i + n] for i in range(len(padded) - n + 1)]
    return tuple(grams)


class Features:
    """All blocks together, learned over every passage of the project."""

    def __init__(self, language: str) -> None:
        """An empty set of blocks for `language`."""
        self.language = language
        self.lemmatize = Lemmatizer(language)
        self.blocks = {name: Block(name, self.lemmatize) for name in BLOCKS}

    def passage(self, text: str, speaker: Any = None, question: Any = None) -> Passage:
        """What the blocks look at in one text."""
        said = words(text, self.language)
        asked = words(str(question), self.language) if question else []
        return Passage(
            _count(w.form for w in said),
            _count(w.form for w in said if w.negated),
            None if speaker is None else str(speaker),
            _count(w.form for w in asked if content(w.form, self.language)),
        )

    def described(self, texts: Weighted) -> Passage:
        """A codebook entry as a passage: its fields' content words, weighted.

        A keyword that is nothing but function words ("we") was chosen: it stays.
        """
        bag: dict[str, float] = {}
        negated: dict[str, float] = {}
        for text, weight in texts:
            found = words(text, self.language)
            telling = [w for w in found if content(w.form, self.language)]
            for w in telling or found:
                bag[w.form] = bag.get(w.form, 0.0) + weight
                if w.negated:
                    negated[w.form] = negated.get(w.form, 0.0) + weight
        return Passage(bag, negated)

    def fit(self, passages: Sequence[Passage]) -> Features:
        """Learn columns and idf of every block.

        Character n-grams must occur twice once there are many passages: those
        seen once cost time and memory and carry next to nothing.
        """
        many = len(passages) >= 200
        for name, block in self.blocks.items():
            block.fit(passages, 2 if many and name == "char" else 1)
        return self

    def matrices(self, passages: Sequence[Passage]) -> dict[str, sparse.csr_matrix]:
        """The matrix of every block, by its name."""
        return {name: block.matrix(passages) for name, block in self.blocks.items()}

    def join(
        self, parts: dict[str, sparse.csr_matrix], boost: np.ndarray[Any, Any]
    ) -> sparse.csr_matrix:
        """One matrix of all blocks, their shares and the columns' boost applied."""
        stacked = sparse.hstack(
            [BLOCKS[name] * parts[name] for name in BLOCKS], format="csr"
        )
        return (stacked @ sparse.diags_array(boost)).tocsr()


def _count(forms: Iterable[str]) -> dict[str, float]:
    return {form: float(n) for form, n in Counter(forms).items()}
