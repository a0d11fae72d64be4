"""How a printed table is laid out: header, blocks side by side, rows that sum up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.report.figures import Figure, is_nothing, is_unknown, read_cell
from qualcode.report.paper import PaperTable
from qualcode.text.normalise import key

_TOTAL = re.compile(r"(?:gran |grand )?(?:total(?:es)?|suma|sum)\b")
_SUBTOTAL = re.compile(r"sub-? ?total")
# A last row that is what shares are of, not what the rows add up to.
_BASE = re.compile(
    r"(?:total|numero|n|number)(?: de| of)?"
    r" (?:casos|entrevistas|entrevistad[oa]s|encuestad[oa]s|respondents|cases|"
    r"alianzas)|base"
)
_SHARE_HEAD = re.compile(r"%|\bpct\b|porcentaje|percent|\bshare\b")
_ORDINAL_HEAD = re.compile(r"n|n[°º.]*|no\.?|#|num\.?|numero|id")


@dataclass(slots=True)
class Column:
    """The figures of one column by body row; `at` counts the table's columns from 1."""

    at: int
    name: str
    cells: dict[int, Figure] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    percent: bool = False

    def value(self, row: int) -> Figure | None:
        """The figure of a row; nothing printed is None, as is what nobody knows."""
        return self.cells.get(row)


@dataclass(slots=True)
class Block:
    """Labels and columns that belong together; rows count the table's from 1.

    `sums` maps a row that sums up to the rows it sums; `bases` are rows that only
    tell what shares are of.
    """

    labels: dict[int, str]
    counts: list[Column]
    shares: list[Column]
    sums: dict[int, list[int]]
    bases: list[int]

    @property
    def rows(self) -> list[int]:
        """Every row of the block."""
        return list(self.labels)

    @property
    def parts(self) -> list[int]:
        """The rows that sum up nothing."""
        return [r for r in self.labels if r not in self.sums and r not in self.bases]


def caption_of(table: PaperTable) -> str:
    """What stands above a table: its caption, or a sheet's own first lines."""
    if table.caption:
        return table.caption
    alone = []
    for row in table.rows[:3]:
        said = [cell for cell in row if cell.strip()]
        if len(said) != 1:
            break
        alone.append(said[0])
    return " ".join(alone) or str(table.label)


def blocks_of(table: PaperTable) -> list[Block]:
    """The blocks of a table, left to right; none where it holds no figures."""
    wide = max(map(len, table.rows), default=0)
    rows = [[*row, *[""] * (wide - len(row))] for row in table.rows]
    top = _header(rows)
    heads = [_head(rows[:top], col) for col in range(wide)]
    body = range(top, len(rows))
    columns = [_column(rows, body, col, heads[col]) for col in range(wide)]
    made = []
    for labels, own in _groups(columns):
        made.append(_block(rows, body, labels, [c for i in own for c in columns[i]]))
    return [b for b in made if b.counts or b.shares]


def _header(rows: Sequence[Sequence[str]]) -> int:
    """How many rows come before the first with a figure beyond its first cell."""
    for i, row in enumerate(rows):
        figures = sum(bool(read_cell(c)) or is_unknown(c) for c in row[1:])
        words = sum(bool(c.strip()) and not read_cell(c) for c in row[1:])
        # years are figures too, but a header's
        if figures and (i > 0 or not words) and not _is_years(row[1:]):
            return i
    return min(1, len(rows))


def _is_years(cells: Sequence[str]) -> bool:
    said = [cell.strip() for cell in cells if cell.strip() and read_cell(cell)]
    return bool(said) and all(re.fullmatch(r"(?:19|20)\d\d", cell) for cell in said)


def _head(rows: Sequence[Sequence[str]], col: int) -> str:
    own = [r[col] for r in rows if sum(bool(c.strip()) for c in r) > 1]
    return " ".join(" ".join(own).split())


def _column(
    rows: Sequence[Sequence[str]], body: range, col: int, head: str
) -> list[Column]:
    """The column's figures: counts, shares, or both in one cell; [] for words."""
    counts = Column(col + 1, head)
    shares = Column(col + 1, head, percent=True)
    by_head = bool(_SHARE_HEAD.search(key(head)))
    for i in body:
        cell = rows[i][col]
        figures = read_cell(cell)
        for figure in figures:
            if figure.percent or (by_head and len(figures) == 1):
                shares.cells[i + 1] = replace(figure, percent=True)
            else:
                counts.cells[i + 1] = figure
        if not figures and is_unknown(cell):
            counts.unknown.add(i + 1)
            shares.unknown.add(i + 1)
        elif not figures and not is_nothing(cell):
            return []
    if col == 0 and _is_ordinal(counts, head):
        return []
    return [c for c in (counts, shares) if c.cells]


def _is_ordinal(column: Column, head: str) -> bool:
    values = [int(figure.value) for figure in column.cells.values()]
    named = bool(_ORDINAL_HEAD.fullmatch(key(head)))
    return named and values == list(range(1, len(values) + 1))


def _groups(
    columns: Sequence[Sequence[Column]],
) -> Iterator[tuple[list[int], list[int]]]:
    """(label columns, figure columns): words after figures open another block."""
    labels: list[int] = []
    own: list[int] = []
    for i, column in enumerate(columns):
        if not column and own:
            yield labels, own
            labels, own = [], []
        (own if column else labels).append(i)
    if own:
        yield labels, own


def _block(
    rows: Sequence[Sequence[str]],
    body: range,
    label_columns: Sequence[int],
    columns: Sequence[Column],
) -> Block:
    labels = {}
    for i in body:
        said = [rows[i][col].strip() for col in label_columns if rows[i][col].strip()]
        figures = any(i + 1 in c.cells for c in columns)
        if said or figures:
            labels[i + 1] = "\n".join(said)
    sums, bases = _sums(labels)
    return Block(
        labels,
        [c for c in columns if not c.percent],
        [c for c in columns if c.percent],
        sums,
        bases,
    )


def _sums(labels: dict[int, str]) -> tuple[dict[int, list[int]], list[int]]:
    sums: dict[int, list[int]] = {}
    bases: list[int] = []
    open_: list[int] = []
    below: list[int] = []  # subtotals not yet summed
    totals: list[int] = []
    for row, label in labels.items():
        words = [key(part) for part in label.split("\n")]
        if any(_BASE.fullmatch(word) for word in words):
            bases.append(row)
        elif any(_SUBTOTAL.match(word) for word in words):
            sums[row] = open_
            below.append(row)
            open_ = []
        elif any(_TOTAL.match(word) for word in words):
            parts = [*below, *open_]
            if not parts and len(totals) > 1:
                parts = list(totals)
            elif not parts and totals:
                parts = sums[totals[-1]]
            sums[row] = parts
            totals.append(row)
            open_, below = [], []
        else:
            open_.append(row)
    return sums, bases
