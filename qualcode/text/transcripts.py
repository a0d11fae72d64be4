"""Blocks to a `Transcript`: text, speakers, turns, segments, attributes, problems."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.model.transcript import Comment, Segment, Speaker, Transcript, Turn
from qualcode.problems import Problem, problem
from qualcode.text.blocks import Block, Remark
from qualcode.text.doubts import doubts
from qualcode.text.language import guess
from qualcode.text.segments import cut, is_long, starts_of_each
from qualcode.text.speakers import speakers
from qualcode.text.times import seconds
from qualcode.text.turns import Outline, outline


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
    comments: tuple[Comment, ...] = ()

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
    remarks: Sequence[Remark] = (),
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
        problems += doubts(found, file)
    return Draft(
        title=found.title or title,
        language=spoken,
        text=found.text,
        speakers=tuple(people),
        turns=tuple(turns),
        attributes=found.attributes,
        problems=tuple(problems),
        comments=_comments(remarks, found),
        long=tuple(
            i for i, t in enumerate(turns) if is_long(found.text[t.start : t.end])
        ),
    )


def _comments(remarks: Sequence[Remark], found: Outline) -> tuple[Comment, ...]:
    """The comments where their words now are; one on no words of the text is gone."""
    comments = []
    for remark in remarks:
        start = _moved(remark.start, found.places, last=False)
        end = _moved(remark.end, found.places, last=True)
        if start is None or end is None:
            continue
        words = found.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            comments.append(Comment(remark.text, remark.author, start, end))
    return tuple(comments)


def _moved(
    place: tuple[int, int], places: Sequence[tuple[int, int, int, int]], *, last: bool
) -> int | None:
    """Where a place in a block is in the text: the nearest inside its span."""
    if last:
        before = [p for p in places if (p[0], p[1]) < place]
        if not before:
            return None
        block, at, start, end = before[-1]
        return min(end, start + place[1] - at) if block == place[0] else end
    for block, at, start, end in places:
        if (block, at + end - start) > place:
            return start + max(0, place[1] - at) if block == place[0] else start
    return None


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
        comments=half.comments,
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
    return complete(half, starts_of_each(half.long_texts(), half.language))
