"""The options that commands share, and the decorators that make commands.

Shared options are accepted before and after the command's name; what is given
after wins. Main functions: `command`, `option`, `argument`, `who`, `only`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.cli.early import FORMATS, Settings
from qualcode.cli.words import Argument, Choice, Command, Option
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])


class File(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic from 8.4
    """A path, which the command will open or not; refused in our words, not click's."""

    name = "path"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> Path:
        """What was typed, as a `Path`; a help without any need not load pathlib."""
        from pathlib import Path

        return Path(value)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The shell completes it."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = File()


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    if value is not None and param.name in ("study", "format", "output"):
        setattr(ctx.find_object(Settings), param.name, value)
    return value


def shared(*names: str) -> list[click.Parameter]:
    """The shared options of these names, made anew; they fill the `Settings`."""
    made = {
        "study": lambda: _quiet("--study", type=FILE, metavar="folder"),
        "lang": lambda: _quiet("--lang", type=Choice(LANGUAGES)),
        "format": lambda: _quiet("--format", type=Choice(FORMATS)),
    }
    return [made[name]() for name in names]


def _quiet(*spelling: str, **attrs: Any) -> Option:
    return Option(spelling, expose_value=False, callback=_keep, **attrs)


WRITTEN = ("xlsx", "docx", "html", "md", "csv", "json")


def command(name: str, *, writes: Sequence[str] = ()) -> Callable[[F], Command]:
    """Make a command; the function gets the `Settings` first.

    Args:
        name: The command's own name.
        writes: The extensions that `-o FILE` takes; none, no such option.
    """

    def make(function: F) -> Command:
        params = list(reversed(getattr(function, "params_", [])))
        if writes:
            params.append(
                _quiet("-o", "--output", type=Written(writes), metavar="file")
            )
        params.extend(shared("study", "lang", "format"))
        return Command(name, callback=click.pass_obj(function), params=params)

    return make


class Written(File):
    """A file to write, of a kind that is known by its extension."""

    name = "written"

    def __init__(self, kinds: Sequence[str]) -> None:
        """Accept the extensions `kinds`, told without their dots."""
        self.kinds = kinds

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path, refused before any work when nothing writes such a file."""
        path = super().convert(value, param, ctx)
        if path.suffix.lower().lstrip(".") not in self.kinds:
            raise QualcodeError(
                "output-extension",
                exit_code=USAGE,
                file=path,
                kinds=", ".join(f".{k}" for k in self.kinds),
            )
        return path


def _attach(param: click.Parameter) -> Callable[[F], F]:
    def add(function: F) -> F:
        held: list[click.Parameter] = getattr(function, "params_", [])
        function.params_ = [*held, param]  # type: ignore[attr-defined]
        return function

    return add


def option(*spelling: str, **attrs: Any) -> Callable[[F], F]:
    """An option of one command; its help is in the catalogue."""
    return _attach(Option(spelling, **attrs))


def argument(name: str, **attrs: Any) -> Callable[[F], F]:
    """A positional argument; its word for the usage line is in the catalogue."""
    return _attach(Argument([name], **attrs))


def _named(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        setattr(ctx.find_object(Settings), str(param.name), value)


def name_and_round() -> list[click.Parameter]:
    """`--coder` and `--pass`, made anew; they fill the `Settings`."""
    return [
        _quiet_name("--coder", metavar="coder"),
        _quiet_name("--pass", "pass_", metavar="pass"),
    ]


def _quiet_name(*spelling: str, metavar: str) -> Option:
    return Option(spelling, expose_value=False, callback=_named, metavar=metavar)


def who(function: F) -> F:
    """`--coder`: who does it, for the commands that write (`Settings.who`)."""
    return _attach(name_and_round()[0])(function)


def who_and_round(function: F) -> F:
    """`--coder` and `--pass`: who and in which round; for listings, filters."""
    return who(_attach(name_and_round()[1])(function))


__all__ = [
    "FILE",
    "WRITTEN",
    "Written",
    "argument",
    "command",
    "name_and_round",
    "option",
    "shared",
    "who",
    "who_and_round",
]
