"""Process time of learning from 400 coded passages and answering for 2,000 others.

    python benchmarks/suggest_speed.py FOLDER… [--runs 5] [--joined 1]

Folders as for `suggest.py`; `--joined 4` makes each passage of four, near the length of
an interview's segments. The 2,000 are drawn again and again from the passages that
are left. Imports and the dictionary's loading are not counted, looking the words up is.
Prints the least and the median of the runs in seconds of process time, and how long a
plain loop takes: a machine's own speed, to compare two runs by.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import Any

import numpy as np
from suggest import read

from qualcode.suggest import CodeSuggester
from qualcode.suggest import words as dictionary

LEARNED, ASKED = 400, 2000


def pace() -> float:
    started = time.process_time()
    sum(n * n % 7 for n in range(2_000_000))
    return time.process_time() - started


def joined(segments: list[dict[str, Any]], several: int) -> list[dict[str, Any]]:
    """Each `several` passages as one, with the codes of all."""
    starts = range(0, len(segments) - several + 1, several)
    parts = [segments[i : i + several] for i in starts]
    return [
        {
            **part[0],
            "text": " ".join(s["text"] for s in part),
            "labels": sorted({c for s in part for c in s["labels"]}),
        }
        for part in parts
    ]


def once(folder: Path, several: int) -> float:
    """Seconds of process time of one fit and one prediction, nothing remembered."""
    segments, codebook, language = read(folder)
    segments = joined(segments, several)
    order = np.random.default_rng(0).permutation(len(segments))
    own = [segments[i] for i in order[:LEARNED]]
    new = [segments[i]["text"] for i in np.resize(order[LEARNED:], ASKED)]
    dictionary.Lemmatizer(language)("todo")
    dictionary.words.cache_clear()
    dictionary.fold.cache_clear()
    for seen in dictionary._LEMMAS.values():  # noqa: SLF001 - all that is remembered
        seen.clear()
    started = time.process_time()
    model = CodeSuggester(codebook, language).fit(
        [s["text"] for s in own],
        [s["labels"] for s in own],
        speakers=[s.get("speaker") for s in own],
        groups=[s.get("doc") for s in own],
        unlabelled=new,
    )
    said = model.predict(new)
    assert len(said) == ASKED
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--joined", type=int, default=1)
    args = parser.parse_args()
    for folder in args.folders:
        before = pace()
        figures = [once(folder, args.joined) for _ in range(args.runs)]
        print(
            f"{folder.name:16} fit on {LEARNED} and predict {ASKED:,}: "
            f"least {min(figures):.2f} s, median {statistics.median(figures):.2f} s "
            f"(a plain loop {before:.3f} s, then {pace():.3f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
