"""A matrix by extension: xlsx, html, png, svg, docx, csv, json, md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import (
    STEPS,
    Face,
    faces,
    head_name,
    initial,
    legend_words,
    number,
    parent_ids,
    total_text,
)
from qualcode.report.files import pick
from qualcode.report.listing import csv_text, md_table, write_json, write_text
from qualcode.report.marking import marked

Matrix = Mapping[str, Any]
WIDEST = 7  # columns of a Word table on a lying page


def write_matrix(
    matrix: Matrix,
    path: Path,
    *,
    title: str,
    sign: int = 0,
    quotes: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Write a matrix to `path` in the format its extension names.

    Args:
        matrix: the contract's `matrix` answer; items may carry `level` (from 1:
            a row with deeper rows below is their sum, bold and untinted) and
            totals `asked`.
        path: xlsx, html, png, svg, docx, csv, json or md.
        title: printed above.
        sign: -1 shades in the obstacle's grey, else in the facilitator's teal.
        quotes: the contract's quote rows, for a sheet of their own (xlsx).

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    writer = pick(_WRITERS, path)
    writer(matrix, Path(path), title, sign, quotes)


def _xlsx(
    matrix: Matrix,
    path: Path,
    title: str,
    sign: int,
    quotes: Sequence[Mapping[str, Any]],
) -> None:
    from qualcode.report.matrix_excel import write

    write(matrix, path, title, sign, quotes)


def _picture(matrix: Matrix, path: Path, title: str, sign: int, _quotes: Any) -> None:
    from qualcode.report.matrix_picture import write

    write(matrix, path, title, sign)


def _docx(matrix: Matrix, path: Path, title: str, sign: int, _quotes: Any) -> None:
    from qualcode.report import wordml
    from qualcode.report.matrix_word import matrix_table
    from qualcode.report.package import write_document

    landscape = len(matrix["cols"]["items"]) > 7
    room = wordml.LYING_WIDTH if landscape else wordml.TEXT_WIDTH
    parts = _by_columns(matrix)
    body = wordml.para(wordml.run(title), "Title")
    for n, part in enumerate(parts, 1):
        own = title
        if len(parts) > 1:
            own = t("report.part", title=title, n=n, of=len(parts))
        body += matrix_table(part, own, n, sign=sign, room=room)
    write_document(body, path, title=title, landscape=landscape)


def _by_columns(matrix: Matrix) -> list[Matrix]:
    """A matrix too wide for a page as several, even, of at most `WIDEST` columns.

    Row totals stand in the last one.
    """
    cols, below = matrix["cols"]["items"], matrix.get("col_totals") or ()
    many = max(1, -(-len(cols) // WIDEST))
    size = max(1, -(-len(cols) // many))
    parts: list[Matrix] = []
    for first in range(0, max(1, len(cols)), size):
        own = cols[first : first + size]
        ids = {c["id"] for c in own}
        last = first + size >= len(cols)
        part = {
            **matrix,
            "cols": {**matrix["cols"], "items": own},
            "cells": [c for c in matrix["cells"] if c["col"] in ids],
            "row_totals": matrix.get("row_totals") if last else (),
            "col_totals": below[first : first + size],
        }
        parts.append(part)
    return parts


def _json(matrix: Matrix, path: Path, _title: str, _sign: int, _quotes: Any) -> None:
    write_json(path, dict(matrix))


def _csv(matrix: Matrix, path: Path, _title: str, _sign: int, _quotes: Any) -> None:
    # Excel reads 2/3 as a date: the csv holds the plain number, and the glyph
    # only where nobody was asked
    shown = faces(matrix)
    values = {(c["row"], c["col"]): c.get("value") or 0 for c in matrix["cells"]}
    cols = matrix["cols"]["items"]
    totals = {x["id"]: x.get("value") or 0 for x in matrix.get("row_totals") or ()}
    total = t("report.total")
    keys = [corner(matrix), *(_unique(cols)), total]
    rows = []
    for item in matrix["rows"]["items"]:
        row: dict[str, Any] = {keys[0]: item["name"], total: totals.get(item["id"])}
        for col, key in zip(cols, keys[1:], strict=False):
            face = shown[item["id"], col["id"]]
            zero = face.mark and face.mark != "absent"
            row[key] = face.text if zero else values[item["id"], col["id"]]
        rows.append(row)
    below = [x.get("value") or 0 for x in matrix.get("col_totals") or ()]
    if below:
        rows.append({keys[0]: total, **dict(zip(keys[1:], below, strict=False))})
    write_text(path, "\ufeff" + csv_text(rows, keys))


def _unique(items: Sequence[Mapping[str, Any]]) -> list[str]:
    names = [str(item["name"]) for item in items]
    return [
        name if names.count(name) == 1 else f"{name} ({item['id']})"
        for name, item in zip(names, items, strict=True)
    ]


def _md(matrix: Matrix, path: Path, title: str, _sign: int, _quotes: Any) -> None:
    heads, lines = grid(matrix)
    body = [[line["name"], *(c["text"] for c in line["cells"])] for line in lines]
    shown = faces(matrix).values()
    write_text(
        path,
        f"# {title}\n\n{md_table([corner(matrix), *heads], body)}\n"
        f"{legend_words(matrix, shown)}\n\n{source_line(matrix)}\n",
    )


def _html(matrix: Matrix, path: Path, title: str, sign: int, _quotes: Any) -> None:
    from qualcode.report.html import page

    scale = "a" if sign < 0 else "p"
    heads, lines = grid(matrix, scale)
    write_text(
        path,
        page(
            "matrix.html",
            title=title,
            caption=unit_line(matrix),
            corner=corner(matrix),
            heads=heads,
            lines=lines,
            scale=scale,
            scale_label=t("report.scale"),
            steps=STEPS,
            legend=legend_words(matrix, faces(matrix).values()),
            source=source_line(matrix),
        ),
    )


def grid(matrix: Matrix, scale: str = "p") -> tuple[list[str], list[dict[str, Any]]]:
    """Heads and lines as printed, totals last: the table of html and md."""
    shown, parents = faces(matrix), parent_ids(matrix)
    cols = matrix["cols"]["items"]
    names = {c["id"]: head_name(matrix["cols"], c) for c in cols}
    totals = {x["id"]: x for x in matrix.get("row_totals") or ()}
    lines = []
    for item in matrix["rows"]["items"]:
        cells = [
            _cell(shown[item["id"], c["id"]], item, names[c["id"]], c["id"], scale)
            for c in cols
        ]
        if totals:
            text = total_text(matrix, totals.get(item["id"], {"id": item["id"]}))
            cells.append({"text": text, "css": "", "cell": "", "words": ""})
        lines.append(
            {
                "name": head_name(matrix["rows"], item),
                "level": min(4, item.get("level", 1)),
                "parent": item["id"] in parents,
                "total": False,
                "cells": cells,
            }
        )
    below = matrix.get("col_totals") or ()
    if below:
        cells = [
            {"text": total_text(matrix, x, "col"), "css": "", "cell": "", "words": ""}
            for x in below
        ]
        cells += [{"text": "", "css": "", "cell": "", "words": ""}] if totals else []
        lines.append(
            {
                "name": t("report.total"),
                "level": 1,
                "parent": False,
                "total": True,
                "cells": cells,
            }
        )
    heads = list(names.values()) + ([t("report.total")] if totals else [])
    return heads, lines


def _cell(
    face: Face, item: Mapping[str, Any], col_name: str, col: str, scale: str
) -> dict[str, str]:
    css = f"{scale}{face.step}" if face.step is not None else ""
    if face.mark == "not_applicable":
        css = "none zero"
    elif face.mark and face.mark != "absent":
        css = "zero"
    words = f"{item['name']}, {col_name}: {spoken(face)}"
    return {
        "text": face.text,
        "css": css,
        "cell": f"{item['id']}:{col}",
        "words": words,
    }


def spoken(face: Face) -> str:
    """A cell in words, for a screen reader."""
    n, slash, asked = face.text.partition("/")
    if slash and not face.mark:
        return t("report.spoken", n=n, asked=asked)
    if face.mark:
        return t(f"report.mark-{face.mark}")
    return face.text


def corner(matrix: Matrix) -> str:
    """The head above the rows: what the rows are."""
    return axis_name(matrix["rows"].get("by", ""))


def axis_name(by: str) -> str:
    """The printed name of an axis: the catalogue's word, else its own."""
    from qualcode.i18n import area

    return t(f"report.axis-{by}") if f"axis-{by}" in area("report") else initial(by)


def unit_line(matrix: Matrix, *, bind: bool = False) -> str:
    """What the figures count, and of how many."""
    from qualcode.report.matrix_figures import figure_query

    base = matrix.get("base") or {}
    said = {}
    for key in ("documents", "participants", "cases"):
        said[key] = number(base.get(key, 0))
        if bind and key in base:
            said[key] = marked(said[key], figure_query(matrix, key))
    unit = t(f"report.unit-{matrix.get('count', 'documents')}")
    return t("report.unit-line", unit=unit, **said)


def source_line(matrix: Matrix, *, bind: bool = False) -> str:
    """The source: own work, unit and base."""
    return f"{t('report.own-work')} {unit_line(matrix, bind=bind)}"


_WRITERS = {
    "xlsx": _xlsx,
    "html": _html,
    "png": _picture,
    "svg": _picture,
    "docx": _docx,
    "csv": _csv,
    "json": _json,
    "md": _md,
}
