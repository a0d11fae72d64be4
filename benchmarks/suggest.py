"""Macro-F1 of the suggester against two tuned baselines, on any coded set.

    python benchmarks/suggest.py FOLDER… [--n 50 100] [--seeds 5]

A folder holds `segments.jsonl` (text, labels and, where known, doc, speaker) and
`codebook.json` (code, name, definition, keywords). Three in ten passages are kept
for the test (whole documents where `doc` is known), n of the others are coded.
Macro-F1 is over the codes with five positives or more in the test.

- tfidf: words + characters, logistic regression, thresholds tuned out of fold;
- lemma: lemmas + characters, the codebook's texts as further examples.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
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


def tuned(x: Any, y: Array, new: Any, more_x: Any, more_y: Array) -> Array:
    """Predictions at each code's own best out-of-fold threshold."""
    held = np.zeros(y.shape)
    for train, test in KFold(5, shuffle=True, random_state=0).split(held):
        rows = sparse.vstack([x[train], more_x]).tocsr()
        held[test] = scores(rows, np.vstack([y[train], more_y]), x[test])
    cut = np.zeros(y.shape[1])
    for code in range(y.shape[1]):
        if y[:, code].any():
            grid = np.unique(held[:, code])
            said = held[None, :, code] >= grid[:, None]
            right = (said * y[:, code]).sum(axis=1)
            f1 = 2 * right / (said.sum(axis=1) + y[:, code].sum())
            cut[code] = grid[f1.argmax()]
    full = scores(sparse.vstack([x, more_x]).tocsr(), np.vstack([y, more_y]), new)
    return full >= cut


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


def measure(folder: Path, sizes: Sequence[int], seeds: int) -> dict[int, list[float]]:
    """Mean macro-F1 of tfidf, lemma and the suggester for each size."""
    segments, codebook, language = read(folder)
    texts = [s["text"] for s in segments]
    codes = [e["code"] for e in codebook]
    y = np.array([[c in s["labels"] for c in codes] for s in segments], dtype=float)
    entries = [
        " ".join([e["name"], e.get("definition") or "", *(e.get("keywords") or [])])
        for e in codebook
    ]
    vectors = baselines(texts, entries, language)
    speakers = [s.get("speaker") for s in segments]
    docs = [s.get("doc") for s in segments]
    found: dict[int, list[float]] = {}
    for n in sizes:
        rows = []
        for seed in range(seeds):
            pool, test = split(segments, seed)
            train = pool[:n]
            row = []
            for x, more in vectors.values():
                extra = (
                    np.eye(len(codes)) if more.shape[0] else np.zeros((0, len(codes)))
                )
                row.append(
                    macro_f1(tuned(x[train], y[train], x[test], more, extra), y[test])
                )
            started = time.process_time()
            model = CodeSuggester(codebook, language, seed).fit(
                [texts[i] for i in train],
                [segments[i]["labels"] for i in train],
                speakers=[speakers[i] for i in train],
                groups=[docs[i] for i in train],
                unlabelled=texts,
            )
            said = model.predict(
                [texts[i] for i in test], speakers=[speakers[i] for i in test]
            )
            spent = time.process_time() - started
            chosen = np.array([[c in row_ for c in codes] for row_ in said])
            rows.append([*row, macro_f1(chosen, y[test]), spent])
        found[n] = np.mean(rows, axis=0).tolist()
        a1, a2, ours, spent = found[n]
        print(
            f"{folder.name:20} n={n:<4} tfidf {a1:.3f}  lemma {a2:.3f}  "
            f"qualcode {ours:.3f}  ratios {ours / a1:.2f}/{ours / a2:.2f}  "
            f"{spent:.1f} s",
            flush=True,
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--n", nargs="+", type=int, default=[50, 100])
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    all_ = [measure(folder, args.n, args.seeds) for folder in args.folders]
    for n in args.n:
        rows = np.array([found[n] for found in all_])
        ratios = np.exp(np.log(rows[:, 2:3] / rows[:, :2]).mean(axis=0))
        print(f"geometric mean       n={n:<4} ratios {ratios[0]:.2f}/{ratios[1]:.2f}")


if __name__ == "__main__":
    main()
