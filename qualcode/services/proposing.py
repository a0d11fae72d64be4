"""Suggestions made anew in a process of their own, while people go on coding.

A process and not a thread: the engine would hold the interpreter for seconds, and
every key pressed meanwhile would wait for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from qualcode.services.study import open_study
from qualcode.services.suggesting import suggest_documents

POLITE = 10  # how far behind everything else the process queues


def start(folder: Path, coder: str) -> subprocess.Popen[bytes]:
    """Begin to refresh the suggestions of the study in `folder` for `coder`."""
    # One thread for its sums: the person at the keyboard needs the other core.
    quiet = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", __name__, str(folder), coder],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **quiet},
    )


def refresh(folder: Path, coder: str) -> int:
    """Propose codes for every document that `coder` has not marked done; how many."""
    with open_study(folder) as study:
        done = {d for d, who in study.registers().done_pairs() if who == coder}
        data = study.data()
        if not data.codebook.codes:
            return 0
        open_ = [d.document for d in data.documents if d.document not in done]
        return suggest_documents(study, open_, coder) if open_ else 0


def main() -> None:
    """The process: folder and coder are its arguments."""
    with suppress(OSError, AttributeError):
        os.nice(POLITE)
    refresh(Path(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
