"""The suggester against tuned baselines, on any coded set.

    python benchmarks/suggest.py FOLDER… [--n 50 100] [--seeds 5]

A folder holds `segments.jsonl` (text, labels and, where known, doc, speaker) and
`codebook.json` (code, name, definition, keywords). Three in ten passages are kept
for the test (whole documents where `doc` is known), n of the others are coded, the
texts of all are known.

- tfidf: words + characters, logistic regression, thresholds tuned out of fold;
- lemma: the same on lemmas + characters, the codebook's texts as further examples;
- tfidf+, lemma+: the same with thresholds drawn to a common one, which is stronger.

The engine is also run with a codebook that misleads (`shuffled`: each code is told
with another's words) and ones that say less (`no-keywords`, `none`), and must not
fall below tfidf+, which reads no codebook.

Macro-F1 is over the codes with five positives or more in the test. `ece` is the
expected calibration error (ten bins) over all pairs passage × code, `top` that of
each passage's first suggestion; of pairs stated at 0.8 or more, what was `stated`
and what was `right`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from qualcode.suggest import CodeSuggester
from qualcode.suggest.words import Lemmatizer, words

Array = np.ndarray[Any, Any]
LEAST_POSITIVES = 5


def read(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
    lines = (folder / "segments.jsonl").read_text("utf-8").splitlines()
    codebook = json.loads((folder / "codebook.json").read_text("utf-8"))
    language = "en" if folder.name.endswith("_en") else "es"
    return [json.loads(line) for line in lines if line.strip()], codebook, language


def split(segments: list[dict[str, Any]], seed: int) -> tuple[Array, Array]:
    """Indices that may be coded and indices of the test."""
    rng = np.random.default_rng(seed)
    docs = [s.get("doc") or f"alone {i}" for i, s in enumerate(segments)]
    names = sorted(set(docs))
    test = {names[i] for i in rng.permutation(len(names))[: round(0.3 * len(names))]}
    inside = np.array([d in test for d in docs])
    return rng.permutation(np.flatnonzero(~inside)), np.flatnonzero(inside)


def scores(x: sparse.csr_matrix, y: Array, new: sparse.csr_matrix) -> Array:
    found = np.full((new.shape[0], y.shape[1]), -10.0)
    for code in range(y.shape[1]):
        if 0 < y[:, code].sum() < len(y):
            model = LogisticRegression(
                C=10, solver="liblinear", class_weight="balanced"
            ).fit(x, y[:, code])
            found[:, code] = model.decision_function(new)
    return found


def tuned(x: Any, y: Array, new: Any, more_x: Any, more_y: Array) -> list[Array]:
    """Predictions at each code's threshold of best F1 out of fold, and at shrunk ones.

    Those are drawn to the one of best macro-F1 over all codes with weight n / (n + 8):
    a code with few positives has no threshold of its own to speak of.
    """
    held = np.zeros(y.shape)
    for train, test in KFold(5, shuffle=True, random_state=0).split(held):
        rows = sparse.vstack([x[train], more_x]).tocsr()
        held[test] = scores(rows, np.vstack([y[train], more_y]), x[test])
    grid = np.unique(np.quantile(held, np.linspace(0.2, 1, 200)))
    said = held[None] >= grid[:, None, None]
    positives = y.sum(axis=0)
    right = (said * y).sum(axis=1)
    f1 = 2 * right / np.maximum(said.sum(axis=1) + positives, 1)
    own = grid[f1.argmax(axis=0)]
    common = grid[f1[:, positives > 0].mean(axis=1).argmax()]
    share = positives / (positives + 8)
    full = scores(sparse.vstack([x, more_x]).tocsr(), np.vstack([y, more_y]), new)
    return [full >= own, full >= share * own + (1 - share) * common]


def macro_f1(said: Array, truth: Array) -> float:
    kept = truth.sum(axis=0) >= LEAST_POSITIVES
    right = (said & (truth > 0)).sum(axis=0)[kept]
    return float(np.mean(2 * right / (said.sum(axis=0) + truth.sum(axis=0))[kept]))


def baselines(
    texts: list[str], entries: list[str], language: str
) -> dict[str, tuple[Any, Any]]:
    """Vectors of the texts and of the codebook's entries for each baseline."""
    lemmatize = Lemmatizer(language)

    def lemmas(text: str) -> list[str]:
        return [lemmatize(w.form) for w in words(text, language)]

    options = {"sublinear_tf": True, "strip_accents": "unicode"}
    char = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, **options)
    word = TfidfVectorizer(ngram_range=(1, 2), **options)
    lemma = TfidfVectorizer(analyzer=lemmas, sublinear_tf=True)
    c, w, m = (v.fit_transform(texts) for v in (char, word, lemma))
    nothing = sparse.csr_matrix((0, w.shape[1] + c.shape[1]))
    described = sparse.hstack([lemma.transform(entries), char.transform(entries)])
    return {
        "tfidf": (sparse.hstack([w, c]).tocsr(), nothing),
        "lemma": (sparse.hstack([m, c]).tocsr(), described.tocsr()),
    }


def calibration(p: Array, truth: Array) -> float:
    """Expected calibration error over ten equal bins, in [0, 1]."""
    place = np.minimum((p * 10).astype(int), 9)
    gaps = [abs((p - truth)[place == b].sum()) for b in range(10)]
    return float(sum(gaps) / p.size)


