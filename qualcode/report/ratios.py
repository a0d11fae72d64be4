"""Recomputes printed shares: of a total, of a stated base, of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qualcode.report.adding import Slip
from qualcode.report.figures import WHOLE, whole
from qualcode.report.layout import Block, Column, caption_of
from qualcode.report.paper import PaperTable
from qualcode.text.normalise import key

_STATED = re.compile(
    rf"\bn\s?=\s?({WHOLE})|\bbase:? ?(?:de |of )?({WHOLE})\b", re.IGNORECASE
)
# What a ratio is of, where its head names it: (part, whole) by words of the heads.
_NAMED = (
    (r"cobertura|coverage", r"planific|planned", r"necesid|debe ser trabaj|need"),
    (r"cumplimi|complian", r"concret|realizad|hech|done", r"planific|planned"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a column of shares: the ratio of each row.

    `sure`: its head or its own total says so; `adds`: its shares are of one whole.
    """

    ratios: dict[int, Fraction]
    adds: bool = False
    sure: bool = False
    least: int = 1


@dataclass(slots=True)
class Shares:
    """The slips among a block's shares, and how many were recomputed."""

    slips: list[Slip] = field(default_factory=list)
    counted: int = 0


def check_shares(table: PaperTable, block: Block) -> Shares:
    """Every column of shares, read the way that most of its rows agree with.

    A column that no reading explains is left alone.
    """
    made = Shares()
    for column in block.shares:
        reading = _best(column, list(_readings(table, block, column)))
        right: dict[int, Fraction] = {r: f.value for r, f in column.cells.items()}
        for row, figure in column.cells.items():
            if reading is None or row not in reading.ratios:
                continue
            made.counted += 1
            exact = reading.ratios[row] * 100
            if not figure.is_rounded(exact):
                expected = figure.like(exact)
                scale = 10**figure.decimals
                right[row] = Fraction(
                    (exact * scale + Fraction(1, 2)).__floor__(), scale
                )
                params = (("column", column.name or column.at),)
                made.slips.append(
                    Slip(
                        "share", figure.text, expected, table, row, column.at,
                        words="share-cell", params=params,
                    )
                )  # fmt: skip
        made.slips += _sums_of_shares(table, block, column, reading, right)
    return made


def _best(column: Column, readings: Sequence[Reading]) -> Reading | None:
    best, most = None, -1
    for reading in readings:
        rows = [row for row in column.cells if row in reading.ratios]
        hits = sum(
            1 for r in rows if column.cells[r].is_rounded(reading.ratios[r] * 100)
        )
        enough = hits >= reading.least and 2 * hits >= len(rows)
        if rows and (enough or reading.sure) and hits > most:
            best, most = reading, hits
    return best


def _readings(table: PaperTable, block: Block, column: Column) -> Iterator[Reading]:
    near = _counts_beside(block, column)
    if near is not None:
        for base in _stated(table):
            parts = {r: f.value / base for r, f in near.cells.items() if base}
            yield Reading(parts, adds=True)
        yield from _of_totals(block, column, near)
    counts = block.counts
    for part_words, whole_words in _named(column):
        part = _column_like(counts, part_words)
        base_ = _column_like(counts, whole_words)
        if part is not None and base_ is not None:
            yield Reading(_row_ratios(part, base_), sure=True, least=0)
    for part in counts:
        for base_ in counts:
            if part is not base_:
                yield Reading(_row_ratios(part, base_), least=2)


def _counts_beside(block: Block, column: Column) -> Column | None:
    """The counts a share belongs to: in its cell, else the nearest to its left."""
    left = [c for c in block.counts if c.at <= column.at]
    if left:
        return left[-1]
    return block.counts[0] if block.counts else None


def _stated(table: PaperTable) -> Iterator[Fraction]:
    for found in _STATED.finditer(f"{caption_of(table)}\n{table.below}"):
        yield whole(found[1] or found[2]).value


def _of_totals(block: Block, column: Column, near: Column) -> Iterator[Reading]:
    """Shares of the printed totals, of a base row, or of what the rows add up to."""
    printed: dict[int, Fraction] = {}
    summed: dict[int, Fraction] = {}
    whole_share = False
    for total, parts in block.sums.items():
        figure = near.value(total)
        added = sum((f.value for r in parts if (f := near.value(r))), Fraction(0))
        share = column.value(total)
        whole_share |= share is not None and share.value == 100
        for row in (*parts, total):
            count = near.value(row)
            if count is None or near.unknown & {row}:
                continue
            if figure is not None and figure.value:
                printed[row] = count.value / figure.value
            if added:
                summed[row] = count.value / added
    if printed:
        yield Reading(printed, adds=True, sure=whole_share)
    for row in block.bases:
        base = near.value(row)
        if base is not None and base.value:
            yield Reading({r: f.value / base.value for r, f in near.cells.items()})
    if summed:
        yield Reading(summed, adds=True)


def _named(column: Column) -> Iterator[tuple[str, str]]:
    for head, part, base in _NAMED:
        if re.search(head, key(column.name)):
            yield part, base


def _column_like(counts: Sequence[Column], words: str) -> Column | None:
    found = [c for c in counts if re.search(words, key(c.name))]
    return found[0] if len(found) == 1 else None


def _row_ratios(part: Column, base: Column) -> dict[int, Fraction]:
    return {
        row: figure.value / below.value
        for row, figure in part.cells.items()
        if (below := base.value(row)) is not None and below.value
    }


def _sums_of_shares(
    table: PaperTable,
    block: Block,
    column: Column,
    reading: Reading | None,
    right: dict[int, Fraction],
) -> Iterator[Slip]:
    """Totals of shares: right, off by rounding, or wrong."""
    for row, parts in block.sums.items():
        total = column.value(row)
        own = [f for r in parts if (f := column.value(r))]
        shares = [right[r] for r in parts if r in right]
        if total is None or len(shares) < 2 or column.unknown & set(parts):
            continue
        is_whole = reading.adds if reading else total.value == 100
        if not is_whole:
            continue
        summed = sum(shares, Fraction(0))
        off = abs(summed - right[row])
        if not off:
            continue
        slack = sum((Fraction(1, 2 * 10**f.decimals) for f in own), Fraction(0))
        code = "rounding" if off <= slack else "sum"
        if code == "sum" and reading is not None:
            continue  # each share was recomputed: the rows are not the whole
        yield Slip(
            code, total.text, total.like(summed), table, row, column.at,
            words="rounding" if code == "rounding" else "sum-column",
            params=(("column", column.name or column.at), ("n", len(shares))),
        )  # fmt: skip
