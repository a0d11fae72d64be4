"""Quotes: verbatim, attributed, by code, valence and actor."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.web.desk import Desk
from qualcode.web.pages.coding import tree
from qualcode.web.pages.frame import colours, number, page, views
from qualcode.web.pages.matrix import quote_row
from qualcode.web.routes.crossing import quoted, quotes_of

router = APIRouter()
MOST = 300  # rows of a page; the export has all


@router.get("/quotes")
def quotes(
    request: Request,
    valence: str = "",
    actor: str = "",
    representative: int | None = None,
    coder: str = "",
) -> Response:
    """The quotes asked for, each linked to its place in the interview."""
    desk: Desk = request.app.state.desk
    data = desk.picture()
    query = request.query_params
    codes = query.getlist("code")
    asked: dict[str, Any] = quoted(
        code=[c for c in codes if c] or None,
        valence=valence or None,
        actor=actor or None,
        representative=representative,
        kind=query.getlist("kind") or None,
        coder=coder or None,
        pass_=query.get("pass"),
    )
    rows = quotes_of(desk, asked)
    book = data.codebook
    colour = colours(book)
    return page(
        request,
        "quotes.html",
        here="compare",
        places=views("quotes"),
        rows=[
            {**quote_row(q, data), "color": colour.get(q["code"], "c-azul")}
            for q in rows[:MOST]
        ],
        total=len(rows),
        most=MOST,
        number=number,
        codes=tree(book, colour, {}),
        code=codes[0] if codes else "",
        valences=book.valences,
        valence=valence,
        actors=[d for d in dict.fromkeys(d.actor for d in data.documents) if d],
        actor=actor,
        representative=representative,
        marks=data.config.quote_marks,
        query=f"?{request.url.query}" if request.url.query else "",
    )
