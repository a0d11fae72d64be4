"""What a transcript file says: its text, who speaks, in which turns and segments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.problems import Problem

KINDS = ("interviewer", "participant", "unknown")


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled block. `turn` counts from 1; the label is not in the span."""

    turn: int
    label: str | None
    speaker: str | None
    kind: str
    start: int
    end: int
    time: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit shown for coding: a turn, or a part of a long one. Counts from 1."""

    segment: int
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote in the margin of `[start, end)` of the text."""

    text: str
    author: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of one document with every label it was printed under."""

    speaker: str
    labels: tuple[str, ...]
    kind: str
    confidence: float
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """One document as read from one file (or one part of it).

    `sha256` is of the file's bytes, `text_sha256` of `text` in UTF-8.
    """

    title: str
    sha256: str
    text_sha256: str
    language: str
    format: str
    text: str
    speakers: tuple[Speaker, ...] = ()
    turns: tuple[Turn, ...] = ()
    segments: tuple[Segment, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def characters(self) -> int:
        """Length of the text in code points."""
        return len(self.text)

    @property
    def words(self) -> int:
        """Tokens between white space inside turns (all of the text without turns)."""
        if not self.turns:
            return len(self.text.split())
        return sum(len(self.text[t.start : t.end].split()) for t in self.turns)

    def head(self) -> dict[str, object]:
        """The `document` object of the contract's segment and suggest answers."""
        return {
            "title": self.title,
            "sha256": self.sha256,
            "text_sha256": self.text_sha256,
            "language": self.language,
            "characters": self.characters,
            "words": self.words,
            "format": self.format,
            "attributes": dict(self.attributes),
        }

    def as_dict(self) -> dict[str, object]:
        """The contract's `segment` answer."""
        text = self.text
        return {
            "document": self.head(),
            "text": text,
            "speakers": [
                {
                    "speaker": s.speaker,
                    "labels": list(s.labels),
                    "kind": s.kind,
                    "confidence": s.confidence,
                    "turns": s.turns,
                    "words": s.words,
                }
                for s in self.speakers
            ],
            "turns": [
                {
                    "turn": u.turn,
                    "label": u.label,
                    "speaker": u.speaker,
                    "kind": u.kind,
                    "start": u.start,
                    "end": u.end,
                    "time": u.time,
                    "seconds": u.seconds,
                    "text": text[u.start : u.end],
                }
                for u in self.turns
            ],
            "segments": [
                {
                    "segment": s.segment,
                    "turn": s.turn,
                    "start": s.start,
                    "end": s.end,
                    "text": text[s.start : s.end],
                }
                for s in self.segments
            ],
            "problems": [p.as_dict() for p in self.problems],
        }
