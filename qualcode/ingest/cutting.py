"""Sentence starts of long turns, found here or in a child process.

Loading spaCy takes longer than parsing thirty Word files. So where the system forks,
a child is forked before anything heavy is loaded: it loads spaCy while the parent
parses, and cuts what the parent sends. A child that dies costs time, never a result:
the parent then does the work itself.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Queue
from threading import Thread
from typing import IO, Protocol

from qualcode.text.segments import sentence_starts, warm_up

_Job = tuple[str, list[str]]


class Cutter(Protocol):
    """Takes jobs in order and gives their results in the same order."""

    def send(self, language: str, texts: list[str]) -> None:
        """Hand over the long turns of one document."""

    def sent(self) -> None:
        """Say that there are no more jobs."""

    def receive(self, language: str, texts: list[str]) -> Sequence[Sequence[int]]:
        """The sentence starts of each text of the next job."""


class _Here:
    """Cuts in this process, when the result is asked for."""

    def send(self, language: str, texts: list[str]) -> None:
        """Nothing to do ahead."""

    def sent(self) -> None:
        """Nothing to do."""

    def receive(self, language: str, texts: list[str]) -> Sequence[Sequence[int]]:
        return [sentence_starts(text, language) for text in texts]


class _Child:
    """Cuts in a forked child; jobs without texts never travel."""

    def __init__(self, pid: int, jobs: IO[bytes], results: IO[bytes]) -> None:
        self._pid = pid
        self._jobs = jobs
        self._results = results
        self._alive = True

    def send(self, language: str, texts: list[str]) -> None:
        if texts and self._alive:
            try:
                pickle.dump((language, texts), self._jobs, pickle.HIGHEST_PROTOCOL)
                self._jobs.flush()
            except OSError:
                self._alive = False

    def sent(self) -> None:
        with suppress(OSError):
            self._jobs.close()

    def receive(self, language: str, texts: list[str]) -> Sequence[Sequence[int]]:
        if texts and self._alive:
            try:
                starts: list[list[int]] = pickle.load(self._results)  # noqa: S301 - written by our own child
            except (OSError, EOFError, pickle.UnpicklingError):
                self._alive = False
            else:
                return starts
        return [sentence_starts(text, language) for text in texts]

    def end(self) -> None:
        """Close the pipes and wait for the child, so that none is left behind."""
        self.sent()
        self._results.close()
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


@contextmanager
def cutter(*, fork: bool) -> Iterator[Cutter]:
    """A cutter for a batch of jobs; with `fork` in a child process."""
    if not fork:
        yield _Here()
        return
    child = _start()
    try:
        yield child
    finally:
        child.end()


def _start() -> _Child:
    jobs_in, jobs_out = os.pipe()
    results_in, results_out = os.pipe()
    pid = os.fork()
    if pid == 0:
        # The child never returns: it must not run the parent's exits and buffers.
        status = 1
        try:
            os.close(jobs_out)
            os.close(results_in)
            with os.fdopen(jobs_in, "rb") as jobs, os.fdopen(results_out, "wb") as out:
                _serve(jobs, out)
            status = 0
        finally:
            os._exit(status)
    os.close(jobs_in)
    os.close(results_out)
    return _Child(pid, os.fdopen(jobs_out, "wb"), os.fdopen(results_in, "rb"))


def _serve(jobs: IO[bytes], out: IO[bytes]) -> None:
    """The child's work.

    A thread takes in jobs while spaCy loads, so that the parent never waits on a full
    pipe; results are only written when all jobs are in, for the same reason.
    """
    waiting: Queue[_Job | None] = Queue()
    Thread(target=_take_in, args=(jobs, waiting), daemon=True).start()
    results: list[list[list[int]]] = []
    gc.disable()  # the child is short-lived; collecting takes a fifth of the loading
    warm_up()
    while (job := waiting.get()) is not None:
        language, texts = job
        results.append([sentence_starts(text, language) for text in texts])
    for starts in results:
        pickle.dump(starts, out, pickle.HIGHEST_PROTOCOL)


def _take_in(jobs: IO[bytes], waiting: Queue[_Job | None]) -> None:
    try:
        while True:
            waiting.put(pickle.load(jobs))  # noqa: S301 - written by our own parent
    except (EOFError, OSError, pickle.UnpicklingError):
        waiting.put(None)
