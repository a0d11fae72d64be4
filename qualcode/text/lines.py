"""Blocks to lines, and what in a line looks like a label or a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.text.blocks import LINE, WRAP, Block
from qualcode.text.normalise import key

_CLOCK = r"-?\d{1,2}(?::-?\d{1,2}){1,2}(?:[.,]-?\d{1,3})?"
_SPAN = rf"{_CLOCK}(?:\s*+(?:-->|→|–|—|-)\s*+{_CLOCK})?"
TIME_ALONE = re.compile(rf"[\[(<]?\s*+({_SPAN})\s*+[\])>]?\s*+[-–—]?\s*+:?$")
_TIME_FIRST = re.compile(
    rf"(?:[\[(<]\s*+({_SPAN})\s*+[\])>]|({_CLOCK}(?:\s*+-->\s*+{_CLOCK})?)(?=\s))\s*+[-–—:]?\s*+"
)
_TIME_INSIDE = re.compile(
    r"[ \t]{0,8}(?:\[\s*+-?\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?\s*+\]"
    r"|\(\s*+-?\d{1,2}(?::\d{1,2}){2}(?:[.,]\d{1,3})?\s*+\))"
)
_TIME_LAST = re.compile(rf"[ \t]{{0,8}}[\[(]\s*+{_CLOCK}\s*+[\])]$")

# A label: starts with a letter, holds no sentence marks; a point only inside names.
_NAME = r"[^\W\d_](?:[^:=\n\[\](){}?!¿¡;\"“”«»…|]|\([^()\n]{1,40}\)){0,70}?"
_COLON = re.compile(
    rf"(?P<label>\[{_NAME}\]|{_NAME})\s*+"
    rf"(?:[\[(]\s*+(?P<time>{_SPAN})\s*+[\])])?\s*+(?:(?<!\d)[:：](?!//)|(?<=\d)[:：](?!\d\d)|(?<=\w)\.[-–—]\s?)\s*+"
)
_TIMED = re.compile(
    rf"(?P<label>{_NAME})(?:\s*+[\[(]\s*+(?P<time>{_SPAN})(?:\s*+[\])]|(?=\s))|"
    rf"(?:\s{{2,}}|\t)(?P<bare>{_CLOCK})(?=\s*$))\s*+:?\s*+"
)
_BRACKET = re.compile(rf"\[(?P<label>{_NAME})\]\s*+:?\s*+")
_DASH = re.compile(
    r"(?P<label>[^\W\d_][\w.]*(?: [^\W\d_]?[\w.]*){0,2})\s+[-–—]\s*+(?=\S)"
)
_EQUALS = re.compile(r"(?P<label>[A-Z][A-Z0-9]{0,5})\s*+=\s*+")
_SLASH = re.compile(
    r"(?P<label>[RrPp]|Rta|RTA|rta|Resp)(?:\.?\s*+/\.?(?=\s|\w|¿|$)|\.-|(?<=[Tt][Aa])\.?(?=\s))\s*+"
)
_NUMBER = re.compile(r"\d{1,4}(?:\s{2,}|\t\s*+)(?=[^\W\d_])")
_ITEM = re.compile(
    r"(?:\d{1,3}(?:[.,]\d{1,2})*\s?[.)º°]+-?|[a-z]\)|[-–—•*·‣▪●○o](?=[\s¿¡\w\"“«])"
    r"(?<!o(?=\w)))\s*"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What in a line may open a turn: a label in one of the forms seen in the wild."""

    label: str
    key: str
    form: str
    time: str | None
    said: int  # offset in the line where what is said begins


