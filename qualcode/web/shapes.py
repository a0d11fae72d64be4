"""What the API lists, for /openapi.json.

The answers are the commands' JSON and are not checked again on their way out; tests
hold them against these shapes.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """What comes out; keys may be added."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Problem(Answer):
    """Something wrong with a piece of the input."""

    code: str
    message: str
    hint: str
    file: str | None = None
    line: int | None = None


class Failure(Answer):
    """The answer to a request that failed."""

    error: Problem


class ActorFigures(Answer):
    """One actor's part of the figures."""

    actor: str
    documents: int
    participants: int
    words: int
    codings: int


class Stats(Answer):
    """What the study holds."""

    documents: int
    participants: int
    cases: int
    codes: int
    codings: int
    coders: int
    memos: int
    suggestions: int
    segments: int
    words: int
    by_actor: list[ActorFigures]


class DocumentRow(Answer):
    """A row of documents.csv with hashes, counts and state."""

    document: str
    file: str
    part: str
    kind: str
    actor: str
    case: str
    group: str
    mode: str
    date: str
    id: str
    sha256: str
    text_sha256: str
    turns: int
    segments: int
    words: int
    codings: int
    state: Literal["new", "coding", "done"]


class Head(Answer):
    """The document's own facts."""

    title: str
    sha256: str
    text_sha256: str
    language: str
    characters: int
    words: int
    format: str
    attributes: dict[str, str]


class SpeakerRow(Answer):
    """A voice of a document."""

    speaker: str
    labels: list[str]
    kind: Literal["interviewer", "participant", "unknown"]
    confidence: float
    turns: int
    words: int


class TurnRow(Answer):
    """One labelled block; offsets are code points of `text`, end exclusive."""

    turn: int
    label: str | None
    speaker: str | None
    kind: str
    start: int
    end: int
    time: str | None
    seconds: float | None
    text: str


class SegmentRow(Answer):
    """The unit shown for coding."""

    segment: int
    turn: int
    start: int
    end: int
    text: str


class TranscriptAnswer(Answer):
    """One document with its text, turns and segments."""

    document: Head
    text: str
    speakers: list[SpeakerRow]
    turns: list[TurnRow]
    segments: list[SegmentRow]
    problems: list[Problem]


class CodingRow(Answer):
    """One coding."""

    id: str
    document: str
    start: int
    end: int
    quote: str
    code: str
    valence: str | None
    coder: str
    pass_: str = Field(alias="pass")
    created: str
    origin: str


class CodeRow(Answer):
    """One code of the active codebook."""

    code: str
    name: str
    facet: str
    parent: str
    level: int
    valence: str
    brief: str
    definition: str
    include: str
    exclude: str
    keywords: list[str]
    examples: list[str]
    color: str | None
    deprecated: bool
    replaced_by: str | None
    codings: int


class Axis(Answer):
    """The items of one side of a matrix."""

    by: str
    items: list[dict[str, Any]]


class Zeros(Answer):
    """Why documents of a cell are silent."""

    absent: int
    not_asked: int
    not_applicable: int
    not_coded: int


class Cell(Answer):
    """One cell of a matrix."""

    row: str
    col: str
    value: int
    share: float | None
    documents: int
    participants: int
    cases: int
    codings: int
    words: int
    asked: int
    eligible: int
    zeros: Zeros
    mixed: Literal["ambivalent", "divided", "dissent"] | None
    single_voice: bool
    quotes: list[str]


class Total(Answer):
    """The distinct units of a row or column."""

    id: str
    value: int


class Matrix(Answer):
    """Two axes crossed; every cell is present, row by row."""

    rows: Axis
    cols: Axis
    count: str
    share: str
    within: str
    filters: dict[str, Any]
    base: dict[str, int]
    cells: list[Cell]
    row_totals: list[Total]
    col_totals: list[Total]
    problems: list[Problem]


class QuoteRow(Answer):
    """The words of one coding with their attribution."""

    id: str
    code: str
    code_name: str
    facet: str
    valence: str | None
    codes: list[str]
    document: str
    start: int
    end: int
    text: str
    attribution: str
    participant: str | None
    actor: str
    role: str | None
    case: str
    coder: str
    representative: Literal["typical", "divergent", "chosen"] | None
    why: str | None
    warnings: list[str]


class PracticeRow(Answer):
    """A good practice and its five tests."""

    code: str
    title: str
    description: str
    contribution: str
    tests: dict[str, dict[str, Any]]
    accepted: bool | None
    mentioned_by: list[dict[str, Any]]
    quotes: list[str]


class CoverageRow(Answer):
    """Whether a document was asked about a code."""

    document: str
    code: str
    state: Literal["asked", "spontaneous", "not-asked", "not-applicable"]
    confirmed: bool
    turns: list[int]


class EventRow(Answer):
    """One act of the log."""

    id: int
    time: str
    coder: str
    action: str
    object: str
    object_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class LogRow(EventRow):
    """One act of the log, and what undid it."""

    undone_by: int | None


class Hit(Answer):
    """A place where a text was found."""

    document: str
    turn: int | None
    start: int
    end: int
    text: str
    before: str
    after: str


class MemoRow(Answer):
    """One memo; `document` is also the document of its coding."""

    id: str
    document: str | None
    coding: str | None
    coder: str
    memo: str
    created: str


class CoderRow(Answer):
    """One coder."""

    coder: str
    kind: str
    permission: str
    codings: int
    done: int


class Step(Answer):
    """One step of the road."""

    step: str
    state: Literal["done", "partly", "empty"]
    fact: str
    missing: str


class SuggestionRow(Answer):
    """A proposal for one segment, waiting for a person."""

    id: str
    document: str
    segment: int
    start: int
    end: int
    text: str
    code: str
    name: str
    facet: str
    probability: float
    valence: dict[str, Any] | None
    reasons: list[dict[str, Any]]
    example: dict[str, Any] | None
    model: str
