"""How well the engine would have done: each transcript from what the others teach.

`baselines` say what the figures are worth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from qualcode.errors import QualcodeError
from qualcode.model import Codebook
from qualcode.suggest import baselines
from qualcode.suggest.checks import check_given
from qualcode.suggest.engine import Engine, Ground
from qualcode.suggest.entries import read_entries
from qualcode.suggest.figures import macro_f1, summary
from qualcode.suggest.learner import folds
from qualcode.suggest.proposals import (
    MODEL_NAME,
    MODEL_VERSION,
    Training,
    usable,
    valenced,
)
from qualcode.suggest.valence import cues
from qualcode.suggest.words import mark_negation

Array = np.ndarray[Any, Any]
CURVE = (25, 50, 100, 200, 400, 800)  # coded segments to learn from
VALENCE = "valence"  # what the valences are called among the facets


@dataclass(frozen=True)
class _Work:
    """Texts that people coded, and what the engine is given with them."""

    book: Any
    language: str
    texts: list[str]
    labels: list[frozenset[str]]
    groups: list[str | None]
    questions: list[str | None] | None
    speakers: list[str | None] | None
    rejected: list[frozenset[str]] | None
    codes: list[str]

    @property
    def truth(self) -> Array:
        """Texts × codes, 1 where coded."""
        rows = [[code in row for code in self.codes] for row in self.labels]
        return np.array(rows, dtype=float).reshape(len(self.labels), len(self.codes))

    @cached_property
    def ground(self) -> tuple[Engine, Ground]:
        """The engine and all texts as it sees them, whatever it learns from."""
        engine = Engine(self.book, self.language)
        given = check_given(
            self.texts,
            self.labels,
            self.speakers,
            self.questions,
            self.groups,
            self.rejected,
        )
        return engine, engine.lay_out(given)

    def held_out(self, train: Array, test: Array) -> tuple[Array, Array, Array]:
        """Probabilities and choices for `test`, thresholds, learned from `train`."""
        engine, ground = self.ground
        place = {str(c): i for i, c in enumerate(engine.classes_)}
        kept = [place[code] for code in self.codes]
        p, chosen = engine.learn(ground, train).judge(ground, test)
        return p[:, kept], chosen[:, kept], engine.thresholds_[kept]


def evaluate(
    codebook: Codebook,
    training: Training,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Leave one transcript out, for every facet and for the valences.

    Args:
        codebook: what was looked for.
        training: what people decided, with `documents`; segments that only carry
            refusals are learned from and not counted.
        progress: told how many fits are done, of how many.

    Returns:
        The contract's object. `n` is the number of segments with the code; averages
        are over the codes that have one. Each facet has besides `calibration`, ten
        bins of stated probability with what was right; `facet` is `valence` for the
        valences, judged on the codings that carry one (`n` counts those), each by its
        passage and its code. The baselines are not told the code.

    Raises:
        QualcodeError: `evaluate-too-few`, fewer than two coded transcripts.
    """
    learned = usable(codebook, training)
    works = [
        (
            _codes(codebook, learned),
            [(f.id, [c.id for c, _ in f.walk()]) for f in codebook.facets],
        ),
        (
            _valences(codebook, training),
            [(VALENCE, [v.id for v in codebook.valences])],
        ),
    ]
    documents = {d for d in works[0][0].groups if d is not None}
    if len(documents) < 2:
        raise QualcodeError("evaluate-too-few", n=len(documents))
    steps = _Steps(progress, [work for work, _ in works])
    facets: list[dict[str, Any]] = []
    for work, parts in works:
        facets += _facets(work, parts, steps)
    return {
        "documents": len(documents),
        "segments": len(works[0][0].texts),
        "engine": {"name": MODEL_NAME, "version": MODEL_VERSION},
        "facets": facets,
    }


class _Steps:
    """Counts fits and tells them."""

    def __init__(
        self, tell: Callable[[int, int], None] | None, works: list[_Work]
    ) -> None:
        """Every transcript once, and the rounds of every size of the curve."""
        self.tell = tell
        self.done = 0
        self.of = sum(len(_parted(w)) + len(_sizes(w)) * len(_rounds(w)) for w in works)

    def __call__(self) -> None:
        self.done = min(self.done + 1, self.of)
        if self.tell is not None:
            self.tell(self.done, self.of)


