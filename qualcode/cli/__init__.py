"""The command line: parse, call, render.

May import `services` and below; click and rich only here. Main functions: `main`
is the entry point, `app.run` the one place where errors become words and exit codes,
`output.emit` prints or writes any result, `options` holds the shared options.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run qualcode with `args` (default: the process's arguments) and exit."""
    # What is imported and read lives until the end: looking for garbage in it every
    # 700 new objects took a tenth of a small command.
    gc.set_threshold(100_000, 50, 1000)
    # Nor is any looked for at the end, when all of it goes at once: a quarter of one.
    atexit.register(gc.freeze)
    from qualcode.cli import app

    app.run(args)
