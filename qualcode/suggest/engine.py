"""The engine behind `CodeSuggester`, which the commands use without scikit-learn.

Loading scikit-learn takes longer than learning from four hundred codings.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple, Self

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from qualcode.errors import USAGE
from qualcode.suggest.blend import (
    BARE_THRESHOLD,
    Blend,
    Scores,
    fade,
    rates,
    thresholds,
)
from qualcode.suggest.checks import (
    Given,
    MisuseError,
    check_column,
    check_given,
    check_texts,
    misuse,
)
from qualcode.suggest.choosing import by_turns, doubt, information, settling, telling
from qualcode.suggest.entries import exclusive_groups, facet_columns, read_entries
from qualcode.suggest.features import Features, Passage
from qualcode.suggest.learner import both_views, folds, targets
from qualcode.suggest.reasons import Explainer, column_weights, unit_rows
from qualcode.suggest.similarity import Similarity

Array = np.ndarray[Any, Any]
_BOOST = 5.0  # how much more a codebook n-gram counts: × (1 + 5w)
_LEAST_TEXTS = 6  # fewer coded texts cannot be held out and learned from


class Ground(NamedTuple):
    """A project's texts as the engine sees them, before anything is learned.

    `coded`, `groups`, `y` and `weight` (texts × codes) are of the first texts, those
    that came with labels; `parts` has a row of every block for each text.
    """

    texts: list[str]
    parts: dict[str, sparse.csr_matrix]
    coded: list[frozenset[str]]
    groups: list[Any] | None
    y: Array
    weight: Array


class Engine:
    """What `CodeSuggester` does; its docstring says what the parameters are."""

    unfitted: type[MisuseError] = MisuseError  # raised when asked before `fit`

    def __init__(
        self, codebook: Any = None, language: str = "es", random_state: int | None = 0
    ) -> None:
        """Keep the parameters; all work is in `fit`."""
        self.codebook = codebook
        self.language = language
        self.random_state = random_state

    def fit(
        self,
        texts: Sequence[str],
        labels: Sequence[Any],
        *,
        speakers: Sequence[Any] | None = None,
        questions: Sequence[Any] | None = None,
        groups: Sequence[Any] | None = None,
        rejected: Sequence[Any] | None = None,
        unlabelled: Sequence[str] | None = None,
    ) -> Self:
        """Learn from coded texts; with a codebook alone, `fit([], [])`.

        Args:
            texts: n coded texts.
            labels: n iterables of codes; codes not given are negatives, except
                in a text without codes that only has refusals.
            speakers: n kinds of speaker, or None where unknown.
            questions: n questions asked before the texts, or None.
            groups: n documents; no document is both learned from and tuned on.
            rejected: n iterables of refused codes (negatives); a code that is
                also in the text's labels was accepted by someone and stays.
            unlabelled: the project's other texts, for word statistics.

        Raises:
            MisuseError: lengths differ, texts are not texts, labels not iterables
                of codes, or there is neither a codebook nor a code.
        """
        given = check_given(
            texts, labels, speakers, questions, groups, rejected, unlabelled
        )
        return self.learn(self.lay_out(given), np.arange(len(given.texts)))

    def lay_out(self, given: Given) -> Ground:
        """What `fit` does before it learns: the same whatever is learned from.

        `learn` may then be called with one set of rows after the other, and `judge`
        be asked about the rest.
        """
        entries, self.problems_ = read_entries(self.codebook)
        codes = [e.code for e in entries]
        codes += sorted(set().union(*given.labels, *given.rejected) - set(codes))
        if not codes:
            raise misuse("suggest-nothing-to-learn")
        self.classes_ = np.array(codes, dtype=object)
        self._seed = 0 if self.random_state is None else int(self.random_state)
        self._exclusive = exclusive_groups(codes, entries)
        self._facets = facet_columns(codes, entries)

        self._features = Features(self.language)
        described = {e.code: self._features.described(e.texts) for e in entries}
        nobody = Passage({}, {})
        self._entries = [described.get(code, nobody) for code in codes]
        project = self._passages(given.texts, given.speakers, given.questions)
        project += self._passages(given.unlabelled, None, None)
        phrases = {
            e.code: [self._features.passage(p) for p in e.phrases] for e in entries
        }
        self._features.fit(
            [*project, *described.values(), *chain.from_iterable(phrases.values())]
        )
        parts = self._features.matrices(project)
        self._near = Similarity(
            self._features, self._entries, [phrases.get(code, []) for code in codes]
        )
        self._boost = self._columns_boost()
        with threadpool_limits(1):
            self._near.fit(parts, self._seed)
        y, weight = targets(codes, given.labels, given.rejected)
        texts = [*given.texts, *given.unlabelled]
        return Ground(texts, parts, given.labels, given.groups, y, weight)

    def learn(self, ground: Ground, rows: Array) -> Self:
        """Learn from the coded texts at `rows`; the other texts are as if uncoded."""
        self._texts = [ground.texts[i] for i in rows]
        self._coded = [ground.coded[i] for i in rows]
        self._groups = (
            None if ground.groups is None else [ground.groups[i] for i in rows]
        )
        mine = {name: part[rows] for name, part in ground.parts.items()}
        self._joined = self._features.join(mine, self._boost)
        self._placed = self._near.place(mine)
        # Matrices are small: more threads only burn time waiting for each other.
        with threadpool_limits(1):
            held = self._learn(mine, self._groups, ground.y[rows], ground.weight[rows])
            if held is not None:
                self._tune(held, ground)
            self._settled = information(self._probabilities(mine)[0]).sum(axis=0)
        return self

    def judge(self, ground: Ground, rows: Array) -> tuple[Array, Array]:
        """Probabilities and choices (passages × codes) for texts of the ground."""
        p = self._probabilities({k: part[rows] for k, part in ground.parts.items()})[0]
        return p, self._chosen(p)

    def predict_proba(
        self,
        texts: Sequence[str],
        *,
        speakers: Sequence[Any] | None = None,
        questions: Sequence[Any] | None = None,
    ) -> Array:
        """Calibrated probabilities, n × len(classes_).

        Within an exclusive facet they add up to one at most.

        Raises:
            MisuseError: `fit` was not called; or as in `fit`.
        """
        return self._predict(texts, speakers, questions)[0]

    def predict(
        self,
        texts: Sequence[str],
        *,
        speakers: Sequence[Any] | None = None,
        questions: Sequence[Any] | None = None,
    ) -> list[set[str]]:
        """The codes that reach their threshold; an empty set is an abstention.

        Of an exclusive facet only the most probable code is given.
        """
        chosen = self._chosen(self._predict(texts, speakers, questions)[0])
        return [{str(c) for c in self.classes_[row]} for row in chosen]

    def explain(self, text: str) -> list[dict[str, Any]]:
        """Every class by falling probability, with its reasons in `text`.

        Returns:
            Dicts with `code`, `probability`, `reasons` (`term`, `weight`, `start`,
            `end`; `text[start:end] == term`) and `example` (`document`, `text`: the
            nearest coded text of that class; `document` is its group) or None.
        """
        return [
            {
                "code": row["code"],
                "probability": row["probability"],
                "reasons": row["reasons"],
                "example": self._example(row["nearest"]),
            }
            for row in self.rank([text])[0]
        ]

    def rank(
        self,
        texts: Sequence[str],
        *,
        top: int | None = None,
        speakers: Sequence[Any] | None = None,
        questions: Sequence[Any] | None = None,
    ) -> list[list[dict[str, Any]]]:
        """The `top` classes of each text by falling probability, with reasons.

        Returns:
            Per text dicts with `code`, `probability`, `reasons` as `explain` gives
            them, `proposed` (whether `predict` gives that class) and `nearest`, the
            index among the fitted texts of the nearest one of that class, or None.
        """
        p, joined = self._predict(texts, speakers, questions)
        order = np.argsort(-p, axis=1, kind="stable")[:, :top]
        chosen = self._chosen(p)
        explainer = self._explainer()
        nearest = explainer.examples(texts, joined, order)
        found = []
        for i, text in enumerate(texts):
            reasons = explainer.reasons(text, joined[[i]], order[i].tolist())
            found.append(
                [
                    {
                        "code": str(self.classes_[code]),
                        "probability": float(p[i, code]),
                        "proposed": bool(chosen[i, code]),
                        "reasons": why,
                        "nearest": near,
                    }
                    for code, why, near in zip(
                        order[i], reasons, nearest[i], strict=True
                    )
                ]
            )
        return found

    def next_to_code(self, texts: Sequence[str], k: int) -> list[int]:
        """Indices of the k texts whose coding would teach most, in their order.

        By turns those that speak for most of the others the engine is in doubt about,
        unlike what is coded already, and those that settle how far codes are to be
        believed; to a hundred, every other one is drawn, by `random_state`.
        """
        if isinstance(k, bool) or not isinstance(k, (int, np.integer)) or k < 0:
            raise misuse("suggest-count", name="k", least=0, given=k)
        if not hasattr(self, "classes_"):
            raise self.unfitted("suggest-not-fitted", exit_code=USAGE)
        said = check_texts(texts)
        if not said:
            return []
        parts = self._features.matrices(self._passages(said, None, None))
        p, joined = self._probabilities(parts)
        placed, before = self._near.place(parts), self._placed
        if not placed.shape[1]:  # too few words for directions
            placed, before = unit_rows(joined), unit_rows(self._joined)
        speaking = telling(placed, before, doubt(p, self._rates[0]), int(k))
        beside = speaking[: (int(k) + 1) // 2]
        settled = settling(placed, before, beside, p, self._settled, int(k))
        return by_turns(speaking, settled, len(said), len(self._texts), self._seed)

    def _passages(
        self, texts: list[str], who: list[Any] | None, asked: list[Any] | None
    ) -> list[Passage]:
        nothing = [None] * len(texts)
        rows = zip(texts, who or nothing, asked or nothing, strict=True)
        return [self._features.passage(*row) for row in rows]

    def _columns_boost(self) -> Array:
        parts = self._features.matrices(self._entries)
        tops = [
            np.asarray(part.max(axis=0).todense()).ravel() for part in parts.values()
        ]
        return 1 + _BOOST * np.concatenate(tops)

    def _learn(
        self,
        parts: dict[str, sparse.csr_matrix],
        groups: list[Any] | None,
        y: Array,
        weight: Array,
    ) -> tuple[Array, Array, Array] | None:
        """Both regressions and the blend; out-of-fold p, y, weight if it is fitted."""
        n, codes = y.shape
        self._blend = Blend(self._facets)
        self.thresholds_ = np.full(codes, BARE_THRESHOLD)
        self._rates = rates(y, weight)
        self._coef = np.zeros((self._joined.shape[1], 2 * codes))
        self._bias = np.zeros(2 * codes)
        if not y.any():
            return None
        entries = self._features.matrices(self._entries)
        told = self._features.join(entries, np.ones_like(self._boost))
        known = self._near.known
        views = both_views(self._joined, told, known, self._boost, y, weight)
        for place, view in enumerate(views):
            span = slice(place * codes, (place + 1) * codes)
            self._coef[:, span], self._bias[span] = view.fit(self._seed)
        parted = folds(n, groups, self._seed) if n >= _LEAST_TEXTS else []
        if len(parted) < 2:
            return None
        learned, shown = (view.held_out(parted) for view in views)
        positives, prior = (np.zeros(y.shape) for _ in range(2))
        for test in parted:
            train = np.setdiff1d(np.arange(n), test)
            positives[test], prior[test] = rates(y[train], weight[train])
        near = self._near.of(parts)
        held = Scores(learned, shown, near, positives, prior, self._near.known)
        self._blend.fit(held, y, weight)
        if self._blend.stack is None:
            return None
        return self._blend.probabilities(held), y, weight

    def _tune(self, held: tuple[Array, Array, Array], ground: Ground) -> None:
        """Thresholds, by the coded texts held out and those that nobody coded.

        Both: the uncoded ones may be few, and a code rare among them.
        """
        coded = set(self._texts)
        pool = [i for i, text in enumerate(ground.texts) if text not in coded]
        seen = held[0]
        if pool:
            parts = {name: part[pool] for name, part in ground.parts.items()}
            seen = np.vstack([seen, self._probabilities(parts)[0]])
        self.thresholds_ = thresholds(*held, seen)

    def _probabilities(
        self, parts: dict[str, sparse.csr_matrix]
    ) -> tuple[Array, sparse.csr_matrix]:
        joined = self._features.join(parts, self._boost)
        learned, shown = np.split(np.asarray(joined @ self._coef + self._bias), 2, 1)
        scores = Scores(
            learned, shown, self._near.of(parts), *self._rates, self._near.known
        )
        p = self._blend.probabilities(scores)
        for members in self._exclusive:
            p[:, members] /= np.maximum(p[:, members].sum(axis=1, keepdims=True), 1)
        return p, joined

    def _predict(
        self, texts: Any, speakers: Any, questions: Any
    ) -> tuple[Array, sparse.csr_matrix]:
        if not hasattr(self, "classes_"):
            raise self.unfitted("suggest-not-fitted", exit_code=USAGE)
        said = check_texts(texts)
        who = check_column(speakers, len(said), "speakers")
        asked = check_column(questions, len(said), "questions")
        return self._probabilities(
            self._features.matrices(self._passages(said, who, asked))
        )

    def _chosen(self, p: Array) -> Array:
        """Passages × codes, true where a code is proposed."""
        chosen = p >= self.thresholds_
        for members in self._exclusive:
            masked = np.where(chosen[:, members], p[:, members], -1.0)
            best = masked.argmax(axis=1)
            only = np.zeros_like(masked, dtype=bool)
            only[np.arange(len(p)), best] = masked.max(axis=1) > 0
            chosen[:, members] = only
        return chosen

    def _explainer(self) -> Explainer:
        faded = fade(self._rates[0], self._near.known)
        weights = column_weights(
            self._features,
            self._coef[:, : len(self.classes_)],
            faded,
            self._entries,
            self._boost,
        )
        place = {code: i for i, code in enumerate(self.classes_)}
        coded = [[place[code] for code in row] for row in self._coded]
        return Explainer(self._features, weights, self._joined, coded, self._texts)

    def _example(self, nearest: int | None) -> dict[str, Any] | None:
        if nearest is None:
            return None
        group = None if self._groups is None else self._groups[nearest]
        return {
            "document": None if group is None else str(group),
            "text": self._texts[nearest],
        }
