"""Excel sheets by XlsxWriter: head style, frozen head, widths, no formulas ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import Any

from qualcode.report.cells import ACCENT, INK, RULE, worded
from qualcode.report.files import atomic
from qualcode.report.listing import is_number, plain

CELL_LIMIT = 32_767  # Excel's characters per cell


class Book:
    """An open workbook with the house's formats, made once each."""

    def __init__(self, path: Path, title: str) -> None:
        """Open a workbook that will be written to `path`."""
        import xlsxwriter

        self.book = xlsxwriter.Workbook(
            str(path),
            {
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "constant_memory": False,
            },
        )
        self.book.set_properties({"title": title, "author": "qualcode"})
        self.book.set_size(1600, 1100)
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()

    def style(self, **props: Any) -> Any:
        """A format of Calibri 10 in ink with `props` on top."""
        key = tuple(sorted(props.items()))
        if key not in self._formats:
            base = {
                "font_name": "Calibri",
                "font_size": 10,
                "font_color": f"#{INK}",
                "valign": "top",
            }
            self._formats[key] = self.book.add_format({**base, **props})
        return self._formats[key]

    @property
    def head(self) -> Any:
        """The format of a column's head."""
        return self.head_as()

    def head_as(self, **props: Any) -> Any:
        """The same with what its column needs: aligned with it, say."""
        house = {
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": f"#{ACCENT}",
            "text_wrap": True,
            "valign": "vcenter",
        }
        return self.style(**{**house, **props})

    def sheet(self, name: str) -> Any:
        """A new sheet; the name is cut to Excel's rules and made unique."""
        clean = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31] or "1"
        unique, n = clean, 2
        while unique.lower() in self._names:
            unique = f"{clean[:27]} ({n})"
            n += 1
        self._names.add(unique.lower())
        return self.book.add_worksheet(unique)


@contextmanager
def workbook(path: Path, *, title: str) -> Iterator[Book]:
    """Open a workbook; it is written, whole, when the block ends well."""
    with atomic(path) as temporary:
        book = Book(temporary, title)
        yield book
        book.book.close()


def put(sheet: Any, row: int, col: int, value: Any, style: Any) -> None:
    """Write a value: numbers as numbers, all else as text, never a formula."""
    if is_number(value):
        sheet.write_number(row, col, value, style)
        return
    text = worded(value)
    if text:
        sheet.write_string(row, col, text[:CELL_LIMIT], style)
    else:
        sheet.write_blank(row, col, None, style)


def write_sheet(
    book: Book,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    heads: Mapping[str, str],
    *,
    printed: int = 0,
) -> None:
    """A listing on a sheet of its own: frozen head, filter, widths, wrapped text.

    On paper come the first `printed` columns, all if 0. Without `heads` names and
    values are the contract's, for a program to read.
    """
    told = worded if heads else plain
    sheet = book.sheet(name)
    rule = {"bottom": 1, "bottom_color": f"#{RULE}", "text_wrap": True}
    body, small = book.style(**rule), book.style(**rule, num_format="#,##0.###")
    wide = _widths(rows, columns, heads)
    for col, key in enumerate(columns):
        sheet.write_string(0, col, heads.get(key, key), book.head)
        sheet.set_column(col, col, wide[col])
    for line, row in enumerate(rows, 1):
        for col, key in enumerate(columns):
            value = row.get(key)
            whole = isinstance(value, int)
            kept = value if is_number(value) else told(value)
            put(sheet, line, col, kept, body if whole else small)
        texts = [told(row.get(key)) for key in columns]
        sheet.set_row(line, row_height(texts, wide))
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    if printed:
        sheet.print_area(0, 0, max(1, len(rows)), printed - 1)
    page_setup(sheet, repeat=0)


def _widths(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], heads: Mapping[str, str]
) -> list[float]:
    """Column widths in characters: the longest text gets 70, others 32 at most."""
    longest = [
        max([0, *(len(worded(row.get(key))) for row in rows[:500])]) for key in columns
    ]
    most = max(longest, default=0)
    return [
        max(
            8, min(70 if n == most else 32, max(n, len(heads.get(key, key)) + 3) * 1.05)
        )
        for n, key in zip(longest, columns, strict=True)
    ]


def row_height(texts: Sequence[str], wide: Sequence[float]) -> float:
    """A row's height in points: said, because not every program works it out.

    A column's width counts figures; of letters a fifth more go into it.
    """
    lines = [
        sum(
            len(wrap(part, max(1, int(w * 1.2)), break_long_words=False)) or 1
            for part in text.split("\n")
        )
        for text, w in zip(texts, wide, strict=True)
    ]
    return min(400.0, 13.5 * max(lines, default=1) + 2)


def page_setup(sheet: Any, *, repeat: int) -> None:
    """Printed lying on Carta, one page wide, the head row on every page."""
    sheet.set_paper(1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(repeat)
    sheet.hide_gridlines(2)
    sheet.set_footer("&L&8&A&R&8&P / &N")
