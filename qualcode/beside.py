"""Work done beside this process, in a forked child, or here where none can be forked.

May import the standard library only. Loading spaCy takes longer than parsing thirty
Word files, and a dictionary of lemmas as long. So where the system forks, a child is
forked before anything heavy is loaded: it loads such a library, and then does what
needs it, while the parent does the rest. A child that dies costs time, never a result:
the parent then does the work. Main function: `helper`.
(`concurrent.futures` would do the same, but its children outlive a killed parent.)
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from queue import SimpleQueue
from typing import IO, Any, Protocol, TypeVar

T = TypeVar("T")


class Helper(Protocol):
    """Takes work and gives a promise of what it comes to.

    Work is a function of a module and its arguments, all fit to be pickled; it
    depends on nothing else, so that it may be done twice.
    """

    shared: bool  # whether another process does the work

    def ask(self, work: Callable[..., T], *about: Any) -> Callable[[], T]:
        """Have `work(*about)` done; the promise waits for it and gives the result."""

    def asked(self) -> None:
        """Say that there is no more work."""


class _Here:
    """Does the work in this process, when its result is asked for."""

    shared = False

    def ask(self, work: Callable[..., T], *about: Any) -> Callable[[], T]:
        return partial(work, *about)

    def asked(self) -> None:
        """Nothing to do."""


class _Child:
    """A forked child, which answers in the order it is asked."""

    shared = True

    def __init__(self, pid: int, jobs: IO[bytes], results: IO[bytes]) -> None:
        self._pid = pid
        self._jobs = jobs
        self._results = results
        self._sent = self._received = 0
        self._early: dict[int, Any] = {}
        self._alive = True

    def ask(self, work: Callable[..., T], *about: Any) -> Callable[[], T]:
        if not self._alive:
            return partial(work, *about)
        try:
            pickle.dump((work, about), self._jobs, pickle.HIGHEST_PROTOCOL)
            self._jobs.flush()
        except OSError:
            self._alive = False
            return partial(work, *about)
        self._sent += 1
        return partial(self._result, self._sent, work, about)

    def asked(self) -> None:
        with suppress(OSError):
            self._jobs.close()

    def _result(self, number: int, work: Callable[..., T], about: tuple[Any, ...]) -> T:
        while self._alive and number > self._received:
            try:
                found = pickle.load(self._results)  # noqa: S301 - written by our own child
            except (OSError, EOFError, pickle.UnpicklingError):
                self._alive = False
            else:
                self._received += 1
                self._early[self._received] = found
        if number not in self._early:
            return work(*about)
        early: T = self._early.pop(number)
        return early

    def end(self) -> None:
        """Close the pipes and end the child, whose work is done or not wanted."""
        self.asked()
        self._results.close()
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


HERE: Helper = _Here()


@contextmanager
def helper(library: str, load: Callable[[], object]) -> Iterator[Helper]:
    """A child process that begins by loading a library, where one can be forked.

    The sooner it is made, the more of the loading overlaps with the caller's work.

    Args:
        library: its name; no child is forked where this process has loaded it.
        load: loads it.
    """
    if not _may_fork(library):
        yield HERE
        return
    child = _start(load)
    try:
        yield child
    finally:
        child.end()


def _may_fork(library: str) -> bool:
    """A child pays where it has to be loaded; threads make a fork unsafe."""
    return (
        hasattr(os, "fork")
        and library not in sys.modules
        and threading.active_count() == 1
    )


def _start(load: Callable[[], object]) -> _Child:
    jobs_in, jobs_out = os.pipe()
    _widen(jobs_out)
    results_in, results_out = os.pipe()
    pid = os.fork()
    if pid == 0:
        # The child never returns: it must not run the parent's exits and buffers.
        status = 1
        try:
            os.close(jobs_out)
            os.close(results_in)
            with os.fdopen(jobs_in, "rb") as jobs, os.fdopen(results_out, "wb") as out:
                _serve(load, jobs, out)
            status = 0
        finally:
            os._exit(status)
    os.close(jobs_in)
    os.close(results_out)
    return _Child(pid, os.fdopen(jobs_out, "wb"), os.fdopen(results_in, "rb"))


def _widen(pipe: int) -> None:
    """Let a pipe hold a megabyte where it can, so that nobody waits for its reader."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)


def _serve(load: Callable[[], object], jobs: IO[bytes], out: IO[bytes]) -> None:
    """The child's life: work done in order.

    One thread takes in jobs while the library loads, another hands out results, so that
    neither process ever waits on a full pipe for the other to read.
    """
    waiting: SimpleQueue[Any] = SimpleQueue()
    done: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_in, args=(jobs, waiting), daemon=True).start()
    giver = threading.Thread(target=_give_out, args=(done, out), daemon=True)
    giver.start()
    gc.disable()  # collecting takes a fifth of the loading, and finds nothing
    load()
    gc.freeze()
    gc.enable()
    while (job := waiting.get()) is not None:
        work, about = job
        done.put((work(*about),))
    done.put(None)
    giver.join()


def _take_in(jobs: IO[bytes], waiting: SimpleQueue[Any]) -> None:
    try:
        while True:
            waiting.put(pickle.load(jobs))  # noqa: S301 - written by our own parent
    except (EOFError, OSError, pickle.UnpicklingError):
        waiting.put(None)


def _give_out(done: SimpleQueue[Any], out: IO[bytes]) -> None:
    served = False
    try:
        while (result := done.get()) is not None:
            pickle.dump(result[0], out, pickle.HIGHEST_PROTOCOL)
            out.flush()
        served = True
    finally:
        if not served:  # nobody reads any more, or cannot: the parent does the rest
            os._exit(1)
