"""What the API lists of findings, contrasts, summaries, agreement and curves."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from qualcode.web.shapes import Answer, Problem


class Strength(Answer):
    """How many interviews of an actor voice a finding."""

    actor: str
    voiced: int
    asked: int
    eligible: int


class Quantity(Answer):
    """A quantity word of a claim, and whether the voices bear it out."""

    term: str
    unit: str
    start: int
    end: int
    means: Literal["all", "most", "some", "isolated"]
    ok: bool | None
    message: str


class FindingRow(Answer):
    """An entry of findings.yaml and how it stands."""

    id: str
    kind: Literal["finding", "conclusion", "recommendation"]
    claim: str
    evidence: list[str]
    contrary: list[str]
    query: dict[str, Any] | None
    rests_on: list[str]
    strength: list[Strength]
    quantity: list[Quantity]
    depends_on: list[dict[str, str]]
    status: Literal["supported", "contradicted", "unsupported", "fallen"]
    problems: list[Problem]


class View(Answer):
    """What one actor says of a code in a case."""

    actor: str
    valences: dict[str, int]
    quotes: list[str]


class ContrastRow(Answer):
    """The actors of one case side by side on one code."""

    case: str
    code: str
    views: list[View]
    verdict: Literal["agree", "clash", "silent"]


class FrameworkCell(Answer):
    """A cell of the grid of summaries."""

    row: str
    col: str
    summary: str
    coder: str | None
    written: str | None
    state: Literal["current", "stale", "empty"]
    codings: list[str]


class Agreement(Answer):
    """How far coders or passes decide alike."""

    coders: list[str]
    documents: int
    unit: str
    units: int
    overall: dict[str, Any]
    codes: list[dict[str, Any]]
    disagreements: list[Disagreement]


class Disagreement(Answer):
    """A segment that some coded with a code and some did not."""

    document: str
    start: int
    end: int
    text: str
    code: str
    with_: list[str] = Field(alias="with")
    without: list[str]


class CurveRow(Answer):
    """How many codes n interviews of an actor bring."""

    actor: str
    n: int
    documents: int
    codes: float
    low: float
    high: float
