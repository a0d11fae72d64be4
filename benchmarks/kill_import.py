"""Kills `import` of 35 files at random moments and looks at what is left.

    python benchmarks/kill_import.py [--times 50] [--seed 1]

Each round: a new study, `qualcode import` of 35 docx, SIGKILL to its whole group at a
uniformly random moment of its duration, the phase it had reached told by what is on
disk; then the study must open, `doctor` must find it whole, every document must be
whole, and the import repeated must end with the 35 documents, each once.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import budgets
import corpus


def originals(study: Path) -> list[str]:
    """The files that reached transcripts/ under their final names."""
    found = (study / "transcripts").glob("*.docx")  # hidden ones, half written, too
    return sorted(p.name for p in found if not p.name.startswith("."))


def phase(study: Path) -> str:
    """What the killed process had done, read from the disk."""
    copied = len(originals(study))
    stored = 0
    if (study / "study.db").exists():
        database = sqlite3.connect(study / "study.db")
        stored = database.execute("SELECT count(*) FROM documents").fetchone()[0]
        database.close()
    if stored == 0 and copied == 0:
        return "before the first file"
    if stored >= 35:
        return "after the last file"
    if copied > stored:
        return "between copy and commit"
    listed = len((study / "transcripts/documents.csv").read_text().splitlines()) - 1
    return "between commit and register" if listed < stored else "between two files"


def whole(study: Path, expected: dict[str, tuple[int, int]]) -> None:
    """Every stored document has all its turns and segments."""
    database = sqlite3.connect(study / "study.db")
    rows = database.execute(
        "SELECT d.document, (SELECT count(*) FROM turns t WHERE t.text_id = d.text_id),"
        " (SELECT count(*) FROM segments s WHERE s.text_id = d.text_id) FROM documents d"
    ).fetchall()
    database.close()
    for document, turns, segments in rows:
        assert (turns, segments) == expected[document], document


def main(times: int, seed: int) -> None:
    rng = random.Random(seed)
    phases: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made, study = folder / "corpus", folder / "study"
        corpus.make(made, 35, 7000, 0, 7)
        files = sorted(str(p) for p in (made / "files").glob("*.docx"))
        budgets.new_study(study, made)
        start = time.perf_counter()
        answer = subprocess.run(
            [budgets.QUALCODE, "import", *files, "--format", "json"],
            cwd=study, env=budgets.ENV, capture_output=True, check=False,
        )  # fmt: skip
        duration = time.perf_counter() - start
        documents = json.loads(answer.stdout)["documents"]
        expected = {d["document"]: (d["turns"], d["segments"]) for d in documents}
        assert len(expected) == 35
        print(f"an import takes {duration:.2f} s")
        for n in range(times):
            budgets.new_study(study, made)
            moment = rng.uniform(0, duration)
            child = subprocess.Popen(
                [budgets.QUALCODE, "import", *files],
                cwd=study, env=budgets.ENV, start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(moment)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            reached = phase(study)
            phases[reached] += 1
            print(f"{n + 1:3}  killed at {moment:5.2f} s  {reached}", flush=True)
            whole(study, expected)
            doctor = subprocess.run(
                [budgets.QUALCODE, "doctor", "--format", "json"],
                cwd=study, env=budgets.ENV, capture_output=True, check=False,
            )  # fmt: skip
            assert doctor.returncode == 0, doctor.stdout + doctor.stderr
            again = subprocess.run(
                [budgets.QUALCODE, "import", *files, "--format", "json"],
                cwd=study, env=budgets.ENV, capture_output=True, check=False,
            )  # fmt: skip
            assert again.returncode in (0, 1), again.stderr
            rows = json.loads(again.stdout)["documents"]
            assert sorted(r["document"] for r in rows) == sorted(expected)
            whole(study, expected)
            listed = (study / "transcripts/documents.csv").read_text(
                encoding="utf-8-sig"
            )
            assert len(listed.splitlines()) == 36
            assert len(originals(study)) == 35, originals(study)
            leftovers = [p.name for p in (study / "transcripts").glob(".*")]
            shutil.rmtree(study)
            if leftovers:
                print(f"     left behind, harmless: {leftovers}")
    print(dict(phases))
    print(f"{times} kills, every study whole and every import completed")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(given.times, given.seed)
