"""Text of a PDF in reading order: columns, tables, page breaks, repeated headers.

pdfplumber tells where each word stands; what is a line, a column or a paragraph is
worked out here, since a page knows only of words.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.ingest.pages import Page, Rect, Word, blocks_of
from qualcode.ingest.plain import problems_of
from qualcode.ingest.source import Reading, Source
from qualcode.problems import Problem, problem

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

MOST_PAGES = 1500
LONGEST = 240.0  # seconds for one file; an interview of 40 pages takes four
_MOST_DRAWN = 60_000  # letters and lines of a page: a dense one has 6,000
_MOST_RULES = 4000  # lines and boxes of a page that may be a table's
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


def read(source: Source) -> list[Reading]:
    """The document in a .pdf file.

    Raises:
        QualcodeError: `pdf-corrupt`, `pdf-encrypted`, `pdf-image-only`,
            `pdf-too-large`.
    """
    if b"%PDF-" not in source.data[:1024]:
        raise QualcodeError("pdf-corrupt", file=source.path)
    pages, pictures = _pages(source)
    blocks = tuple(blocks_of(pages))
    if not blocks:
        code = "pdf-image-only" if pictures else "file-no-text"
        raise QualcodeError(code, file=source.path)
    shown = "\n".join(block.text for block in blocks)
    problems: tuple[Problem, ...] = problems_of(shown, source)
    bare = [n for n, page in enumerate(pages, 1) if not page.words and n in pictures]
    if bare:
        numbers = ", ".join(map(str, bare[:12]))
        problems += (problem("pdf-pages-bare", file=source.path, pages=numbers),)
    if shown.count("(cid:") > 20:
        problems += (problem("pdf-garbled", file=source.path),)
    return [Reading(blocks, problems=problems)]


def _pages(source: Source) -> tuple[list[Page], set[int]]:
    """What each page says, and the numbers of those that hold pictures."""
    import pdfplumber

    from qualcode.ingest.drawing import lay_out

    # Its parser warns of every oddity of a file; what matters is raised.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: list[Page] = []
    pictures: set[int] = set()
    begun = time.monotonic()
    too_large = False
    try:
        with pdfplumber.open(BytesIO(source.data)) as book:
            for number, page in enumerate(book.pages, 1):
                late = time.monotonic() - begun > LONGEST
                too_large = late or number > MOST_PAGES
                too_large = too_large or not lay_out(page, _MOST_DRAWN)
                if too_large:
                    break
                pages.append(_page(page))
                if page.images:
                    pictures.add(number)
                page.close()
    except Exception as error:  # noqa: BLE001 - its parser raises what it happens to
        locked = "Password" in repr(error) or "Encryption" in repr(error)
        code = "pdf-encrypted" if locked else "pdf-corrupt"
        raise QualcodeError(code, file=source.path) from None
    if too_large:
        raise QualcodeError("pdf-too-large", file=source.path, pages=MOST_PAGES)
    if not pages:
        raise QualcodeError("pdf-corrupt", file=source.path)
    return pages, pictures


def _page(page: PlumberPage) -> Page:
    found = _once(page) if _overprinted(page) else page
    words = [
        Word(
            str(one["text"]),
            float(one["x0"]),
            float(one["x1"]),
            float(one["top"]),
            float(one["bottom"]),
            float(one["size"]),
            bold=any(name in str(one["fontname"]).lower() for name in _BOLD),
        )
        for one in found.extract_words(
            extra_attrs=["fontname", "size"], keep_blank_chars=False
        )
    ]
    return Page(
        # What browsers print lies off the page too: nobody sees it there.
        [word for word in words if _is_seen(word, page)],
        float(page.width),
        float(page.height),
        list(_tables(page)),
    )


def _is_seen(word: Word, page: PlumberPage) -> bool:
    return word.top >= 0 and word.bottom <= page.height and 0 <= word.x1 <= page.width


def _overprinted(page: PlumberPage) -> bool:
    """Bold face by printing twice, or a layer of text over the same text."""
    places = {(c["text"], round(c["x0"]), round(c["top"])) for c in page.chars}
    return len(places) < 0.9 * len(page.chars)


def _around(at: float) -> range:
    return range(round(at) - 1, round(at) + 2)


def _once(page: PlumberPage) -> PlumberPage:
    """The page with each letter printed once: alike letters within a point are one.

    As pdfplumber's `dedupe_chars`, whose time grows with the square of the letters.
    """
    kept: dict[tuple[Any, ...], list[tuple[float, float]]] = {}

    def is_first(one: dict[str, Any]) -> bool:
        if one["object_type"] != "char":
            return True
        x, y = one["x0"], one["top"]
        face = one["text"], one["fontname"], one["size"]
        for column, row in product(_around(x), _around(y)):
            for a, b in kept.get((*face, column, row), ()):
                if abs(a - x) <= 1 and abs(b - y) <= 1:
                    return False
        kept.setdefault((*face, round(x), round(y)), []).append((x, y))
        return True

    return page.filter(is_first)


def _tables(page: PlumberPage) -> Iterator[list[list[Rect | None]]]:
    """The cells of each ruled table: rows of boxes."""
    rules = len(page.rects) + len(page.lines) + len(page.curves)
    if not 4 <= rules <= _MOST_RULES:
        return
    tables: list[Any] = page.find_tables()
    for table in tables:
        rows = [list(row.cells) for row in table.rows]
        if rows and max(map(len, rows)) > 1:
            yield [[Rect(*c) if c else None for c in row] for row in rows]
