"""Suggestions: what waits, and what people decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from qualcode.model import Suggestion
from qualcode.services import reviewing
from qualcode.services.study import Study
from qualcode.store import rows
from qualcode.web import bodies, results, shapes
from qualcode.web.answers import Json
from qualcode.web.routes.shared import (
    CONFLICT,
    FAILURES,
    MISSING,
    AtDesk,
    Key,
    Person,
    slug_of,
)

router = APIRouter(
    prefix="/api/suggestions",
    tags=["review"],
    responses={**FAILURES, **MISSING, **CONFLICT},
)


@router.get("", response_model=list[shapes.SuggestionRow])
def pending(
    desk: AtDesk,
    document: Annotated[str | None, Query(max_length=400)] = None,
    order: Literal["usefulness", "document"] = "usefulness",
) -> Response:
    """The undecided suggestions, with the words they are about."""
    study = desk.study()
    slug = None if document is None else slug_of(study, document)
    found = reviewing.pending(study, document=slug, order=order)
    return Json(_rows(study, found))


def _rows(study: Study, found: Sequence[Suggestion]) -> list[dict[str, Any]]:
    book = study.codebook()
    with study.database.read() as connection:
        texts = rows.plain_texts(connection, {s.document for s in found})
    return [
        {
            "id": s.id,
            "document": s.document,
            "segment": s.segment,
            "start": s.start,
            "end": s.end,
            "text": texts[s.document][s.start : s.end],
            "code": s.code,
            "name": book.name(s.code),
            "facet": book.facet_of[s.code].id if s.code in book.facet_of else "",
            "probability": s.probability,
            "valence": s.valence,
            "reasons": s.reasons,
            "example": s.example,
            "model": s.model,
        }
        for s in found
    ]


@router.post("/decide", response_model=results.Decided)
def decide(desk: AtDesk, who: Person, body: bodies.Decisions) -> Response:
    """Decide several suggestions, those of a segment for instance, in one act."""
    with desk.writing() as study:
        made = reviewing.decide(
            study,
            accept=body.accept,
            reject=body.reject,
            change=[c.model_dump() for c in body.change],
            coder=who.coder,
            pass_=who.pass_,
        )
    return Json({"codings": made})


@router.post("/refresh", status_code=202, response_class=Response)
async def refresh(request: Request) -> Response:
    """Propose anew, soon and beside the work; the live channel tells the end of it."""
    request.app.state.refresher.ask()
    return Response(status_code=202)


@router.post("/{key}/accept", response_model=shapes.CodingRow)
def accept(desk: AtDesk, who: Person, key: Key) -> Response:
    """Make a suggestion a coding."""
    with desk.writing() as study:
        return Json(reviewing.accept(study, key, coder=who.coder, pass_=who.pass_))


@router.post("/{key}/reject", response_model=results.Rejected)
def reject(desk: AtDesk, who: Person, key: Key) -> Response:
    """Refuse a suggestion; the engine learns from it."""
    with desk.writing() as study:
        reviewing.reject(study, key, coder=who.coder)
    return Json({"id": key, "state": "rejected"})


@router.post("/{key}/change", response_model=shapes.CodingRow)
def change(desk: AtDesk, who: Person, key: Key, body: bodies.OtherCode) -> Response:
    """Code the suggested segment with another code or valence."""
    with desk.writing() as study:
        made = reviewing.change(
            study,
            key,
            code=body.code,
            valence=body.valence or None,
            coder=who.coder,
            pass_=who.pass_,
        )
    return Json(made)
