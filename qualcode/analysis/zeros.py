"""Why a cell is silent: each silent document has one of four reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qualcode.analysis.asked import Grid


def decompose(
    grid: Grid, codes: Iterable[str], voiced: int, universe: int, done: int
) -> dict[str, Any]:
    """`asked`, `eligible` and `zeros` of a cell, as counts of documents.

    A cell of two codes is not applicable where either is not, and asked where
    both were. Each silent document has the first reason that holds:
    not_applicable, not_coded, not_asked, absent. A document that speaks was asked,
    or spoke unasked, so that voiced is never more than asked.

    Args:
        grid: what was asked of whom.
        codes: the codes of the cell's row and column, if any.
        voiced: mask of the documents that speak in the cell.
        universe: mask of the documents that belong to the cell.
        done: mask of the documents marked done.
    """
    never, asked = 0, grid.all
    for code in codes:
        never |= grid.not_applicable(code)
        asked &= grid.asked(code)
    silent = universe & ~voiced
    not_applicable = silent & never
    silent &= ~never
    not_coded = silent & ~done
    silent &= done
    not_asked = silent & ~asked
    absent = silent & asked
    return {
        "asked": (voiced | absent).bit_count(),
        "eligible": (universe & ~not_applicable).bit_count(),
        "zeros": {
            "absent": absent.bit_count(),
            "not_asked": not_asked.bit_count(),
            "not_applicable": not_applicable.bit_count(),
            "not_coded": not_coded.bit_count(),
        },
    }
