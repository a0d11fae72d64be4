"""A study: its settings, its registers and one consistent picture of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.transcript import Segment, Turn


@dataclass(frozen=True)
class StudyConfig:
    """study.yaml. An empty `actors` accepts any actor; a list closes it.

    `attribution` maps an actor ("default" for the rest) to the pattern of a
    quote's attribution, with {role}, {actor}; `k` is the least number of people
    that a printed attribution may fit without a small-cell warning.
    `attributes` closes the values of an attribute and gives their order.
    """

    title: str
    language: str = "es"
    codebook: str = ""
    actors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    k: int = 3
    attribution: Mapping[str, str] = field(default_factory=dict)
    quote_marks: tuple[str, str] = ("“", "”")
    quantity: Mapping[str, Any] = field(default_factory=dict)
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A row of documents.csv joined with what the database knows of the text.

    `file` is relative to transcripts/; `cases` come from the column `case`
    (joined by `|`); `language` and the counts are of the current version.
    """

    id: str
    document: str
    file: str
    part: str = ""
    kind: str = ""
    actor: str = ""
    cases: tuple[str, ...] = ()
    group: str = ""
    mode: str = ""
    date: str = ""
    language: str = "es"
    sha256: str = ""
    text_sha256: str = ""
    words: int = 0
    turns: int = 0
    segments: int = 0

    @property
    def is_interview(self) -> bool:
        """Voices are counted in interviews; a blank kind is one."""
        return self.kind in ("", "interview")


@dataclass(frozen=True, slots=True)
class Participant:
    """A row of participants.csv: a person who speaks under a label of a document.

    `attribution` is how their quotes are attributed where the pattern of study.yaml
    does not serve: as a table of quotes had it printed.
    """

    participant: str
    document: str
    label: str
    kind: str = "participant"
    actor: str = ""
    role: str = ""
    gender: str = ""
    consent: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A row of cases.csv; every other column is an attribute."""

    case: str
    name: str = ""
    type: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a person confirmed of one document × code: was it asked?

    `state` is asked | spontaneous | not-asked | not-applicable.
    """

    document: str
    code: str
    state: str
    coder: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of findings.yaml and the coding ids it rests on."""

    id: str
    kind: str
    claim: str
    evidence: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    query: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice of findings.yaml.

    `tests` maps outside-design, spontaneous, originator, serves-aims and
    replicable to {"verdict", "why", "evidence"}.
    """

    code: str
    description: str = ""
    contribution: str = ""
    tests: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    accepted: bool | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a person wrote of one row × code: the standing text of that cell.

    `rows` names the axis of the row (`case` unless told). `event` is the number of
    the log's last event when it was written and `codings` the ids the cell then
    held: both tell when it has grown stale.
    """

    rows: str
    row: str
    code: str
    summary: str
    coder: str
    written: str
    event: int = 0
    codings: tuple[str, ...] = ()


@dataclass(frozen=True)
class StudyData:
    """One consistent picture of a study, read in one go; the input of analysis.

    Mappings from slug hold only current texts. `codings` are the standing ones
    in the contract's order (document, start, end, codebook order). `done` holds
    (document, coder) pairs. The texts come with it: analysis quotes verbatim.
    `touched` tells, since the oldest summary was written, the last event in which a
    coding of a (document, code) was made, changed or retracted. `in_vivo` are the
    codes without guide questions that the codebook's first version did not have;
    `chosen` the codings a person chose to be quoted, with their note.
    """

    folder: Path
    config: StudyConfig
    codebook: Codebook
    documents: tuple[Document, ...] = ()
    participants: tuple[Participant, ...] = ()
    cases: tuple[Case, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    turns: Mapping[str, tuple[Turn, ...]] = field(default_factory=dict)
    segments: Mapping[str, tuple[Segment, ...]] = field(default_factory=dict)
    codings: tuple[Coding, ...] = ()
    coders: tuple[str, ...] = ()
    done: frozenset[tuple[str, str]] = frozenset()
    coverage: tuple[Coverage, ...] = ()
    findings: tuple[Finding, ...] = ()
    practices: tuple[Practice, ...] = ()
    memos: int = 0
    suggestions: int = 0
    summaries: tuple[Summary, ...] = ()
    touched: Mapping[tuple[str, str], int] = field(default_factory=dict)
    in_vivo: frozenset[str] = frozenset()
    chosen: Mapping[str, str] = field(default_factory=dict)
    # What was worked out of it once, for the next question about the same picture.
    memory: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
