"""What the Word report is made of, as plain data filled in by services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class ReportContent:
    """Everything the report prints; it computes nothing. What is empty is left out.

    Attributes:
        title: the study's title, on the cover and in the header.
        report_type: such as "Informe final del componente cualitativo".
        team: who signs, above the title; may be empty.
        language: `es` or `en`: the words and the proofing language.
        date: ISO date on which figures and quotes were taken.
        base: `{"documents", "participants", "cases", "coders", "codings",
            "codes", "codebook", "codebook_version", "fieldwork"}`: counts, the
            codebook's title and version, fieldwork as (first, last) ISO dates or
            None. Any key may be missing.
        note: left foot of every page, such as "Ejemplo con datos ficticios".
        cover_notes: more lines at the foot of the cover.
        sample: rows by actor `{"actor", "documents", "participants", "words",
            "codings"}`; a last row with `"total": True` is printed as the total.
        method: paragraphs of the method; one beginning with "Falta:" (or
            "Missing:") is marked for the team to complete.
        coreq: what is known of COREQ's items 1–32; the rest read "Falta: …".
            None leaves the checklist out.
        evaluation: chapters before the process analysis, `{"name", "lead",
            "grids": [Grid], "theory": answer of `tables theory` or None}`; the
            theory is drawn.
        stages: `{"name", "activities": [{"name", "findings": [finding],
            "sentence", "quotes", "counts": [{"actor", "voiced", "asked"}]}]}`.
            Without findings `sentence` is printed; without it one is worded from
            `counts`; an activity with neither is left out. A finding is `{"id",
            "claim", "quotes": [{"id", "text", "attribution"}], "voices": [{"actor",
            "voiced", "asked", "query"}], "against": [quote], "status"}`; quotes run
            in at its end, two at most, one against it.
        factors: `{"facilitador": matrix, "obstaculizador": matrix, "findings":
            [finding], "names": (…, …), "paragraphs": [{"sentence",
            "quotes"}]}`: the matrices of the contract, same axes, findings that
            belong to no stage, what stands out; any may be missing.
        practices: the contract's practice rows; `quotes` holds ids.
        quotes_by_id: quote rows by coding id, for practices.
        conclusions, recommendations: `{"id", "claim", "text", "rests_on": [id],
            "contrary": [id], "term", "responsible"}`; with `text`, the claim is
            its heading.
        matrix: the contract's matrix of stages by actor, for annex A.
        quotes: the contract's quote rows, for annex B.
        codebook: rows `{"code", "name", "level", "definition", "include",
            "exclude", "facet"}` for annex C.
        suggestions: `{"accepted", "changed", "rejected", "undecided", "hand",
            "born"}` for annex D.
        marks: the study's quote marks.
        names: printed name of facets, codes and valences by id.
    """

    title: str
    report_type: str = ""
    team: str = ""
    language: str = "es"
    date: str = ""
    base: Plain = field(default_factory=dict)
    note: str = ""
    cover_notes: Sequence[str] = ()
    sample: Sequence[Plain] = ()
    method: Sequence[str] = ()
    coreq: Mapping[int, str] | None = None
    evaluation: Sequence[Plain] = ()
    stages: Sequence[Plain] = ()
    factors: Plain = field(default_factory=dict)
    practices: Sequence[Plain] = ()
    quotes_by_id: Mapping[str, Plain] = field(default_factory=dict)
    conclusions: Sequence[Plain] = ()
    recommendations: Sequence[Plain] = ()
    matrix: Plain | None = None
    quotes: Sequence[Plain] = ()
    codebook: Sequence[Plain] = ()
    suggestions: Plain | None = None
    marks: tuple[str, str] = ("“", "”")
    names: Mapping[str, str] = field(default_factory=dict)
