"""Rich Text Format: f4's transcripts, and what many a .doc really is.

striprtf reads the format; since it gives text alone, signs of a private area are
planted among the control words first, and what it gives back still tells bold face,
headings, cells and paragraphs apart.
"""

from __future__ import annotations

import re
from typing import Final

from qualcode.errors import QualcodeError
from qualcode.ingest.plain import problems_of
from qualcode.ingest.source import Reading, Source
from qualcode.text.blocks import Block, joined

LARGEST = 40 * 2**20  # bytes; pictures make an RTF large, its text seldom over 2 MB
_OPEN, _CLOSE, _BOLD, _LIGHT, _PLAIN, _PARD, _PAR, _CELL, _ROW, _ITEM, _TROWD = map(
    chr, range(0xF700, 0xF70B)
)
_LEVEL: Final = 0xF710  # and the level of a heading
_SIGNS = re.compile("[\uf700-\uf71f]")
_WORD = re.compile(
    r"\\(?P<escaped>[{}\\])"
    r"|(?P<brace>[{}])"
    r"|\\(?P<word>plain|pard|par|cell|nestcell|row|nestrow|trowd|pntext|ls|outlinelevel|b)"
    r"(?P<number>-?\d{1,9})?(?![a-zA-Z])(?P<space> ?)"
)
_PICTURE = re.compile(r"\\(?:pict|objdata|bin)(?![a-z])[^{}]*(?:\{[^{}]*\}[^{}]*)*")
_MINE = {
    "plain": _PLAIN,
    "pard": _PARD,
    "par": _PAR,
    "cell": _CELL,
    "nestcell": _CELL,
    "row": _ROW,
    "nestrow": _ROW,
    "trowd": _TROWD,
    "pntext": _ITEM,
    "ls": _ITEM,
}


def read(source: Source) -> list[Reading]:
    """The document in an .rtf file.

    Raises:
        QualcodeError: `rtf-corrupt`, `file-too-large`, `file-no-text`.
    """
    from striprtf.striprtf import rtf_to_text

    if len(source.data) > LARGEST:
        raise QualcodeError(
            "file-too-large",
            file=source.path,
            size=len(source.data) >> 20,
            limit=LARGEST >> 20,
        )
    raw = source.data.decode("cp1252", errors="replace")
    raw = _PICTURE.sub("", raw[raw.find("{\\rtf") :])
    planted = _WORD.sub(_plant, _SIGNS.sub("", raw))
    try:
        text = str(rtf_to_text(planted, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError):
        raise QualcodeError("rtf-corrupt", file=source.path) from None
    # Halves of one sign beyond the basic plane, which RTF writes as two numbers.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    gatherer = _Gatherer()
    gatherer.take(text)
    if not any(block.text.strip() for block in gatherer.blocks):
        raise QualcodeError("file-no-text", file=source.path)
    shown = "\n".join(block.text for block in gatherer.blocks)
    return [Reading(tuple(gatherer.blocks), problems=problems_of(shown, source))]


def _plant(match: re.Match[str]) -> str:
    """A control word with the sign that survives it."""
    whole = match[0]
    if match["brace"] == "{":
        return _OPEN + whole
    if match["brace"] == "}":
        return whole + _CLOSE
    word = match["word"]
    if word is None:
        return whole
    # The space that ends a control word belongs to it; striprtf wants it there.
    whole = whole if match["space"] else whole + " "
    if word == "b":
        sign = _LIGHT if match["number"] == "0" else _BOLD
    elif word == "outlinelevel":
        level = int(match["number"] or 9)
        sign = chr(_LEVEL + level + 1) if 0 <= level < 9 else ""
    else:
        sign = _MINE[word]
    # What pntext opens is left out by striprtf: its sign has to stand before it.
    return sign + whole if word == "pntext" else whole + sign


class _Gatherer:
    """Reads striprtf's text with the signs in it and gives blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[tuple[str, bool]] = []
        self._bold = False
        self._stack: list[bool] = []
        self._heading = 0
        self._marker = ""
        self._cells: list[list[Block]] = [[]]
        self._tables = 0
        self._row = 0
        self._in_row = False

    def take(self, text: str) -> None:
        """All of it, piece by piece."""
        at = 0
        for sign in _SIGNS.finditer(text):
            self._say(text[at : sign.start()])
            at = sign.end()
            self._sign(sign[0])
        self._say(text[at:])
        self._paragraph()
        if any(self._cells):
            self._end_row()

    def _say(self, text: str) -> None:
        if text:
            self._pieces.append((text, self._bold))

    def _sign(self, sign: str) -> None:
        if sign == _OPEN:
            self._stack.append(self._bold)
        elif sign == _CLOSE:
            self._bold = self._stack.pop() if self._stack else False
        elif sign in (_BOLD, _LIGHT, _PLAIN):
            self._bold = sign == _BOLD
        elif sign == _PARD:
            self._heading, self._marker = 0, ""
        elif sign == _ITEM:
            self._marker = "•"
        elif sign == _PAR:
            self._take_back("\n")
            self._paragraph()
        elif sign == _CELL:
            self._take_back("|")
            self._paragraph()
            self._cells.append([])
        elif sign == _ROW:
            self._take_back("\n")
            self._paragraph()
            self._end_row()
        elif sign == _TROWD:
            # Word repeats a row's definition at its end: cells at hand stay.
            self._in_row = True
        else:
            self._heading = ord(sign) - _LEVEL

    def _take_back(self, mark: str) -> None:
        """What striprtf writes for the control word just met."""
        if self._pieces and self._pieces[-1][0].endswith(mark):
            text, bold = self._pieces.pop()
            if text[:-1]:
                self._pieces.append((text[:-1], bold))

    def _paragraph(self) -> None:
        text, bold = joined(self._pieces)
        self._pieces = []
        if not text.strip():
            return
        block = Block(text, bold, heading=self._heading, marker=self._marker)
        if self._in_row:
            self._cells[-1].append(block)
            return
        if self._row:
            self._tables, self._row = self._tables + 1, 0
        self.blocks.append(block)

    def _end_row(self) -> None:
        for column, cell in enumerate(self._cells):
            self.blocks += [
                Block(
                    one.text,
                    one.bold,
                    marker=one.marker,
                    table=self._tables,
                    row=self._row,
                    column=column,
                )
                for one in cell
            ]
        self._row += 1
        self._in_row, self._cells = False, [[]]
