"""Matrices as Word tables: one, and the pair of facilitator and obstacle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import Face, head_name, legend_words, parent_ids
from qualcode.report.matrix_figures import Printed, matrix_query
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
    bind: bool = False,
) -> str:
    """Caption, table, legend and source of one matrix; `n` is the table's number.

    `bind` makes a bookmark of the table and of each figure in it.
    """
    from qualcode.report.matrix import corner, source_line

    printed = Printed(matrix, bind=bind)
    shown, parents = printed.faces, parent_ids(matrix)
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
        line += [
            face_cell(
                shown[item["id"], c["id"]],
                sign,
                bold=bold,
                text=printed.say("cell", item["id"], c["id"]),
            )
            for c in cols
        ]
        if totals:
            text = printed.say("row", item["id"])
            line.append(text_cell(text, "qcCeldaMatriz", bold=bold))
        rows.append(line)
    below = matrix.get("col_totals") or ()
    if below:
        texts = [printed.say("col", None, x["id"]) for x in below]
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
    query = {"table": "matrix", **matrix_query(matrix)} if bind else None
    return (
        caption(title, n, query)
        + table(header, rows, widths(names, room), title=title, total=bool(below))
        + para(tint_legend(t("report.scale"), sign=sign), "qcLeyenda")
        + para(run(words), "qcLeyenda")
        + source(source_line(matrix, bind=bind))
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


def face_cell(
    face: Face, sign: int, *, bold: bool = False, pair: str = "", text: str = ""
) -> Cell:
    """A cell of a matrix: tint, centred, the grey glyph of a zero.

    `text` is the face's, marked where the figure is bound.
    """
    grey = face.mark not in ("", "absent")
    fill = face.fill(sign)
    runs = run(text or face.text, "qcGris" if grey else "", bold=bold)
    return Cell(runs, "qcCeldaMatriz", fill=fill, tile=True, pair=pair)


def pair_table(
    helps: Matrix,
    hinders: Matrix,
    title: str,
    n: int,
    *,
    names: tuple[str, str],
    bind: bool = False,
) -> str:
    """Two rows per factor, facilitator above obstacle, never parted.

    Both matrices have the same axes; factors that nobody mentions under either
    valence are left out of the table.
    """
    from qualcode.report.matrix import corner, source_line

    both = (Printed(helps, bind=bind), Printed(hinders, bind=bind))
    cols = helps["cols"]["items"]
    rows: list[list[Cell]] = []
    shown: list[Face] = []
    for item in mentioned(helps, hinders):
        told = both[0].say("asked", item["id"])
        asked = t("report.asked-in", of=told) if told else ""
        firsts = (run(item["name"]), run(asked, "qcGris"))
        step = 0.4 * (item.get("level", 1) - 1)
        for i, sign in enumerate((1, -1)):
            pair, printed = ("first", "second")[i], both[i]
            shown += [printed.faces[item["id"], c["id"]] for c in cols]
            rows.append(
                [
                    Cell(firsts[i], pair=pair, indent=step or None),
                    Cell(run(names[i]), pair=pair),
                    *(
                        face_cell(
                            printed.faces[item["id"], c["id"]],
                            sign,
                            pair=pair,
                            text=printed.say("cell", item["id"], c["id"]),
                        )
                        for c in cols
                    ),
                    Cell(
                        run(printed.say("row", item["id"])), "qcCeldaMatriz", pair=pair
                    ),
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
    query = None
    if bind:
        query = {"table": "pair", **matrix_query(helps)}
        query["against"] = (hinders.get("filters") or {}).get("valence")
    legend = tint_legend(names[0]) + run("  ") + tint_legend(names[1], sign=-1)
    return (
        caption(title, n, query)
        + table(
            header,
            rows,
            [first, 2.85, *narrow],
            title=title,
        )
        + para(legend, "qcLeyenda")
        + para(run(legend_words(helps, shown)), "qcLeyenda")
        + source(source_line(helps, bind=bind))
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
