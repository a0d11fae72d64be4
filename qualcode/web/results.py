"""What the API answers to an act; what it lists is in `shapes`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from qualcode.web.shapes import Answer, CodingRow, Problem, SpeakerRow


class Decided(Answer):
    """The codings that came of it."""

    codings: list[CodingRow]


class Rejected(Answer):
    """A suggestion refused."""

    id: str
    state: Literal["rejected"]


class DoneRow(Answer):
    """The mark as it now is."""

    document: str
    coder: str
    done: bool


class AskedRow(Answer):
    """The row of coverage.csv."""

    document: str
    code: str
    state: str
    coder: str
    sha256: str  # of the file as it is now


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


class CodebookAnswer(Answer):
    """The codebook as it now is, and what changed."""

    codebook: str
    sha256: str
    version: int
    changes: list[dict[str, Any]]
    problems: list[Problem]
    made: list[str] = Field(default_factory=list)


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


class ReportFile(Answer):
    """The report that was built, and where to fetch it."""

    file: str
    sha256: str
    backup: str | None
    url: str


class Lack(Answer):
    """What a report still lacks; `page` mends it, or is empty where only Word does."""

    chapter: str
    chapter_name: str
    what: str
    n: int
    ids: list[str]
    page: str


class ReportChecked(Answer):
    """A report held against the study: the command's answer, places also in words."""

    file: str
    study: str | None
    checked: dict[str, int]
    problems: list[dict[str, Any]]
    build: str | None
    found: dict[str, int]


class ReportRefreshed(Answer):
    """What was mended in a report, and what was left to the team with the reason."""

    file: str
    updated: list[dict[str, Any]]
    left: list[dict[str, Any]]


class Ledger(Answer):
    """findings.yaml as written; its hash has to be named to change it."""

    sha256: str
    findings: list[dict[str, Any]]
    practices: list[dict[str, Any]]


class Entry(Answer):
    """The entry written, and the file's new hash."""

    sha256: str
    id: str
