"""Adds up printed tables again: sums by column and by row.

A share is wrong unless it equals its ratio rounded, a half either way, at the
printed precision (`ratios`); a sum of k rounded shares may miss by k/2. What is not
meant to add up (means, distinct units, several answers) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qualcode.report.figures import Figure
from qualcode.report.layout import Block, Column, caption_of
from qualcode.report.paper import PaperTable
from qualcode.text.normalise import key

_MEAN = re.compile(
    r"promedio|\bmedia\b|mediana|average|\bmean\b|median|\bedad|\bage\b|precio|"
    r"\btasa|\brate\b|indice|index|duracion|minutos|\bano\b|\byear\b"
)
_APART = re.compile(
    r"distint|distinct|no (?:tienen por que )?suma[nr]?\b|need not|do not add|"
    r"respuestas? multiples?|multiple (?:answer|response)|mas de un[ao]\b|more than one"
)
_STATES = re.compile(r"realizad|pendient|eliminad|\bdone\b|pending|dropped")


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that does not follow from those it is made of.

    Attributes:
        code: sum | share | count | cross-table | rounding.
        printed: as printed.
        expected: the right figure, printed in the same manner.
        table: the table, or None where the slip is in the text.
        row, col: the cell, counted from 1.
        span: the figure's span, where it is in the text.
        words: its key in the catalogue.
        params: what its message needs besides.
    """

    code: str
    printed: str
    expected: str | None
    table: PaperTable | None = None
    row: int = 0
    col: int = 0
    span: tuple[int, int] | None = None
    words: str = ""
    params: tuple[tuple[str, Any], ...] = ()

    @property
    def severity(self) -> str:
        """A sum of rounded shares that misses a little is no error."""
        return "info" if self.code == "rounding" else "error"


@dataclass(slots=True)
class Sums:
    """The slips among a table's sums, and how many sums were added."""

    slips: list[Slip]
    counted: int = 0


def add_columns(table: PaperTable, block: Block) -> Sums:
    """Every row that sums up, column by column."""
    made = Sums([])
    if _APART.search(key(f"{caption_of(table)} {table.below}")):
        return made
    for row, parts in block.sums.items():
        wrong: list[tuple[Slip, bool]] = []
        checked = 0
        for column in block.counts:
            printed = column.value(row)
            found = _sum_of(column, parts)
            if printed is None or found is None or _MEAN.search(key(column.name)):
                continue
            if printed.decimals and _is_mean(column, parts, printed):
                continue
            checked += 1
            if printed.value != found:
                least = max(f.value for r in parts if (f := column.value(r)))
                fewer = least <= printed.value < found
                wrong.append((_slip(table, row, column, printed, found), fewer))
        made.counted += checked
        if not _is_distinct(wrong, checked):
            made.slips += [slip for slip, _ in wrong]
    return made


def _is_mean(column: Column, parts: Sequence[int], printed: Figure) -> bool:
    values = [f.value for row in parts if (f := column.value(row))]
    return min(values) <= printed.value <= max(values)


def _is_distinct(wrong: Sequence[tuple[Slip, bool]], checked: int) -> bool:
    """Whether most totals are smaller than their sums: they count distinct units."""
    return (
        len(wrong) > 1 and 2 * len(wrong) > checked and all(fewer for _, fewer in wrong)
    )


def _sum_of(column: Column, parts: Sequence[int]) -> Fraction | None:
    """The sum of rows, a dash nothing; None where one is unknown or none is there."""
    figures = [column.value(row) for row in parts]
    if column.unknown & set(parts) or not any(figures):
        return None
    return sum((f.value for f in figures if f), Fraction(0))


def _slip(
    table: PaperTable,
    row: int,
    column: Column,
    printed: Figure,
    found: Fraction,
    words: str = "sum-column",
) -> Slip:
    return Slip(
        "sum",
        printed.text,
        printed.like(found),
        table,
        row,
        column.at,
        words=words,
        params=(("column", column.name or column.at),),
    )


def add_rows(table: PaperTable, block: Block) -> Sums:
    """Every column that says it is a total, against the columns beside it."""
    made = Sums([])
    for i, total in enumerate(block.counts):
        if not re.search(r"\btotal\b", key(total.name)):
            continue
        run = _run(block, i)
        for row in block.rows:
            printed = total.value(row)
            found = _across(run, row)
            if printed is None or found is None:
                continue
            made.counted += 1
            if printed.value != found:
                words = "sum-row"
                made.slips.append(_slip(table, row, total, printed, found, words))
    return made


def _across(run: Sequence[Column], row: int) -> Fraction | None:
    if not run or any(row in column.unknown for column in run):
        return None
    figures = [column.value(row) for column in run]
    if not any(figures):
        return None
    return sum((f.value for f in figures if f), Fraction(0))


def _run(block: Block, i: int) -> Sequence[Column]:
    """The neighbouring columns that a total column sums; none where it is unclear.

    Those of which most rows add up, or those named after an activity's states.
    """
    total = block.counts[i]
    best: tuple[Column, ...] = ()
    most = 0
    rows = [row for row in block.rows if total.value(row)]
    for run in _runs(block.counts, i):
        if all(_STATES.search(key(c.name)) for c in run) and len(run) > 2:
            return run
        right = sum(
            1
            for row in rows
            if (f := total.value(row)) and _across(run, row) == f.value
        )
        if right > max(most, 1) and 2 * right > len(rows):
            best, most = tuple(run), right
    return best


def _runs(columns: Sequence[Column], i: int) -> Iterator[Sequence[Column]]:
    """Columns next to the i-th, to its right, then to its left; the longest first."""
    right = []
    for column in columns[i + 1 :]:
        if re.search(r"\btotal\b", key(column.name)):
            break
        right.append(column)
    left = []
    for column in reversed(columns[:i]):
        if re.search(r"\btotal\b", key(column.name)):
            break
        left.append(column)
    for beside in (right, left):
        for n in range(len(beside), 1, -1):
            yield beside[:n]
