"""Coding: made, changed, taken back; documents marked done; memos; undo."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from qualcode.services import changing, coders, history, memos
from qualcode.services import coding as codings
from qualcode.web import bodies, results, shapes
from qualcode.web.answers import Json
from qualcode.web.routes.shared import (
    CHANGED,
    CONFLICT,
    FAILURES,
    MISSING,
    AtDesk,
    IfMatch,
    Key,
    Person,
    seen,
)

router = APIRouter(prefix="/api", tags=["code"], responses={**FAILURES, **CONFLICT})


@router.post(
    "/codings",
    response_model=shapes.CodingRow,
    status_code=201,
    responses={200: {"model": shapes.CodingRow}, **MISSING},
)
def add(desk: AtDesk, who: Person, body: bodies.NewCoding) -> Response:
    """Code a span; 200 with the coding there is when its like is already there."""
    row = body.model_dump()
    with (
        desk.writing() as study,
        codings.writing(study, who.coder, who.pass_) as writer,
    ):
        made = writer.add(row).row()
    return Json(made, 201 if writer.added else 200)


@router.post(
    "/codings/many",
    response_model=results.Decided,
    status_code=201,
    responses={200: {"model": results.Decided}, **MISSING},
)
def add_many(desk: AtDesk, who: Person, body: bodies.NewCodings) -> Response:
    """Code several spans in one act: all of them, or none when one is wrong."""
    with (
        desk.writing() as study,
        codings.writing(study, who.coder, who.pass_) as writer,
    ):
        made = [writer.add(row.model_dump()).row() for row in body.codings]
    return Json({"codings": made}, 201 if writer.added else 200)


@router.patch("/codings/{key}", response_model=shapes.CodingRow, responses=MISSING)
def change(desk: AtDesk, who: Person, key: Key, body: bodies.CodingChange) -> Response:
    """Give a coding another span, code or valence."""
    changes = body.model_dump(exclude_unset=True)
    wanted = {k: v for k, v in changes.items() if v is not None or k == "valence"}
    with desk.writing() as study:
        return Json(changing.change(study, key, wanted, coder=who.coder))


@router.delete("/codings/{key}", response_model=shapes.CodingRow, responses=MISSING)
def remove(desk: AtDesk, who: Person, key: Key) -> Response:
    """Retract a coding; its row as it was."""
    with desk.writing() as study:
        return Json(codings.remove(study, [key], coder=who.coder)[0])


@router.get("/codings", response_model=list[shapes.CodingRow], responses=MISSING)
def rows(
    desk: AtDesk,
    document: str | None = None,
    code: str | None = None,
    coder: str | None = None,
) -> Response:
    """The standing codings."""
    found = codings.list_rows(desk.study(), document=document, code=code, coder=coder)
    return Json(found)


@router.post(
    "/documents/{slug}/done", response_model=results.DoneRow, responses=MISSING
)
def done(desk: AtDesk, who: Person, slug: Key, body: bodies.DoneMark) -> Response:
    """Mark a document as wholly coded, or take the mark away."""
    with desk.writing() as study:
        marked = coders.done(study, [slug], coder=who.coder, undo=not body.done)
    return Json(marked[0])


@router.post(
    "/coverage", response_model=results.AskedRow, responses={**MISSING, **CHANGED}
)
def asked(
    desk: AtDesk, who: Person, body: bodies.Asked, if_match: IfMatch = ""
) -> Response:
    """Confirm whether a document was asked about a code."""
    with desk.writing() as study:
        row = coders.confirm(
            study,
            body.document,
            body.code,
            body.state,
            coder=who.coder,
            seen=seen(if_match),
        )
        digest = coders.asked_hash(study)
    return Json({**row, "sha256": digest}, headers={"etag": f'"{digest}"'})


@router.post("/undo", response_model=list[shapes.EventRow])
def undo(desk: AtDesk, who: Person) -> Response:
    """Take back this coder's last act; its events."""
    return Json(_undo(desk, who, redo=False))


@router.post("/redo", response_model=list[shapes.EventRow])
def redo(desk: AtDesk, who: Person) -> Response:
    """Do the act taken back last again; its events."""
    return Json(_undo(desk, who, redo=True))


def _undo(desk: AtDesk, who: Person, *, redo: bool) -> list[dict[str, Any]]:
    with desk.writing() as study:
        return history.undo(study, redo=redo, coder=who.coder, only=who.coder)


@router.post(
    "/memos", response_model=shapes.MemoRow, status_code=201, responses=MISSING
)
def add_memo(desk: AtDesk, who: Person, body: bodies.NewMemo) -> Response:
    """Write a memo."""
    with desk.writing() as study:
        made = memos.add(
            study,
            body.memo,
            document=body.document,
            coding=body.coding,
            coder=who.coder,
        )
    return Json(made, 201)


@router.patch("/memos/{key}", response_model=shapes.MemoRow, responses=MISSING)
def change_memo(
    desk: AtDesk, who: Person, key: Key, body: bodies.MemoChange
) -> Response:
    """Give a memo other words."""
    with desk.writing() as study:
        return Json(memos.change(study, key, body.memo, coder=who.coder))


@router.delete("/memos/{key}", response_model=shapes.MemoRow, responses=MISSING)
def remove_memo(desk: AtDesk, who: Person, key: Key) -> Response:
    """Take a memo back."""
    with desk.writing() as study:
        return Json(memos.remove(study, key, coder=who.coder))
