"""Web pages, those that Word, Google Docs and recorders save too.

Scripts, styles and whatever is hidden are no text; nothing is ever fetched.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.ingest.package import number
from qualcode.ingest.plain import LARGEST, decode, problems_of
from qualcode.ingest.source import Reading, Source
from qualcode.problems import Problem, problem
from qualcode.text.blocks import PARAGRAPH, RULE, Block, joined
from qualcode.text.normalise import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = re.compile(
    "script|style|head|noscript|template|svg|math|iframe|object|embed|select|option"
    "|textarea|button|audio|video|canvas|map|nav|del|rt|rp"
)
_BLOCKS = re.compile(
    "p|div|li|dt|dd|ul|ol|dl|blockquote|pre|section|article|main|header|footer|aside"
    "|figure|figcaption|form|fieldset|address|center|table|caption|tr|td|th|body|html"
    "|h[1-6]"
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,3000})\}")
_CLASS = re.compile(r"\.([\w-]+)\s*$")
_BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*comment|mso-special-character\s*:\s*comment"
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _Open:
    """An element the walk is in, with what it does to the text."""

    tag: str
    bold: bool
    aside: bool
    pre: bool


@dataclass(slots=True)
class _Grid:
    """A table under way; tables in its cells only add text to them."""

    number: int
    row: int = -1
    column: int = -1
    depth: int = 1
    spans: int = 1


def read(source: Source) -> list[Reading]:
    """The document in a web page.

    Raises:
        QualcodeError: `file-too-large`, `file-not-text`, `file-no-text`.
    """
    text = _decoded(source)
    return [page(text, source)]


def page(text: str, source: Source) -> Reading:
    """What a page's source says.

    Raises:
        QualcodeError: `file-no-text`.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise QualcodeError("file-no-text", file=source.path)
    walker = _Walker(_bold_classes(root))
    walker.walk(root)
    if not any(b.text.strip() for b in walker.blocks if not b.aside):
        raise QualcodeError("file-no-text", file=source.path)
    title = root.findtext(".//head/title") or ""
    shown = "\n".join(block.text for block in walker.blocks)
    problems: tuple[Problem, ...] = problems_of(shown, source)
    if walker.comments:
        problems += (problem("comments-left", file=source.path, n=walker.comments),)
    return Reading(
        tuple(walker.blocks),
        title=" ".join(normalise(title).split())[:200],
        problems=problems,
    )


def _decoded(source: Source) -> str:
    """The page's characters, by what it declares unless a mark says otherwise."""
    data = source.data
    declared = _CHARSET.search(data[:4096])
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if declared and not marked and len(data) <= LARGEST and b"\0" not in data[:4096]:
        name = declared[1].decode("ascii").lower()
        # What calls itself Latin-1 is Windows-1252 to every browser.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name
        try:
            codecs.lookup(name)
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, UnicodeError):
            pass
    return decode(source)


def _bold_classes(root: _Element) -> dict[str, bool]:
    """What the page's style sheet says of each class: bold or not."""
    found: dict[str, bool] = {}
    for sheet in root.iter("style"):
        for selectors, body in _RULE.findall((sheet.text or "")[:200_000]):
            face = _BOLD.search(body)
            if face is None:
                continue
            for selector in selectors.split(","):
                name = _CLASS.search(selector.strip())
                if name:
                    found[name[1]] = _is_bold(face[1])
    return found


def _is_bold(value: str) -> bool:
    return value.startswith("bold") or value[0] in "6789"


