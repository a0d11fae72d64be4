"""What goes in and out of the API, for the checks at the door and /openapi.json.

Answers are the commands' JSON and are not checked again on their way out; tests hold
them against these shapes.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=1000)]
Slug = Annotated[str, Field(min_length=1, max_length=400)]
Offset = Annotated[int, Field(strict=True)]


class Body(BaseModel):
    """What is sent in; an unknown key is a mistake, told."""

    model_config = ConfigDict(extra="forbid")


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


class NewCoding(Body):
    """A span to code; the same client_id again is the same coding."""

    client_id: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    document: Slug
    start: Offset
    end: Offset
    code: Slug
    valence: Text | None = None


class CodingChange(Body):
    """What to change of a coding; what is not named stays."""

    start: Offset | None = None
    end: Offset | None = None
    code: Slug | None = None
    valence: Text | None = None


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


class NewMemo(Body):
    """A memo on a coding, a document, or with neither on the study."""

    memo: Annotated[str, Field(max_length=100_000)]
    document: Slug | None = None
    coding: Slug | None = None


class MemoChange(Body):
    """The memo's new words."""

    memo: Annotated[str, Field(max_length=100_000)]


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


class OtherCode(Body):
    """The code, and perhaps the valence, that a person gives instead."""

    code: Slug
    valence: Text | None = None


class Instead(OtherCode):
    """A suggestion changed."""

    id: Slug


class Decisions(Body):
    """Suggestions decided in one act, which one undo takes back."""

    accept: Annotated[list[Slug], Field(max_length=200)] = []
    reject: Annotated[list[Slug], Field(max_length=200)] = []
    change: Annotated[list[Instead], Field(max_length=200)] = []


class Decided(Answer):
    """The codings that came of it."""

    codings: list[CodingRow]


class Rejected(Answer):
    """A suggestion refused."""

    id: str
    state: Literal["rejected"]


class DoneMark(Body):
    """Whether the document is wholly coded."""

    done: bool = True


class DoneRow(Answer):
    """The mark as it now is."""

    document: str
    coder: str
    done: bool


class Asked(Body):
    """What a person confirms was asked."""

    document: Slug
    code: Slug
    state: Literal["asked", "spontaneous", "not-asked", "not-applicable"]


class AskedRow(Answer):
    """The row of coverage.csv."""

    document: str
    code: str
    state: str
    coder: str


class Preferences(Body):
    """How this browser shows the workbench."""

    language: Literal["es", "en"] | None = None
    theme: Literal["auto", "light", "dark"] | None = None
    letters: bool | None = None


class ImportRow(Answer):
    """What became of one file, or of one part of it."""

    document: str | None
    file: str
    status: Literal["new", "unchanged", "new-version", "split", "refused"]
    turns: int
    segments: int
    words: int
    speakers: list[SpeakerRow]
    problems: list[Problem]


class ImportAnswer(Answer):
    """What became of all files."""

    documents: list[ImportRow]
    counts: dict[str, int]


class Proposed(Answer):
    """A field of a register: what it says, or what is proposed for it."""

    value: str
    confidence: Literal["confirmed", "high", "medium", "low", "none"]
    options: list[str]


class ProposedPerson(Answer):
    """A voice of a document, with some turns to tell it by."""

    label: str
    participant: str
    kind: Proposed
    actor: str
    role: Proposed
    turns: int
    words: int
    questions: int
    samples: list[str]


class ProposalRow(Answer):
    """A document's row of the grid; `open` when something is left to confirm."""

    document: str
    file: str
    kind: str
    group: str
    mode: str
    date: str
    turns: int
    words: int
    actor: Proposed
    role: Proposed
    case: Proposed
    open: bool
    participants: list[ProposedPerson]


class ConfirmedPerson(Body):
    """What is confirmed of one voice; what is not named stays."""

    label: Annotated[str, Field(max_length=400)]
    participant: Text | None = None
    kind: Literal["", "participant", "interviewer"] | None = None
    actor: Text | None = None
    role: Text | None = None


class ConfirmedDocument(Body):
    """What is confirmed of one document; what is not named stays."""

    document: Slug
    kind: Literal["", "interview", "design", "plan", "other"] | None = None
    actor: Text | None = None
    case: Text | None = None
    group: Text | None = None
    mode: Text | None = None
    date: Text | None = None
    participants: Annotated[list[ConfirmedPerson], Field(max_length=200)] = []


class Confirmation(Body):
    """The grid's confirmed rows."""

    documents: Annotated[list[ConfirmedDocument], Field(max_length=2000)]


class CodebookAnswer(Answer):
    """The codebook as it now is, and what changed."""

    codebook: str
    sha256: str
    version: int
    changes: list[dict[str, Any]]
    problems: list[Problem]
    made: list[str] = []


class MatrixAnswer(Answer):
    """The codebook that a matrix gives, and what changes by it."""

    codebook: str
    yaml: str
    sha256: str
    dimensions: int
    activities: int
    changes: list[dict[str, Any]]
    problems: list[Problem]
    saved: bool


class Part(Body):
    """One of the codes that a code is split into."""

    name: Text
    code: Text | None = None
    definition: Text | None = None


class CodebookEdit(Body):
    """One edit; which keys it takes depends on `op`."""

    op: Literal[
        "create", "edit", "rename", "move", "merge", "split", "deprecate", "delete"
    ]
    code: Text | None = None
    parent: Text | None = None
    after: Text | None = None
    to: Text | None = None
    codes: Annotated[list[Text], Field(max_length=200)] | None = None
    into: Text | Annotated[list[Part], Field(max_length=20)] | None = None
    deprecated: bool | None = None
    replaced_by: Text | None = None
    name: Text | None = None
    brief: Annotated[str, Field(max_length=20_000)] | None = None
    definition: Annotated[str, Field(max_length=20_000)] | None = None
    include: Annotated[str, Field(max_length=20_000)] | None = None
    exclude: Annotated[str, Field(max_length=20_000)] | None = None
    examples: Annotated[list[Text], Field(max_length=200)] | None = None
    keywords: Annotated[list[Text], Field(max_length=200)] | None = None
    expected: Annotated[list[Text], Field(max_length=200)] | None = None
    questions: Annotated[list[Text], Field(max_length=200)] | None = None
    color: Annotated[str, Field(pattern="^(#[0-9a-fA-F]{6})?$")] | None = None


class CodebookEdits(Body):
    """Edits made in their order: all of them, or none."""

    edits: Annotated[list[CodebookEdit], Field(min_length=1, max_length=100)]


class ReportFile(Answer):
    """The report that was built, and where to fetch it."""

    file: str
    sha256: str
    backup: str | None
    url: str


class NewReport(Body):
    """How to build the report; `force` keeps a copy of an edited one."""

    force: bool = False
