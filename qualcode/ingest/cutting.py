"""Sentence starts of long turns, found here or in a child process.

Loading spaCy takes longer than parsing thirty Word files. So where the system forks,
a child is forked before anything heavy is loaded: it loads spaCy while the parent
loads the store and parses, and cuts what the parent sends. A child that dies costs
time, never a result: the parent then does the work itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Queue
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
        """Close the pipes and end the child, whose work is done or not wanted."""
        self.sent()
        self._results.close()
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


@contextmanager
def cutter() -> Iterator[Cutter]:
    """A cutter for one batch of files; in a child process where one can be forked.

    The sooner it is made, the more spaCy's loading overlaps with the caller's.
    """
    if not _may_fork():
        yield _Here()
        return
    child = _start()
    try:
        yield child
    finally:
        child.end()


def _may_fork() -> bool:
    """A child pays where spaCy is not loaded yet; threads make a fork unsafe."""
    return (
        hasattr(os, "fork")
        and "spacy" not in sys.modules
        and threading.active_count() == 1
    )


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

    A thread takes in jobs while spaCy loads and texts are cut, so that the parent
    never waits on a full pipe while this process waits for it to read.
    """
    waiting: Queue[_Job | None] = Queue()
    threading.Thread(target=_take_in, args=(jobs, waiting), daemon=True).start()
    gc.disable()  # the child is short-lived; collecting takes a fifth of the loading
    warm_up()
    while (job := waiting.get()) is not None:
        language, texts = job
        starts = [sentence_starts(text, language) for text in texts]
        pickle.dump(starts, out, pickle.HIGHEST_PROTOCOL)
        out.flush()


def _take_in(jobs: IO[bytes], waiting: Queue[_Job | None]) -> None:
    try:
        while True:
            waiting.put(pickle.load(jobs))  # noqa: S301 - written by our own parent
    except (EOFError, OSError, pickle.UnpicklingError):
        waiting.put(None)
