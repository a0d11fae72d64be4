"""A page of a PDF laid out letter by letter, unless it draws too much.

pdfplumber lays out a page when asked what is on it, and cannot be stopped: a hostile
page of a few kilobytes takes minutes. So the same is done here with a count.
"""

from __future__ import annotations

from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent


class _TooMuchError(Exception):
    """More is drawn than may be."""


class _Counting(PDFPageAggregatorWithMarkedContent):
    """Lays out up to `left` letters and parts of lines."""

    left = 0

    def render_char(self, *about: Any, **more: Any) -> float:
        self._count(1)
        return float(super().render_char(*about, **more))

    def paint_path(
        self, gstate: Any, stroke: Any, fill: Any, evenodd: Any, path: Any
    ) -> None:
        self._count(len(path))
        super().paint_path(gstate, stroke, fill, evenodd, path)

    def _count(self, pieces: int) -> None:
        self.left -= pieces
        if self.left < 0:
            raise _TooMuchError


def lay_out(page: Page, most: int) -> bool:
    """Lay out `page` for pdfplumber; False where it draws more than `most` pieces."""
    device = _Counting(
        page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams
    )
    device.left = most
    try:
        PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except _TooMuchError:
        return False
    page._layout = device.get_result()  # noqa: SLF001 - where it keeps its own
    return True
