"""The program: its commands by name, and the one place where errors become words.

Main function: `run`. Nothing heavy is imported here: command modules load when
invoked (see `words.Group`).
"""

from __future__ import annotations

import contextvars
import errno
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from qualcode.cli import early
from qualcode.cli.options import name_and_round, shared
from qualcode.cli.words import Group, Option, worded
from qualcode.errors import BAD_INPUT, QualcodeError
from qualcode.i18n import t, use

MEMBERS = {
    "init": "road",
    "demo": "road",
    "import": "importing",
    "segment": "segment",
    "suggest": "suggest",
    "review": "review",
    "serve": "serve",
    "export": "road",
    "documents": "look",
    "stats": "look",
    "search": "look",
    "matrix": "matrix",
    "coverage": "coverage",
    "contrast": "contrast",
    "framework": "framework",
    "quotes": "quotes",
    "findings": "findings",
    "practices": "practices",
    "agreement": "agreement",
    "evaluate": "evaluate",
    "words": "speech",
    "codebook": "codebook",
    "coding": "coding",
    "coder": "coder",
    "report": "report",
    "privacy": "privacy",
    "tables": "tables",
    "log": "safety",
    "undo": "safety",
    "backup": "safety",
    "doctor": "safety",
}
SECTIONS = {
    "road": (
        "init",
        "demo",
        "import",
        "segment",
        "suggest",
        "review",
        "serve",
        "export",
    ),
    "look": (
        "documents",
        "stats",
        "search",
        "matrix",
        "coverage",
        "contrast",
        "framework",
        "quotes",
        "findings",
        "practices",
        "agreement",
        "evaluate",
        "words",
    ),
    "nouns": ("codebook", "coding", "coder", "report", "tables", "privacy"),
    "safety": ("log", "undo", "backup", "doctor"),
}
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 + the signal, as a shell tells them


class Root(Group):
    """The program itself; what it raises ends as words and an exit code."""

    def main(self, args: Sequence[str] | None = None, **_: Any) -> NoReturn:  # type: ignore[override]  # always exits
        """Run with `args` (default: the process's) and exit."""
        given = list(sys.argv[1:] if args is None else args)
        _utf8()
        _complete(self)
        # A context of its own: what one run says of language ends with it.
        sys.exit(contextvars.Context().run(_run, self, given))


def _run(root: Root, args: list[str]) -> int:
    settings, language, asked = early.settings(args)
    use(language, force=asked)
    code = INTERRUPTED
    try:
        with root.make_context(
            "qualcode", args, obj=settings, terminal_width=early.width()
        ) as ctx:
            code = root.invoke(ctx) or 0
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        code = end.exit_code
    except (KeyboardInterrupt, click.Abort, EOFError):
        _tell_interrupted()
    except click.UsageError as error:
        code = _tell(worded(error), settings)
    except QualcodeError as error:
        code = _tell(error, settings)
    except OSError as error:
        code = _os_error(error, settings)
    except Exception as error:  # the last stand: a bug, told as one
        if os.environ.get("QUALCODE_DEBUG"):
            raise
        code = _tell(_bug(error), settings)
    return code


def _tell(error: QualcodeError, settings: early.Settings) -> int:
    others = getattr(error, "others", ())
    if settings.format == "json":
        import json

        told: dict[str, Any] = {
            "error": {**error.problem.as_dict(), "file": error.problem.file}
        }
        if others:
            told["problems"] = [p.as_dict() for p in (error.problem, *others)]
        click.echo(json.dumps(told, ensure_ascii=False), err=True)
        return error.exit_code
    for problem in (error.problem, *others):
        click.echo(f"qualcode: {problem.message}\n  {problem.hint}", err=True)
    return error.exit_code


def _tell_interrupted() -> None:
    click.echo(f"\n{t('cli.interrupted')}", err=True)


def _os_error(error: OSError, settings: early.Settings) -> int:
    if isinstance(error, BrokenPipeError):
        # Nobody reads any more; the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    if os.environ.get("QUALCODE_DEBUG"):
        raise error
    known = {
        errno.ENOSPC: "disk-no-space",
        errno.EACCES: "file-not-permitted",
        errno.EROFS: "file-not-permitted",
        errno.ENOENT: "path-missing",
        errno.EISDIR: "path-is-folder",
        errno.ENOTDIR: "path-missing",
        errno.EEXIST: "path-exists",
    }
    code = known.get(error.errno or 0, "system-refused")
    return _tell(
        QualcodeError(
            code, file=error.filename or "", detail=error.strerror or str(error)
        ),
        settings,
    )


def _bug(error: Exception) -> QualcodeError:
    return QualcodeError(
        "unexpected",
        exit_code=BAD_INPUT,
        detail=f"{type(error).__name__}: {error}".splitlines()[0],
    )


def _utf8() -> None:
    # JSON and CSV are UTF-8 whatever the console's code page says; a file name
    # that is not UTF-8 must not stop a listing.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _complete(root: Root) -> None:
    instruction = os.environ.get("_QUALCODE_COMPLETE")
    if instruction:
        from click.shell_completion import shell_complete

        sys.exit(
            shell_complete(root, {}, "qualcode", "_QUALCODE_COMPLETE", instruction)
        )


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from qualcode import __version__

        click.echo(f"qualcode {__version__}")
        ctx.exit()


def _where(settings: early.Settings) -> int | None:
    from qualcode.cli.where import show

    return show(settings)


def _bare(ctx: click.Context) -> int | None:
    if ctx.invoked_subcommand is None:
        return _where(ctx.find_object(early.Settings) or early.Settings())
    return None


root = Root(
    MEMBERS,
    SECTIONS,
    name="qualcode",
    invoke_without_command=True,
    callback=click.pass_context(_bare),
    params=[
        *name_and_round(),
        *shared("study", "lang", "format"),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
        ),
    ],
)


def run(args: Sequence[str] | None = None) -> NoReturn:
    """Run qualcode with `args` (default: the process's arguments) and exit."""
    # What libraries warn of (an Excel extra they do not read) is for programmers.
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    root.main(args)
