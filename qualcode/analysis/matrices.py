"""The matrix: facet × facet or attribute, with everything a cell has to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from qualcode.analysis import filters
from qualcode.analysis.asked import Grid
from qualcode.analysis.axes import Axis, axis
from qualcode.analysis.cells import Counter, Entries, Registers, Tallies
from qualcode.analysis.columns import columns
from qualcode.analysis.meeting import WITHIN
from qualcode.analysis.mixed import mixed
from qualcode.analysis.people import People, voices
from qualcode.analysis.zeros import decompose
from qualcode.errors import USAGE, QualcodeError
from qualcode.model import Document, StudyData
from qualcode.problems import problem

COUNTS = ("documents", "participants", "cases", "codings", "words")
SHARES = ("none", "row", "column", "total")


def matrix(
    data: StudyData,
    rows: str,
    cols: str,
    *,
    depth: int = 1,
    codes: Sequence[str] = (),
    valence: str | None = None,
    count: str = "documents",
    share: str = "none",
    within: str = "segment",
    coder: str | None = None,
    pass_: str | None = None,
    kinds: Iterable[str] | None = None,
) -> dict[str, Any]:
    """Count voices, people, cases, codings or words by two axes.

    Args:
        data: the study.
        rows: a facet, a code (its children), `code`, `valence`, `coder`, or an
            attribute of documents, participants or cases.
        cols: the same.
        depth: levels below the facet that are items of their own.
        codes: keeps the codings that meet a coding of each of these.
        valence: keeps what carries this valence.
        count: the unit of `value`; COUNTS.
        share: of what `share` is a part, 0 to 1; SHARES.
        within: where two codings meet; segment, span, turn or document.
        coder: only this person's layers; all people's without it.
        pass_: only this pass.
        kinds: kinds of document that count as voices; interviews without it, all
            where `kind` is an axis.

    Returns:
        The contract's object: every cell present, row-major; totals of distinct
        units. Added to the contract: `total`, `depth`, and in a code axis's items
        `level` and `expected`.

    Raises:
        QualcodeError: exit 2; `axis-unknown`, `depth-invalid`,
            `matrix-option-unknown`, `filter-code-unknown`,
            `filter-valence-unknown`, `filter-coder-unknown`.
    """
    _check(count=count, share=share, within=within, depth=depth)
    filters.check(data, codes=codes, valence=valence, coder=coder)
    kept_kinds = None if kinds is None else tuple(kinds)
    documents = _voices(data, (rows, cols), kept_kinds)
    axes = (axis(data, rows, depth, documents), axis(data, cols, depth, documents))
    table = columns(data)
    registers = Registers(data, table, documents, axes)
    counter = Counter(data, table, registers, axes, within)
    of_layers = table.rows({d.document for d in documents}, coder, pass_)
    kept = counter.keep(of_layers, [data.codebook.descendants(code) for code in codes])
    figures = _Figures(counter, counter.sort(kept), axes, valence)
    decomposed = _Zeros(data, Grid(data, documents, People(data)), registers, axes)
    decomposed.coder = coder
    ids = [coding.id for coding in data.codings]
    if "code" not in (axes[0].sort, axes[1].sort):
        decomposed.codes = tuple(codes)
    return {
        "rows": axes[0].as_dict(),
        "cols": axes[1].as_dict(),
        "count": count,
        "share": share,
        "within": within,
        "depth": depth,
        "filters": {
            "code": list(codes),
            "valence": valence,
            "coder": coder,
            "pass": pass_,
            "kind": None if kept_kinds is None else list(kept_kinds),
        },
        "base": registers.base(),
        "cells": list(_cells(figures, decomposed, ids, axes, count, share)),
        "row_totals": _totals(axes[0], figures.rows, count),
        "col_totals": _totals(axes[1], figures.cols, count),
        "total": getattr(figures.total, count)[0],
        "problems": _problems(data, axes),
    }


class _Figures:
    """The units of every cell, row and column and of all; who holds which sign."""

    def __init__(
        self,
        counter: Counter,
        entries: Entries,
        axes: tuple[Axis, Axis],
        valence: str | None,
    ) -> None:
        wide = len(axes[1].items)
        size = len(axes[0].items) * wide
        self.signs = counter.signs(entries, entries.row * wide + entries.col, size)
        kept = counter.of_valence(entries, valence)
        keys = kept.row * wide + kept.col
        self.cells = counter.tally(kept, keys, size)
        self.rows = counter.tally(kept, kept.row, len(axes[0].items))
        self.cols = counter.tally(kept, kept.col, wide)
        self.total = counter.tally(kept, keys * 0, 1)
        self.voiced = self.cells.voices()

    def base(self, share: str, row: int, col: int) -> tuple[Tallies | None, int]:
        """The total of which a cell is a share, and its place there."""
        if share == "none":
            return None, 0
        return {
            "row": (self.rows, row),
            "column": (self.cols, col),
            "total": (self.total, 0),
        }[share]


def _cells(
    figures: _Figures,
    zeros: _Zeros,
    ids: Sequence[str],
    axes: tuple[Axis, Axis],
    count: str,
    share: str,
) -> Iterator[dict[str, Any]]:
    """Every cell, row-major."""
    places = product(enumerate(axes[0].items), enumerate(axes[1].items))
    values = getattr(figures.cells, count)
    quotes = figures.cells.quotes(ids)
    for i, ((r, row), (c, col)) in enumerate(places):
        base, place = figures.base(share, r, c)
        whole = getattr(base, count)[place] if base else 0
        units = {unit: getattr(figures.cells, unit)[i] for unit in COUNTS}
        yield {
            "row": row.id,
            "col": col.id,
            "value": values[i],
            "share": values[i] / whole if whole else None,
            **units,
            **zeros.of(r, c, figures.voiced.get(i, 0)),
            "mixed": mixed(*figures.signs[i]),
            "single_voice": units["documents"] == 1,
            "quotes": quotes[i],
        }


def _totals(ax: Axis, tallies: Tallies, count: str) -> list[dict[str, Any]]:
    values = getattr(tallies, count)
    return [
        {"id": item.id, "value": value}
        for item, value in zip(ax.items, values, strict=True)
    ]


class _Zeros:
    """Knows of each cell which documents belong to it and which codes it is about."""

    def __init__(
        self,
        data: StudyData,
        grid: Grid,
        registers: Registers,
        axes: tuple[Axis, Axis],
    ) -> None:
        self._data, self._grid, self._axes = data, grid, axes
        self._universe = registers.universe()
        self.coder: str | None = None
        self._done: dict[str | None, int] = {}
        self.codes: tuple[str, ...] = ()

    def of(self, row: int, col: int, voiced: int) -> dict[str, Any]:
        codes, coder = list(self.codes), self.coder
        place: list[int | None] = []
        for ax, i in zip(self._axes, (row, col), strict=True):
            place.append(i if ax.is_attribute else None)
            if ax.sort == "code":
                codes.append(ax.items[i].id)
            elif ax.sort == "coder":
                coder = ax.items[i].id
        universe = self._universe.get((place[0], place[1]), 0)
        return decompose(self._grid, codes, voiced, universe, self._done_by(coder))

    def _done_by(self, coder: str | None) -> int:
        if coder not in self._done:
            mask = 0
            for document, who in self._data.done:
                if coder is None or who == coder:
                    mask |= self._grid.bit.get(document, 0)
            self._done[coder] = mask
        return self._done[coder]


def _check(*, count: str, share: str, within: str, depth: int) -> None:
    for option, value, known in (
        ("count", count, COUNTS),
        ("share", share, SHARES),
        ("within", within, WITHIN),
    ):
        if value not in known:
            raise QualcodeError(
                "matrix-option-unknown",
                exit_code=USAGE,
                option=option,
                value=value,
                names=", ".join(known),
            )
    if depth < 1:
        raise QualcodeError("depth-invalid", exit_code=USAGE, depth=depth)


def _voices(
    data: StudyData, axes: tuple[str, str], kinds: tuple[str, ...] | None
) -> list[Document]:
    if kinds is None and "kind" in axes:
        return list(data.documents)
    return voices(data, kinds)


def _problems(data: StudyData, axes: tuple[Axis, Axis]) -> list[dict[str, Any]]:
    found = [problem("axis-empty", axis=ax.by).as_dict() for ax in axes if not ax.items]
    if "code" in (axes[0].sort, axes[1].sort):
        known = data.codebook.facet_of
        if any(code not in known for code in columns(data).codes):
            lost = [c.code for c in data.codings if c.code not in known]
            names = ", ".join(dict.fromkeys(lost))
            found.append(
                problem("codings-outside-codebook", n=len(lost), codes=names).as_dict()
            )
    return found
