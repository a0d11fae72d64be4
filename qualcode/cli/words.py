"""click's classes with our words: helps from the catalogue, errors as ours.

click looks its own words up by gettext when a help is printed; here the few
places that print them read `catalogue/help.py` instead, so that a help speaks
one language throughout. A command's key is its path joined by dots
("coding.add"); its help is `help.<key>`, an option's `help.<key>.<option>` or
else `help.option.<option>`, a metavar `help.metavar.<name>`.
"""

from __future__ import annotations

import math
from typing import Any

import click

from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import area, t


def key_of(ctx: click.Context) -> str:
    """The catalogue's key of a command: its path without the program's name."""
    return ctx.command_path.partition(" ")[2].replace(" ", ".")


def _metavar(name: str) -> str:
    key = f"metavar.{name}"
    return t(f"help.{key}") if key in area("help") else name.upper()


class Option(click.Option):
    """An option whose help and metavar come from the catalogue when printed."""

    def make_metavar(
        self,
        ctx: click.Context | None = None,  # noqa: ARG002 - click's signature
    ) -> str:
        """The word for the value: the choices themselves, else the catalogue's."""
        if isinstance(self.type, click.Choice):
            return f"[{'|'.join(self.type.choices)}]"
        return _metavar(self.metavar or self.name or "")

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's spelling and its help in the language at hand."""
        spelled = ", ".join(self.opts)
        if not self.is_flag:
            spelled += f" {self.make_metavar(ctx)}"
        own = f"{key_of(ctx)}.{self.name}"
        known = area("help")
        return spelled, t(f"help.{own if own in known else f'option.{self.name}'}")


class Argument(click.Argument):
    """An argument whose name in the usage line comes from the catalogue."""

    def make_metavar(
        self,
        ctx: click.Context | None = None,  # noqa: ARG002 - click's signature
    ) -> str:
        """The word for the value, bracketed when optional, dotted when many."""
        word = _metavar(self.metavar or self.name or "")
        if not self.required:
            word = f"[{word}]"
        return f"{word}…" if self.nargs != 1 else word


