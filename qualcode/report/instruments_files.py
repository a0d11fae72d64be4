"""The evaluation's tables as Word and Excel files, and the guides in Word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.report.cells import INK, RULE, initial
from qualcode.report.content import ReportContent
from qualcode.report.files import pick
from qualcode.report.instruments import Grid, count
from qualcode.report.marking import Query, marked
from qualcode.report.wordml import (
    LYING_WIDTH,
    TEXT_WIDTH,
    caption,
    clean,
    head,
    para,
    prose,
    run,
    source,
    table,
    text_cell,
)

Plain = Mapping[str, Any]


def write_grids(grids: Sequence[Grid], title: str, path: Path) -> None:
    """Write tables one after another (docx) or a sheet each (xlsx).

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    pick({"docx": _docx, "xlsx": _xlsx}, path)(grids, title, path)


def grids_xml(
    grids: Sequence[Grid],
    count_: Callable[[], int],
    *,
    room: float = TEXT_WIDTH,
    bind: bool = False,
) -> str:
    """The tables as WordprocessingML; `count_` gives each its number."""
    return "".join(grid_xml(grid, count_(), room=room, bind=bind) for grid in grids)


def grid_figures(grid: Grid) -> Iterator[tuple[int, int, Query, str]]:
    """(row, column, query, printed) of every figure of a table, counted from 0.

    A figure is known by the table's title, the words of its row and its column's
    head; what repeats is told apart by its number.
    """
    heads = [f"{h} ({j})" if grid.header.count(h) > 1 else h
             for j, h in enumerate(grid.header, 1)]  # fmt: skip
    seen = Counter[str]()
    # a number before any word only counts the rows
    named = min((j for j in range(len(grid.header)) if j not in grid.right), default=0)
    figures = [j for j in sorted(grid.right) if j > named]
    for i, row in enumerate(grid.rows):
        said = [count(cell) for j, cell in enumerate(row) if j not in grid.right]
        label = " · ".join(said)
        seen[label] += 1
        if seen[label] > 1:
            label = f"{label} ({seen[label]})"
        for j in figures:
            text = count(row[j])
            if any(ch.isdigit() for ch in text):
                query = {"figure": "grid", "of": grid.title, "row": label}
                yield i, j, {**query, "col": heads[j]}, text


def evaluation(content: ReportContent, count_: Callable[[], int]) -> list[Plain]:
    """The report's chapters of tables, as the template's tags stand for them."""
    return [_chapter(chapter, count_) for chapter in content.evaluation]


def _chapter(chapter: Plain, count_: Callable[[], int]) -> Plain:
    """A chapter of tables; a picture, a page high, stands behind the first of them.

    A table flows over the page's end, where the picture would leave half a page bare.
    """
    theory, grids = chapter.get("theory"), list(chapter["grids"])
    before = grids[:1] if theory else []
    first = "".join(grid_xml(grid, count_(), whole=False) for grid in before)
    # a theory's counts are voices of its own codes; registers' figures are bound
    rest = grids_xml(grids[len(before) :], count_, bind=not theory)
    return {
        "nombre": clean(chapter["name"]),
        "texto": Markup(prose(chapter["lead"])),  # noqa: S704 - wordml escapes
        "antes": Markup(first),  # noqa: S704 - same
        "tablas": Markup(rest),  # noqa: S704 - same
        "teoria": theory,
        "titulo": t("instruments.picture-title") if theory else "",
    }


def grid_xml(
    grid: Grid,
    n: int,
    *,
    room: float = TEXT_WIDTH,
    whole: bool = True,
    bind: bool = False,
) -> str:
    """Caption, table and source line of one table; `n` is its number.

    A table that is wider than `room` (cm) is drawn together to it; one that is not
    `whole` breaks by row however short it is. `bind` makes its figures bindings.
    """
    found = grid_figures(grid) if bind else ()
    figures = {(i, j): marked(text, query) for i, j, query, text in found}
    scale = min(1.0, room / sum(grid.widths))
    widths = [round(w * scale, 2) for w in grid.widths]
    styles = ["qcCeldaNumero" if i in grid.right else "qcCelda"
              for i in range(len(grid.header))]  # fmt: skip
    header = [head(h, s) for h, s in zip(grid.header, styles, strict=True)]
    last = len(grid.rows) - 1
    rows = [
        [
            text_cell(
                figures.get((i, j), count(cell)), style, bold=grid.total and i == last
            )
            for j, (cell, style) in enumerate(zip(row, styles, strict=True))
        ]
        for i, row in enumerate(grid.rows)
    ]
    made = table(header, rows, widths, title=grid.title, total=grid.total, whole=whole)
    return caption(grid.title, n) + made + source(grid.source)


def _docx(grids: Sequence[Grid], title: str, path: Path) -> None:
    from qualcode.report.package import write_document

    numbers = iter(range(1, len(grids) + 1))
    body = para(run(title), "Title")
    lying = any(grid.lying for grid in grids)
    room = LYING_WIDTH if lying else TEXT_WIDTH
    made = grids_xml(grids, lambda: next(numbers), room=room)
    body += made or para(run(t("instruments.none")))
    write_document(body, path, title=title, landscape=lying)


