"""A bookmark's span as what a reader sees: the whole figure, all between the marks."""

from __future__ import annotations

from qualcode.report.paper import Paper

Span = tuple[int, int]
OPENING, CLOSING = "“«„", "”»"
STRAIGHT = '"'


def widen(paper: Paper, span: Span, kind: str) -> Span | None:
    """A bookmark's span as the whole token or quote; None when it is empty."""
    text, (start, end) = paper.text, span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    if kind == "table":
        return start, end
    first, last = _paragraph(paper, start, end)
    if kind == "quote":
        return _to_marks(text, start, end, first, last)
    return _to_token(text, start, end, first, last)


def _paragraph(paper: Paper, start: int, end: int) -> Span:
    a, b = paper.paragraph_at(start), paper.paragraph_at(max(start, end - 1))
    return (a.start if a else 0), (b.end if b else len(paper.text))


def _to_token(text: str, start: int, end: int, first: int, last: int) -> Span:
    def joins(at: int) -> bool:
        """A point, comma or slash between two digits belongs to the number."""
        return (
            first < at < last - 1
            and text[at] in ".,/"
            and text[at - 1].isdigit()
            and text[at + 1].isdigit()
        )

    while start > first and (text[start - 1].isalnum() or joins(start - 1)):
        start -= 1
    while end < last and (text[end].isalnum() or joins(end)):
        end += 1
    if end < last and text[end] == "%":
        end += 1
    return start, end


def _to_marks(text: str, start: int, end: int, first: int, last: int) -> Span:
    """To the quote marks around, where there are some; else to whole words."""
    left = _mark_before(text, start, first)
    right = _mark_after(text, end, last)
    if left is None:
        while start > first and text[start - 1].isalnum():
            start -= 1
    if right is None:
        while end < last and text[end].isalnum():
            end += 1
    return (start if left is None else left), (end if right is None else right)


def _mark_before(text: str, start: int, first: int) -> int | None:
    for at in range(start - 1, first - 1, -1):
        if text[at] in OPENING or text[at] == STRAIGHT:
            return at + 1
        if text[at] in CLOSING:
            return None
    return None


def _mark_after(text: str, end: int, last: int) -> int | None:
    for at in range(end, last):
        if text[at] in CLOSING or text[at] == STRAIGHT:
            return at
        if text[at] in OPENING:
            return None
    return None
