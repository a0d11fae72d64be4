"""Import of 35 and of 350 transcripts: time must grow with them, memory must not.

    python benchmarks/scale.py [--documents 350] [--words 7000]

Whole processes by wall clock; the peak is the largest resident set of any process of
the import (the parent and the child that helps it are counted apart).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

QUALCODE = shutil.which("qualcode", path=str(Path(sys.executable).parent)) or "qualcode"
ENV = {**os.environ, "QUALCODE_LANG": "es", "QUALCODE_CODER": "Ana"}


def measured(study: Path, files: list[str]) -> tuple[float, float]:
    """Seconds and megabytes (peak) of one import."""
    log = study.with_suffix(".log")
    start = time.perf_counter()
    with log.open("wb") as out:
        pid = os.posix_spawn(
            QUALCODE,
            [QUALCODE, "--study", str(study), "import", *files],
            ENV,
            file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)],
        )
        _, status, usage = os.wait4(pid, 0)
    took = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(log.read_text())
    return took, usage.ru_maxrss / 1024


def main(documents: int, words: int, folder: Path) -> None:
    """Make the corpus, import a tenth of it and all of it, print both and the ratio."""
    corpus.make(folder / "corpus", documents, words, 0, 20261126)
    files = sorted(str(p) for p in (folder / "corpus" / "files").glob("*.docx"))
    figures = []
    for count in (max(1, documents // 10), documents):
        study = folder / f"study-{count}"
        subprocess.run([QUALCODE, "init", str(study)], env=ENV, check=True)
        took, peak = measured(study, files[:count])
        figures.append(took)
        print(f"{count:>6} transcripts  {took:8.2f} s  peak {peak:6.0f} MB", flush=True)
    print(f"  ratio {figures[1] / figures[0]:.1f}×  (at most 12×; peak at most 500 MB)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=350)
    parser.add_argument("--words", type=int, default=7000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        main(given.documents, given.words, Path(temporary))
