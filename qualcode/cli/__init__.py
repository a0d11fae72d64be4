"""The command line: parse, call, render.

May import `services` and below; click and rich only here. Main functions: `main`
is the entry point and the one place where errors become words and exit codes,
`output.emit` prints or writes any result, `options` holds the shared options.
"""

from qualcode.cli.app import main

__all__ = ["main"]