@dataclass(slots=True)
class Line:
    """One physical line of a block, stripped, with the looks it had there."""

    text: str
    lead: int  # characters in bold from its start
    bold: bool  # all of it in bold
    heading: int
    marker: str
    gap: int
    block: int
    cell: tuple[int, int, int] | None
    marks: tuple[Mark, ...] = ()
    time: str | None = None
    speaker: str | None = None
    at: int = 0  # where in its block it begins
    wrapped: bool = False  # it goes on the line above, which only the page ended


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The lines of all blocks that hold anything, in order."""
    lines: list[Line] = []
    gap = LINE
    for number, block in enumerate(blocks):
        gap = max(gap, block.gap)
        for line in _split(block, number):
            line.gap = max(gap, line.gap)
            line.wrapped = block.gap == WRAP and gap == LINE
            gap = LINE
            lines.append(line)
    return lines


def _split(block: Block, number: int) -> Iterator[Line]:
    cell = None
    if block.table is not None and block.row is not None and block.column is not None:
        cell = (block.table, block.row, block.column)
    start = 0
    first = True
    for piece in block.text.split("\n"):
        text = piece.strip()
        if text:
            at = start + piece.index(text[0])
            lead = _lead(block, at, at + len(text))
            yield Line(
                text=text,
                lead=lead,
                bold=_all_bold(block, at, at + len(text)),
                heading=block.heading,
                marker=block.marker if first else "",
                gap=LINE,
                block=number,
                cell=cell,
                time=block.time if first else None,
                speaker=block.speaker if first else None,
                at=at,
            )
            first = False
        start += len(piece) + 1


def _lead(block: Block, start: int, end: int) -> int:
    """How many characters of `[start, end)` are bold from its start, marks apart."""
    reached = start
    for a, b in block.bold:
        if (a <= reached + 1 and b > reached) or (
            block.text[reached : max(reached, a)].strip() == "" and reached > start
        ):
            reached = b
    return max(0, min(reached, end) - start)


def _all_bold(block: Block, start: int, end: int) -> bool:
    inside = sum(
        min(b, end) - max(a, start) for a, b in block.bold if a < end and b > start
    )
    return inside >= 0.9 * (end - start)


def mark_line(line: Line) -> None:
    """Fill `line.marks`, the likeliest first; a heading or a long prose has none."""
    if line.heading:
        return
    text = line.text[:160]
    at, time = 0, None
    item = _NUMBER.match(text)
    if item:
        at = item.end()
    first = _TIME_FIRST.match(text, at)
    if first:
        at, time = first.end(), first.group(1) or first.group(2)
    line.marks = tuple(_marks(line, text, at, time))


def _marks(line: Line, text: str, at: int, time: str | None) -> Iterator[Mark]:
    bold = _bold_mark(line, text, at, time)
    if bold:
        yield bold
    for form, pattern in (
        ("slash", _SLASH),
        ("colon", _COLON),
        ("timed", _TIMED),
        ("bracket", _BRACKET),
        ("equals", _EQUALS),
        ("dash", _DASH),
    ):
        match = pattern.match(text, at)
        if not match:
            continue
        groups = match.groupdict()
        label = match["label"].strip()
        if label.startswith("[") and label.endswith("]") and form == "colon":
            inner = label[1:-1].strip()
            label = label if " " in inner else inner
        if len(label.split()) > 9:
            continue
        found = groups.get("time") or groups.get("bare") or time
        yield Mark(label, label_key(label), form, found, match.end())
    if len(text) <= 60 and len(text.split()) <= 6 and at < len(text):
        label = text[at:].strip().rstrip(".:").strip()
        if label and (label[0].isalpha()):
            yield Mark(label, label_key(label), "alone", time, len(line.text))


def _bold_mark(line: Line, text: str, at: int, time: str | None) -> Mark | None:
    """A label told by its bold face: `**Label:** said` or `**Label**: said`."""
    if not at < line.lead <= 120:
        return None
    bold = text[at : line.lead]
    rest = text[line.lead :]
    end = line.lead
    if ":" not in bold:
        spaces = len(rest) - len(rest.lstrip())
        if not rest.lstrip().startswith(":"):
            return None
        end += spaces + 1
    elif bold.rstrip().endswith(":"):
        bold = bold.rstrip()[:-1]
    else:
        return None
    label = bold.strip()
    inner = TIME_LAST_IN_LABEL.search(label)
    if inner:
        label, time = label[: inner.start()].strip(), inner.group(1)
    if not label or ":" in label or not any(c.isalpha() for c in label):
        return None
    if any(c in label for c in "?¿!¡"):
        return None
    said = end + len(text[end:]) - len(text[end:].lstrip())
    return Mark(label, label_key(label), "bold", time, said)


TIME_LAST_IN_LABEL = re.compile(rf"\s*+[\[(]\s*+({_SPAN})\s*+[\])]$")


def label_key(label: str) -> str:
    """What makes two printed labels the same: no case, accents, marks or brackets."""
    bare = label.strip("*_ \t.:-–—")
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1]
    return key(bare).rstrip(".").strip()


def without_times(text: str, *, leading: bool) -> str:
    """What was said without the times printed among it."""
    if leading:
        first = _TIME_FIRST.match(text)
        if first:
            text = text[first.end() :]
    if "[" in text or "(" in text:
        text = _TIME_INSIDE.sub("", text)
        text = _TIME_LAST.sub("", text)
    return text.strip()


def item_end(text: str) -> int:
    """Where the text begins after a list marker typed by hand; 0 without one."""
    match = _ITEM.match(text)
    return match.end() if match else 0
