"""Spans of a text and which of them a passage touches; words counted once."""

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


def word_ranges(
    text: str, spans: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each span the range of tokens it touches, as [first, last) counts.

    Tokens stand between white space. The text is split once, piece by piece
    between the offsets asked for, which is much faster than finding every token.
    """
    wanted = set(spans)
    begun: dict[int, int] = {}
    count = previous = 0
    for offset in sorted({offset for span in wanted for offset in span}):
        pieces = len(text[previous:offset].split())
        # A token cut by the previous offset was already counted on its left.
        count += pieces - (pieces > 0 and _inside_token(text, previous))
        begun[offset] = count
        previous = offset
    return {
        (start, end): (begun[start] - _inside_token(text, start), begun[end])
        for start, end in wanted
    }


def _inside_token(text: str, offset: int) -> bool:
    if not 0 < offset < len(text):
        return False
    return not text[offset - 1].isspace() and not text[offset].isspace()
