"""Labels that `next_to_code` and random order need for 90 % of full-pool macro-F1.

    python benchmarks/suggest_active.py FOLDER… [--seeds 3] [--batch 50] [--most 800]

The pool and the test are those of `suggest.py`; both orders begin with the same
random batch. The place where 90 % is reached is interpolated between batches.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from suggest import macro_f1, read, split

from qualcode.suggest import CodeSuggester


def needed(sizes: list[int], found: list[float], goal: float) -> float:
    """The labels at which `found` reaches `goal`; infinite if it never does."""
    for i, (n, value) in enumerate(zip(sizes, found, strict=True)):
        if value >= goal:
            if i == 0:
                return float(n)
            share = (goal - found[i - 1]) / (value - found[i - 1])
            return sizes[i - 1] + share * (n - sizes[i - 1])
    return float("inf")


class Coded:
    """A folder's passages, and how well codes are suggested after coding some."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self.segments, self.codebook, self.language = read(folder)
        self.texts = [s["text"] for s in self.segments]
        self.codes = [e["code"] for e in self.codebook]

    def fit(self, rows: Sequence[int], seed: int) -> CodeSuggester:
        """The engine after coding `rows`."""
        own = [self.segments[i] for i in rows]
        return CodeSuggester(self.codebook, self.language, seed).fit(
            [s["text"] for s in own],
            [s["labels"] for s in own],
            speakers=[s.get("speaker") for s in own],
            groups=[s.get("doc") for s in own],
            unlabelled=self.texts,
        )

    def score(self, model: CodeSuggester, test: Sequence[int]) -> float:
        """Macro-F1 of `model` on `test`."""
        own = [self.segments[i] for i in test]
        said = model.predict(
            [s["text"] for s in own], speakers=[s.get("speaker") for s in own]
        )
        chosen = np.array([[c in row for c in self.codes] for row in said])
        truth = np.array([[c in s["labels"] for c in self.codes] for s in own], float)
        return macro_f1(chosen, truth)

    def curve(self, how: str, seed: int, batch: int, most: int) -> list[float]:
        """Macro-F1 after each batch, up to `most` coded passages."""
        pool, test = split(self.segments, seed)
        taken = list(pool[:batch])
        values = []
        while len(taken) <= most:
            model = self.fit(taken, seed)
            values.append(self.score(model, test))
            known = set(taken)
            left = [i for i in pool if i not in known]
            if how == "random":
                taken += left[:batch]
            else:
                new = model.next_to_code([self.texts[i] for i in left], batch)
                taken += [left[i] for i in new]
        return values


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--most", type=int, default=800)
    args = parser.parse_args()
    sizes = list(range(args.batch, args.most + 1, args.batch))
    for folder in args.folders:
        coded = Coded(folder)
        full = []
        for seed in range(args.seeds):
            pool, test = split(coded.segments, seed)
            full.append(coded.score(coded.fit(list(pool), seed), test))
        goal = 0.9 * float(np.mean(full))
        print(f"{folder.name}: full pool {np.mean(full):.3f}", flush=True)
        for how in ("random", "next"):
            curves = [
                coded.curve(how, seed, args.batch, args.most)
                for seed in range(args.seeds)
            ]
            mean = np.mean(curves, axis=0).tolist()
            print(
                f"  {how:7}90 % at {needed(sizes, mean, goal):.0f}:",
                *(f"{value:.3f}" for value in mean),
                flush=True,
            )


if __name__ == "__main__":
    main()
