"""The live channel: what happens in the study, told to every open page.

One source for all of it, the log: what this server writes and what another process
writes (a command, a second server) is read from the same table, in its order.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect
from starlette.concurrency import run_in_threadpool

from qualcode.errors import QualcodeError
from qualcode.store import rows, tail
from qualcode.web.desk import Desk

router = APIRouter()
POLL = 0.25  # seconds until another process's act is looked for
BEHIND = 1000  # messages a page may be behind before it is let go, to load anew
_Told = tuple[int, dict[str, Any]]  # the event's number in the log, and its message
_Queue = asyncio.Queue[tuple[int, str] | None]


class Live:
    """The pages that listen, and the task that reads the log for them."""

    def __init__(self, desk: Desk, hear: Callable[[Iterable[str]], None]) -> None:
        """Start from the end of the log; `hear` is told every action, too."""
        self.desk, self.hear = desk, hear
        self._queues: set[_Queue] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        with desk.study().database.read() as connection:
            self._last = tail.position(connection)[0]

    def wake(self) -> None:
        """Look at the log now; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Tell of new events until cancelled."""
        self._loop = asyncio.get_running_loop()
        told: int | None = None
        while True:
            # Not wait_for: before Python 3.12 it may swallow a cancellation.
            with suppress(TimeoutError):
                async with asyncio.timeout(POLL):
                    await self._woken.wait()
            self._woken.clear()
            # Taken before the log is read: what is written meanwhile changes it again.
            pulse = self.desk.pulse()
            if pulse is None or pulse != told:
                # A lock or a damage is told where somebody asked for something.
                with suppress(QualcodeError):
                    await self._tell()
                    told = pulse

    async def _tell(self) -> None:
        told = await run_in_threadpool(self._news)
        self.hear(message["type"] for _, message in told)
        for number, message in told:
            text = json.dumps(message, ensure_ascii=False)
            for queue in list(self._queues):
                if queue.qsize() < BEHIND:
                    queue.put_nowait((number, text))
                else:
                    self._queues.discard(queue)
                    queue.put_nowait(None)

    def _news(self) -> list[_Told]:
        events, told = self._since(self._last)
        if events:
            self._last = events[-1]["id"]
        return told

    def missed(self, after: int) -> list[tuple[int, str]]:
        """What a page made after one event has not heard, by the events' numbers."""
        told = self._since(after)[1]
        return [(n, json.dumps(m, ensure_ascii=False)) for n, m in told]

    def _since(self, last: int) -> tuple[list[dict[str, Any]], list[_Told]]:
        """The events after `last`, and what is told of them."""
        with self.desk.study().database.read() as connection:
            events = tail.after(connection, last)
            told: list[_Told] = []
            for event in events:
                about = [event]
                if event["object"] == "batch":  # undo, redo: what they touched
                    about = tail.batch(connection, event["object_id"])
                told += [(event["id"], _message(event["action"], e)) for e in about]
            self._add_rows(connection, [message for _, message in told])
        return events, told

    def _add_rows(self, connection: Any, told: list[dict[str, Any]]) -> None:
        """Each coding as it now stands, so that a page need not ask for it."""
        ids = {m["id"] for m in told if m["object"] == "coding"}
        if not ids:
            return
        book = self.desk.study().codebook()
        standing = rows.standing(connection, book, ids)
        for message in told:
            if message["object"] == "coding":
                found = standing.get(message["id"])
                message["row"] = found.row() if found else None

    def listen(self) -> _Queue:
        """A queue of messages from now on; None when it fell too far behind."""
        queue: _Queue = asyncio.Queue()
        self._queues.add(queue)
        return queue

    def leave(self, queue: _Queue) -> None:
        """Stop filling a queue."""
        self._queues.discard(queue)


def _message(type_: str, event: dict[str, Any]) -> dict[str, Any]:
    facts = event["after"] or event["before"] or {}
    return {
        "type": type_,
        "object": event["object"],
        "id": event["object_id"],
        "document": facts.get("document"),
        "client_id": event.get("client_id"),
    }


@router.websocket("/api/live")
async def live(
    socket: WebSocket, after: Annotated[int | None, Query(ge=0, lt=2**63)] = None
) -> None:
    """Send one JSON message per event, from now or after one, until the page leaves."""
    hub: Live = socket.app.state.live
    await socket.accept()
    queue, heard = hub.listen(), 0
    if after is not None:
        for heard, text in await run_in_threadpool(hub.missed, after):  # noqa: B007
            await socket.send_text(text)
    sending = asyncio.create_task(_send(socket, queue, heard))
    try:
        while True:  # nothing is expected; this notices that the page has gone
            await socket.receive_text()
    except (WebSocketDisconnect, KeyError):
        pass
    finally:
        hub.leave(queue)
        sending.cancel()


async def _send(socket: WebSocket, queue: _Queue, heard: int) -> None:
    """What comes, but for the events up to one: the page has those already."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while (told := await queue.get()) is not None:
            if told[0] > heard:
                await socket.send_text(told[1])
        await socket.close(1013)
