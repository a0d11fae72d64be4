"""Labels that `next_to_code` and random order need for 90 % of full-pool macro-F1.

    python benchmarks/suggest_active.py FOLDER… [--seeds 5] [--share 0.9]

The pool and the test are those of `suggest.py`. Both orders begin with nothing coded
and grow in steps, until the mean over the seeds reaches the goal; the place where it
does is interpolated between steps.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from suggest import macro_f1, read, split

from qualcode.suggest import CodeSuggester
from qualcode.suggest.checks import check_given

SIZES = (10, 20, 35, 50, 75, 100, 150, 200, 300, 400, 500, 650, 800, 1000, 1300)


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

    def score(self, taken: Sequence[int], test: np.ndarray) -> float:
        """Macro-F1 on `test` after coding `taken`."""
        self.model.learn(self.ground, np.array(taken, dtype=int))
        return macro_f1(self.model.judge(self.ground, test)[1], self.ground.y[test])

    def chosen(self, taken: Sequence[int], pool: np.ndarray, k: int) -> list[int]:
        """The next `k` of the pool by `next_to_code`, after coding `taken`."""
        self.model.learn(self.ground, np.array(taken, dtype=int))
        left = pool[~np.isin(pool, taken)]
        new = self.model.next_to_code([self.texts[i] for i in left], k)
        return [int(left[i]) for i in new]

    def needed(self, how: str, seeds: int, goal: float) -> tuple[float, list[float]]:
        """Where the mean over the seeds reaches `goal`, and the means up to there."""
        parted = [split(self.segments, seed) for seed in range(seeds)]
        taken: list[list[int]] = [[] for _ in parted]
        means: list[float] = []
        for size in SIZES:
            values = []
            for mine, (pool, test) in zip(taken, parted, strict=True):
                k = size - len(mine)
                if how == "random":
                    mine.extend(pool[len(mine) : size].tolist())
                else:
                    mine.extend(self.chosen(mine, pool, k))
                values.append(self.score(mine, test))
            means.append(float(np.mean(values)))
            if means[-1] >= goal:
                return crossing(means, goal), means
        return float("inf"), means


def crossing(means: list[float], goal: float) -> float:
    """The labels at which the last step reached `goal`."""
    if len(means) == 1:
        return float(SIZES[0])
    before, after = SIZES[len(means) - 2 : len(means)]
    return before + (goal - means[-2]) / (means[-1] - means[-2]) * (after - before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--share", type=float, default=0.9)
    args = parser.parse_args()
    for folder in args.folders:
        coded = Coded(folder)
        parted = [split(coded.segments, seed) for seed in range(args.seeds)]
        full = float(np.mean([coded.score(pool, test) for pool, test in parted]))
        print(f"{folder.name}: full pool {full:.3f}", flush=True)
        found = {}
        for how in ("random", "next"):
            found[how], means = coded.needed(how, args.seeds, args.share * full)
            curve = " ".join(f"{value:.3f}" for value in means)
            print(f"  {how:7}{found[how]:6.0f} labels: {curve}", flush=True)
        print(f"  share  {found['next'] / found['random']:6.2f}", flush=True)


if __name__ == "__main__":
    main()
