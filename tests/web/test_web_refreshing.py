"""Suggestions that refresh by themselves: when, with what, and never in the way."""

from __future__ import annotations

import asyncio
import time

import pytest
from web_client import DOCUMENT

from qualcode.services import coding, proposing, reviewing
from qualcode.web.desk import Desk, Who
from qualcode.web.refreshing import Refresher


@pytest.fixture
def started(monkeypatch) -> list[float]:
    """When the work was started; it does nothing and ends at once."""
    import subprocess
    import sys

    times: list[float] = []

    def start(folder, coder):
        times.append(time.perf_counter())
        return subprocess.Popen([sys.executable, "-c", ""])

    monkeypatch.setattr(proposing, "start", start)
    return times


def hearing(study, script) -> None:
    async def run() -> None:
        desk = Desk(study.folder, Who("Ana"))
        refresher = Refresher(desk, batch=3, quiet=0.3)
        task = asyncio.create_task(refresher.run())
        await script(refresher)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        desk.close()

    asyncio.run(run())


def test_a_batch_starts_the_work_once_it_is_quiet(study, started) -> None:
    async def script(refresher) -> None:
        refresher.hear(["coding-add", "suggestion-reject"])
        await asyncio.sleep(0.6)
        assert started == []  # two are no batch
        for _ in range(10):
            refresher.hear(["coding-add"])
            await asyncio.sleep(0.01)
        last = time.perf_counter()
        await asyncio.sleep(0.9)
        assert len(started) == 1
        assert started[0] >= last  # not while keys are pressed
        refresher.hear(["undo", "memo-add", "suggestions-save"])
        await asyncio.sleep(0.6)
        assert len(started) == 1
        refresher.hear(["done"])
        await asyncio.sleep(0.9)
        assert len(started) == 2

    hearing(study, script)


def test_what_is_proposed_again_keeps_its_id_and_what_is_coded_goes(study) -> None:
    assert proposing.refresh(study.folder, "Ana") > 0
    first = {(s.segment, s.code): s for s in reviewing.pending(study)}
    one = next(iter(first.values()))
    coding.add(study, DOCUMENT, one.start, one.end, one.code, coder="Ana")
    assert proposing.refresh(study.folder, "Ana") > 0
    second = {(s.segment, s.code): s for s in reviewing.pending(study)}
    assert (one.segment, one.code) not in second
    again = first.keys() & second.keys()
    assert again
    assert all(first[key].id == second[key].id for key in again)


def test_the_work_is_a_process_that_tells_the_pages(study, client) -> None:
    with client.websocket_connect("ws://127.0.0.1:8765/api/live") as live:
        assert proposing.start(study.folder, "Ana").wait(60) == 0
        told = live.receive_json()
    assert (told["type"], told["document"]) == ("suggestions-save", DOCUMENT)
    assert client.get("/api/suggestions").json()
