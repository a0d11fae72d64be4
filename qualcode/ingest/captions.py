"""Captions with times, .vtt and .srt: Zoom, Teams, Whisper, YouTube.

Read here and not by webvtt-py or pysubs2, because both lose cues that real files hold
(negative times, hours or minutes without zeros), and with them somebody's words
(docs/adr/0005).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qualcode.errors import QualcodeError
from qualcode.ingest.plain import decode, problems_of
from qualcode.ingest.source import Reading, Source
from qualcode.text.blocks import LINE, PARAGRAPH, WRAP, Block

_CLOCK = r"-?\d{1,4}(?::-?\d{1,2}){1,2}(?:[.,]-?\d{1,3})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*--?>\s*{_CLOCK}")
_APART = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)|X-TIMESTAMP-MAP")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>", re.IGNORECASE)
_SUNG = re.compile(r"<-?\d{1,3}:\d\d(?::\d\d)?[.,]\d{1,3}>|</?c[.>]")
_TAG = re.compile(
    r"</?(?:v|c|b|i|u|lang|ruby|rt|font|s)(?:[.\s][^<>]{0,200})?>"
    r"|<-?\d{1,3}:\d\d(?::\d\d)?[.,]\d{1,3}>|\{\\[^{}]{0,60}\}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:\d{1,6}|[0-9a-fA-F-]{8,40}(?:/\d+)?-\d+)\s*$")
_SECOND_VOICE = re.compile(r"\s*(?:[-–—]|>>)\s*\S")


@dataclass(slots=True)
class _Cue:
    """What is shown at one time; `time` as printed."""

    time: str
    lines: list[str] = field(default_factory=list)


def read(source: Source) -> list[Reading]:
    """The talk in a caption file: a block per cue, with its time and its voice.

    Raises:
        QualcodeError: `file-too-large`, `file-not-text`, `file-no-text`,
            `captions-none` where no line holds a time.
    """
    text = decode(source)
    cues = _unrolled(list(_cues(text.split("\n"))))
    blocks = tuple(block for cue in cues for block in _blocks(cue))
    if not blocks:
        raise QualcodeError("captions-none", file=source.path)
    return [Reading(blocks, problems=problems_of(text, source))]


def _cues(lines: Sequence[str]) -> Iterator[_Cue]:
    """The cues in order; a blank line inside one ends nothing, as players show it."""
    cue: _Cue | None = None
    apart = False
    for number, line in enumerate(lines):
        timing = _TIMING.match(line)
        if timing:
            if cue is not None:
                yield cue
            cue, apart = _Cue(timing[1]), False
        elif not line.strip():
            apart = False
        elif apart or _APART.match(line):
            apart = True
        elif cue is not None and not _names_next(lines, number):
            cue.lines.append(line.strip())
    if cue is not None:
        yield cue


def _names_next(lines: Sequence[str], number: int) -> bool:
    """Whether a line is the number or name of the cue below it."""
    if number + 1 >= len(lines) or not _TIMING.match(lines[number + 1]):
        return False
    return not lines[number - 1].strip() or bool(_NUMBER.match(lines[number]))


def _unrolled(cues: list[_Cue]) -> list[_Cue]:
    """Rolling captions (YouTube's) show each line twice: it is kept once."""
    if not any(_SUNG.search(line) for cue in cues for line in cue.lines):
        return cues
    shown: list[str] = []
    for cue in cues:
        before = shown
        shown = [_plain(line) for line in cue.lines if _plain(line)]
        fresh = list(shown)
        while fresh and fresh[0] in before:
            fresh.pop(0)
        cue.lines = [line for line in cue.lines if _plain(line) in fresh]
    return cues


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()


def _blocks(cue: _Cue) -> Iterator[Block]:
    text = "\n".join(cue.lines)
    pieces = _VOICE.split(text)
    first = True
    for voice, said in zip(("", *pieces[1::2]), pieces[0::2], strict=True):
        speaker: str | None = html.unescape(voice).strip() or None
        for line in said.split("\n"):
            shown = _plain(line)
            if not shown:
                continue
            fresh = first or speaker is not None
            gap = PARAGRAPH if fresh else WRAP
            if not fresh and _SECOND_VOICE.match(shown):
                gap = LINE
            yield Block(shown, gap=gap, speaker=speaker, time=cue.time)
            first, speaker = False, None
