"""The figures of a matrix as they are printed, each by the query that names it.

The tables of a report and the check of a report both take a figure's text from
here, so that a fresh build and a check can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import (
    Face,
    asked_of,
    faces,
    number,
    total_text,
)
from qualcode.report.marking import marked

Matrix = Mapping[str, Any]
Say = Callable[..., str]


def matrix_query(matrix: Matrix) -> dict[str, Any]:
    """What makes this matrix, for `analysis.matrix`; defaults are left out."""
    query: dict[str, Any] = {"rows": matrix["rows"]["by"], "cols": matrix["cols"]["by"]}
    if matrix.get("depth", 1) != 1:
        query["depth"] = matrix["depth"]
    filters = matrix.get("filters") or {}
    if filters.get("valence"):
        query["valence"] = filters["valence"]
    if matrix.get("count", "documents") != "documents":
        query["count"] = matrix["count"]
    return query


def figure_query(
    matrix: Matrix, of: str, row: str | None = None, col: str | None = None
) -> dict[str, Any]:
    """The query of one figure: a cell, a row's or column's total, what was asked.

    `of` is cell | row | col | row-of-m | asked | silent | n-of-m, or of the
    matrix's base documents | participants | cases.
    """
    query = {"figure": of, **matrix_query(matrix)}
    if row is not None:
        query["row"] = row
    if col is not None:
        query["col"] = col
    return query


class Printed:
    """The printed figures of one matrix."""

    def __init__(self, matrix: Matrix, *, bind: bool = False) -> None:
        """Take the contract's matrix; `bind` marks each figure with its query."""
        self.matrix = matrix
        self._bind = bind
        self.faces: dict[tuple[str, str], Face] = faces(matrix)
        self._rows = {x["id"]: x for x in matrix.get("row_totals") or ()}
        self._cols = {x["id"]: x for x in matrix.get("col_totals") or ()}
        self._cells = {(c["row"], c["col"]): c for c in matrix["cells"]}

    def has_col(self, col: str) -> bool:
        """Whether the matrix has a column of that id."""
        return any(item["id"] == col for item in self.matrix["cols"]["items"])

    def say(self, of: str, row: str | None = None, col: str | None = None) -> str:
        """The figure's text, marked when bound."""
        text = self.text(of, row, col)
        if not self._bind or not text:
            return text
        return marked(text, figure_query(self.matrix, of, row, col))

    def text(self, of: str, row: str | None, col: str | None) -> str:
        """The figure's text. Raises KeyError for what the matrix has not."""
        makers: dict[str, Callable[[str, str], str]] = {
            "cell": lambda r, c: self.faces[r, c].text,
            "row": lambda r, _: total_text(self.matrix, self._rows.get(r) or {"id": r}),
            "col": lambda _, c: total_text(self.matrix, self._cols[c], "col"),
            "row-of-m": lambda r, _: self._of_row(r),
            "n-of-m": self._voiced,
            "asked": lambda r, _: self._asked(r, alone=False),
            "silent": lambda r, _: self._asked(r, alone=True),
        }
        if of in makers:
            return makers[of](row or "", col or "")
        return number((self.matrix.get("base") or {})[of])

    def _of_row(self, row: str) -> str:
        total = int((self._rows.get(row) or {}).get("value") or 0)
        told = asked_of(self.matrix, row)
        if not told or told[0] < total or not told[0]:
            return number(total)
        return t("report.n-of-m", n=total, m=told[0])

    def _voiced(self, row: str, col: str) -> str:
        cell = self._cells[row, col]
        n, asked = int(cell.get("documents") or 0), cell.get("asked") or 0
        if asked < n or not asked:
            return number(n)
        return t("report.n-of-m", n=n, m=asked)

    def _asked(self, row: str, *, alone: bool) -> str:
        told = asked_of(self.matrix, row)
        if told is None:
            return ""
        return number(told[0]) if alone else t("report.n-of-m", n=told[0], m=told[1])