def told(codebook: list[dict[str, Any]], how: str) -> list[dict[str, Any]]:
    """The codebook as a run is given it."""
    if how == "no-keywords":
        return [{**entry, "keywords": []} for entry in codebook]
    if how == "none":
        return [{"code": entry["code"], "name": entry["code"]} for entry in codebook]
    if how == "shuffled":
        order = np.random.default_rng(1).permutation(len(codebook))
        other = dict(zip(order, np.roll(order, 1), strict=True))
        return [
            {**codebook[other[i]], "code": e["code"]} for i, e in enumerate(codebook)
        ]
    return codebook


BASES = ("tfidf", "tfidf+", "lemma", "lemma+")
WAYS = ("whole", "shuffled", "no-keywords", "none")
COLUMNS = (*BASES, *WAYS, "ece", "top", "high", "stated", "right", "s")


class Coded:
    """A folder's passages, and what is measured on them."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self.segments, self.codebook, self.language = read(folder)
        self.texts = [s["text"] for s in self.segments]
        self.codes = [e["code"] for e in self.codebook]
        rows = [[c in s["labels"] for c in self.codes] for s in self.segments]
        self.y = np.array(rows, dtype=float)
        entries = [
            " ".join([e["name"], e.get("definition") or "", *(e.get("keywords") or [])])
            for e in self.codebook
        ]
        self.vectors = baselines(self.texts, entries, self.language)

    def bases(self, train: Array, test: Array) -> list[float]:
        """Macro-F1 of each baseline."""
        found = []
        for x, more in self.vectors.values():
            extra = np.eye(len(self.codes))[: more.shape[0]]
            both = tuned(x[train], self.y[train], x[test], more, extra)
            found += [macro_f1(said, self.y[test]) for said in both]
        return found

    def engine(
        self, train: Array, test: Array, seed: int, how: str
    ) -> tuple[float, Array, Array]:
        """The engine's macro-F1, probabilities and their truth."""
        model = CodeSuggester(
            None if how == "none" else told(self.codebook, how), self.language, seed
        )
        own, new = ([self.segments[i] for i in rows] for rows in (train, test))
        model.fit(
            [s["text"] for s in own],
            [s["labels"] for s in own],
            speakers=[s.get("speaker") for s in own],
            groups=[s.get("doc") for s in own],
            unlabelled=self.texts,
        )
        texts, who = [s["text"] for s in new], [s.get("speaker") for s in new]
        said = model.predict(texts, speakers=who)
        p = model.predict_proba(texts, speakers=who)
        chosen = np.array([[c in row for c in self.codes] for row in said])
        truth = [[c in s["labels"] for c in model.classes_] for s in new]
        return macro_f1(chosen, self.y[test]), p, np.array(truth, dtype=float)


def calibrated(p: Array, truth: Array) -> list[float]:
    """What `COLUMNS` names between the ways and the seconds."""
    first = p.argmax(axis=1)[:, None]
    top, hit = (np.take_along_axis(v, first, 1) for v in (p, truth))
    high = p >= 0.8
    counts = [high.sum(), p[high].sum(), truth[high].sum()]
    return [calibration(p, truth), calibration(top, hit), *map(float, counts)]


def measure(folder: Path, n: int, seeds: int) -> dict[str, float]:
    """The means over the seeds of what `COLUMNS` names."""
    coded = Coded(folder)
    rows = []
    for seed in range(seeds):
        pool, test = split(coded.segments, seed)
        train = pool[:n]
        started = time.process_time()
        whole, p, truth = coded.engine(train, test, seed, "whole")
        spent = time.process_time() - started
        others = [coded.engine(train, test, seed, how)[0] for how in WAYS[1:]]
        bases = coded.bases(train, test)
        rows.append([*bases, whole, *others, *calibrated(p, truth), spent])
    means = dict(zip(COLUMNS, np.mean(rows, axis=0).tolist(), strict=True))
    for key in ("stated", "right"):
        means[key] /= max(means["high"], 1 / seeds)
    print(
        f"{folder.name:16} n={n:<4}",
        *(f"{key} {means[key]:.3f}" for key in (*BASES, *WAYS, "ece", "top")),
        *(f"{key} {means[key]:.2f}" for key in ("stated", "right")),
        f"{means['s']:.1f} s",
        flush=True,
    )
    return means


def mean_ratio(rows: list[dict[str, float]], base: str) -> float:
    """Geometric mean over the sets of the engine's macro-F1 over a baseline's."""
    return float(np.exp(np.mean([np.log(r["whole"] / r[base]) for r in rows])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--n", nargs="+", type=int, default=[50, 100])
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    for n in args.n:
        rows = [measure(folder, n, args.seeds) for folder in args.folders]
        ratios = [f"{base} {mean_ratio(rows, base):.2f}" for base in BASES]
        below = [
            f"{folder.name} {how}"
            for folder, row in zip(args.folders, rows, strict=True)
            for how in WAYS
            if row[how] < row["tfidf+"]
        ]
        print(
            f"all              n={n:<4} times", *ratios,
            *(f"{key} {np.mean([r[key] for r in rows]):.3f}" for key in ("ece", "top")),
            "below tfidf+:", ", ".join(below) or "never", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
