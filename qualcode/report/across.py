"""Figures that a synthesis repeats from other tables, held against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qualcode.report.adding import Slip
from qualcode.report.figures import Figure
from qualcode.report.layout import Block, Column, caption_of
from qualcode.report.paper import PaperTable
from qualcode.text.normalise import key

# Heads that mean the same in a plan's table and in the synthesis of all plans.
_SAME = (
    r"necesid|debe ser trabaj|\bneeds?\b",
    r"planific|planned",
    r"concret|realizad|\bdone\b",
    r"pendient|pending",
    r"eliminad|dropped",
)
_WEAK = {"ambito", "area", "de", "del", "la", "las", "los", "el", "y", "e", "en", "a",
         "of", "the", "and", "por", "para", "total"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """A table with its blocks."""

    table: PaperTable
    blocks: Sequence[Block]


def check_across(laid: Sequence[Laid]) -> tuple[list[Slip], int]:
    """The slips, and how many figures were compared.

    A row of one table and another table belong together when the other's caption,
    and no third table's, holds every word of the row's label.
    """
    slips: list[Slip] = []
    counted = 0
    captions = [set(_words(caption_of(one.table))) for one in laid]
    for i, one in enumerate(laid):
        for block in one.blocks:
            for row in block.parts:
                wanted = set(_words(block.labels[row]))
                near = [
                    j
                    for j, c in enumerate(captions)
                    if wanted and wanted <= c and j != i
                ]
                if len(near) != 1 or wanted <= captions[i]:
                    continue
                found = list(_compare(one.table, block, row, laid[near[0]]))
                counted += len(found)
                slips += [slip for slip in found if slip is not None]
    return slips, counted


def _words(text: str) -> list[str]:
    said = re.findall(r"[^\W\d_]+", key(text))
    # a stem: "formación" and "formativo" are near, endings tell little
    return [word[:7] for word in said if word not in _WEAK and len(word) > 1]


def _compare(
    table: PaperTable, block: Block, row: int, other: Laid
) -> Iterator[Slip | None]:
    for column in block.counts:
        printed = column.value(row)
        meaning = _meaning(column)
        if printed is None or meaning is None:
            continue
        there = _total(other, meaning)
        if there is None:
            continue
        shown, right = there
        if printed.value in (shown.value, right):
            yield None
            continue
        yield Slip(
            "cross-table", printed.text, printed.like(right), table, row, column.at,
            words="cross-table",
            params=(("column", column.name), ("other", other.table.label)),
        )  # fmt: skip


def _meaning(column: Column) -> str | None:
    name = key(column.name)
    found = [words for words in _SAME if re.search(words, name)]
    return found[0] if found else None


def _total(other: Laid, meaning: str) -> tuple[Figure, Fraction] | None:
    """A table's own total of a kind, as printed and as its rows add up."""
    for block in other.blocks:
        columns = [c for c in block.counts if _meaning(c) == meaning]
        if len(columns) != 1:
            continue
        column = columns[0]
        if len(block.sums) == 1:
            ((row, parts),) = block.sums.items()
        elif not block.sums and len(block.parts) == 1:
            row = block.parts[0]
            parts = [row]
        else:
            return None
        shown = column.value(row)
        if shown is None:
            return None
        figures = [column.value(r) for r in parts]
        known = not (column.unknown & set(parts)) and any(figures)
        right = shown.value
        if known:
            right = sum((f.value for f in figures if f), Fraction(0))
        return shown, right
    return None
