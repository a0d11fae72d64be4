"""Several listings in one file: Word, Excel, HTML, Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from qualcode.report.cells import worded
from qualcode.report.files import pick
from qualcode.report.listing import md_table, md_text, word_table, write_text


@dataclass(frozen=True)
class Table:
    """One listing: its title, rows, the keys printed and their heads."""

    title: str
    rows: Sequence[Mapping[str, Any]]
    columns: Sequence[str]
    heads: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The printed heads."""
        return [self.heads.get(key, key) for key in self.columns]

    @property
    def body(self) -> list[list[str]]:
        """The cells as text."""
        return [[worded(row.get(key)) for key in self.columns] for row in self.rows]


def write_listings(
    tables: Sequence[Table],
    path: Path,
    *,
    title: str,
    notes: Sequence[str] = (),
    lying: bool = False,
) -> None:
    """Write tables one below the other (in Excel, a sheet each).

    Args:
        tables: in the order they are read.
        path: docx, xlsx, html or md.
        title: printed above and in the file's properties.
        notes: sentences printed below the title.
        lying: whether a Word page lies; one with a wide table always does.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    word = partial(_docx, lying=lying)
    writer = pick({"docx": word, "xlsx": _xlsx, "html": _html, "md": _md}, path)
    writer(tables, Path(path), title, notes)


def _docx(
    tables: Sequence[Table],
    path: Path,
    title: str,
    notes: Sequence[str],
    *,
    lying: bool,
) -> None:
    from qualcode.report import wordml
    from qualcode.report.package import write_document

    landscape = lying or any(len(table.columns) > 6 for table in tables)
    room = wordml.LYING_WIDTH if landscape else wordml.TEXT_WIDTH
    content = wordml.para(wordml.run(title), "Title")
    content += "".join(wordml.para(wordml.run(note), "qcNota") for note in notes)
    for n, table in enumerate(tables, 1):
        content += word_table(
            table.rows, table.columns, table.title, table.heads, room, n
        )
    write_document(content, path, title=title, landscape=landscape)


def _xlsx(
    tables: Sequence[Table], path: Path, title: str, notes: Sequence[str]
) -> None:
    from qualcode.report.excel import workbook, write_sheet

    with workbook(path, title=title) as book:
        for table in tables:
            write_sheet(book, table.title, table.rows, table.columns, table.heads)
        if notes:
            key = title
            rows = [{key: note} for note in notes]
            write_sheet(book, title, rows, [key], {})


def _html(
    tables: Sequence[Table], path: Path, title: str, notes: Sequence[str]
) -> None:
    from qualcode.report.html import page
    from qualcode.report.listing import is_number

    shown = [
        (
            table.title,
            table.names,
            [
                [(worded(row.get(k)), is_number(row.get(k))) for k in table.columns]
                for row in table.rows
            ],
        )
        for table in tables
    ]
    write_text(path, page("listings.html", title=title, tables=shown, notes=notes))


def _md(tables: Sequence[Table], path: Path, title: str, notes: Sequence[str]) -> None:
    out = [f"# {md_text(title)}\n"]
    out += [f"\n{md_text(note)}\n" for note in notes]
    out += [
        f"\n## {md_text(table.title)}\n\n{md_table(table.names, table.body)}"
        for table in tables
    ]
    write_text(path, "".join(out))
