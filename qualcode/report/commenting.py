"""A copy of a document with each problem as a comment on its spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.files import atomic
from qualcode.report.opening import open_parts
from qualcode.report.paper import WORD_NS, parse, read_parts
from qualcode.report.patching import rezip
from qualcode.report.wordml import clean

_W = WORD_NS[0]
PART = "word/comments.xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
AUTHOR = "qualcode"


def write_comments(
    file: Path, problems: Sequence[Mapping[str, Any]], out: Path
) -> None:
    """Write `file` to `out` with a comment for each problem; `file` stays as it is.

    A problem stands on the paragraph it is about; one without a place, or in a
    header, footer or note (where Word allows no comment), on the first paragraph.
    Comments that are there stay.

    Raises:
        QualcodeError: `report-unreadable` (exit 3).
    """
    raw = file.read_bytes()
    files = open_parts(file)
    paper = read_parts(files)
    body = parse(files["word/document.xml"])
    comments = _comments(files)
    ids = [int(c.get(f"{{{_W}}}id") or 0) for c in comments]
    n = max(ids, default=-1) + 1
    paragraphs = [p for p in body.iter(f"{{{_W}}}p") if not _in_fallback(p)]
    known = [p for p in paper.paragraphs if p.part == "word/document.xml"]
    place = {p.n: element for p, element in zip(known, paragraphs, strict=False)}
    for problem in problems:
        where = problem["where"].get("paragraph")
        paragraph = place.get(where) if where else None
        if paragraph is None:
            paragraph = paragraphs[0]
        _mark(paragraph, n)
        comments.append(_comment(n, problem))
        n += 1
    files["word/document.xml"] = _bytes(body)
    files[PART] = _bytes(comments)
    with atomic(out) as fresh:
        fresh.write_bytes(rezip(raw, files))


def _in_fallback(element: Any) -> bool:
    return any(
        isinstance(a.tag, str) and a.tag.endswith("}Fallback")
        for a in element.iterancestors()
    )


def _comments(files: dict[str, bytes]) -> Any:
    from lxml import etree

    if PART in files:
        return parse(files[PART])
    types = f'<Override PartName="/{PART}" ContentType="{_TYPE}"/></Types>'
    name = "[Content_Types].xml"
    files[name] = files[name].replace(b"</Types>", types.encode())
    relation = f'<Relationship Id="rIdComments" Type="{_REL}" Target="comments.xml"/>'
    name = "word/_rels/document.xml.rels"
    files[name] = files[name].replace(
        b"</Relationships>", f"{relation}</Relationships>".encode()
    )
    return etree.Element(f"{{{_W}}}comments", nsmap={"w": _W})


def _mark(paragraph: Any, n: int) -> None:
    """Put a comment's range around a paragraph's content and its reference behind."""
    from lxml import etree

    def made(name: str) -> Any:
        element = etree.Element(f"{{{_W}}}{name}")
        element.set(f"{{{_W}}}id", str(n))
        return element

    first = 1 if len(paragraph) and paragraph[0].tag == f"{{{_W}}}pPr" else 0
    paragraph.insert(first, made("commentRangeStart"))
    paragraph.append(made("commentRangeEnd"))
    run = etree.SubElement(paragraph, f"{{{_W}}}r")
    run.append(made("commentReference"))


def _comment(n: int, problem: Mapping[str, Any]) -> Any:
    from lxml import etree

    comment = etree.Element(f"{{{_W}}}comment")
    comment.set(f"{{{_W}}}id", str(n))
    comment.set(f"{{{_W}}}author", AUTHOR)
    comment.set(f"{{{_W}}}initials", "qc")
    for line in (problem["message"], problem["hint"]):
        paragraph = etree.SubElement(comment, f"{{{_W}}}p")
        run = etree.SubElement(paragraph, f"{{{_W}}}r")
        etree.SubElement(run, f"{{{_W}}}t").text = clean(str(line))
    return comment


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )
