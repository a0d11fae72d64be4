"""Matrices and quotes: the commands' options as query."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from qualcode.model import StudyData
from qualcode.web import shapes
from qualcode.web.answers import Json
from qualcode.web.routes.shared import FAILURES, AtDesk

router = APIRouter(prefix="/api", tags=["look"], responses=FAILURES)
Codes = Annotated[list[str] | None, Query(max_length=50)]
Name = Annotated[str | None, Query(max_length=400)]
Round = Annotated[str | None, Query(alias="pass", max_length=400)]
Deep = Annotated[int, Query(ge=1, le=99)]


def crossed(
    rows: Annotated[str, Query(min_length=1, max_length=400)],
    cols: Annotated[str, Query(min_length=1, max_length=400)],
    depth: Deep = 1,
    code: Codes = None,
    valence: Name = None,
    count: Literal[
        "documents", "participants", "cases", "codings", "words"
    ] = "documents",
    share: Literal["none", "row", "column", "total"] = "none",
    within: Literal["segment", "span", "turn", "document"] = "segment",
    kind: Codes = None,
    coder: Name = None,
    pass_: Round = None,
) -> dict[str, Any]:
    """The options of a matrix as `analysis.matrix` takes them."""
    return {
        "rows": rows,
        "cols": cols,
        "depth": depth,
        "codes": tuple(code or ()),
        "valence": valence or None,
        "count": count,
        "share": share,
        "within": within,
        "kinds": tuple(kind) if kind else None,
        "coder": coder or None,
        "pass_": pass_ or None,
    }


def quoted(
    code: Codes = None,
    valence: Name = None,
    actor: Name = None,
    representative: Annotated[int | None, Query(ge=1, le=1000)] = None,
    kind: Codes = None,
    coder: Name = None,
    pass_: Round = None,
) -> dict[str, Any]:
    """The options of quotes as `analysis.quotes` takes them."""
    return {
        "codes": tuple(code or ()),
        "valence": valence or None,
        "actor": actor or None,
        "representative": representative,
        "kinds": tuple(kind) if kind else None,
        "coder": coder or None,
        "pass_": pass_ or None,
    }


Crossed = Annotated[dict[str, Any], Depends(crossed)]
Quoted = Annotated[dict[str, Any], Depends(quoted)]


def matrix_of(desk: AtDesk, asked: dict[str, Any]) -> dict[str, Any]:
    """The matrix asked for, with what does not fit in the study among its problems."""
    from qualcode.analysis import matrix

    def compute(data: StudyData) -> dict[str, Any]:
        found = matrix(data, **asked)
        told = [p.as_dict() for p in desk.study().problems()]
        return {**found, "problems": [*found.get("problems", ()), *told]}

    return desk.answer(("matrix", *asked.values()), compute)


def quotes_of(desk: AtDesk, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """The quotes asked for."""
    from qualcode.analysis import quotes

    return desk.answer(("quotes", *asked.values()), lambda data: quotes(data, **asked))


@router.get("/matrix", response_model=shapes.Matrix)
def matrix(desk: AtDesk, asked: Crossed) -> Response:
    """Cross two axes and count by voice."""
    return Json(matrix_of(desk, asked))


@router.get("/quotes", response_model=list[shapes.QuoteRow])
def quotes(desk: AtDesk, asked: Quoted) -> Response:
    """The quotes, one per coding."""
    return Json(quotes_of(desk, asked))
