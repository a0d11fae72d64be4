"""What must be known before the arguments are parsed: language, format, study, width.

Helps and errors are worded while click parses, so the language is looked up in
the raw arguments first, then in the study, then in the environment. Reads
study.yaml with one regular expression: a YAML reader would cost more than all of
`--help`, a seventh of which pathlib, shutil and dataclasses would be. Main functions:
`settings`, `width`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("table", "json", "csv")
_LANGUAGE = re.compile(rb"""^language:[ \t]*["']?(es|en)\b""", re.MULTILINE)


class Settings:
    """The options that every command shares, as given; None where not given.

    `coder` and `pass_` are what was typed, so that a listing can tell a filter
    from nothing asked; `who` and `round` are for what gets written.
    """

    def __init__(
        self,
        *,
        study: Path | None = None,
        format: str = "table",  # noqa: A002 - the option's word
        output: Path | None = None,
        coder: str | None = None,
        pass_: str | None = None,
    ) -> None:
        """Keep what was given."""
        self.study, self.format, self.output = study, format, output
        self.coder, self.pass_ = coder, pass_

    @property
    def who(self) -> str:
        """Who codes: `--coder`, else QUALCODE_CODER, else the login name."""
        name = self.coder or os.environ.get("QUALCODE_CODER")
        if name:
            return name
        import getpass

        try:
            return getpass.getuser()
        except (KeyError, ImportError, OSError):  # a container without users
            from qualcode.errors import USAGE, QualcodeError

            raise QualcodeError("coder-unknown", exit_code=USAGE) from None

    @property
    def round(self) -> str:
        """The pass in which codings are made: `--pass`, else the first."""
        return self.pass_ or "1"


def settings(
    args: Sequence[str], environ: Mapping[str, str] | None = None
) -> tuple[Settings, str, bool]:
    """The shared options in raw `args`, the language, whether it was asked for.

    Lenient: whatever is wrong with the options is told by the parser later, in
    the language and format found here.
    """
    env = os.environ if environ is None else environ
    given = _scan(args)
    folder = given.get("--study") or env.get("QUALCODE_STUDY")
    found = Settings()
    if "--study" in given:
        from pathlib import Path

        found.study = Path(given["--study"])
    if given.get("--format") in FORMATS:
        found.format = given["--format"]
    asked = given.get("--lang")
    if asked in ("es", "en"):
        return found, asked, True
    return found, _study_language(folder) or _environment_language(env), False


def width() -> int:
    """The columns that a help fills, counted as click does by shutil."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):  # no terminal
            columns = 80
    return max(min(columns, 80) - 2, 50)


def _scan(args: Sequence[str]) -> dict[str, str]:
    wanted = ("--lang", "--study", "--format")
    found: dict[str, str] = {}
    for i, arg in enumerate(args):
        if arg == "--":
            break
        name, equals, value = arg.partition("=")
        if name not in wanted:
            continue
        if equals:
            found[name] = value
        elif i + 1 < len(args):
            found[name] = args[i + 1]
    return found


def _study_language(folder: str | None) -> str | None:
    try:
        place, above = folder or os.getcwd(), None
        while place != above:
            file = os.path.join(place, "study.yaml")
            if os.path.isfile(file):
                with open(file, "rb") as f:
                    found = _LANGUAGE.search(f.read(65536))
                return found[1].decode() if found else None
            place, above = os.path.dirname(place), place
    except OSError:  # told where the study is opened
        pass
    return None


def _environment_language(env: Mapping[str, str]) -> str:
    own = env.get("QUALCODE_LANG", "")[:2].lower()
    if own in ("es", "en"):
        return own
    # POSIX: the first of these that is set decides.
    locale = next((env[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(k)), "")
    return "en" if locale[:2].lower() == "en" else "es"