class _Walker:
    """Walks the tree once, without recursion: hostile pages nest deeply."""

    def __init__(self, classes: dict[str, bool]) -> None:
        self.blocks: list[Block] = []
        self.comments = 0
        self._classes = classes
        self._pieces: list[tuple[str, bool]] = []
        self._open: list[_Open] = [_Open("", bold=False, aside=False, pre=False)]
        self._lists: list[str] = []
        self._marker = ""
        self._gap = PARAGRAPH
        self._grid: _Grid | None = None
        self._tables = 0

    def walk(self, root: _Element) -> None:
        from lxml import etree

        skipping = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if skipping or self._is_skipped(element, tag):
                    skipping += 1
                else:
                    self._start(element, tag)
                    self._say(element.text)
                continue
            if skipping:
                skipping -= 1
            else:
                self._end(tag)
            if not skipping:
                self._say(element.tail)
        self._flush()

    def _is_skipped(self, element: _Element, tag: str) -> bool:
        style = (element.get("style") or "").lower()
        if "mso-element:comment-list" in style.replace(" ", ""):
            self.comments += sum(
                "mso-element:comment" in (one.get("style") or "").replace(" ", "")
                and "list" not in (one.get("style") or "")
                for one in element.iter("div")
            )
        if tag == "a" and (element.get("href") or "").startswith("#cmnt_ref"):
            self.comments += 1
            self._aside_here()
        return (
            _SKIPPED.fullmatch(tag) is not None
            or element.get("hidden") is not None
            or "mso-list:ignore" in style.replace(" ", "")
            or (style != "" and _HIDDEN.search(style) is not None)
        )

    def _aside_here(self) -> None:
        """A comment of Google Docs, printed below the text: no one said it."""
        for one in reversed(self._open):
            one.aside = True
            if one.tag in ("p", "div", "li"):
                break

    def _start(self, element: _Element, tag: str) -> None:
        above = self._open[-1]
        style = (element.get("style") or "").lower().replace(" ", "")
        if _BLOCKS.fullmatch(tag):
            self._flush()
        aside = above.aside or "mso-element:footnote" in style
        aside = aside or "mso-element:endnote" in style
        bold = self._face(element, tag, style, bold=above.bold)
        self._open.append(_Open(tag, bold, aside, above.pre or tag == "pre"))
        if tag in ("ul", "ol"):
            self._lists.append("•" if tag == "ul" else "1.")
        elif tag == "li" or "mso-list:l" in style:
            self._marker = self._lists[-1] if self._lists else "•"
        elif tag == "br":
            self._pieces.append(("\v", above.bold))
        elif tag == "hr":
            self._flush()
            self._gap = RULE
        else:
            self._table(element, tag)

    def _face(self, element: _Element, tag: str, style: str, *, bold: bool) -> bool:
        said = _BOLD.search(style)
        if said:
            return _is_bold(said[1])
        for name in (element.get("class") or "").split():
            if name in self._classes:
                return self._classes[name]
        return bold or tag in ("b", "strong")

    def _table(self, element: _Element, tag: str) -> None:
        grid = self._grid
        if tag == "table" and grid is None:
            self._grid = _Grid(self._tables)
            self._tables += 1
        elif tag == "table" and grid is not None:
            grid.depth += 1
        elif grid is not None and grid.depth == 1 and tag == "tr":
            grid.row, grid.column, grid.spans = grid.row + 1, -1, 1
        elif grid is not None and grid.depth == 1 and tag in ("td", "th"):
            grid.column += grid.spans
            span = element.get("colspan") or "1"
            grid.spans = number(span, most=1000)

    def _end(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self._flush()
        if len(self._open) > 1:
            self._open.pop()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "table" and self._grid is not None:
            self._grid.depth -= 1
            if not self._grid.depth:
                self._grid = None

    def _say(self, text: str | None) -> None:
        if not text:
            return
        here = self._open[-1]
        if here.pre:
            self._pieces.append((text.replace("\n", "\v"), here.bold))
            return
        shown = _SPACE.sub(" ", text)
        last = self._pieces[-1][0][-1:] if self._pieces else ""
        if shown[0] == " " and last in ("", " ", "\v"):
            shown = shown[1:]
        if shown:
            self._pieces.append((shown, here.bold))

    def _flush(self) -> None:
        """End the paragraph under way; an empty line in it parts paragraphs too."""
        pieces, self._pieces = self._pieces, []
        part: list[tuple[str, bool]] = []
        breaks = 0
        for text, bold in pieces:
            for n, line in enumerate(text.split("\v")):
                breaks += n > 0
                if line.strip():
                    if breaks > 1 and part:
                        self._put(part)
                        part = []
                    elif breaks and part:
                        part.append(("\n", bold))
                    breaks = 0
                if line:
                    part.append((line, bold))
        self._put(part)

    def _put(self, pieces: list[tuple[str, bool]]) -> None:
        text, bold = joined(pieces)
        if not text.strip():
            return
        grid = self._grid
        inside = grid is not None and grid.row >= 0 and grid.column >= 0
        here = self._open[-1]
        level = next((o.tag for o in reversed(self._open) if o.tag[:1] == "h"), "")
        heading = int(level[1]) if re.fullmatch(r"h[1-6]", level) else 0
        self.blocks.append(
            Block(
                text,
                bold,
                heading=heading,
                marker=self._marker,
                gap=self._gap,
                table=grid.number if grid and inside else None,
                row=grid.row if grid and inside else None,
                column=grid.column if grid and inside else None,
                aside=here.aside or any(o.aside for o in self._open),
            )
        )
        self._gap = PARAGRAPH
        self._marker = ""
