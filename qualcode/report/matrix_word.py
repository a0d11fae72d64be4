"""Matrices as Word tables: one, and the pair of facilitator and obstacle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import (
    Face,
    asked_of,
    faces,
    head_name,
    legend_words,
    parent_ids,
    total_text,
)
from qualcode.report.wordml import (
    TEXT_WIDTH,
    Cell,
    caption,
    head,
    para,
    run,
    source,
    table,
    text_cell,
    tint_legend,
)

Matrix = Mapping[str, Any]


def matrix_table(
    matrix: Matrix,
    title: str,
    n: int,
    *,
    sign: int = 0,
    room: float = TEXT_WIDTH,
    always: Sequence[str] = (),
) -> str:
    """Caption, table, legend and source of one matrix; `n` is the table's number."""
    from qualcode.report.matrix import corner, source_line

    shown, parents = faces(matrix), parent_ids(matrix)
    cols = matrix["cols"]["items"]
    totals = {x["id"]: x for x in matrix.get("row_totals") or ()}
    rows = []
    for item in matrix["rows"]["items"]:
        bold = item["id"] in parents
        step = 0.4 * (item.get("level", 1) - 1)
        name = Cell(
            run(head_name(matrix["rows"], item), bold=bold), indent=step or None
        )
        line = [name]
        line += [face_cell(shown[item["id"], c["id"]], sign, bold=bold) for c in cols]
        if totals:
            total = totals.get(item["id"], {"id": item["id"]})
            line.append(
                text_cell(total_text(matrix, total), "qcCeldaMatriz", bold=bold)
            )
        rows.append(line)
    below = matrix.get("col_totals") or ()
    if below:
        texts = [total_text(matrix, x, "col") for x in below]
        texts += [""] if totals else []
        rows.append(
            [
                text_cell(t("report.total"), bold=True),
                *(text_cell(x, "qcCeldaMatriz", bold=True) for x in texts),
            ]
        )
    names = [head_name(matrix["cols"], c) for c in cols] + (
        [t("report.total")] if totals else []
    )
    header = [head(corner(matrix))]
    header += [head(name, "qcCeldaMatriz") for name in names]
    words = legend_words(matrix, shown.values(), always=always)
    return (
        caption(title, n)
        + table(header, rows, widths(names, room), title=title, total=bool(below))
        + para(tint_legend(t("report.scale"), sign=sign), "qcLeyenda")
        + para(run(words), "qcLeyenda")
        + source(source_line(matrix))
    )


def widths(names: Sequence[str], room: float) -> list[float]:
    """Row names get what the columns leave; a column 1.4 to 2.4 cm by its name."""
    cols = [_narrow(name) for name in names]
    if len(cols) <= 6:
        cols = [max(1.8, c) for c in cols]
    scale = min(1.0, (room - 4.0) / sum(cols)) if cols else 1.0
    cols = [round(c * scale, 2) for c in cols]
    return [min(7.5, round(room - sum(cols), 2)), *cols]


def _narrow(name: str) -> float:
    """The width in cm in which the longest word of a head stays whole."""
    longest = max(map(len, name.split() or [""]))
    return round(min(2.6, max(1.6, 0.4 + 0.16 * longest)), 2)


def face_cell(face: Face, sign: int, *, bold: bool = False, pair: str = "") -> Cell:
    """A cell of a matrix: tint, centred, the grey glyph of a zero."""
    grey = face.mark not in ("", "absent")
    fill = face.fill(sign)
    text = run(face.text, "qcGris" if grey else "", bold=bold)
    return Cell(text, "qcCeldaMatriz", fill=fill, tile=True, pair=pair)


def pair_table(
    helps: Matrix, hinders: Matrix, title: str, n: int, *, names: tuple[str, str]
) -> str:
    """Two rows per factor, facilitator above obstacle, never parted.

    Both matrices have the same axes; factors that nobody mentions under either
    valence are left out of the table.
    """
    from qualcode.report.matrix import corner, source_line

    both = (faces(helps), faces(hinders))
    cols = helps["cols"]["items"]
    rows: list[list[Cell]] = []
    shown: list[Face] = []
    for item in mentioned(helps, hinders):
        told = asked_of(helps, item["id"])
        asked = t("report.asked-in", n=told[0], of=told[1]) if told else ""
        firsts = (run(item["name"]), run(asked, "qcGris"))
        step = 0.4 * (item.get("level", 1) - 1)
        matrices = ((helps, 1), (hinders, -1))
        for i, (matrix, sign) in enumerate(matrices):
            pair = ("first", "second")[i]
            own = [both[i][item["id"], c["id"]] for c in cols]
            shown += own
            totals = {x["id"]: x for x in matrix.get("row_totals") or ()}
            total = total_text(matrix, totals.get(item["id"], {"id": item["id"]}))
            rows.append(
                [
                    Cell(firsts[i], pair=pair, indent=step or None),
                    Cell(run(names[i]), pair=pair),
                    *(face_cell(f, sign, pair=pair) for f in own),
                    Cell(run(total), "qcCeldaMatriz", pair=pair),
                ]
            )
    header = [head(corner(helps)), head(t("report.mentioned-as"))]
    heads = [head_name(helps["cols"], c) for c in cols]
    header += [head(name, "qcCeldaMatriz") for name in heads]
    header += [head(t("report.total"), "qcCeldaMatriz")]
    narrow = [_narrow(name) for name in heads] + [1.6]
    scale = min(1.0, (TEXT_WIDTH - 6.85) / sum(narrow))
    narrow = [round(w * scale, 2) for w in narrow]
    first = min(6.0, round(TEXT_WIDTH - 2.85 - sum(narrow), 2))
    legend = tint_legend(names[0]) + run("  ") + tint_legend(names[1], sign=-1)
    return (
        caption(title, n)
        + table(
            header,
            rows,
            [first, 2.85, *narrow],
            title=title,
        )
        + para(legend, "qcLeyenda")
        + para(run(legend_words(helps, shown)), "qcLeyenda")
        + source(source_line(helps))
    )


def mentioned(helps: Matrix, hinders: Matrix) -> list[Mapping[str, Any]]:
    """The factors with at least one mention under either valence."""
    said = {
        cell["row"]
        for matrix in (helps, hinders)
        for cell in matrix["cells"]
        if cell.get("value")
    }
    return [item for item in helps["rows"]["items"] if item["id"] in said]
