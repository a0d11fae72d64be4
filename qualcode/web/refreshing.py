"""When suggestions are made anew: after a batch of decisions, once it is quiet."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Iterable
from contextlib import suppress

from qualcode.services import proposing
from qualcode.web.desk import Desk

BATCH = 10  # decisions that are worth learning from
QUIET = 2.0  # seconds without a decision before the work begins
DECISIONS = frozenset(
    (
        "coding-add",
        "coding-remove",
        "coding-change",
        "suggestion-accept",
        "suggestion-reject",
    )
)
# After one of these what was proposed, or what there is to propose for, is another.
TURNS = frozenset(("done", "document-import", "codebook-apply", "codebook-edit"))


class Refresher:
    """Counts what people decide and starts the work; one at a time."""

    def __init__(self, desk: Desk, *, batch: int = BATCH, quiet: float = QUIET) -> None:
        """Nothing is started before something happens."""
        self.desk, self.batch, self.quiet = desk, batch, quiet
        self._decisions = 0
        self._heard = asyncio.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def hear(self, actions: Iterable[str]) -> None:
        """Take note of what happened in the study."""
        for action in actions:
            if action in TURNS:
                self._decisions += self.batch
            elif action in DECISIONS:
                self._decisions += 1
            else:
                continue
            self._heard.set()

    def ask(self) -> None:
        """Begin soon, whatever was decided: somebody asked."""
        self._decisions += self.batch
        self._heard.set()

    async def run(self) -> None:
        """Wait for a batch and for quiet, work, and so on until cancelled."""
        try:
            while True:
                await self._heard.wait()
                self._heard.clear()
                with suppress(TimeoutError):
                    # Heard again before it is quiet: begin to wait anew.
                    async with asyncio.timeout(self.quiet):
                        await self._heard.wait()
                    continue
                if self._decisions >= self.batch:
                    self._decisions = 0
                    await self._work()
        finally:
            self.stop()

    async def _work(self) -> None:
        who = self.desk.who.coder
        self._process = proposing.start(self.desk.folder, who)
        await asyncio.to_thread(self._process.wait)
        self._process = None

    def stop(self) -> None:
        """End the work under way: what it has kept so far stays."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
