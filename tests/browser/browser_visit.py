"""A real server, and a person at a browser before it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = os.environ.get("QUALCODE_CHROMIUM", "/usr/bin/chromium")
RUN = "from qualcode.cli import main; main()"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Server:
    """A running `qualcode serve`."""

    url: str
    token: str
    folder: Path

    @property
    def entry(self) -> str:
        return f"{self.url}/?token={self.token}"


@contextmanager
def serving(folder: Path, coder: str = "Ana") -> Iterator[Server]:
    """`qualcode serve` over a study, until the end of the block."""
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("QUALCODE_")},
        "QUALCODE_CODER": coder,
    }
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve", "--port", "0"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        line = process.stdout.readline()
        found = re.search(r"(http://[^/]+)/\?token=(\S+)", line)
        assert found, line
        yield Server(found[1], found[2], folder)
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


class Visitor:
    """A person at a browser: what fails in the page fails the test."""

    def __init__(self, browser, server: Server, **options) -> None:
        size = {"width": 1280, "height": 720}
        made = {"viewport": size, "locale": "es-CL", **options}
        self.context = browser.new_context(**made)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.server = server
        self.wrong: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(server.entry)

    def _console(self, message) -> None:
        if message.type == "error":
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
