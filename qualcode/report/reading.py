"""Walks the parts of a Word file once, in document order, into a `Paper`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from qualcode.report.paper import (
    Mark,
    Paper,
    PaperTable,
    Paragraph,
    Piece,
    attribute,
    parse,
)

CAPTION = re.compile(r"\s*(?:Tabla|Table)\s+(\d+)\b", re.IGNORECASE)
_ALWAYS = {"Fallback", "pPr", "rPr", "tcPr", "trPr", "tblPr"}
ACCEPTED = _ALWAYS | {"del", "moveFrom"}
REJECTED = _ALWAYS | {"ins", "moveTo"}
_MARKS = {"bookmarkStart", "bookmarkEnd"}
_TRACKED = {"ins", "del", "moveFrom", "moveTo"}
_SPACES = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}


class _Open:
    """A paragraph being read, and its text so far."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = ""

    def here(self) -> tuple[Paragraph, int]:
        return self.paragraph, len(self.text)


Place = tuple[Paragraph, int]


class Reader:
    """Walks the parts once, in document order."""

    def __init__(self, styles: Mapping[str, str], skipped: set[str]) -> None:
        """Take the styles' names by id and the elements to pass over."""
        self._styles = styles
        self._skipped = skipped
        self._done: list[_Open] = []
        self._tables: list[PaperTable] = []
        self._table_paragraphs: dict[int, list[_Open]] = {}
        self._marks: list[tuple[str, Place | None, Place | None, str]] = []
        self._pieces: list[tuple[Place, int, str, int]] = []
        self._tracked: list[tuple[Place, Place]] = []

    def read(self, part: str, data: bytes) -> None:
        """Read one part."""
        from lxml import etree

        self._part = part
        self._stack: list[_Open] = []
        self._cells: list[list[int]] = []  # open: [table, row, col, width]
        self._opened: dict[str, int] = {}
        self._since: list[Place | None] = []
        self._pending: list[int] = []  # marks that open before their paragraph
        self._last: _Open | None = None
        skip = 0
        for n, (event, element) in _numbered(
            etree.iterwalk(parse(data), ("start", "end"))
        ):
            name = _local(element)
            if event == "start":
                skip = self._enter(name, element, n, skip)
            else:
                skip = self._leave(name, skip)
        for i in self._opened.values():  # never closed: an empty bookmark
            mark, start, _, own = self._marks[i]
            self._marks[i] = (mark, start, start, own)

    def _enter(self, name: str, element: Any, n: int, skip: int) -> int:
        """Take the start of an element; how many skipped ones are now open."""
        if name in _TRACKED and not skip:
            self._since.append(self._here())
        if name in self._skipped:
            if name == "pPr" and not skip and self._stack:
                self._style(element)
            return skip + 1
        if not skip or name in _MARKS:
            self._start(name, element, n)
        return skip

    def _leave(self, name: str, skip: int) -> int:
        if name in self._skipped:
            skip -= 1
        elif not skip:
            self._end(name)
        if name in _TRACKED and not skip:
            since, here = self._since.pop(), self._here()
            if since is not None and here is not None:
                self._tracked.append((since, here))
        return skip

    def _here(self) -> Place | None:
        if self._stack:
            return self._stack[-1].here()
        return None

    def _start(self, name: str, element: Any, n: int) -> None:
        if name == "p":
            self._paragraph()
        elif name in ("t", "delText") and self._stack:
            text = element.text or ""
            self._pieces.append((self._stack[-1].here(), len(text), self._part, n))
            self._stack[-1].text += text
        elif name in _SPACES and self._stack:
            self._stack[-1].text += _SPACES[name]
        elif name in ("tbl", "tr", "tc"):
            self._grid(name, element)
        elif name == "bookmarkStart":
            if self._here() is None:
                self._pending.append(len(self._marks))
            self._opened[attribute(element, "id")] = len(self._marks)
            mark = attribute(element, "name")
            self._marks.append((mark, self._here(), None, self._part))
        elif name == "bookmarkEnd":
            self._close(attribute(element, "id"))

    def _paragraph(self) -> None:
        made = _Open(Paragraph(len(self._done) + 1, self._part))
        if self._cells:
            table, row, col, _ = self._cells[-1]
            made.paragraph.table = table
            made.paragraph.row, made.paragraph.col = row, col
            self._table_paragraphs.setdefault(table, []).append(made)
        for i in self._pending:
            mark, _, end, part = self._marks[i]
            self._marks[i] = (mark, made.here(), end, part)
        self._pending = []
        self._done.append(made)
        self._stack.append(made)

    def _grid(self, name: str, element: Any) -> None:
        if name == "tbl":
            self._tables.append(PaperTable(len(self._tables) + 1))
            self._cells.append([len(self._tables), 0, 0, 1])
        elif name == "tr" and self._cells:
            self._cells[-1][1] += 1
            self._cells[-1][2:] = [0, 1]
        elif self._cells:
            # a merged cell stands in the first of its columns
            self._cells[-1][2] += self._cells[-1][3]
            span = element.find("{*}tcPr/{*}gridSpan")
            wide = "1" if span is None else attribute(span, "val")
            self._cells[-1][3] = int(wide) if wide.isdigit() else 1

    def _close(self, key: str) -> None:
        i = self._opened.pop(key, None)
        if i is None:
            return
        mark, start, _, part = self._marks[i]
        end = self._here() or (self._last.here() if self._last else start)
        self._marks[i] = (mark, start, end, part)

    def _end(self, name: str) -> None:
        if name == "p" and self._stack:
            self._last = self._stack.pop()
        elif name == "tbl" and self._cells:
            self._cells.pop()

    def _style(self, props: Any) -> None:
        style = props.find("{*}pStyle")
        if style is not None:
            key = attribute(style, "val")
            self._stack[-1].paragraph.style = self._styles.get(key, key.lower())

    def paper(self) -> Paper:
        """Everything read, in one text: a paragraph per line."""
        paper = Paper()
        texts, at = [], 0
        for open_ in self._done:
            paragraph = open_.paragraph
            paragraph.start, paragraph.end = at, at + len(open_.text)
            at = paragraph.end + 1
            texts.append(open_.text)
            paper.paragraphs.append(paragraph)
        paper.text = "\n".join(texts)
        for mark, start, end, part in self._marks:
            if start is not None:
                a, b = _offset(start), _offset(end or start)
                paper.marks.append(Mark(mark, a, max(a, b), part))
        for place, size, part, element in self._pieces:
            a = _offset(place)
            paper.pieces.append(Piece(a, a + size, part, element))
        # a text box is read before the rest of the paragraph it hangs on
        paper.pieces.sort(key=lambda piece: piece.start)
        paper.tracked = [(_offset(a), _offset(b)) for a, b in self._tracked]
        self._fill_tables()
        paper.tables = self._tables
        return paper

    def _fill_tables(self) -> None:
        for i, table in enumerate(self._tables, 1):
            own = self._table_paragraphs.get(i, [])
            for open_ in own:
                paragraph = open_.paragraph
                while len(table.rows) < paragraph.row:
                    table.rows.append([])
                row = table.rows[paragraph.row - 1]
                if len(row) < paragraph.col:
                    row += [""] * (paragraph.col - len(row))
                    row[paragraph.col - 1] = open_.text
                else:
                    row[paragraph.col - 1] += "\n" + open_.text
            if own:
                self._around(table, own[0].paragraph.n - 2, own[-1].paragraph.n)

    def _around(self, table: PaperTable, before: int, after: int) -> None:
        while before >= 0 and not self._done[before].text.strip():
            before -= 1
        if before >= 0 and not self._done[before].paragraph.table:
            text = self._done[before].text
            found = CAPTION.match(text)
            if found:
                table.label, table.caption = int(found[1]), text
        below = []
        for open_ in self._done[after : after + 4]:
            if open_.paragraph.table or CAPTION.match(open_.text):
                break
            below.append(open_.text)
        table.below = "\n".join(below)


def _numbered(events: Any) -> Iterator[tuple[int, tuple[str, Any]]]:
    """Events with the number, from 0, of the element in document order."""
    n = -1
    for event, element in events:
        if event == "start":
            n += 1
        yield n, (event, element)


def _local(element: Any) -> str:
    return _local_name(element.tag)


@lru_cache(maxsize=1000)
def _local_name(tag: Any) -> str:
    """A tag without its namespace; of a comment none, for its tag is no text."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _offset(place: Place) -> int:
    return place[0].start + place[1]
