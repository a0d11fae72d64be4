"""Quoted passages of a document, bound or not, and their attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.report.paper import Paper
from qualcode.text.normalise import key

Span = tuple[int, int]
_QUOTED = re.compile(
    r"[“«„]([^“”«»„\n]{2,6000}?)[”»]|(?<!\w)\"([^\"\n]{2,6000}?)\"(?!\w)"
)
_BEHIND = re.compile(r"[”»\"]?\s{0,3}\(([^()\n]{3,160})\)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage: the span of its words, and its attribution if it has one."""

    span: Span
    attribution: Span | None


def passages(paper: Paper, vocabulary: Sequence[str]) -> list[Passage]:
    """Every passage in quote marks; `vocabulary` tells attributions from other asides.

    An attribution is a parenthesis behind the closing mark that holds a word of the
    study's attributions (a role, an actor, a word of the patterns) and no year; in a
    table, the cell to the right.
    """
    known = {key(word) for word in vocabulary if word}
    return [
        Passage(span, _attribution(paper, span[1], known)) for span in _quoted(paper)
    ]


def _quoted(paper: Paper) -> Iterator[Span]:
    for found in _QUOTED.finditer(paper.text):
        group = 1 if found[1] is not None else 2
        start, end = found.span(group)
        while start < end and paper.text[start].isspace():
            start += 1
        while end > start and paper.text[end - 1].isspace():
            end -= 1
        yield start, end


def _attribution(paper: Paper, end: int, known: set[str]) -> Span | None:
    behind = _BEHIND.match(paper.text, end)
    if behind:
        return behind.span(1) if is_attribution(behind[1], known) else None
    paragraph = paper.paragraph_at(end)
    if paragraph is None or not paragraph.table:
        return None
    for other in paper.paragraphs[paragraph.n : paragraph.n + 6]:
        if (other.table, other.row) != (paragraph.table, paragraph.row):
            break
        if is_attribution(paper.text[other.start : other.end], known):
            return other.start, other.end
    return None


def is_attribution(text: str, known: set[str]) -> bool:
    """Whether a parenthesis says who speaks, in the study's own words."""
    if re.search(r"\b(?:19|20)\d\d\b", text) or len(text) > 160:
        return False
    words = re.findall(r"\w+", key(text))
    return any(word in known for word in words)
