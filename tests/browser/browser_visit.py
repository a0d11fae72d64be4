"""A real server, and a person at a browser before it."""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from qualcode.web.serving import prepared

CHROMIUM = os.environ.get("QUALCODE_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Server:
    """A running workbench."""

    url: str
    token: str
    folder: Path

    @property
    def entry(self) -> str:
        """The address that `qualcode serve` prints."""
        return f"{self.url}/?token={self.token}"


@contextmanager
def serving(folder: Path, coder: str = "Ana") -> Iterator[Server]:
    """The workbench over a study on a real socket, until the end of the block.

    In a thread: starting `qualcode serve` is tested elsewhere and takes a second each.
    """
    with redirect_stdout(io.StringIO()):
        server, listening = prepared(folder, coder=coder)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.005)
    try:
        url, _, token = server.address.partition("/?token=")
        yield Server(url, token, folder)
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


class Visitor:
    """A person at a browser: what fails in the page fails the test."""

    def __init__(self, browser, server: Server, **options) -> None:
        size = {"width": 1280, "height": 720}
        made = {"viewport": size, "locale": "es-CL", **options}
        self.context = browser.new_context(**made)
        cookie = f"qualcode_{server.url.rpartition(':')[2]}"
        self.context.add_cookies(
            [{"name": cookie, "value": server.token, "url": server.url}]
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.server = server
        self.wrong: list[str] = []
        self.expected: tuple[int, ...] = ()  # statuses that a test provokes
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _console(self, message) -> None:
        provoked = any(
            f"status of {status}" in message.text for status in self.expected
        )
        if message.type == "error" and not provoked:
            self.wrong.append(message.text)

    def go(self, path: str):
        self.page.goto(self.server.url + path)
        self.ready()
        return self.page

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def api(self, method: str, path: str, **options):
        answer = self.context.request.fetch(
            self.server.url + path, method=method, **options
        )
        assert answer.ok, (answer.status, answer.text())
        return answer.json()

    def says(self, text: str) -> None:
        self.page.wait_for_function(
            "t => document.querySelector('[role=status]').textContent.includes(t)",
            arg=text,
        )

    def close(self) -> None:
        self.context.close()
