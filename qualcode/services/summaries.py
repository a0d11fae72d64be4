"""The framework's summaries: written by a person, kept with what they rest on."""

from __future__ import annotations

from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model import StudyData, Summary
from qualcode.services.checking import nearest, unknown_code
from qualcode.services.study import Study
from qualcode.store import rows as store_rows
from qualcode.store import summaries, writes


def summarize(
    study: Study,
    row: str,
    col: str,
    text: str,
    *,
    coder: str,
    rows: str = "case",
    cols: str | None = None,
    seen: str | None = None,
) -> dict[str, Any]:
    """Write what is to be said of a row × code; the cell as it now stands.

    Args:
        study: the study.
        row: an item of the axis `rows`, such as a case's id.
        col: a code, or a facet's root.
        text: the summary; a blank one takes the standing one away.
        coder: who writes it.
        rows: the axis of the row.
        cols: the facet of the code; told from the code without it.
        seen: the time (`written`) of the text the writer had before their eyes, ""
            for none; another one there since is not overwritten.

    Raises:
        QualcodeError: `code-unknown`, `summary-row-unknown`, `summary-col-outside`,
            `summary-changed`, and what `analysis.framework` raises.
    """
    from qualcode.analysis import framework
    from qualcode.analysis.summarising import grid_axes

    book = study.codebook()
    col = store_rows.renamed(book).get(col, col)
    if col not in book.order:
        raise unknown_code(book, col)
    cols = cols or book.facet_of[col].id
    data = study.data()
    row_axis, col_axis = grid_axes(data, rows, cols, len(book.order))
    if row not in row_axis.position:
        raise QualcodeError(
            "summary-row-unknown",
            value=row,
            axis=rows,
            nearest=nearest(row, row_axis.position),
        )
    if col not in col_axis.position:
        raise QualcodeError("summary-col-outside", value=col, facet=cols)

    def cell(now: StudyData) -> dict[str, Any]:
        cells = framework(now, rows, cols, depth=len(book.order))
        return next(c for c in cells if (c["row"], c["col"]) == (row, col))

    held = tuple(cell(data)["codings"])
    summary = Summary(rows, row, col, text.strip(), coder, "", codings=held)
    _store(study, summary, seen)
    return cell(study.data())


def _store(study: Study, summary: Summary, seen: str | None) -> None:
    book = study.codebook()
    olds = [old for old, new in store_rows.renamed(book).items() if new == summary.code]
    with study.database.write() as connection:
        before = summaries.standing(
            connection, summary.rows, summary.row, [summary.code, *olds]
        )
        if seen is not None and seen != (before["created"] if before else ""):
            raise QualcodeError("summary-changed", row=summary.row, col=summary.code)
        if not summary.summary and before is None:
            return
        if before is not None:
            summaries.flip(connection, before["id"])
        key = summaries.add(connection, summary) if summary.summary else None
        place = {"rows": summary.rows, "row": summary.row, "code": summary.code}
        writes.event(
            connection,
            writes.new_id(),
            summary.coder,
            "summarize",
            "summary",
            key or str(before and before["id"]),
            before={**place, "summary": before["id"] if before else None},
            after={**place, "summary": key},
        )
