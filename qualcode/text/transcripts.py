"""Blocks to a `Transcript`: text, speakers, turns, segments, attributes, problems."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.errors import Problem, problem
from qualcode.model.transcript import Segment, Speaker, Transcript, Turn
from qualcode.text.blocks import Block
from qualcode.text.language import guess
from qualcode.text.segments import cut, is_long, sentence_starts
from qualcode.text.speakers import speakers
from qualcode.text.times import seconds
from qualcode.text.turns import outline


@dataclass(frozen=True, slots=True)
class Draft:
    """A transcript that lacks only its segments.

    Cutting sentences is slow work that may be done elsewhere; `long` are the turns
    (indices) that need it.
    """

    title: str
    language: str
    text: str
    speakers: tuple[Speaker, ...]
    turns: tuple[Turn, ...]
    attributes: Mapping[str, str]
    problems: tuple[Problem, ...]
    long: tuple[int, ...]

    def long_texts(self) -> list[str]:
        """The texts of the long turns, in order."""
        return [self.text[self.turns[i].start : self.turns[i].end] for i in self.long]


def draft(
    blocks: Sequence[Block],
    *,
    title: str = "",
    language: str | None = None,
    known: Mapping[str, str] | None = None,
    file: object = None,
) -> Draft:
    """Everything of a transcript but its segments; see `transcribe`."""
    found = outline(blocks)
    spoken = language or guess(found.text)
    people, of_turn = speakers(found, language=spoken, known=known)
    turns = []
    for number, (raw, who) in enumerate(zip(found.turns, of_turn, strict=True), 1):
        person = people[who] if who is not None else None
        clock = raw.opening.time
        turns.append(
            Turn(
                turn=number,
                label=raw.opening.label,
                speaker=person.speaker if person else None,
                kind=person.kind if person else "unknown",
                start=raw.start,
                end=raw.end,
                time=clock,
                seconds=seconds(clock),
            )
        )
    problems = []
    if not found.labelled:
        problems.append(problem("no-speakers", file=file))
    return Draft(
        title=found.title or title,
        language=spoken,
        text=found.text,
        speakers=tuple(people),
        turns=tuple(turns),
        attributes=found.attributes,
        problems=tuple(problems),
        long=tuple(
            i for i, t in enumerate(turns) if is_long(found.text[t.start : t.end])
        ),
    )


def complete(
    half: Draft,
    starts: Sequence[Sequence[int]],
    *,
    sha256: str = "",
    format: str = "",  # noqa: A002 - the model's word
    problems: Sequence[Problem] = (),
) -> Transcript:
    """The transcript of a draft; `starts` are the sentence starts of each long turn."""
    cuts = dict(zip(half.long, starts, strict=True))
    segments: list[Segment] = []
    for place, turn in enumerate(half.turns):
        text = half.text[turn.start : turn.end]
        spans = cut(text, cuts[place]) if place in cuts else [(0, len(text))]
        for a, b in spans:
            segments.append(
                Segment(len(segments) + 1, turn.turn, turn.start + a, turn.start + b)
            )
    return Transcript(
        title=half.title,
        sha256=sha256,
        text_sha256=hashlib.sha256(half.text.encode()).hexdigest(),
        language=half.language,
        format=format,
        text=half.text,
        speakers=half.speakers,
        turns=half.turns,
        segments=tuple(segments),
        attributes=half.attributes,
        problems=(*problems, *half.problems),
    )


def transcribe(
    blocks: Sequence[Block],
    *,
    title: str = "",
    language: str | None = None,
    known: Mapping[str, str] | None = None,
) -> Transcript:
    """The transcript that `blocks` make.

    Args:
        blocks: what a reader gave, in reading order.
        title: the title where the text has no heading of its own.
        language: ISO 639-1; guessed from the text if None.
        known: printed label to kind (interviewer | participant), confirmed by a
            person; wins over any guess, with confidence 1.

    Returns:
        A transcript whose `text[start:end]` is each turn's words, and whose segments
        tile the turns but for white space. Without speakers its turns are paragraphs
        and it holds the problem `no-speakers`.
    """
    half = draft(blocks, title=title, language=language, known=known)
    starts = [sentence_starts(text, half.language) for text in half.long_texts()]
    return complete(half, starts)
