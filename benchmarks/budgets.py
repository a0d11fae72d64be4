"""Times what DESIGN's budgets name, on a study of 35 interviews made on the spot.

    python benchmarks/budgets.py [--runs 5] [--keep FOLDER]

Whole processes by wall clock (median, min, max of the runs after a warm-up), in-process
figures by `time.perf_counter`; the last column is median / budget. The first and last
lines time a plain loop: a machine's own speed, to compare two runs by.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

QUALCODE = shutil.which("qualcode", path=str(Path(sys.executable).parent)) or "qualcode"
ENV = {**os.environ, "QUALCODE_LANG": "es", "QUALCODE_CODER": "Ana"}


def run(*args: str, cwd: Path) -> None:
    done = subprocess.run(
        [QUALCODE, *args], cwd=cwd, env=ENV, capture_output=True, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"qualcode {' '.join(args)}: {done.stderr.decode()}")


def timed(
    work: Callable[[], object], runs: int, before: Callable[[], object] | None = None
) -> list[float]:
    figures = []
    for n in range(runs + 1):
        if before is not None:
            before()
        start = time.perf_counter()
        work()
        if n:
            figures.append(time.perf_counter() - start)
    return figures


def pace() -> None:
    """Print how long a plain loop takes here and now."""
    start = time.perf_counter()
    sum(n * n % 7 for n in range(2_000_000))
    print(f"a plain loop: {time.perf_counter() - start:.3f} s", flush=True)


def show(name: str, figures: list[float], budget: float) -> None:
    middle = statistics.median(figures)
    print(
        f"{name:<58}{middle:8.3f} s  ({min(figures):.3f}–{max(figures):.3f})"
        f"  budget {budget:g} s  {middle / budget:5.2f}×",
        flush=True,
    )


def new_study(folder: Path, made: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    run("init", str(folder), "--codebook", str(made / "codebook.yaml"), cwd=made)


def main(runs: int, folder: Path) -> None:
    made, study = folder / "corpus", folder / "study"
    corpus.make(made, 35, 7000, 60, 20261124)
    files = sorted(str(p) for p in (made / "files").glob("*.docx"))
    pace()
    show("qualcode --help", timed(lambda: run("--help", cwd=folder), runs), 0.12)
    show(
        "import of 35 docx",
        timed(
            lambda: run("import", *files, cwd=study),
            min(runs, 3),
            lambda: new_study(study, made),
        ),
        2.0,
    )
    rows = api(study, json.loads((made / "plan.json").read_text()), runs)
    show(
        "coding list (2,100 codings)",
        timed(lambda: run("coding", "list", "--format", "json", cwd=study), runs),
        0.45,
    )
    show("documents", timed(lambda: run("documents", cwd=study), runs), 0.45)
    show(
        "quotes -o quotes.docx (2,100)",
        timed(lambda: run("quotes", "-o", str(folder / "q.docx"), cwd=study), runs),
        1.5,
    )
    counts(study, rows, runs)
    suggest(folder, made, files[0], runs)
    pace()


def api(study: Path, plan: list, runs: int) -> list[dict[str, object]]:
    """Time coding from Python; leave the study coded once. Answers the codings."""
    import qualcode

    with qualcode.open_study(study) as opened:
        segments = opened.segments()
    spans = {
        (s.document, s.turn): (s.start, s.end)
        for s in segments.drop_duplicates(["document", "turn"]).itertuples()
    }
    rows = [
        {
            "document": document,
            "start": spans[document, turn][0],
            "end": spans[document, turn][1],
            "code": code,
            "valence": valence,
        }
        for document, turn, code, valence in plan
    ]
    figures = []
    for n in range(min(runs, 3) + 1):
        copy = study.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(study, copy)
        with qualcode.open_study(copy) as opened:
            start = time.perf_counter()
            opened.code_many(rows, coder="Ana")
            if n:
                figures.append(time.perf_counter() - start)
    show("2,100 codings through the API", figures, 1.0)
    with qualcode.open_study(study) as opened:
        opened.code_many(rows, coder="Ana")
    return rows


def counts(study: Path, rows: list[dict[str, object]], runs: int) -> None:
    """A second coder too: what is counted in process."""
    import qualcode
    from qualcode.analysis import matrix
    from qualcode.services.study import open_study

    with qualcode.open_study(study) as opened:
        opened.code_many(rows[:1800], coder="Berta")
    with contextlib.closing(open_study(study)) as opened:
        data = opened.data()
        show(
            f"co-occurrence 40×40, {len(data.codings):,} codings, in process",
            timed(lambda: matrix(data, "code", "code"), runs),
            0.3,
        )
        show(
            "matrix etapa × document, in process",
            timed(lambda: matrix(data, "etapa", "document"), runs),
            0.3,
        )


def suggest(folder: Path, made: Path, file: str, runs: int) -> None:
    small = folder / "small"
    new_study(small, made)
    run(
        "import",
        *sorted(str(p) for p in (made / "files").glob("*.docx"))[:7],
        cwd=small,
    )
    import qualcode

    plan = json.loads((made / "plan.json").read_text())[:400]
    with qualcode.open_study(small) as opened:
        spans = {
            (s.document, s.turn): (s.start, s.end)
            for s in opened.segments()
            .drop_duplicates(["document", "turn"])
            .itertuples()
        }
        opened.code_many(
            [
                {
                    "document": d, "start": spans[d, t][0], "end": spans[d, t][1],
                    "code": c, "valence": v,
                }
                for d, t, c, v in plan
            ],
            coder="Ana",
        )  # fmt: skip
    show(
        "suggest on one 7,000-word docx, 400 codings to learn from",
        timed(
            lambda: run("suggest", file, "--format", "json", cwd=small), min(runs, 3)
        ),
        6.0,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        main(given.runs, given.keep)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(given.runs, Path(temporary))
