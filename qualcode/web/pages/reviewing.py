"""Revisar: one suggestion at a time, with its passage, reasons and nearest example."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.store import tallies
from qualcode.web.desk import Desk
from qualcode.web.pages.coding import plain_book
from qualcode.web.pages.frame import colours, page

router = APIRouter()


@router.get("/review")
def review(
    request: Request, order: str = "usefulness", document: str | None = None
) -> Response:
    """Decide what the machine proposes; nothing of it counts until then."""
    desk: Desk = request.app.state.desk
    study = desk.study()
    book = study.codebook()
    with study.database.read() as connection:
        decided = tallies.decisions_by_code(connection)
    accepted = sum(row["accepted"] for row in decided)
    return page(
        request,
        "review.html",
        here="review",
        module="review.js",
        order="document" if order == "document" else "usefulness",
        reviewed=accepted + sum(row["rejected"] for row in decided),
        accepted=accepted,
        page={
            "coder": desk.who.coder,
            "order": order,
            "document": document,
            "book": plain_book(book, colours(book)),
            "entries": {code.id: _entry(code) for code in book.codes.values()},
            "decided": {row["code"]: row for row in decided},
        },
    )


def _entry(code: Any) -> dict[str, str]:
    """What helps to decide: the codebook's entry, without what it leaves out."""
    found = {
        "definition": code.definition or code.brief,
        "include": code.include,
        "exclude": code.exclude,
    }
    return {name: text for name, text in found.items() if text}
