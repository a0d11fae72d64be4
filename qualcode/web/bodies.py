"""What is sent to the API, checked at the door; an unknown key is told."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=1000)]
Long = Annotated[str, Field(max_length=20_000)]
Slug = Annotated[str, Field(min_length=1, max_length=400)]
Offset = Annotated[int, Field(strict=True)]


class Body(BaseModel):
    """What is sent in; an unknown key is a mistake, told."""

    model_config = ConfigDict(extra="forbid")


class NewCoding(Body):
    """A span to code; the same client_id again is the same coding."""

    client_id: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    document: Slug
    start: Offset
    end: Offset
    code: Slug
    valence: Text | None = None


class NewCodings(Body):
    """Spans coded in one gesture, an activity with its factor: one act, one undo."""

    codings: Annotated[list[NewCoding], Field(min_length=1, max_length=1000)]


class CodingChange(Body):
    """What to change of a coding; what is not named stays."""

    start: Offset | None = None
    end: Offset | None = None
    code: Slug | None = None
    valence: Text | None = None


class NewMemo(Body):
    """A memo on a coding, a document, or with neither on the study."""

    memo: Annotated[str, Field(max_length=100_000)]
    document: Slug | None = None
    coding: Slug | None = None


class MemoChange(Body):
    """The memo's new words."""

    memo: Annotated[str, Field(max_length=100_000)]


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


class DoneMark(Body):
    """Whether the document is wholly coded."""

    done: bool = True


class Asked(Body):
    """What a person confirms was asked."""

    document: Slug
    code: Slug
    state: Literal["asked", "spontaneous", "not-asked", "not-applicable"]


class Preferences(Body):
    """How this browser shows the workbench."""

    language: Literal["es", "en"] | None = None
    theme: Literal["auto", "light", "dark"] | None = None
    letters: bool | None = None


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
    brief: Long | None = None
    definition: Long | None = None
    include: Long | None = None
    exclude: Long | None = None
    examples: Annotated[list[Text], Field(max_length=200)] | None = None
    keywords: Annotated[list[Text], Field(max_length=200)] | None = None
    expected: Annotated[list[Text], Field(max_length=200)] | None = None
    questions: Annotated[list[Text], Field(max_length=200)] | None = None
    color: Annotated[str, Field(pattern="^(#[0-9a-fA-F]{6})?$")] | None = None


class CodebookEdits(Body):
    """Edits made in their order: all of them, or none."""

    edits: Annotated[list[CodebookEdit], Field(min_length=1, max_length=100)]


class NewReport(Body):
    """How to build the report; `force` keeps a copy of an edited one."""

    force: bool = False


class RefreshReport(Body):
    """A report in outputs/ to mend; `edited` takes over what the team changed, too."""

    file: str = Field(min_length=1, max_length=255)
    edited: bool = False


class NewSummary(Body):
    """A cell's summary; a blank one takes the standing one away.

    `seen` is the cell's `written` as the writer saw it, "" for none: another text there
    since is not overwritten.
    """

    row: Slug
    col: Slug
    summary: Long = Field(validation_alias=AliasChoices("summary", "text"))
    rows: Slug = "case"
    cols: Slug | None = None
    seen: Text | None = None


Ids = Annotated[list[Slug], Field(max_length=5000)]


class FindingEntry(Body):
    """Keys of a finding; null or an empty list takes one out."""

    kind: Literal["finding", "conclusion", "recommendation"] | None = None
    claim: Long | None = None
    evidence: Ids | None = None
    contrary: Ids | None = None
    rests_on: Ids | None = None
    query: dict[Literal["code", "valence", "actor"], Text] | None = None


class Test(Body):
    """The verdict of one of a practice's five tests."""

    verdict: Literal["yes", "no", "not-argued"]
    why: Long | None = None
    evidence: Ids | None = None


class PracticeEntry(Body):
    """Keys of a practice; a test given replaces that test."""

    description: Long | None = None
    contribution: Long | None = None
    accepted: bool | None = None
    tests: (
        dict[
            Literal[
                "outside-design",
                "spontaneous",
                "originator",
                "serves-aims",
                "replicable",
            ],
            Test,
        ]
        | None
    ) = None
