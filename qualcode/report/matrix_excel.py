"""A matrix as an Excel book: the table, its cells one by one, the quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import (
    ACCENT,
    AGAINST,
    GREY,
    INK,
    NOT_APPLICABLE,
    PLAIN,
    RULE,
    STEPS,
    faces,
    head_name,
    legend_words,
)
from qualcode.report.excel import (
    Book,
    page_setup,
    put,
    row_height,
    workbook,
    write_sheet,
)
from qualcode.report.matrix import corner, grid, source_line, unit_line

TOP = 3  # the line of the table's head
NAMES = 44  # width of the column of names, in characters
WIDE = (14, 80, 34, 24, 18, 20)
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
        home = _Quoted(matrix, quotes)
        _grid_sheet(book, matrix, title, sign, home)
        home.write(book)
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


class _Quoted:
    """The sheet of the quotes behind each cell, and where each cell's begin."""

    def __init__(
        self, matrix: Mapping[str, Any], quotes: Sequence[Mapping[str, Any]]
    ) -> None:
        known = {quote["id"]: quote for quote in quotes}
        rows, cols = (
            {i["id"]: head_name(matrix[axis], i) for i in matrix[axis]["items"]}
            for axis in ("rows", "cols")
        )
        row_at = {id_: n for n, id_ in enumerate(rows)}
        col_at = {id_: n for n, id_ in enumerate(cols)}
        self._blocks: list[tuple[str, list[Mapping[str, Any]], tuple[int, int]]] = []
        self._line: dict[tuple[int, int], int] = {}
        line = 1
        for cell in matrix["cells"]:
            own = [known[id_] for id_ in cell.get("quotes") or () if id_ in known]
            if own:
                at = (row_at[cell["row"]], col_at[cell["col"]])
                self._line[at] = line
                name = f"{rows[cell['row']]} · {cols[cell['col']]}"
                self._blocks.append((name, own, at))
                line += len(own) + 2
        self._sheet = t("report.sheet-cell-quotes")

    def link(self, row: int, col: int) -> str | None:
        """Where the quotes of a cell (by its place in the table) begin."""
        line = self._line.get((row, col))
        return None if line is None else f"internal:'{self._sheet}'!A{line + 1}"

    def write(self, book: Book) -> None:
        if not self._blocks:
            return
        sheet = book.sheet(self._sheet)
        keys = ("valence", "text", "attribution", "document", "coder", "id")
        for col, (key, wide) in enumerate(zip(keys, WIDE, strict=True)):
            sheet.write_string(0, col, t(f"report.col-{key}"), book.head)
            sheet.set_column(col, col, wide)
        rule = {"bottom": 1, "bottom_color": f"#{RULE}", "text_wrap": True}
        body, head = book.style(**rule), book.style(bold=True, font_size=12)
        back = book.style(font_color=f"#{ACCENT}", underline=1)
        grid_sheet = t("report.sheet-matrix")
        line = 1
        for name, own, (row, col) in self._blocks:
            sheet.write_string(line, 0, name, head)
            target = f"internal:'{grid_sheet}'!{_cell(TOP + 1 + row, col + 1)}"
            sheet.write_url(line, 3, target, back, string=t("report.back-to-matrix"))
            for quote in own:
                line += 1
                for at, key in enumerate(keys):
                    put(sheet, line, at, quote.get(key), body)
                lines = -(-len(str(quote["text"])) // 76)
                sheet.set_row(line, min(400.0, 13.5 * lines + 2))
            line += 2
        sheet.freeze_panes(1, 0)
        page_setup(sheet, repeat=0)


def _cell(row: int, col: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, col))


def _grid_sheet(
    book: Book, matrix: Mapping[str, Any], title: str, sign: int, home: _Quoted
) -> None:
    sheet = book.sheet(t("report.sheet-matrix"))
    heads, lines = grid(matrix)
    tints = AGAINST if sign < 0 else PLAIN
    sheet.write_string(0, 0, title, book.style(bold=True, font_size=16))
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, unit_line(matrix), book.style(font_color=f"#{GREY}"))
    top = TOP
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
        # An indent takes some three characters of the column.
        room = NAMES - 3 * (line["level"] - 1)
        sheet.set_row(row, row_height([line["name"]], [room]))
        for col, cell in enumerate(line["cells"], 1):
            tint = _tint(cell["css"], tints)
            style = book.style(**rule, align="center", **tint)
            link = home.link(row - top - 1, col - 1)
            if link is None:
                sheet.write_string(row, col, cell["text"], style)
            else:
                tip = t("report.see-quotes")
                sheet.write_url(row, col, link, style, string=cell["text"], tip=tip)
    end = top + len(lines) + 2
    _legend(book, sheet, matrix, tints, end)
    # "5/7" is text on purpose: as a number Excel would make it a date
    area = f"A1:XFD{end}"
    sheet.ignore_errors({"number_stored_as_text": area, "two_digit_text_year": area})
    sheet.set_column(0, 0, NAMES)
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
