"""The framework: a grid of row × code that holds what people wrote of each cell.

After the framework method (Ritchie & Spencer 1994): a chart of cases by themes,
each cell a summary in a person's words. Here a cell also keeps the codings it rests
on, and says when they changed since it was written.
"""

from __future__ import annotations

from typing import Any

from qualcode.analysis.axes import Axis, axis
from qualcode.errors import USAGE, QualcodeError
from qualcode.model import StudyData, Summary

FRAMEWORK_COLUMNS = (
    "row",
    "col",
    "summary",
    "coder",
    "written",
    "state",
    "codings",
)


def framework(
    data: StudyData, rows: str = "case", cols: str | None = None, *, depth: int = 1
) -> list[dict[str, Any]]:
    """Every cell of the grid, row-major.

    Args:
        data: the study.
        rows: `case`, `document`, or an attribute of either.
        cols: a facet or a code (its children); the codebook's first facet without.
        depth: levels of codes below the facet that are columns of their own.

    Returns:
        The contract's rows. `codings` are of the column's code or below it, in any
        document of the row. `state` is `empty` when nothing stands, `stale` when,
        since it was written, a coding of the cell was made, changed or retracted or
        the cell holds other codings, else `current`. `row_name` and `col_name` are
        added.

    Raises:
        QualcodeError: exit 2; `axis-unknown`, `framework-rows`, `framework-cols`.
    """
    row_axis, col_axis = grid_axes(data, rows, cols, depth)
    written = {
        (s.row, s.code): s for s in data.summaries if s.rows in (rows, row_axis.by)
    }
    held = _codings(data, row_axis, col_axis)
    last = _last_touched(data, row_axis, col_axis)
    cells = []
    for r, row in enumerate(row_axis.items):
        for c, col in enumerate(col_axis.items):
            summary = written.get((row.id, col.id))
            codings = held.get((r, c), [])
            cells.append(
                {
                    "row": row.id,
                    "col": col.id,
                    "summary": summary.summary if summary else "",
                    "coder": summary.coder if summary else None,
                    "written": summary.written if summary else None,
                    "state": _state(summary, codings, last.get((r, c), 0)),
                    "codings": codings,
                    "row_name": row.name,
                    "col_name": col.name,
                }
            )
    return cells


def _state(summary: Summary | None, codings: list[str], last: int) -> str:
    if summary is None:
        return "empty"
    changed = last > summary.event or set(summary.codings) != set(codings)
    return "stale" if changed else "current"


def grid_axes(
    data: StudyData, rows: str, cols: str | None, depth: int
) -> tuple[Axis, Axis]:
    """The two axes of the grid. Raises what `framework` does."""
    if cols is None:
        if not data.codebook.facets:
            raise QualcodeError("framework-cols", exit_code=USAGE, axis="")
        cols = data.codebook.facets[0].id
    row_axis = axis(data, rows, depth, data.documents)
    if row_axis.sort not in ("case", "document"):
        raise QualcodeError("framework-rows", exit_code=USAGE, axis=rows)
    col_axis = axis(data, cols, depth, data.documents)
    if col_axis.sort != "code":
        raise QualcodeError("framework-cols", exit_code=USAGE, axis=cols)
    return row_axis, col_axis


def _rows_of(data: StudyData, row_axis: Axis) -> dict[str, list[int]]:
    """The rows that each document belongs to."""
    return {d.document: row_axis.places(d) for d in data.documents}


def _last_touched(
    data: StudyData, row_axis: Axis, col_axis: Axis
) -> dict[tuple[int, int], int]:
    """The last event that touched a coding of each cell."""
    rows_of = _rows_of(data, row_axis)
    last: dict[tuple[int, int], int] = {}
    for (document, code), event in data.touched.items():
        for r in rows_of.get(document, ()):
            for c in col_axis.of_code.get(code, ()):
                last[r, c] = max(last.get((r, c), 0), event)
    return last


def _codings(
    data: StudyData, row_axis: Axis, col_axis: Axis
) -> dict[tuple[int, int], list[str]]:
    rows_of = _rows_of(data, row_axis)
    held: dict[tuple[int, int], list[str]] = {}
    for coding in data.codings:
        for r in rows_of.get(coding.document, ()):
            for c in col_axis.of_code.get(coding.code, ()):
                held.setdefault((r, c), []).append(coding.id)
    return held
