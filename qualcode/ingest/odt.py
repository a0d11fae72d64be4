"""OpenDocument text (.odt, .ott, .fodt's packed kin), straight from its XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.ingest.package import Package, number
from qualcode.ingest.source import Reading, Source
from qualcode.problems import Problem, problem
from qualcode.text.blocks import PARAGRAPH, RULE, Block, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_URN}text:1.0}}"
_TABLE = f"{{{_URN}table:1.0}}"
_STYLE = f"{{{_URN}style:1.0}}"
_OFFICE = f"{{{_URN}office:1.0}}"
_DRAW = f"{{{_URN}drawing:1.0}}"
_FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
_SKIPPED = frozenset(
    (
        _TEXT + "tracked-changes", _TEXT + "sequence-decls", _OFFICE + "forms",
        _TEXT + "table-of-content", _TEXT + "note-citation", _TEXT + "ruby-text",
        _OFFICE + "annotation-end", _TEXT + "variable-decls",
        _TEXT + "user-field-decls",
    )
)  # fmt: skip
_MOST_SPACES = 200


def read(source: Source) -> list[Reading]:
    """The document in an .odt file: paragraphs and cells in reading order.

    Tracked insertions are kept and deletions skipped; a text box comes before the
    paragraph it hangs on; footnotes stand aside; comments are counted.

    Raises:
        QualcodeError: `odt-corrupt`, `odt-bomb`, `odt-entities`, `odt-encrypted`,
            `odt-not-text`, `file-no-text`.
    """
    package = Package(source, "odt")
    names = package.names()
    if "META-INF/manifest.xml" in names:
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise QualcodeError("odt-encrypted", file=source.path)
    if "content.xml" not in names:
        raise QualcodeError("odt-not-text", file=source.path)
    content = package.parse("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise QualcodeError("odt-not-text", file=source.path)
    common = package.parse("styles.xml") if "styles.xml" in names else None
    walker = _Walker(_Styles(common, content))
    walker.walk(body)
    if not any(block.text.strip() for block in walker.blocks if not block.aside):
        raise QualcodeError("file-no-text", file=source.path)
    problems: tuple[Problem, ...] = ()
    if walker.comments:
        problems = (problem("comments-left", file=source.path, n=walker.comments),)
    return [Reading(tuple(walker.blocks), problems=problems)]


class _Styles:
    """Bold face by the name of a style, with what it inherits."""

    def __init__(self, *roots: _Element | None) -> None:
        self._raw = {
            one.get(_STYLE + "name", ""): one
            for root in roots
            if root is not None
            for one in root.iter(_STYLE + "style")
        }
        self._known: dict[str, bool | None] = {}

    def bold(self, name: str | None) -> bool | None:
        """True, False, or None where the style says nothing."""
        if not name:
            return None
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> bool | None:
        seen: set[str] = set()
        while name in self._raw and name not in seen:
            seen.add(name)
            style = self._raw[name]
            face = style.find(_STYLE + "text-properties")
            weight = face.get(_FO + "font-weight") if face is not None else None
            if weight:
                return weight == "bold" or weight[0] in "6789"
            name = style.get(_STYLE + "parent-style-name", "")
        return None

    def is_rule(self, name: str | None) -> bool:
        """Whether an empty paragraph of this style is a drawn line."""
        style = self._raw.get(name or "")
        return (name or "").startswith("Horizontal_20_Line") or (
            style is not None
            and style.get(_STYLE + "parent-style-name", "").startswith("Horizontal")
        )


class _Walker:
    """Walks the body once and gathers blocks."""

    def __init__(self, styles: _Styles) -> None:
        self.blocks: list[Block] = []
        self.comments = 0
        self._styles = styles
        self._tables = 0
        self._cell: tuple[int, int, int] | None = None
        self._gap = PARAGRAPH
        self._marker = ""
        self._aside = False

    def walk(self, parent: _Element) -> None:
        """Gather what the block-level children of `parent` hold."""
        for child in parent:
            tag = child.tag
            if tag in (_TEXT + "p", _TEXT + "h"):
                self._paragraph(child)
            elif tag == _TABLE + "table":
                self._table(child)
            elif tag == _TEXT + "list-item":
                self._marker = "•"
                self.walk(child)
                self._marker = ""
            elif tag not in _SKIPPED and isinstance(tag, str):
                # Sections, lists, indexes, frames: what they hold counts.
                self.walk(child)

    def _table(self, table: _Element) -> None:
        if self._cell is not None:
            for cell in table.iter(_TABLE + "table-cell"):
                self.walk(cell)
            return
        table_number = self._tables
        self._tables += 1
        for r, row in enumerate(table.iter(_TABLE + "table-row")):
            column = 0
            for cell in row:
                if cell.tag == _TABLE + "table-cell":
                    self._cell = (table_number, r, column)
                    self.walk(cell)
                repeated = cell.get(_TABLE + "number-columns-repeated", "1")
                column += number(repeated, most=1000)
        self._cell = None
        self._gap = PARAGRAPH

    def _paragraph(self, paragraph: _Element) -> None:
        style = paragraph.get(_TEXT + "style-name")
        level = paragraph.get(_TEXT + "outline-level", "1")
        heading = paragraph.tag == _TEXT + "h"
        bold = bool(self._styles.bold(style)) and not heading
        pieces, boxes, notes = [], [], []
        for piece, face, other in self._pieces(paragraph, bold):
            if other is None:
                pieces.append((piece, face))
            elif other.tag == _TEXT + "note":
                notes.append(other)
            else:
                boxes.append(other)
        for box in boxes:
            self.walk(box)
        self._put(pieces, number(level, most=9) if heading else 0, style)
        for note in notes:
            self._note(note)

    def _put(
        self, pieces: list[tuple[str, bool]], heading: int, style: str | None
    ) -> None:
        text, bold = joined(pieces)
        if not text.strip():
            if self._styles.is_rule(style):
                self._gap = RULE
            return
        table, row, column = self._cell or (None, None, None)
        self.blocks.append(
            Block(
                text,
                bold,
                heading=min(heading, 9),
                marker=self._marker,
                gap=self._gap,
                table=table,
                row=row,
                column=column,
                aside=self._aside,
            )
        )
        self._gap = PARAGRAPH
        self._marker = ""

    def _note(self, note: _Element) -> None:
        before, self._aside = self._aside, True
        cell, self._cell = self._cell, None
        self.walk(note)
        self._aside, self._cell = before, cell

    def _pieces(
        self, element: _Element, bold: bool
    ) -> Iterator[tuple[str, bool, _Element | None]]:
        """The text under a paragraph; notes and text boxes are handed out whole."""
        if element.text:
            yield _spaced(element.text), bold, None
        for child in element:
            yield from self._piece(child, bold)
            if child.tail:
                yield _spaced(child.tail), bold, None

    def _piece(
        self, child: _Element, bold: bool
    ) -> Iterator[tuple[str, bool, _Element | None]]:
        tag = child.tag
        if tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            spaces = number(count, most=_MOST_SPACES)
            yield " " * spaces, bold, None
        elif tag == _TEXT + "tab":
            yield "\t", bold, None
        elif tag == _TEXT + "line-break":
            yield "\n", bold, None
        elif tag == _TEXT + "note" or (
            isinstance(tag, str)
            and tag.startswith(_DRAW)
            and child.find(".//" + _TEXT + "p") is not None
        ):
            yield "", bold, child
        elif tag == _OFFICE + "annotation":
            self.comments += 1
        elif isinstance(tag, str) and tag not in _SKIPPED:
            face = None
            if tag in (_TEXT + "span", _TEXT + "a"):
                face = self._styles.bold(child.get(_TEXT + "style-name"))
            yield from self._pieces(child, bold if face is None else face)


def _spaced(text: str) -> str:
    """White space as the format means it: a run of it is one space."""
    if "\n" in text or "\t" in text or "  " in text:
        shown = " ".join(text.split())
        lead = " " if text[0].isspace() else ""
        return lead + shown + (" " if shown and text[-1].isspace() else "")
    return text
