"""The suggester against two tuned baselines, on any coded set.

    python benchmarks/suggest.py FOLDER… [--n 50 100] [--seeds 5] [--codebook whole]

A folder holds `segments.jsonl` (text, labels and, where known, doc, speaker) and
`codebook.json` (code, name, definition, keywords). Three in ten passages are kept
for the test (whole documents where `doc` is known), n of the others are coded, the
texts of all are known. `--codebook` also misleads (`shuffled`: each code is told
with another's words) or says less (`no-keywords`, `none`).

- tfidf: words + characters, logistic regression, thresholds tuned out of fold;
- lemma: lemmas + characters, the codebook's texts as further examples.

Macro-F1 is over the codes with five positives or more in the test. `ece` is the
expected calibration error (ten bins) over all pairs passage × code, `top` that of
each passage's first suggestion; of pairs stated at 0.8 or more, what was `stated`
and what was `right`.
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
    """Predictions at each code's own threshold, tuned out of fold.

    The one of best F1, drawn to the one of best macro-F1 over all codes with weight
    n / (n + 8): a code with few positives has no threshold of its own to speak of.
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
    common = grid[f1[:, positives > 0].mean(axis=1).argmax()]
    share = positives / (positives + 8)
    cut = share * grid[f1.argmax(axis=0)] + (1 - share) * common
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


COLUMNS = ("tfidf", "lemma", "qualcode", "ece", "top", "high", "stated", "right", "s")


def measure(
    folder: Path, sizes: Sequence[int], seeds: int, how: str
) -> dict[int, dict[str, float]]:
    """For each size the means over the seeds of what `COLUMNS` names."""
    segments, codebook, language = read(folder)
    codebook = told(codebook, how)
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
    found: dict[int, dict[str, float]] = {}
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
            model = CodeSuggester(
                None if how == "none" else codebook, language, seed
            ).fit(
                [texts[i] for i in train],
                [segments[i]["labels"] for i in train],
                speakers=[speakers[i] for i in train],
                groups=[docs[i] for i in train],
                unlabelled=texts,
            )
            given = {"speakers": [speakers[i] for i in test]}
            said = model.predict([texts[i] for i in test], **given)
            p = model.predict_proba([texts[i] for i in test], **given)
            spent = time.process_time() - started
            chosen = np.array([[c in row_ for c in codes] for row_ in said])
            truth = np.array(
                [[c in segments[i]["labels"] for c in model.classes_] for i in test],
                dtype=float,
            )
            first = p.argmax(axis=1)[:, None]
            top, hit = (np.take_along_axis(v, first, 1) for v in (p, truth))
            high = p >= 0.8
            rows.append(
                [
                    *row,
                    macro_f1(chosen, y[test]),
                    calibration(p, truth),
                    calibration(top, hit),
                    high.sum(),
                    p[high].sum(),
                    truth[high].sum(),
                    spent,
                ]
            )
        means = dict(zip(COLUMNS, np.mean(rows, axis=0).tolist(), strict=True))
        for key in ("stated", "right"):
            means[key] /= max(means["high"], 1 / seeds)
        found[n] = means
        print(
            f"{folder.name:16} n={n:<4}",
            *(f"{key} {means[key]:.3f}" for key in COLUMNS[:5]),
            *(f"{key} {means[key]:.2f}" for key in ("stated", "right")),
            f"{means['s']:.1f} s",
            flush=True,
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--n", nargs="+", type=int, default=[50, 100])
    parser.add_argument("--seeds", type=int, default=5)
    ways = ("whole", "shuffled", "no-keywords", "none")
    parser.add_argument("--codebook", choices=ways, default="whole")
    args = parser.parse_args()
    all_ = [measure(f, args.n, args.seeds, args.codebook) for f in args.folders]
    for n in args.n:
        rows = [found[n] for found in all_]
        ratios = [
            np.exp(np.mean([np.log(r["qualcode"] / r[base]) for r in rows]))
            for base in ("tfidf", "lemma")
        ]
        means = {key: np.mean([r[key] for r in rows]) for key in COLUMNS}
        print(
            f"all              n={n:<4} ratios {ratios[0]:.2f}/{ratios[1]:.2f}  "
            f"ece {means['ece']:.3f}  top {means['top']:.3f}"
        )


if __name__ == "__main__":
    main()
