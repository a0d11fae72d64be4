"""Markdown: headings, bold face, lists, tables and rules; its signs are no text."""

from __future__ import annotations

import html
import re

from qualcode.errors import QualcodeError
from qualcode.ingest.plain import decode, problems_of
from qualcode.ingest.source import Reading, Source
from qualcode.text.blocks import PARAGRAPH, RULE, Block, joined

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_UNDER = re.compile(r" {0,3}(=+|-+)\s*$")
_LIST = re.compile(r"(\s*)([-*+•]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:>\s?)+")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_TAG = re.compile(
    r"</?(?:br|p|b|strong|i|em|u|span|div|sup|sub|a|hr|center|font)\b[^<>]{0,300}/?>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~\"'$&/:;<=?@^%,])")
# Each looks no further than the next sign of its kind, so that no text is slow.
_EMPHASIS = re.compile(
    r"(?:\*\*\*|___)(?=\S)(?P<t3>[^*_]{1,3000})(?<=\S)(?:\*\*\*|___)"
    r"|\*\*(?=\S)(?P<t2>(?:[^*]|\*(?!\*)){1,3000})(?<=\S)\*\*"
    r"|__(?=\S)(?P<t4>(?:[^_]|_(?!_)){1,3000})(?<=\S)__"
    r"|(?<![\w*])(?P<one>\*|_)(?=[^\s*_])(?P<t1>[^*_\n]*[^\s*_])(?P=one)(?![\w*])"
    r"|`(?P<t0>[^`]{1,3000})`"
)
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def read(source: Source) -> list[Reading]:
    """The document in a Markdown file.

    Raises:
        QualcodeError: `file-too-large`, `file-not-text`, `file-no-text`.
    """
    text = decode(source)
    blocks = tuple(blocks_of(_uncommented(text)))
    if not blocks:
        raise QualcodeError("file-no-text", file=source.path)
    return [Reading(blocks, problems=problems_of(text, source))]


def blocks_of(text: str) -> list[Block]:
    """Headings, paragraphs, list items and cells, in order.

    The lines of a paragraph stay lines, joined by a line end: transcripts put a turn
    on each.
    """
    blocks: list[Block] = []
    front = _FRONT.match(text)
    if front:
        blocks.extend(
            Block(line.strip()) for line in front[1].split("\n") if line.strip()
        )
        text = text[front.end() :]
    gatherer = _Gatherer(blocks)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        gatherer.take(line, after)
    gatherer.flush()
    return gatherer.blocks


class _Gatherer:
    """Takes the lines one by one and gives blocks."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self._lines: list[str] = []
        self._marker = ""
        self._gap = PARAGRAPH
        self._tables = 0
        self._row: int | None = None

    def take(self, line: str, after: str) -> None:
        """One line, knowing the one below it."""
        heading = _HEADING.match(line)
        if self._row is not None and "|" in line:
            self._cells(line)
            return
        self._row = None
        if not line.strip():
            self.flush()
        elif heading:
            self.flush()
            self._put(heading[2], heading=len(heading[1]))
        elif self._lines and _UNDER.match(line) and not _pipe(self._lines):
            self._underlined(line)
        elif _RULE.match(line):
            self.flush()
            self._gap = RULE
        elif "|" in line and "|" in after and _is_divider(after):
            self.flush()
            self._row = 0
            self._cells(line)
            self._tables += 1
        else:
            self._running(_QUOTE.sub("", line, count=1))

    def _underlined(self, line: str) -> None:
        """A title by the line under it; under talk, a rule."""
        if line.strip()[0] == "=" and len(self._lines) == 1:
            title = self._lines.pop()
            self._put(title, heading=1)
        else:
            self.flush()
            self._gap = RULE

    def _running(self, line: str) -> None:
        item = _LIST.match(line)
        if item:
            self.flush()
            self._marker = item[2]
            line = line[item.end() :]
        self._lines.append(line)

    def _cells(self, line: str) -> None:
        if _is_divider(line):
            return
        table = self._tables - 1 if self._row else self._tables
        for column, cell in enumerate(_split_row(line)):
            text, bold = inline(cell)
            if text:
                self.blocks.append(
                    Block(text, bold, table=table, row=self._row, column=column)
                )
        self._row = (self._row or 0) + 1

    def _put(self, line: str, *, heading: int = 0) -> None:
        text, bold = inline(line)
        if text:
            self.blocks.append(
                Block(
                    text,
                    bold,
                    heading=heading,
                    marker=self._marker,
                    gap=self._gap,
                )
            )
            self._gap = PARAGRAPH
        self._marker = ""

    def flush(self) -> None:
        """End the paragraph under way."""
        if self._lines:
            self._put("\n".join(self._lines))
            self._lines = []
        self._gap = max(self._gap, PARAGRAPH)


def _uncommented(text: str) -> str:
    """The text without HTML comments; one that is never closed stays."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        text = text[:start] + text[end + 3 :]
        start = text.find("<!--", start)
    return text


def _is_divider(line: str) -> bool:
    return len(line) < 2000 and bool(_DIVIDER.match(line))


def _pipe(lines: list[str]) -> bool:
    return any("|" in line for line in lines)


def _split_row(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip() for cell in cells]


def inline(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A paragraph without Markdown's signs, and its bold spans."""
    # A stroke or two spaces at a line's end ask for the break that lines have anyway.
    text = "\n".join(
        one.rstrip().removesuffix("\\").rstrip() for one in text.split("\n")
    )
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    text = re.sub(r"</?(?:b|strong)>", "**", text, flags=re.IGNORECASE)
    text = _TAG.sub("", text)
    text = _LINK.sub(r"\1", text)
    # Escaped signs hide in a private area while emphasis is read.
    hidden = _ESCAPE.sub(lambda m: chr(0xE000 + ord(m[1])), text)
    pieces = [(_shown(piece), bold) for piece, bold in _emphasis(hidden, bold=False)]
    whole, bold = joined(pieces)
    return whole.strip(), _shifted(whole, bold)


def _shifted(
    whole: str, bold: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The spans once the white space before the text is gone."""
    lead = len(whole) - len(whole.lstrip())
    return tuple((max(0, a - lead), max(0, b - lead)) for a, b in bold)


def _shown(text: str) -> str:
    text = "".join(
        chr(ord(c) - 0xE000) if 0xE000 <= ord(c) < 0xE080 else c for c in text
    )
    return html.unescape(text) if "&" in text else text


def _emphasis(text: str, *, bold: bool) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        pieces.append((text[at : match.start()], bold))
        if match["t0"] is not None:
            pieces.append((match["t0"], bold))
        elif match["t1"] is not None:
            pieces.extend(_emphasis(match["t1"], bold=bold))
        else:
            inner = match["t3"] or match["t2"] or match["t4"]
            pieces.extend(_emphasis(inner, bold=True))
        at = match.end()
    pieces.append((text[at:], bold))
    return [piece for piece in pieces if piece[0]]