class _Worded(click.Command):
    """What commands and groups share."""

    def get_help_option(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
    ) -> click.Option | None:
        """`--help`, worded by us."""
        if self._help_option is None:
            self._help_option = Option(
                ["--help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
            )
        return self._help_option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; a complaint knows which command it is about."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The usage line's pieces after the program's name."""
        pieces = [f"[{t('help.word.options')}]"]
        for param in self.get_params(ctx):
            pieces.extend(param.get_usage_pieces(ctx))
        return pieces

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(
            ctx.command_path,
            " ".join(self.collect_usage_pieces(ctx)),
            prefix=f"{t('help.word.usage')} ",
        )

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the one-line help and, where the catalogue has it, what more."""
        key = key_of(ctx) or "qualcode"
        for part in (key, f"{key}.more"):
            if part in area("help"):
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(t(f"help.{part}"))

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the command's own options, then those that all commands share."""
        for title, shared in (("own-options", False), ("common", True)):
            rows = [
                row
                for p in self.get_params(ctx)
                if isinstance(p, Option) and (p.name in SHARED) is shared
                if (row := p.get_help_record(ctx))
            ]
            if rows:
                with formatter.section(t(f"help.word.{title}")):
                    formatter.write_dl(rows)


SHARED = frozenset(("study", "lang", "format", "output", "help", "version"))


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Command(_Worded):
    """A command; extra arguments are told in our words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, refusing what is left over."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise QualcodeError(
                "argument-extra",
                exit_code=USAGE,
                given=" ".join(rest),
                command=ctx.command_path,
            )
        return rest


class Group(_Worded, click.Group):
    """A group whose command modules are imported only when one is invoked.

    `members` maps a command's name to the module of `qualcode.cli` that holds it
    as the attribute `<key with underscores>_command`; helps need no import.
    """

    members: dict[str, str]
    sections: dict[str, tuple[str, ...]]

    def __init__(
        self,
        members: dict[str, str],
        sections: dict[str, tuple[str, ...]] | None = None,
        **attrs: Any,
    ) -> None:
        """Hold the names; `sections` gives the order and headings of the help."""
        super().__init__(no_args_is_help=False, **attrs)
        self.members = members
        self.sections = sections or {"commands": tuple(members)}

    def list_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
    ) -> list[str]:
        """All names in the order of the help."""
        return list(self.members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command, and only that."""
        if cmd_name not in self.members:
            return None
        from importlib import import_module

        key = f"{key_of(ctx)}_{cmd_name}".lstrip("_").replace("-", "_")
        module = import_module(f"qualcode.cli.{self.members[cmd_name]}")
        found = getattr(module, f"{key}_command")
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named, or our error with the nearest names."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            raise _unknown_command(name, ctx, self.list_commands(ctx))
        return name, command, args[1:]

    def invoke(self, ctx: click.Context) -> Any:
        """Invoke the command named; a bare group is wrong use unless it does work."""
        if not self.invoke_without_command and not _has_command(ctx):
            raise QualcodeError(
                "command-missing",
                exit_code=USAGE,
                command=ctx.command_path,
                commands=", ".join(self.list_commands(ctx)),
            )
        return super().invoke(ctx)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The usage line's pieces, with the word for a command."""
        return [*super().collect_usage_pieces(ctx), f"{t('help.word.command')} …"]

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the commands first: they are what a person looks for."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write every section of commands with the one-line helps."""
        prefix = key_of(ctx)
        for title, names in self.sections.items():
            rows = [(n, t(f"help.{f'{prefix}.{n}'.lstrip('.')}")) for n in names]
            with formatter.section(t(f"help.word.{title}")):
                formatter.write_dl(rows)


def _has_command(ctx: click.Context) -> bool:
    # click 8.1 has no underscore; later the name without one is deprecated.
    held = getattr(ctx, "_protected_args", None)
    return bool(getattr(ctx, "protected_args", []) if held is None else held)


def _unknown_command(name: str, ctx: click.Context, names: list[str]) -> QualcodeError:
    params: dict[str, Any] = {
        "name": name,
        "command": ctx.command_path,
        "commands": ", ".join(names),
    }
    near = nearest(name, names)
    if near:
        return QualcodeError(
            "command-unknown-near", exit_code=USAGE, near=near, **params
        )
    return QualcodeError("command-unknown", exit_code=USAGE, **params)


def nearest(name: str, names: list[str]) -> str:
    """The name most like `name`, or nothing when none is like it."""
    from difflib import get_close_matches

    found = get_close_matches(name, names, n=1, cutoff=0.6)
    return found[0] if found else ""


class Choice(click.Choice):  # type: ignore[type-arg, unused-ignore]  # generic from 8.2
    """One of a few words, refused in our words."""

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> Any:
        """The value itself when it is one of the choices."""
        if value in self.choices:
            return value
        raise QualcodeError(
            "choice-unknown",
            exit_code=USAGE,
            option=spelling(param),
            value=value,
            choices=", ".join(self.choices),
        )


class Whole(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # as Choice
    """A whole number from `least` on, refused in our words."""

    name = "whole"

    def __init__(self, least: int = 0) -> None:
        """Accept `least` and more."""
        self.least = least

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> int:
        """The number."""
        try:
            number = int(value)
        except ValueError:
            number = -math.inf  # type: ignore[assignment]
        if number < self.least:
            raise QualcodeError(
                "number-invalid",
                exit_code=USAGE,
                option=spelling(param),
                value=value,
                least=self.least,
            )
        return number


def spelling(param: click.Parameter | None) -> str:
    """How a person names a parameter: the long option, or the usage line's word."""
    if isinstance(param, Argument):
        return param.make_metavar().strip("[]…")
    return param.opts[-1] if param else ""


def worded(error: click.UsageError) -> QualcodeError:
    """What click says of the arguments, in our words; exit code 2."""
    command = error.ctx.command_path if error.ctx else "qualcode"
    if isinstance(error, click.NoSuchOption):
        return _unknown_option(error, command)
    if isinstance(error, click.MissingParameter):
        return QualcodeError(
            "parameter-missing",
            exit_code=USAGE,
            name=spelling(error.param),
            command=command,
        )
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        flag = error.ctx is not None and any(
            name in p.opts and isinstance(p, click.Option) and p.is_flag
            for p in error.ctx.command.params
        )
        code = "option-without-value" if flag else "option-value-missing"
        return QualcodeError(code, exit_code=USAGE, name=name, command=command)
    return QualcodeError(
        "usage-wrong", exit_code=USAGE, detail=error.message, command=command
    )


def _unknown_option(error: click.NoSuchOption, command: str) -> QualcodeError:
    name = error.option_name
    if name.lstrip("-")[:1].isdigit():
        return QualcodeError(
            "number-negative", exit_code=USAGE, value=name, command=command
        )
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    names = [o for p in params if isinstance(p, click.Option) for o in p.opts]
    near = nearest(name, names)
    if near:
        return QualcodeError(
            "option-unknown-near",
            exit_code=USAGE,
            name=name,
            near=near,
            command=command,
        )
    return QualcodeError("option-unknown", exit_code=USAGE, name=name, command=command)
