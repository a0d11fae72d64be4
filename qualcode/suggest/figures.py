"""The figures of a comparison: texts × codes, what was given and what was right."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
BINS = 10


def summary(truth: Array, said: Array, p: Array) -> dict[str, Any]:
    """The contract's figures of one facet, its codes in the order of the columns.

    Args:
        truth: texts × codes, 1 where coded.
        said: texts × codes, whether the engine would have proposed it.
        p: texts × codes, the probability stated.

    Returns:
        Precision, recall and F1 are None where there is nothing to take a share of.
    """
    top = p.argmax(axis=1)[:, None]
    first, hit = (np.take_along_axis(v, top, 1) for v in (p, truth))
    codes = []
    for mine, given in zip(truth.T, said.T, strict=True):
        precision, recall, f1 = _shares(mine, given)
        line = {"n": int(mine.sum()), "precision": precision, "recall": recall}
        codes.append({"code": "", **line, "f1": f1})
    return {
        "macro_f1": macro_f1(truth, said),
        "micro_f1": _shares(truth.ravel(), said.ravel())[2] or 0.0,
        "ece": _ece(bins(p, truth)),
        "ece_top": _ece(bins(first, hit)),
        "calibration": bins(p, truth),
        "codes": codes,
    }


def macro_f1(truth: Array, said: Array) -> float:
    """Mean F1 of the codes that somebody gave, 0 where nobody gave any."""
    from sklearn.metrics import f1_score

    there = np.flatnonzero(truth.any(axis=0))
    found = [f1_score(truth[:, i] > 0, said[:, i]) for i in there]
    return round(float(np.mean(found)), 4) if found else 0.0


def _shares(truth: Array, said: Array) -> list[float | None]:
    """Precision, recall, F1 of one code."""
    from sklearn.metrics import precision_recall_fscore_support

    found = precision_recall_fscore_support(
        truth > 0, said, average="binary", zero_division=np.nan
    )
    return [None if np.isnan(one) else round(float(one), 4) for one in found[:3]]


def bins(p: Array, truth: Array) -> list[dict[str, Any]]:
    """Ten bins of stated probability: the mean stated, the share right, the pairs."""
    place = np.minimum((p * BINS).astype(int), BINS - 1)
    return [
        {
            "stated": round(float(p[place == b].mean()), 4),
            "right": round(float(truth[place == b].mean()), 4),
            "pairs": int((place == b).sum()),
        }
        for b in range(BINS)
        if (place == b).any()
    ]


def _ece(found: list[dict[str, Any]]) -> float:
    """Expected calibration error: the bins' gaps weighted by their size."""
    pairs = sum(b["pairs"] for b in found)
    gaps = sum(b["pairs"] * abs(b["stated"] - b["right"]) for b in found)
    return float(round(gaps / max(pairs, 1), 4))