def _xlsx(grids: Sequence[Grid], title: str, path: Path) -> None:
    from qualcode.report.excel import workbook

    with workbook(path, title=title) as book:
        for n, grid in enumerate(grids, 1):
            _sheet(book, grid, n)
        if not grids:
            book.sheet(title)


def _sheet(book: Any, grid: Grid, n: int) -> None:
    from qualcode.report.excel import page_setup, put, row_height

    word = t("report.table-word")
    sheet = book.sheet(f"{word} {n}")
    bold = book.style(bold=True, font_size=12)
    sheet.write_string(0, 0, f"{word} {n}: {grid.title}", bold)
    wide = [share * 4.6 for share in grid.widths]
    placed = [_placed(grid, col) for col in range(len(wide))]
    for col, name in enumerate(grid.header):
        sheet.write_string(1, col, name, book.head_as(**placed[col]))
        sheet.set_column(col, col, wide[col])
    # A head is bold: its letters take a tenth more.
    sheet.set_row(1, row_height(grid.header, [w * 0.9 for w in wide]) + 4)
    last = len(grid.rows) - 1
    for i, row in enumerate(grid.rows):
        for col, cell in enumerate(row):
            rule: dict[str, Any] = {"bottom": 1, "bottom_color": f"#{RULE}"}
            if grid.total and i == last:
                rule |= {"bold": True, "top": 2, "top_color": f"#{INK}"}
            value, shown = _excel(cell)
            style = book.style(**rule, **placed[col], **shown)
            put(sheet, i + 2, col, value, style)
        sheet.set_row(i + 2, row_height([str(cell) for cell in row], wide))
    below, note = len(grid.rows) + 2, book.style(italic=True, text_wrap=True)
    sheet.merge_range(below, 0, below, max(1, len(wide) - 1), grid.source, note)
    sheet.set_row(below, row_height([grid.source], [sum(wide)]))
    page_setup(sheet, repeat=1)


def _placed(grid: Grid, col: int) -> dict[str, Any]:
    """Numbers to the right; text wraps, a little away from numbers before it."""
    if col in grid.right:
        return {"align": "right"}
    return {"text_wrap": True} | ({"indent": 1} if col - 1 in grid.right else {})


def _excel(cell: str | int) -> tuple[str | int | float, dict[str, str]]:
    """A share as a number that a spreadsheet can use, shown as printed."""
    if isinstance(cell, str) and cell.endswith("%") and cell[:-1].isdigit():
        return int(cell[:-1]) / 100, {"num_format": "0%"}
    return cell, {}


def write_guide(guides: Sequence[Plain], data: StudyData, path: Path) -> None:
    """The interview guides: an actor per part, a heading per block (docx, xlsx).

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    pick({"docx": _guide_docx, "xlsx": _guide_xlsx}, path)(guides, data, path)


def _guide_docx(guides: Sequence[Plain], data: StudyData, path: Path) -> None:
    from qualcode.report.package import write_document

    title = t("instruments.file-guide")
    body = para(run(title), "Title") + para(run(data.config.title), "Subtitle")
    for n, guide in enumerate(guides):
        name = t("instruments.guide-actor", actor=initial(guide["actor"]))
        body += para(run(name), "Heading1", numbered=False, page_break=n > 0)
        body += para(run(t("instruments.guide-lead")))
        above = None
        for block in guide["blocks"]:
            if block["above"] != above:
                above = block["above"]
                body += para(run(above), "Heading2", numbered=False)
            body += para(run(block["name"]), "Heading4", keep_next=True)
            questions = block["questions"] or [t("instruments.guide-no-question")]
            body += "".join(
                _question(q, bare=not block["questions"]) for q in questions
            )
        if not guide["blocks"]:
            body += para(run(t("instruments.guide-nothing")))
    write_document(body, path, title=title)


def _question(text: str, *, bare: bool) -> str:
    if bare:
        return para(run(text, "qcFalta"))
    return para(run(f"–\u2002{text}"), indent=2.9)


def _guide_xlsx(guides: Sequence[Plain], _data: StudyData, path: Path) -> None:
    from qualcode.report.excel import workbook, write_sheet

    keys = ("name", "question", "answer")
    heads = {key: t(f"instruments.guide-{key}") for key in keys}
    with workbook(path, title=t("instruments.file-guide")) as book:
        for guide in guides:
            rows = [
                {"name": block["name"], "question": question, "answer": ""}
                for block in guide["blocks"]
                for question in block["questions"] or ("",)
            ]
            write_sheet(book, initial(guide["actor"]), rows, keys, heads)
        if not guides:
            book.sheet(t("instruments.file-guide"))


__all__ = ["evaluation", "grid_xml", "grids_xml", "write_grids", "write_guide"]
