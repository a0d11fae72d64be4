"""What stands beside the text of a Word file: comments, footnotes, endnotes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.text.blocks import Remark
from qualcode.text.normalise import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from qualcode.ingest.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
START, END = _W + "commentRangeStart", _W + "commentRangeEnd"
# A comment's id to the places where its span begins and ends, as `text.Remark`.
Spans = dict[str, list[tuple[int, int]]]


def note(spans: Spans, bound: _Element, place: tuple[int, int]) -> None:
    """Keep where the span of a comment begins or ends."""
    spans.setdefault(bound.get(_W + "id", ""), []).append(place)


def remarks(package: Package, folder: str, spans: Spans) -> tuple[Remark, ...]:
    """The comments on a span of the text, in its order.

    A part that is damaged costs the comments, never the document.
    """
    found = []
    for one in _parts(package, folder, "comments", "comment"):
        span = spans.get(one.get(_W + "id", ""), [])
        text = _text(one)
        if len(span) == 2 and text:
            author = normalise(one.get(_W + "author", "")).strip()
            found.append(Remark(text, author, span[0], span[1]))
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))


def notes(package: Package, folder: str) -> list[str]:
    """The footnotes and endnotes, in the order of their parts."""
    return [
        text
        for kind in ("footnote", "endnote")
        for one in _parts(package, folder, kind + "s", kind)
        if not one.get(_W + "type") and (text := _text(one))
    ]


def _parts(package: Package, folder: str, part: str, tag: str) -> Iterator[_Element]:
    name = posixpath.join(folder, f"{part}.xml")
    if name not in package.names():
        return
    try:
        root = package.parse(name)
    except QualcodeError as error:
        if not error.code.endswith("-corrupt"):
            raise
        return
    yield from root.iter(_W + tag)


def _text(element: _Element) -> str:
    """The paragraphs of a comment or note, each on a line."""
    lines = [
        "".join(run.text or "" for run in paragraph.iter(_W + "t"))
        for paragraph in element.iter(_W + "p")
    ]
    return normalise("\n".join(lines)).strip()