def _codes(codebook: Codebook, learned: Training) -> _Work:
    return _Work(
        codebook,
        codebook.language,
        list(learned.texts),
        [frozenset(row) for row in learned.labels],
        list(learned.documents or [None] * len(learned.texts)),
        None if learned.questions is None else list(learned.questions),
        None if learned.speakers is None else list(learned.speakers),
        None if learned.rejected is None else list(learned.rejected),
        [entry.code for entry in read_entries(codebook)[0]],
    )


def _valences(codebook: Codebook, training: Training) -> _Work:
    rows = valenced(codebook, training)
    language = codebook.language
    return _Work(
        cues(codebook.valences, language),
        language,
        [mark_negation(row.text, language) for row in rows],
        [frozenset({row.valence}) for row in rows],
        [row.document for row in rows],
        None,
        [row.code for row in rows],
        None,
        [v.id for v in codebook.valences],
    )


def _parted(work: _Work) -> list[Array]:
    """The texts of each transcript."""
    names = dict.fromkeys(work.groups)
    parted = [np.array([i for i, g in enumerate(work.groups) if g == n]) for n in names]
    return parted if len(parted) > 1 else []


def _rounds(work: _Work) -> list[Array]:
    """Sets of transcripts held out for the curve: five at most."""
    return folds(len(work.texts), list(work.groups), 0) if work.texts else []


def _sizes(work: _Work) -> list[int]:
    groups = _parted(work)
    least = len(work.texts) - max((len(g) for g in groups), default=0)
    return [n for n in CURVE if n < least]


def _facets(
    work: _Work, parts: list[tuple[str, list[str]]], steps: _Steps
) -> list[dict[str, Any]]:
    parted = _parted(work)
    if not parted:
        return []
    truth = work.truth
    every = np.arange(len(truth))
    p, said = np.zeros(truth.shape), np.zeros(truth.shape, dtype=bool)
    cuts = []
    for test in parted:
        p[test], said[test], cut = work.held_out(np.setdiff1d(every, test), test)
        cuts.append(cut)
        steps()
    columns = [
        np.array([i for i, code in enumerate(work.codes) if code in set(ids)], int)
        for _, ids in parts
    ]
    others = {
        "majority": baselines.majority(truth, parted, columns),
        "keyword": baselines.keyword(work.book, work.language, work.texts, work.codes),
        "tfidf": baselines.tfidf(work.texts, truth, work.groups, parted),
    }
    curves = _curve(work, steps)
    found = []
    for (facet, _), mine in zip(parts, columns, strict=True):
        if not len(mine) or not truth[:, mine].any():
            continue
        row = summary(truth[:, mine], said[:, mine], p[:, mine])
        codes = [work.codes[i] for i in mine]
        for code, cut, line in zip(
            codes, np.mean(cuts, axis=0)[mine], row["codes"], strict=True
        ):
            line.update({"code": code, "threshold": round(float(cut), 4)})
        row["baselines"] = {
            name: macro_f1(truth[:, mine], guess[:, mine])
            for name, guess in others.items()
        }
        row["curve"] = [
            {"n": n, "macro_f1": macro_f1(truth[rows][:, mine], guess[:, mine])}
            for n, rows, guess in curves
        ]
        row["curve"].append(
            {
                "n": round(len(truth) * (1 - 1 / len(parted))),
                "macro_f1": row["macro_f1"],
            }
        )
        found.append({"facet": facet, **row})
    return found


def _curve(work: _Work, steps: _Steps) -> list[tuple[int, Array, Array]]:
    """For each size the rows tested and what was chosen for them.

    The segments to learn from are drawn at random from the transcripts kept.
    """
    found = []
    parted = _rounds(work)
    for n in _sizes(work):
        rows, guesses = [], []
        for seed, test in enumerate(parted):
            rng = np.random.default_rng(seed)
            train = np.setdiff1d(np.arange(len(work.texts)), test)
            picked = np.sort(rng.permutation(train)[:n])
            rows.append(test)
            guesses.append(work.held_out(picked, test)[1])
            steps()
        found.append((n, np.concatenate(rows), np.vstack(guesses)))
    return found
