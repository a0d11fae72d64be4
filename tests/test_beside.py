"""A child that works beside its parent: killed, out of order, too much at once."""

import os
import signal
import sys

import pytest

from qualcode import beside
from qualcode.beside import HERE, helper


@pytest.fixture
def forking(monkeypatch):
    """As where the library is not loaded yet."""
    monkeypatch.setattr(beside, "_may_fork", lambda library: True)


def test_a_child_killed_half_way_costs_no_result(forking):
    with helper("spacy", int) as other:
        promises = [other.ask(_square_or_die, os.getpid(), n) for n in range(6)]
        other.asked()
        assert [promise() for promise in promises] == [0, 1, 4, 9, 16, 25]


def _square_or_die(parent, n):
    if n == 3 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


def test_promises_may_be_kept_in_any_order(forking):
    with helper("spacy", int) as other:
        promises = [other.ask(_pid_and, n) for n in range(4)]
        other.asked()
        answers = [promises[n]() for n in (2, 0, 3, 1)]
    assert [n for _, n in answers] == [2, 0, 3, 1]
    [pid] = {pid for pid, _ in answers}
    assert pid != os.getpid()


def test_results_larger_than_a_pipe_wait_in_the_child(forking):
    with helper("spacy", int) as other:
        promises = [other.ask(_heap, n) for n in range(5)]
        other.asked()
        assert [len(promise()) for promise in promises] == [10**6] * 5


def _pid_and(n):
    return os.getpid(), n


def _heap(n):
    return bytes([n]) * 10**6


def test_what_cannot_travel_is_done_here(forking):
    with helper("spacy", int) as other:
        promise = other.ask(_not_to_be_pickled)
        other.asked()
        assert promise()(2) == 4


def _not_to_be_pickled():
    return lambda n: n * 2


def test_the_library_is_loaded_before_any_work(forking):
    with helper("spacy", _load) as other:
        promise = other.ask(_loaded)
        other.asked()
        assert promise() == "loaded"
    assert "_qualcode_probe" not in sys.modules


def _load():
    sys.modules["_qualcode_probe"] = "loaded"


def _loaded():
    return sys.modules.get("_qualcode_probe")


def test_no_child_where_the_library_is_loaded():
    with helper("pytest", _load) as other:
        assert other is HERE
        assert other.ask(_pid_and, 1)() == (os.getpid(), 1)
