"""The tables of a Word, Excel or CSV file as grids whose merged cells are known."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.text.normalise import normalise

KINDS = (".docx", ".xlsx", ".csv", ".tsv", ".txt")
# A matrix is some pages; what unpacks to more is a bomb, not a matrix.
MOST_BYTES = 100_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid; `merged` is `up` or `left` where it goes on another one."""

    text: str = ""
    merged: str = ""


Grid = list[list[Cell]]


def grids(path: Path) -> list[Grid]:
    """Every table of a file, each a rectangle of cells.

    Raises `file-missing`, `matrix-format`, `matrix-protected`, `matrix-unreadable`.
    """
    suffix = path.suffix.lower()
    if suffix not in KINDS:
        raise QualcodeError("matrix-format", file=path, kinds=", ".join(KINDS[:3]))
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise QualcodeError("file-missing", file=path) from error
    except OSError as error:
        raise QualcodeError("matrix-unreadable", file=path) from error
    if raw.startswith(_OLE):
        raise QualcodeError("matrix-protected", file=path)
    office = suffix in (".docx", ".xlsx")
    found = _office(raw, suffix, path) if office else [_csv(raw)]
    return [_rectangle(g) for g in found if any(c.text for row in g for c in row)]


def _rectangle(grid: Grid) -> Grid:
    width = max(len(row) for row in grid)
    return [[*row, *[Cell()] * (width - len(row))] for row in grid]


def _office(raw: bytes, suffix: str, path: Path) -> list[Grid]:
    from lxml.etree import LxmlError
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if sum(i.file_size for i in package.infolist()) > MOST_BYTES:
                raise QualcodeError("matrix-unreadable", file=path)
            if suffix == ".docx":
                return list(_word(package.read("word/document.xml")))
        return list(_excel(raw))
    except (
        zipfile.BadZipFile,
        LxmlError,
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise QualcodeError("matrix-unreadable", file=path) from error


def _word(xml: bytes) -> Iterator[Grid]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(xml, parser)
    for table in root.iter(f"{_W}tbl"):
        # A table inside a cell is that cell's text.
        if not any(a.tag == f"{_W}tc" for a in table.iterancestors()):
            grid = [_word_row(row) for row in _children(table, "tr")]
            if grid:
                yield grid


def _children(node: Any, name: str) -> Iterator[Any]:
    """Children of a name, also those inside content controls and insertions."""
    for child in node:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, name)


def _word_row(row: Any) -> list[Cell]:
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    cells = [Cell()] * (_number(before) if before is not None else 0)
    for tc in _children(row, "tc"):
        merge = tc.find(f"{_W}tcPr/{_W}vMerge")
        up = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        cells.append(Cell("" if up else _word_text(tc), "up" if up else ""))
        span = tc.find(f"{_W}tcPr/{_W}gridSpan")
        cells += [Cell("", "left")] * (_number(span) - 1 if span is not None else 0)
    return cells


def _number(node: Any) -> int:
    # Word allows 63 columns; a span beyond is a damaged file.
    return min(int(node.get(f"{_W}val", "1")), 63)


def _word_text(tc: Any) -> str:
    """A cell's lines: paragraphs and line breaks, runs joined as they are."""
    pieces: list[str] = []
    for node in tc.iter():
        if any(a.tag == _FALLBACK for a in node.iterancestors()):
            continue
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag in (f"{_W}p", f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return _clean("".join(pieces))


def _clean(text: str) -> str:
    """Lines of a cell without outer and double spaces, without blank lines."""
    text = normalise(text).replace("\xad", "")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _excel(raw: bytes) -> Iterator[Grid]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns of Excel's extras (validation, pictures) that it does not read.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(raw), data_only=True)
    for sheet in book.worksheets:
        grid = [
            [Cell("" if v is None else _clean(str(v))) for v in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for merged in sheet.merged_cells.ranges:
            for row, column in merged.cells:
                if (row, column) == (merged.min_row, merged.min_col):
                    continue
                if row <= len(grid) and column <= len(grid[row - 1]):
                    side = "up" if column == merged.min_col else "left"
                    grid[row - 1][column - 1] = Cell("", side)
        if grid:
            yield grid
    book.close()


def _csv(raw: bytes) -> Grid:
    text = _decoded(raw)
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        found = [[Cell(_clean(value)) for value in row] for row in rows]
    except csv.Error:
        # A stray NUL or an endless field: each line as it is.
        lines = text.splitlines()
        found = [[Cell(_clean(v)) for v in line.split(delimiter)] for line in lines]
    return [row for row in found if row] or [[Cell()]]


def _decoded(raw: bytes) -> str:
    """The text of a CSV: UTF-8, what its mark says, or what Excel in Chile saves."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
