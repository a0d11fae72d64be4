"""The contents page: every heading with its number, a link and, if known, its page.

Page numbers are known only after layout. Where LibreOffice is at hand the report
is laid out once, its page numbers are read and filled in; elsewhere the entries
link without numbers until Word updates the table.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qualcode.report import parts
from qualcode.report.template import CONTENTS_MARK
from qualcode.report.wordml import escape, run, tab

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PATIENCE = 60  # seconds LibreOffice may take
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def list_contents(
    document: Any, ids: Mapping[str, str], pages: Mapping[str, str] | None
) -> None:
    """Put the list of headings where the template's mark stands.

    With `pages` (page by bookmark, perhaps empty) it is the result of a TOC field.
    With None it is a probe: LibreOffice computes a PAGEREF at layout only outside
    a TOC field.
    """
    from lxml import etree

    texts = ((p, "".join(p.itertext(f"{W}t"))) for p in document.iter(f"{W}p"))
    place = next((p for p, text in texts if text == CONTENTS_MARK), None)
    if place is None:
        return
    lines = []
    taken = [int(e.get(f"{W}id")) for e in document.iter(f"{W}bookmarkStart")]
    first = max(taken, default=0) + 1
    for n, (level, number, paragraph) in enumerate(_headings(document, ids)):
        anchor = f"_Toc{n + 1:08}"
        text = "".join(paragraph.itertext(f"{W}t"))
        _bookmark(paragraph, anchor, first + n)
        page = "0" if pages is None else pages.get(anchor, "")
        link = (
            f'<w:hyperlink w:anchor="{anchor}" w:history="1">'
            f"{run(number)}{tab()}{run(text)}{_page(anchor, page)}</w:hyperlink>"
        )
        lines.append((ids[f"TOC{level}"], link))
    if lines and pages is not None:
        begin = _field(' TOC \\o "1-3" \\h \\z ')
        lines[0] = (lines[0][0], begin + lines[0][1])
        lines[-1] = (lines[-1][0], f"{lines[-1][1]}{_END}")
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>{runs}</w:p>'
        for style, runs in lines
    )
    for made in etree.fromstring(f"<w:body {parts.NS}>{body}</w:body>"):
        place.addprevious(made)
    place.getparent().remove(place)


_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
        f'xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _page(anchor: str, page: str) -> str:
    if not page:
        return ""
    return tab() + _field(f" PAGEREF {anchor} \\h ") + run(page) + _END


def _headings(document: Any, ids: Mapping[str, str]) -> Iterator[tuple[int, str, Any]]:
    """(level, number as printed, paragraph) of headings 1–3, annexes lettered."""
    levels = {ids[f"Heading{n}"]: n for n in (1, 2, 3)}
    chapter = annex = section = part = 0
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get(style.get(f"{W}val")) if style is not None else None
        if level == 1:
            section = part = 0
            if paragraph.find(f"{W}pPr/{W}numPr") is not None:
                annex += 1
                yield 1, f"{chr(64 + annex)}.", paragraph
            else:
                chapter += 1
                yield 1, f"{chapter}.", paragraph
        elif level == 2:
            section, part = section + 1, 0
            yield 2, f"{chapter}.{section}", paragraph
        elif level == 3:
            part += 1
            yield 3, f"{_roman(part)})", paragraph


def _roman(n: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while n >= value:
            out, n = out + letters, n - value
    return out


def _bookmark(paragraph: Any, name: str, n: int) -> None:
    from lxml import etree

    start = etree.Element(f"{W}bookmarkStart")
    start.set(f"{W}id", str(n))
    start.set(f"{W}name", name)
    end = etree.Element(f"{W}bookmarkEnd")
    end.set(f"{W}id", str(n))
    paragraph.insert(1, start)
    paragraph.append(end)


def page_numbers(probe: Path) -> dict[str, str]:
    """Page of every heading of the Word file `probe`, by bookmark, by LibreOffice.

    Empty without LibreOffice, or where it fails: a report without page numbers
    is better than none.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return {}
    out = probe.parent / "laid-out"
    profile = (probe.parent / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(out), str(probe)]
    if not _run(command):
        return {}
    return _read_pages(out / probe.name)


def _run(command: list[str]) -> bool:
    """Whether a command ended well in time; its children end with it."""
    quiet = subprocess.DEVNULL
    alone = os.name == "posix"
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, no word of a study
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=alone
        )
    except OSError:
        return False
    try:
        return process.wait(timeout=PATIENCE) == 0
    except subprocess.TimeoutExpired:
        if alone:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return False


def _read_pages(laid_out: Path) -> dict[str, str]:
    """Results of the PAGEREF fields in a file that LibreOffice wrote."""
    from lxml import etree

    try:
        with zipfile.ZipFile(laid_out) as archive:
            document = etree.fromstring(archive.read("word/document.xml"))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return {}
    pages: dict[str, str] = {}
    anchor, shown = "", False
    for element in document.iter(f"{W}instrText", f"{W}fldChar", f"{W}t"):
        if element.tag == f"{W}instrText":
            words = (element.text or "").split()
            anchor = words[1] if words[:1] == ["PAGEREF"] and words[1:] else anchor
        elif element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            shown = kind == "separate"
            anchor = "" if kind == "end" else anchor
        elif anchor and shown and (element.text or "").isdigit():
            pages[anchor] = str(element.text)
    return pages
