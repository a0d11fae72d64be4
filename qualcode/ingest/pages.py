"""Words on pages to blocks: lines, columns, tables, paragraphs across page breaks."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from qualcode.text.blocks import LINE, PARAGRAPH, WRAP, Block
from qualcode.text.normalise import normalise

_FOLIO = re.compile(
    r"(?:p[áa]g(?:ina|\.)?|page|folha|seite)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?"
    r"\s*(?:(?:/|de|of|von)\s*\d{1,4})?\s*",
    re.IGNORECASE,
)
_EDGE = 3  # lines at the top and the foot of a page that may repeat on others
_ITEM = re.compile(r"[-–—•]\s|\d{1,3}[.)]\s|\[|\(\d")


class Rect(NamedTuple):
    """A box on a page: left, top, right, bottom, in points from its top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it is printed."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(slots=True)
class Page:
    """A page's words, and the cells of its ruled tables."""

    words: list[Word]
    width: float
    height: float
    tables: list[list[list[Rect | None]]] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A printed line within one column; `full` where it reaches the right margin."""

    words: list[Word]
    page: int
    full: bool = False
    first: bool = False  # of its column
    table: tuple[int, int, int] | None = None

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def plain(self) -> str:
        return " ".join(word.text for word in self.words)


def blocks_of(pages: Sequence[Page]) -> list[Block]:
    """A block per printed line, with the gap that tells what parts it from the last."""
    by_page = [_rows(page, number) for number, page in enumerate(pages)]
    rows = [row for page in _without_edges(by_page, pages) for row in page]
    _renumber(rows)
    return list(_blocks(_without_repeats(rows)))


def _rows(page: Page, number: int) -> list[_Row]:
    """The page's lines in reading order: tables by cell, columns one by one."""
    left = list(page.words)
    placed: list[tuple[float, list[_Row]]] = []
    for n, table in enumerate(page.tables):
        rows: list[_Row] = []
        for r, cells in enumerate(table):
            for c, box in enumerate(cells):
                inside = [word for word in left if box and _within(word, box)]
                taken = set(map(id, inside))
                left = [word for word in left if id(word) not in taken]
                rows += [_Row(w, number, table=(n, r, c)) for w in _lines(inside)]
        if rows:
            placed.append((min(row.top for row in rows), rows))
    for column in _columns(left, page):
        found = [_Row(words, number) for words in _lines(column)]
        if not found:
            continue
        found[0].first = True
        margin = _margin(found)
        for row in found:
            row.full = row.words[-1].x1 > margin - 0.12 * page.width
        placed += _between(found, [top for top, _ in placed])
    # Without tables the columns are in order; a table goes where it is printed.
    if page.tables:
        placed.sort(key=lambda one: one[0])
    return [row for _, rows in placed for row in rows]


def _between(rows: list[_Row], tops: list[float]) -> list[tuple[float, list[_Row]]]:
    """A column parted where a table stands in it."""
    parts: list[list[_Row]] = [[]]
    for row in rows:
        if parts[-1] and any(parts[-1][-1].top < top <= row.top for top in tops):
            parts.append([])
        parts[-1].append(row)
    return [(part[0].top, part) for part in parts if part]


def _margin(rows: list[_Row]) -> float:
    """Where the lines of a column end at the right: nearly the longest of them."""
    ends = sorted(row.words[-1].x1 for row in rows)
    return ends[int(0.9 * (len(ends) - 1))]


def _within(word: Word, box: Rect) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _lines(words: list[Word]) -> list[list[Word]]:
    """Words that stand on the same line, lines from above, words from the left."""
    lines: list[list[Word]] = []
    bottom = middle = float("-inf")
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        centre = (word.top + word.bottom) / 2
        if lines and (centre < bottom and abs(centre - middle) < 0.6 * word.size):
            lines[-1].append(word)
        else:
            lines.append([word])
            bottom, middle = word.bottom, centre
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _columns(words: list[Word], page: Page) -> list[list[Word]]:
    """Two columns where a gutter parts most lines; what spans it comes before."""
    lines = _lines(words)
    gutter = _gutter(lines, page)
    if gutter is None:
        return [words]
    columns: list[list[Word]] = []
    left: list[Word] = []
    right: list[Word] = []
    for line in lines:
        if any(word.x0 < gutter < word.x1 for word in line) or _spans(line, gutter):
            columns += [part for part in (left, right) if part]
            columns.append(line)
            left, right = [], []
        else:
            left += [word for word in line if word.x1 <= gutter]
            right += [word for word in line if word.x0 >= gutter]
    return [part for part in (*columns, left, right) if part]


def _spans(line: list[Word], gutter: float) -> bool:
    """Whether words stand on both sides as close as within a line."""
    before = max((w.x1 for w in line if w.x1 <= gutter), default=None)
    after = min((w.x0 for w in line if w.x0 >= gutter), default=None)
    if before is None or after is None:
        return False
    return after - before < 0.8 * line[0].size


def _gutter(lines: list[list[Word]], page: Page) -> float | None:
    """The x that no word crosses while most lines stand on both sides of it."""
    if len(lines) < 8:
        return None
    best: tuple[int, float] | None = None
    for step in range(30, 71, 2):
        x = page.width * step / 100
        sides = 0
        for line in lines:
            crossed = any(w.x0 - 2 < x < w.x1 + 2 for w in line)
            both = line[0].x1 < x < line[-1].x0
            sides += both and not crossed and not _spans(line, x)
        if best is None or sides > best[0]:
            best = (sides, x)
    return best[1] if best and best[0] >= 0.5 * len(lines) else None


def _without_edges(pages: list[list[_Row]], sheets: Sequence[Page]) -> list[list[_Row]]:
    """The pages without headers and footers that repeat, and without folios."""
    counts: Counter[str] = Counter()
    for rows in pages:
        counts.update({_pattern(row) for row in _edges(rows)})
    found: list[list[_Row]] = []
    for rows, sheet in zip(pages, sheets, strict=True):
        edges = [id(row) for row in _edges(rows)]
        kept = []
        for row in rows:
            margin = row.bottom < 0.12 * sheet.height or row.top > 0.88 * sheet.height
            repeated = len(pages) > 1 and counts[_pattern(row)] >= max(
                2, 0.6 * len(pages)
            )
            folio = margin and _FOLIO.fullmatch(row.plain) is not None
            if id(row) in edges and margin and (repeated or folio):
                continue
            kept.append(row)
        found.append(kept)
    return found


def _edges(rows: list[_Row]) -> list[_Row]:
    plain = sorted((row for row in rows if row.table is None), key=lambda r: r.top)
    return plain[:_EDGE] + [r for r in plain[-_EDGE:] if r not in plain[:_EDGE]]


def _pattern(row: _Row) -> str:
    return re.sub(r"\d+", "#", row.plain)


def _without_repeats(rows: list[_Row]) -> list[_Row]:
    """Lines that a page break printed twice are kept once."""
    found: list[_Row] = []
    starts = [n for n, (a, b) in enumerate(pairwise(rows), 1) if a.page != b.page]
    cut: set[int] = set()
    for start in starts:
        for size in (4, 3, 2, 1):
            above = [row.plain for row in rows[max(0, start - size) : start]]
            below = [row.plain for row in rows[start : start + size]]
            if above == below and (size > 1 or len(above[0].split()) >= 4):
                cut.update(range(start, start + size))
                break
    for number, row in enumerate(rows):
        if number not in cut:
            found.append(row)
    return found


def _renumber(rows: list[_Row]) -> None:
    """Tables count through the document; one that goes on overleaf goes on here."""
    number, last = -1, None
    base = 0
    for before, row in pairwise([None, *rows]):
        if row is None or row.table is None:
            continue
        here = (row.page, row.table[0])
        if here != last:
            goes_on = (
                before is not None
                and before.table is not None
                and last is not None
                and last[0] == row.page - 1
            )
            if goes_on and before is not None and before.table is not None:
                base = before.table[1] + 1 - row.table[1]
            else:
                number, base = number + 1, 0
            last = here
        row.table = (number, row.table[1] + base, row.table[2])


def _blocks(rows: list[_Row]) -> Iterator[Block]:
    pitch = _pitch(rows)
    body = statistics.median([row.size for row in rows]) if rows else 0.0
    before: _Row | None = None
    for row in rows:
        text, bold = _printed(row)
        heading = row.size > 1.25 * body and len(row.words) <= 15 and not row.table
        table, r, column = row.table or (None, None, None)
        yield Block(
            text,
            bold,
            heading=2 if heading else 0,
            gap=_gap(before, row, pitch),
            table=table,
            row=r,
            column=column,
        )
        before = row


def _pitch(rows: list[_Row]) -> float:
    """The usual distance from line to line, in points."""
    steps = [
        round(b.top - a.top, 1)
        for a, b in pairwise(rows)
        if a.page == b.page and 0 < b.top - a.top < 4 * b.size
    ]
    if not steps:
        return 14.0
    # Wrapped lines are the closest: the lower quarter, not the middle.
    return sorted(steps)[len(steps) // 4]


def _gap(before: _Row | None, row: _Row, pitch: float) -> int:
    if before is None:
        return PARAGRAPH
    if row.table != before.table:
        return PARAGRAPH
    same = before.page == row.page and not row.first
    if same and row.top - before.top > 1.3 * max(pitch, 0.9 * row.size):
        return PARAGRAPH
    if before.words[-1].text.endswith((".", "?", "!", ":")) and not same:
        return PARAGRAPH
    if row.table or (before.full and not _ITEM.match(row.plain)):
        return WRAP
    return LINE


def _printed(row: _Row) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The line's text; what stands far apart at its start (a number) by a tab."""
    text = ""
    bold: list[tuple[int, int]] = []
    for before, word in pairwise([None, *row.words]):
        if word is None:
            continue
        if before is not None:
            far = word.x0 - before.x1 > word.size and text.strip(". ").isdigit()
            text += "\t" if far else " "
        start = len(text)
        text += normalise(word.text)
        if word.bold:
            if bold and bold[-1][1] == start - 1:
                bold[-1] = (bold[-1][0], len(text))
            else:
                bold.append((start, len(text)))
    return text, tuple(bold)
