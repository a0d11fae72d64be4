"""Spans of a text and which of them a passage touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Spans:
    """Spans that do not overlap, in order, each with a value.

    A span without a character touches nothing and is left out.
    """

    __slots__ = ("ends", "starts", "values")

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        """Take (start, end, value) triples in any order."""
        kept = sorted(span for span in spans if span[0] < span[1])
        self.starts = [span[0] for span in kept]
        self.ends = [span[1] for span in kept]
        self.values = [span[2] for span in kept]

    def touched(self, start: int, end: int) -> list[int]:
        """Values of the spans that share a character with [start, end), in order."""
        first = bisect_right(self.ends, start)
        return self.values[first : bisect_left(self.starts, end)]
