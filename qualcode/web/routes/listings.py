"""Plain looks at the study: what the commands of the same names print."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from qualcode.services import coders as coders_
from qualcode.services import history, memos, road
from qualcode.store.transcripts import transcript
from qualcode.web import shapes
from qualcode.web.answers import Json
from qualcode.web.routes.shared import FAILURES, MISSING, AtDesk, slug_of
from qualcode.web.tables import code_rows

router = APIRouter(prefix="/api", tags=["look"], responses=FAILURES)


@router.get("/stats", response_model=shapes.Stats)
def stats(desk: AtDesk) -> Response:
    """Count what the study holds."""
    from qualcode.analysis import stats as count

    return Json(desk.answer("stats", count))


@router.get("/documents", response_model=list[shapes.DocumentRow])
def documents(desk: AtDesk) -> Response:
    """The documents with their register's columns, hashes, counts and state."""
    from qualcode.analysis import documents as rows

    return Json(desk.answer("documents", rows))


@router.get("/codes", response_model=list[shapes.CodeRow])
def codes(desk: AtDesk, *, roots: bool = False) -> Response:
    """The codes of the active codebook in its order, with their codings."""
    return Json(desk.answer(("codes", roots), partial(code_rows, roots=roots)))


@router.get("/practices", response_model=list[shapes.PracticeRow])
def practices(desk: AtDesk) -> Response:
    """The good practices and their five tests."""
    from qualcode.analysis import practices as rows

    return Json(desk.answer("practices", rows))


@router.get("/coverage", response_model=list[shapes.CoverageRow])
def coverage(desk: AtDesk) -> Response:
    """What was asked in each interview."""
    from qualcode.analysis import coverage as rows

    digest = coders_.asked_hash(desk.study())  # before: what is read is never older
    headers = {"etag": f'"{digest}"', "cache-control": "no-store"}
    return Json(desk.answer("coverage", rows), headers=headers)


@router.get("/search", response_model=list[shapes.Hit])
def search(
    desk: AtDesk,
    text: Annotated[str, Query(min_length=1, max_length=1000)],
    *,
    regex: bool = False,
) -> Response:
    """Every place where a text is said."""
    from qualcode.analysis import search as rows

    return Json(rows(desk.picture(), text, regex=regex))


@router.get("/log", response_model=list[shapes.LogRow])
def log(
    desk: AtDesk, limit: Annotated[int | None, Query(ge=1, le=1_000_000)] = None
) -> Response:
    """The events, newest first."""
    return Json(history.log(desk.study(), limit=limit))


@router.get("/coders", response_model=list[shapes.CoderRow])
def coders(desk: AtDesk) -> Response:
    """The coders, with their codings and the documents they finished."""
    return Json(coders_.rows(desk.study()))


@router.get("/road", response_model=list[shapes.Step])
def steps(desk: AtDesk) -> Response:
    """Where the study stands, step by step."""
    return Json(road.where(desk.study()))


@router.get("/memos", response_model=list[shapes.MemoRow], responses=MISSING)
def memo_rows(
    desk: AtDesk,
    document: Annotated[str | None, Query(max_length=400)] = None,
    coding: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """The memos, oldest first."""
    return Json(memos.list_rows(desk.study(), document=document, coding=coding))


@router.get("/cases", response_model=list[dict[str, str]])
def cases(desk: AtDesk) -> Response:
    """The rows of cases.csv with all their attributes."""
    return Json(desk.study().registers().cases.rows)


@router.get("/participants", response_model=list[dict[str, str]])
def participants(desk: AtDesk) -> Response:
    """The rows of participants.csv."""
    return Json(desk.study().registers().participants.rows)


@router.get(
    "/documents/{slug}", response_model=shapes.TranscriptAnswer, responses=MISSING
)
def document(desk: AtDesk, slug: str) -> Response:
    """One document: its text, speakers, turns and segments."""
    study = desk.study()
    slug = slug_of(study, slug)
    with study.database.read() as connection:
        found = transcript(connection, study.registers(), slug)
    return Json(found.as_dict())


@router.get(
    "/documents/{slug}/codings",
    response_model=list[shapes.CodingRow],
    responses=MISSING,
)
def document_codings(desk: AtDesk, slug: str) -> Response:
    """The standing codings of one document, of all coders."""
    from qualcode.services.coding import list_rows

    return Json(list_rows(desk.study(), document=slug))
