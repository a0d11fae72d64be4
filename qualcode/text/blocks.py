"""What every reader gives: blocks of text with the looks that tell who speaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.text.normalise import normalise

WRAP, LINE, PARAGRAPH, RULE = -1, 0, 1, 2


@dataclass(frozen=True, slots=True)
class Block:
    r"""A paragraph, a line or a table cell, in reading order.

    `text` is normalised and may hold soft breaks as `\n`. `bold` are the spans of it
    in bold, ascending. `heading` is the level of a heading, 0 for none. `marker` is
    the list marker printed before it ("-", "1."). `gap` tells what lies before: WRAP
    (the page ended the line above, nobody else), LINE (it follows on the next line),
    PARAGRAPH, or RULE (a drawn line). Of a cell, `table`, `row` and `column` count
    from 0; all three are None elsewhere. `speaker` and `time` are as printed where
    the format itself tells them apart from what is said (a caption's voice). An
    `aside` (a footnote) is kept in the text but belongs to no turn.
    """

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    heading: int = 0
    marker: str = ""
    gap: int = PARAGRAPH
    table: int | None = None
    row: int | None = None
    column: int | None = None
    speaker: str | None = None
    time: str | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin of a span of blocks.

    `start` and `end` are (index among the blocks that are no asides, offset in it).
    """

    text: str
    author: str
    start: tuple[int, int]
    end: tuple[int, int]


def joined(
    pieces: Iterable[tuple[str, bool]],
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The normalised text of runs `(text, is bold)` and its bold spans."""
    runs: list[tuple[str, bool]] = []
    for text, bold in pieces:
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + text, bold)
        elif text:
            runs.append((text, bold))
    whole = ""
    spans: list[tuple[int, int]] = []
    for text, bold in runs:
        start = len(whole)
        whole += normalise(text)
        if bold:
            spans.append((start, len(whole)))
    if not unicodedata.is_normalized("NFC", whole):
        # An accent in a run of its own: it joins its letter, and spans may lie one
        # character off, which no reader of looks minds.
        whole = normalise(whole)
        spans = [(min(a, len(whole)), min(b, len(whole))) for a, b in spans]
    return whole, tuple(spans)
