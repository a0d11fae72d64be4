"""Labels that `next_to_code` and random order need for 90 % of full-pool macro-F1.

    python benchmarks/suggest_active.py FOLDER… [--seeds 5] [--share 0.9] [--most 1300]

The pool and the test are those of `suggest.py`. Both orders begin with nothing coded
and grow in steps until the mean over the seeds has been at the goal for three of
them. Each seed's macro-F1 is taken as a share of its own full pool's. The curve of
means is made to rise (isotonic regression: a step down is noise) and the place where
it reaches the goal is interpolated between steps.

How far to trust it: after each mean its standard error over the seeds; `ahead` is by
how much `next_to_code` is above random order, the mean over the steps both have,
seed by seed; the interval after a share is what two in three resamplings of the seeds
give. Where the curve is flat near the goal five seeds decide nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.isotonic import IsotonicRegression
from suggest import macro_f1, read, split

from qualcode.suggest import CodeSuggester
from qualcode.suggest.checks import check_given

Array = np.ndarray[Any, Any]
SIZES = (
    10,
    20,
    35,
    50,
    75,
    100,
    125,
    150,
    200,
    250,
    300,
    400,
    500,
    650,
    800,
    1000,
    1300,
)
PAST = 3  # steps at the goal after which a curve ends
RESAMPLED = 1000


class Coded:
    """A folder's passages, and how well codes are suggested after coding some."""

    def __init__(self, folder: Path) -> None:
        """Read the folder and lay its passages out."""
        self.segments, codebook, language = read(folder)
        self.texts = [s["text"] for s in self.segments]
        self.model = CodeSuggester(codebook, language)
        self.ground = self.model.lay_out(
            check_given(
                self.texts,
                [s["labels"] for s in self.segments],
                [s.get("speaker") for s in self.segments],
                None,
                [s.get("doc") for s in self.segments],
            )
        )

    def learn(self, taken: Sequence[int]) -> None:
        """Code `taken`, and nothing else."""
        self.model.learn(self.ground, np.array(taken, dtype=int))

    def score(self, test: Array) -> float:
        """Macro-F1 on `test` as things are learned."""
        return macro_f1(self.model.judge(self.ground, test)[1], self.ground.y[test])

    def chosen(self, taken: Sequence[int], pool: Array, k: int) -> list[int]:
        """The next `k` of the pool by `next_to_code`, as things are learned."""
        left = pool[~np.isin(pool, taken)]
        new = self.model.next_to_code([self.texts[i] for i in left], k)
        return [int(left[i]) for i in new]

    def curves(
        self, how: str, parted: list[tuple[Array, Array]], goals: Array, most: int
    ) -> Array:
        """Seeds × steps: macro-F1 as a share of the goal."""
        taken: list[list[int]] = [[] for _ in parted]
        found: list[list[float]] = []
        for size in (s for s in SIZES if s <= most):
            values = []
            for mine, (pool, test), goal in zip(taken, parted, goals, strict=True):
                k = size - len(mine)
                if how == "random":
                    mine.extend(pool[len(mine) : size].tolist())
                else:
                    self.learn(mine)
                    mine.extend(self.chosen(mine, pool, k))
                self.learn(mine)
                values.append(self.score(test) / goal)
            found.append(values)
            if sum(np.mean(row) >= 1 for row in found) >= PAST:
                break
        return np.array(found).T


def needed(curves: Array) -> float:
    """The labels at which the mean of the curves, made to rise, reaches 1."""
    sizes = np.array(SIZES[: curves.shape[1]], dtype=float)
    rising = IsotonicRegression().fit_transform(sizes, curves.mean(axis=0))
    after = int(np.searchsorted(rising, 1.0))
    if after == len(sizes):
        return float("inf")
    if after == 0:
        return float(sizes[0])
    return float(
        np.interp(1.0, rising[after - 1 : after + 1], sizes[after - 1 : after + 1])
    )


def interval(ours: Array, random: Array) -> tuple[float, float]:
    """Shares of labels between which two in three resamplings of the seeds fall."""
    rng = np.random.default_rng(0)
    shares = []
    for _ in range(RESAMPLED):
        rows = rng.integers(0, len(ours), len(ours))
        # A curve that does not get there needs more than its last step.
        pair = [min(needed(c[rows]), SIZES[c.shape[1] - 1]) for c in (ours, random)]
        shares.append(pair[0] / pair[1])
    low, high = np.quantile(shares, [1 / 6, 5 / 6])
    return float(low), float(high)


def spread(values: Array) -> Array:
    """The standard error of the mean over the seeds."""
    return np.asarray(values.std(axis=0, ddof=1) / np.sqrt(len(values)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--share", type=float, default=0.9)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    args = parser.parse_args()
    for folder in args.folders:
        coded = Coded(folder)
        parted = [split(coded.segments, seed) for seed in range(args.seeds)]
        full = []
        for pool, test in parted:
            coded.learn(pool.tolist())
            full.append(coded.score(test))
        print(f"{folder.name}: full pool {np.mean(full):.3f}", flush=True)
        goals = args.share * np.array(full)
        found = {}
        for how in ("random", "next"):
            found[how] = curves = coded.curves(how, parted, goals, args.most)
            means = args.share * curves.mean(axis=0)
            errors = args.share * spread(curves)
            steps = (
                f"{size}: {mean:.3f}±{error:.3f}"
                for size, mean, error in zip(SIZES, means, errors, strict=False)
            )
            print(f"  {how:7}{needed(curves):5.0f} labels;", *steps, flush=True)
        ours, random = found["next"], found["random"]
        both = min(ours.shape[1], random.shape[1])
        ahead = args.share * (ours[:, :both] - random[:, :both]).mean(axis=1)
        low, high = interval(ours, random)
        print(
            f"  share  {needed(ours) / needed(random):.2f} ({low:.2f} to {high:.2f}); "
            f"ahead {ahead.mean():+.3f}±{spread(ahead):.3f} of the full pool's",
            flush=True,
        )


if __name__ == "__main__":
    main()
