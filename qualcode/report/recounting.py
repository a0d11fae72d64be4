"""Adds a whole document up again: its tables, what they repeat, its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qualcode.i18n import t
from qualcode.report.across import Laid, check_across
from qualcode.report.adding import Slip, add_columns, add_rows
from qualcode.report.layout import blocks_of
from qualcode.report.paper import Paper
from qualcode.report.phrases import check_text
from qualcode.report.ratios import check_shares

Flaw = dict[str, Any]


def recount(paper: Paper) -> tuple[Mapping[str, int], Iterable[Flaw]]:
    """({"shares", "counts", "tables"}, problems of the contract's shape).

    `tables` counts those added up, where the document has no bindings of its own:
    where it has, a table is counted as a binding.
    """
    counted = {"shares": 0, "counts": 0}
    slips: list[Slip] = []
    laid = [Laid(table, blocks_of(table)) for table in paper.tables]
    for one in laid:
        for block in one.blocks:
            columns, rows = add_columns(one.table, block), add_rows(one.table, block)
            shares = check_shares(one.table, block)
            slips += [*columns.slips, *rows.slips, *shares.slips]
            counted["counts"] += columns.counted + rows.counted
            counted["shares"] += shares.counted
    across, compared = check_across(laid)
    counted["counts"] += compared
    slips += across
    for paragraph in paper.paragraphs:
        if paragraph.table or paragraph.style.startswith("toc"):
            continue
        told = check_text(paper.text[paragraph.start : paragraph.end], paragraph.start)
        slips += told.slips
        counted["counts"] += told.counts
        counted["shares"] += told.shares
    if not any(mark.name.lower().startswith("qc_") for mark in paper.marks):
        counted["tables"] = sum(bool(one.blocks) for one in laid)
    return counted, [_flaw(paper, slip) for slip in slips]


def _flaw(paper: Paper, slip: Slip) -> Flaw:
    span = slip.span
    where: dict[str, Any]
    if slip.table is not None:
        span = _cell(paper, slip)
        where = {
            "table": slip.table.label,
            "row": slip.row,
            "col": slip.col,
            "paragraph": None,
            "text": slip.printed,
        }
    if span is not None:
        where = paper.where(*span)
    said = {
        "printed": slip.printed,
        "expected": slip.expected,
        "column": "",
        **dict(slip.params),
    }
    return {
        "code": slip.code,
        "severity": slip.severity,
        "where": where,
        "binding": None,
        "printed": slip.printed,
        "expected": slip.expected,
        "message": t(f"recount.{slip.words or slip.code}", **said),
        "hint": t(f"recount.{slip.code}.hint", **said),
        **({} if span is None else {"span": list(span)}),
    }


def _cell(paper: Paper, slip: Slip) -> tuple[int, int] | None:
    """The span of a cell's text; None in a sheet, which has no text."""
    assert slip.table is not None
    number = next(i for i, own in enumerate(paper.tables, 1) if own is slip.table)
    own = [
        p
        for p in paper.paragraphs
        if (p.table, p.row, p.col) == (number, slip.row, slip.col)
    ]
    if not own:
        return None
    said = next((p for p in own if slip.printed in paper.text[p.start : p.end]), own[0])
    return said.start, said.end
