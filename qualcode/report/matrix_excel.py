"""A matrix as an Excel book: the table, its cells one by one, the quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import (
    AGAINST,
    GREY,
    INK,
    NOT_APPLICABLE,
    PLAIN,
    RULE,
    STEPS,
    faces,
    legend_words,
)
from qualcode.report.excel import Book, page_setup, workbook, write_sheet
from qualcode.report.matrix import corner, grid, source_line, unit_line

CELL_KEYS = [
    "row",
    "row_name",
    "col",
    "col_name",
    "value",
    "share",
    "documents",
    "participants",
    "cases",
    "codings",
    "words",
    "asked",
    "eligible",
    "absent",
    "not_asked",
    "not_applicable",
    "not_coded",
    "mixed",
    "single_voice",
    "quotes",
]


def write(
    matrix: Mapping[str, Any],
    path: Path,
    title: str,
    sign: int,
    quotes: Sequence[Mapping[str, Any]],
) -> None:
    """Write the book; see `write_matrix`."""
    with workbook(path, title=title) as book:
        _grid_sheet(book, matrix, title, sign)
        heads = {key: t(f"report.col-{key}") for key in CELL_KEYS}
        write_sheet(book, t("report.sheet-cells"), long_cells(matrix), CELL_KEYS, heads)
        if quotes:
            from qualcode.report.quotes import COLUMNS, quote_heads

            write_sheet(book, t("report.sheet-quotes"), quotes, COLUMNS, quote_heads())


def long_cells(matrix: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One row per cell with names and zeros spread out: a pivot's source."""
    rows = {i["id"]: i["name"] for i in matrix["rows"]["items"]}
    cols = {i["id"]: i["name"] for i in matrix["cols"]["items"]}
    return [
        {
            **cell,
            **(cell.get("zeros") or {}),
            "row_name": rows.get(cell["row"], cell["row"]),
            "col_name": cols.get(cell["col"], cell["col"]),
        }
        for cell in matrix["cells"]
    ]


def _grid_sheet(book: Book, matrix: Mapping[str, Any], title: str, sign: int) -> None:
    sheet = book.sheet(t("report.sheet-matrix"))
    heads, lines = grid(matrix)
    tints = AGAINST if sign < 0 else PLAIN
    sheet.write_string(0, 0, title, book.style(bold=True, font_size=16))
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, unit_line(matrix), book.style(font_color=f"#{GREY}"))
    top = 3
    sheet.write_string(top, 0, corner(matrix), book.head)
    centred = book.style(
        bold=True,
        font_color="#FFFFFF",
        bg_color="#0F5C6E",
        align="center",
        valign="vcenter",
        text_wrap=True,
    )
    for col, name in enumerate(heads, 1):
        sheet.write_string(top, col, name, centred)
    for row, line in enumerate(lines, top + 1):
        rule: dict[str, Any] = {"bottom": 1, "bottom_color": f"#{RULE}"}
        rule |= {"bold": True} if line["parent"] or line["total"] else {}
        rule |= {"top": 2, "top_color": f"#{INK}"} if line["total"] else {}
        name = book.style(**rule, text_wrap=True, indent=line["level"] - 1)
        sheet.write_string(row, 0, line["name"], name)
        for col, cell in enumerate(line["cells"], 1):
            tint = _tint(cell["css"], tints)
            sheet.write_string(
                row, col, cell["text"], book.style(**rule, align="center", **tint)
            )
    end = top + len(lines) + 2
    _legend(book, sheet, matrix, tints, end)
    # "5/7" is text on purpose: as a number Excel would make it a date
    area = f"A1:XFD{end}"
    sheet.ignore_errors({"number_stored_as_text": area, "two_digit_text_year": area})
    sheet.set_column(0, 0, 44)
    widest = max([len(w) for h in heads for w in h.split()] or [4])
    sheet.set_column(1, max(1, len(heads)), min(18, max(11, widest * 1.2)))
    sheet.freeze_panes(top + 1, 1)
    page_setup(sheet, repeat=top)


def _tint(css: str, tints: Sequence[str]) -> dict[str, Any]:
    if css in ("none zero", "zero"):
        grey: dict[str, Any] = {"font_color": f"#{GREY}"}
        return grey | ({"bg_color": f"#{NOT_APPLICABLE}"} if css != "zero" else {})
    return {"bg_color": f"#{tints[int(css[-1])]}"} if css else {}


def _legend(
    book: Book, sheet: Any, matrix: Mapping[str, Any], tints: Sequence[str], row: int
) -> None:
    sheet.write_string(row, 0, t("report.scale"), book.style(align="right"))
    for col, (words, tint) in enumerate(zip(STEPS, tints, strict=True), 1):
        sheet.write_string(
            row, col, words, book.style(bg_color=f"#{tint}", align="center")
        )
    words = legend_words(matrix, faces(matrix).values())
    sheet.write_string(row + 1, 0, words, book.style())
    sheet.write_string(
        row + 2, 0, source_line(matrix), book.style(font_color=f"#{GREY}")
    )
