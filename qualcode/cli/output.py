"""Every result goes out here: JSON, CSV, a table, or a file by its extension.

stdout carries the result only; problems, notices and progress go to stderr.
rich is imported only for a terminal or for tables whose cells must be wrapped.
Main functions: `emit`, `report`, `progress`, `study`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.early import Settings
from qualcode.errors import DONE, PROBLEMS, QualcodeError
from qualcode.files import write_text
from qualcode.i18n import area, t
from qualcode.problems import Problem
from qualcode.report.cells import worded

if TYPE_CHECKING:
    from qualcode.services.study import Study

Row = Mapping[str, Any]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Listing:
    """Rows to print: `columns` for files and CSV, `shown` (or the same) for people.

    `people` are the same rows in words, where the values are the contract's.
    `write` replaces the general writer for files, `table` the general table.
    """

    rows: Sequence[Row]
    columns: Sequence[str]
    title: str = ""
    shown: Sequence[str] = ()
    people: Sequence[Row] | None = None
    wrap: bool = False
    write: Callable[[Path], object] | None = None
    table: Callable[[], None] | None = None
    empty: str = "cli.nothing"


class NothingUsedError(QualcodeError):
    """None of several inputs could be used; told by the first, with all of them."""

    def __init__(self, problems: Sequence[Problem], exit_code: int) -> None:
        """Keep all `problems`; the first one's words stand for the error."""
        self.problem = problems[0]
        self.others = tuple(problems[1:])
        self.exit_code = exit_code
        Exception.__init__(self, self.problem.message)


@contextmanager
def study(settings: Settings) -> Iterator[Study]:
    """The study at hand, closed at the end."""
    from qualcode.services.study import open_study

    with open_study(settings.study) as found:
        yield found


def emit(settings: Settings, data: Any, listing: Listing) -> None:
    """Print or write one result as the options ask.

    Args:
        settings: The shared options.
        data: The result with the contract's keys, for JSON.
        listing: The same as rows.
    """
    if settings.output is not None:
        _write(settings.output, data, listing)
        click.echo(t("cli.written", file=settings.output), err=True)
    elif settings.format == "json":
        put(to_json(data))
    elif settings.format == "csv":
        put(to_csv(listing.rows, listing.columns), newline=False)
    elif listing.table is not None:
        listing.table()
    elif listing.rows:
        print_table(
            listing.people or listing.rows,
            listing.shown or listing.columns,
            wrap=listing.wrap,
        )
    else:
        click.echo(t(listing.empty), err=True)


def readable(
    settings: Settings, people: Sequence[Row], shown: Sequence[str], title: str
) -> Callable[[Path], object] | None:
    """A writer of the rows in words, for the files that people read.

    None for csv, which holds the contract's values so that it can be read back.
    """
    output = settings.output
    if output is None or output.suffix.lower() == ".csv":
        return None

    def write(path: Path) -> None:
        from qualcode.report import write_table

        names = dict(zip(shown, heads(shown), strict=True))
        write_table(people, shown, path, title=title, heads=names)

    return write


def say(settings: Settings, data: Any, sentence: str) -> None:
    """Print a result that is one fact: JSON, or a sentence."""
    put(to_json(data) if settings.format == "json" else sentence)


def put(text: str, *, newline: bool = True) -> None:
    """Write to stdout at once, so that a closed pipe is noticed here."""
    sys.stdout.write(text + "\n" if newline else text)
    sys.stdout.flush()


def to_json(data: Any) -> str:
    """JSON: indented for a person at a terminal, compact (and faster) in a pipe."""
    indent = 2 if sys.stdout.isatty() else None
    return json.dumps(data, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Problem):
        return value.as_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)


def to_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV with the contract's column names; lists are joined by `|`."""
    from qualcode.report import csv_text

    # A pipe's lines end in a plain newline; files get the standard's.
    return str(csv_text(rows, columns)).replace("\r\n", "\n")


def heads(columns: Sequence[str]) -> list[str]:
    """The columns' names for people; a register's own attribute keeps its name."""
    known = area("cli")
    return [t(f"cli.column.{c}") if f"column.{c}" in known else c for c in columns]


