"""The matrix: facet × facet or attribute, with everything a cell has to answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qualcode.analysis import filters
from qualcode.analysis.asked import Grid
from qualcode.analysis.axes import Axis, axis
from qualcode.analysis.cells import Cell, Counter, Registers, Tally
from qualcode.analysis.meeting import WITHIN
from qualcode.analysis.mixed import mixed
from qualcode.analysis.people import People, key_of, voices
from qualcode.analysis.zeros import decompose
from qualcode.errors import USAGE, QualcodeError, problem
from qualcode.model import Document, StudyData

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
    people = People(data)
    axes = (axis(data, rows, depth, documents), axis(data, cols, depth, documents))
    registers = Registers(documents, people, *axes)
    codings = [
        c
        for c in data.codings
        if c.document in registers.bit
        and (coder is None or c.coder == coder)
        and (pass_ is None or c.pass_ == pass_)
    ]
    counter = Counter(data, codings, registers, axes, within)
    kept = counter.keep([data.codebook.descendants(code) for code in codes])
    cells, row_tallies, col_tallies, total = counter.count(kept, valence)
    whole = _Whole(count, share, row_tallies, col_tallies, total)
    decomposed = _Zeros(data, Grid(data, documents, people), registers, axes, coder)
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
        "base": _base(documents, people),
        "cells": [
            {
                "row": row.id,
                "col": col.id,
                **whole.figures(cell, r, c),
                **decomposed.of(r, c, cell.documents),
                "mixed": mixed(cell.plus, cell.minus),
                "single_voice": cell.documents.bit_count() == 1,
                "quotes": [codings[i].id for i in cell.codings],
            }
            for r, row in enumerate(axes[0].items)
            for c, col in enumerate(axes[1].items)
            for cell in [cells.get((r, c)) or Cell()]
        ],
        "row_totals": whole.totals(axes[0], row_tallies),
        "col_totals": whole.totals(axes[1], col_tallies),
        "total": total.count(count),
        "problems": _problems(data, axes),
    }


class _Whole:
    """Turns tallies into figures: the unit counted and its share of a total."""

    def __init__(
        self,
        count: str,
        share: str,
        rows: Sequence[Tally],
        cols: Sequence[Tally],
        total: Tally,
    ) -> None:
        self._count, self._share = count, share
        self._rows, self._cols, self._total = rows, cols, total

    def figures(self, cell: Tally, row: int, col: int) -> dict[str, Any]:
        value = cell.count(self._count)
        plain: dict[str, Any] = {"value": value, "share": None}
        wholes = {
            "row": self._rows[row],
            "column": self._cols[col],
            "total": self._total,
        }
        if self._share in wholes:
            base = wholes[self._share].count(self._count)
            plain["share"] = value / base if base else None
        plain.update((unit, cell.count(unit)) for unit in COUNTS)
        return plain

    def totals(self, ax: Axis, tallies: Sequence[Tally]) -> list[dict[str, Any]]:
        return [
            {"id": item.id, "value": tally.count(self._count)}
            for item, tally in zip(ax.items, tallies, strict=True)
        ]


class _Zeros:
    """Knows of each cell which documents belong to it and which codes it is about."""

    def __init__(
        self,
        data: StudyData,
        grid: Grid,
        registers: Registers,
        axes: tuple[Axis, Axis],
        coder: str | None,
    ) -> None:
        self._data, self._grid, self._axes = data, grid, axes
        self._bit = registers.bit
        self._universe = registers.universe()
        self._coder = coder
        self._done: dict[str | None, int] = {}
        self.codes: tuple[str, ...] = ()

    def of(self, row: int, col: int, voiced: int) -> dict[str, Any]:
        codes, coder = list(self.codes), self._coder
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
                    mask |= self._bit.get(document, 0)
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


def _base(documents: Sequence[Document], people: People) -> dict[str, int]:
    who = {key_of(p) for d in documents for p in people.of_document(d.document)}
    return {
        "documents": len(documents),
        "participants": len(who),
        "cases": len({case for d in documents for case in d.cases}),
    }


def _problems(data: StudyData, axes: tuple[Axis, Axis]) -> list[dict[str, Any]]:
    found = [problem("axis-empty", axis=ax.by).as_dict() for ax in axes if not ax.items]
    if "code" in (axes[0].sort, axes[1].sort):
        lost = [c.code for c in data.codings if c.code not in data.codebook.facet_of]
        if lost:
            names = ", ".join(dict.fromkeys(lost))
            found.append(
                problem("codings-outside-codebook", n=len(lost), codes=names).as_dict()
            )
    return found
