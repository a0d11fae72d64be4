"""A finished document as text with places: what `report check` reads.

Main functions: `read_paper` takes a docx (docm, dotx), xlsx or csv, `read_parts`
the parts of a Word file already at hand. A Word file is read as if every tracked
change were accepted: insertions count, deletions do not. Body, headers, footers,
notes, text boxes and content controls are all one text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.report.opening import check_sheet, open_parts

WORD_NS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TEXT_PARTS = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", re.IGNORECASE
)
_TRACKING = re.compile(rb"<w:trackRevisions\b(?![^>]*\"(?:0|false|off)\")")
_ORDER = ("document", "footnotes", "endnotes", "header", "footer")


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its span in the paper's text and where it stands.

    `table`, `row` and `col` count from 1 and are 0 outside tables; `table` is the
    index into `Paper.tables` plus one. `n` counts the paragraphs of the paper.
    """

    n: int
    part: str
    style: str = ""
    table: int = 0
    row: int = 0
    col: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its name and span in the paper's text."""

    name: str
    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one `w:t`: the `element`-th element of its part."""

    start: int
    end: int
    part: str
    element: int


@dataclass(slots=True)
class PaperTable:
    """A table's cells as text, row by row, with what is written around it.

    `label` is the number of its caption "Tabla N" (or the sheet's name), else its
    ordinal from 1.
    """

    label: int | str
    rows: list[list[str]] = field(default_factory=list)
    caption: str = ""
    below: str = ""


@dataclass(slots=True)
class Paper:
    """A document as one text with its paragraphs, tables and bookmarks.

    `tracked` are spans in which a change is tracked; `tracking` tells whether the
    file asks that changes be tracked; `properties` are its custom properties.
    """

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[PaperTable] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    tracked: list[tuple[int, int]] = field(default_factory=list)
    tracking: bool = False
    properties: dict[str, str] = field(default_factory=dict)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds an offset of the text."""
        from bisect import bisect_right

        if not self.paragraphs:
            return None
        i = bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1
        return self.paragraphs[max(0, i)]

    def where(self, start: int, end: int) -> dict[str, Any]:
        """The contract's `where` of a span."""
        paragraph = self.paragraph_at(start)
        if paragraph is None:
            return {"table": None, "row": None, "col": None, "paragraph": None,
                    "text": ""}  # fmt: skip
        table = self.tables[paragraph.table - 1].label if paragraph.table else None
        return {
            "table": table,
            "row": paragraph.row or None,
            "col": paragraph.col or None,
            "paragraph": paragraph.n,
            "text": self.around(start, end, paragraph),
        }

    def around(self, start: int, end: int, paragraph: Paragraph, room: int = 48) -> str:
        """A span with some of its paragraph, in one line."""
        first = max(paragraph.start, start - room)
        last = min(max(paragraph.end, end), end + room)
        return " ".join(self.text[first:last].split())


def read_paper(path: Path) -> Paper:
    """Read a document by its extension.

    Raises:
        QualcodeError: `report-missing`, `report-unreadable`,
            `report-format-unknown` (exit 3).
    """
    kind = check_sheet(path)
    if kind == "docx":
        return read_parts(open_parts(path))
    from qualcode.report.sheets import read_sheets

    return Paper(tables=read_sheets(path))


def read_parts(files: Mapping[str, bytes], *, rejected: bool = False) -> Paper:
    """Read the parts of a Word file, by their names in the package.

    `rejected` reads it as if every tracked change were rejected instead.
    """
    from qualcode.report.properties import read_properties

    styles = _style_names(files.get("word/styles.xml"))
    from qualcode.report.reading import ACCEPTED, REJECTED, Reader

    reader = Reader(styles, REJECTED if rejected else ACCEPTED)
    for name in text_parts(files):
        reader.read(name, files[name])
    paper = reader.paper()
    settings = files.get("word/settings.xml", b"")
    paper.tracking = bool(_TRACKING.search(settings))
    paper.properties = read_properties(files)
    return paper


def text_parts(files: Mapping[str, bytes]) -> list[str]:
    """Names of the parts that hold text, the body first."""
    found = [n for n in files if _TEXT_PARTS.fullmatch(n)]
    stems = {n: re.sub(r"\d*\.xml$", "", n.split("/")[-1]).lower() for n in found}
    return sorted(found, key=lambda n: (_ORDER.index(stems[n]), n))


def parse(data: bytes) -> Any:
    """XML without entities, network or huge trees."""
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, safe)


def _style_names(data: bytes | None) -> dict[str, str]:
    if data is None:
        return {}
    found = {}
    for style in parse(data).iter("{*}style"):
        name = style.find("{*}name")
        if name is not None:
            key = attribute(style, "styleId")
            found[key] = attribute(name, "val").lower()
    return found


def attribute(element: Any, name: str) -> str:
    """An attribute of Word's namespace, transitional or strict; else empty."""
    for ns in WORD_NS:
        found = element.get(f"{{{ns}}}{name}")
        if found is not None:
            return str(found)
    return ""