def _write(path: Path, data: Any, listing: Listing) -> None:
    if path.suffix.lower() == ".json":
        text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
        write_text(path, f"{text}\n")
    elif listing.write is not None:
        listing.write(path)
    else:
        from qualcode.report import write_table

        columns, rows = listing.columns, listing.rows
        if listing.people and path.suffix.lower() != ".csv":
            pairs = zip(rows, listing.people, strict=True)
            rows = [{**row, **words} for row, words in pairs]
        if path.suffix.lower() == ".docx" and listing.shown:
            columns = listing.shown  # a page has no room for hashes
        write_table(
            rows,
            columns,
            path,
            title=listing.title,
            heads=dict(zip(columns, heads(columns), strict=True)),
        )


def clean(value: Any) -> str:
    """A value as a person reads it: no control characters of a hostile transcript."""
    text = worded(value)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def shorten(text: str, most: int) -> str:
    """At most `most` characters on one line, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0] + "…"


def percent(share: float) -> str:
    """A probability or share as an integer percentage."""
    return f"{share * 100:.0f}%"


def print_table(
    rows: Sequence[Row],
    columns: Sequence[str],
    *,
    names: Sequence[str] | None = None,
    wrap: bool = False,
) -> None:
    """A table a person can read: rich on a terminal, plain aligned text in a pipe."""
    names = list(names or heads(columns))
    cells = [[clean(row.get(c)) for c in columns] for row in rows]
    numeric = [
        all(isinstance(r.get(c), (int, float, type(None))) for r in rows)
        for c in columns
    ]
    if sys.stdout.isatty() or wrap:
        _rich_table(columns, names, cells, numeric)
    else:
        put(_plain_table(names, cells, numeric))


def _plain_table(names: list[str], cells: list[list[str]], numeric: list[bool]) -> str:
    lines = [names, *([c.replace("\n", " ") for c in row] for row in cells)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(names))]
    return "\n".join(
        "  ".join(
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    )


PIPE_WIDTH = 120  # columns of a wrapped table where there is no terminal to ask
LEAST_TEXT = 34  # columns that a passage keeps, or it reads like a ladder
WHOLE = ("id", "document", "code", "facet", "speaker")  # not broken: to be copied


def _rich_table(
    columns: Sequence[str],
    names: list[str],
    cells: list[list[str]],
    numeric: list[bool],
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(
        file=sys.stdout if terminal else io.StringIO(),
        width=None if terminal else PIPE_WIDTH,
        no_color=None if terminal else True,
        force_terminal=None if terminal else False,
    )
    several = any("\n" in text for row in cells for text in row)
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        leading=1 if several else 0,  # a blank line between rows of many lines
    )
    for column, name, number in zip(columns, names, numeric, strict=True):
        table.add_column(
            Text(name),
            justify="right" if number else "left",
            no_wrap=number or column in WHOLE,
            min_width=LEAST_TEXT if column == "text" else None,
            overflow="fold",
        )
    for row in cells:
        # Text, not markup: a transcript is full of square brackets.
        table.add_row(*(Text(c) for c in row))
    console.print(table)
    if not terminal:
        written = console.file
        assert isinstance(written, io.StringIO)
        put("\n".join(line.rstrip() for line in written.getvalue().splitlines()))


def report(
    settings: Settings, problems: Iterable[Problem | Row], *, told: bool = False
) -> int:
    """Tell problems on stderr and give the exit code: 1 when there were any.

    Args:
        settings: The shared options.
        problems: Problems, or rows of them.
        told: The result's JSON already holds them.
    """
    rows = [p.as_dict() if isinstance(p, Problem) else p for p in problems]
    if not rows:
        return DONE
    if settings.format == "json":
        if not told:
            text = json.dumps({"problems": rows}, ensure_ascii=False, default=_plain)
            click.echo(text, err=True)
        return PROBLEMS
    seen = set()
    for row in rows:
        line = problem_line(row)
        if line not in seen:  # the same for several files is told once
            click.echo(line, err=True)
        seen.add(line)
    return PROBLEMS


def problem_line(row: Row) -> str:
    """A problem as `place: sentence`, its hint below."""
    place = str(row.get("file") or "")
    line = row.get("line")
    if line:
        place = f"{place}:{line}"
    elif place and Path(place).name in row["message"]:
        place = ""
    return clean(f"{place + ': ' if place else ''}{row['message']}\n  {row['hint']}")


@contextmanager
def progress(label: str) -> Iterator[Progress | None]:
    """A bar on a terminal, nothing in a pipe; yields what the work calls, or None."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn())
    with Bar(
        *columns,
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(label, total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(
                task,
                completed=done,
                total=total,
                description=f"{label} {shorten(clean(name), 40)}",
            )

        yield advance
