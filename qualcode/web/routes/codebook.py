"""The codebook: its file read, replaced, edited code by code, built from a matrix."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Query, Request, UploadFile
from starlette.responses import Response

from qualcode.errors import QualcodeError
from qualcode.services import codebook_edits
from qualcode.web import bodies, results
from qualcode.web.answers import Json
from qualcode.web.routes.documents import on_disk
from qualcode.web.routes.shared import (
    CHANGED,
    CONFLICT,
    FAILURES,
    MISSING,
    TOO_LARGE,
    AtDesk,
    IfMatch,
    Person,
    seen,
)

router = APIRouter(
    prefix="/api/codebook", tags=["codebook"], responses={**FAILURES, **MISSING}
)
YAML = "application/yaml"


@router.get(
    "",
    response_class=Response,
    responses={
        200: {"content": {YAML: {}, "application/json": {"schema": {}}}},
        304: {"description": "As If-None-Match says"},
    },
)
def codebook(request: Request, desk: AtDesk) -> Response:
    """The active codebook's YAML, or as JSON for who accepts only that; its ETag."""
    study = desk.study()
    raw, digest = codebook_edits.active(study)
    headers = {"etag": f'"{digest}"', "cache-control": "no-cache"}
    if digest in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    accept = request.headers.get("accept", "")
    if "application/json" in accept and "yaml" not in accept:
        return Json(study.codebook().as_dict(), headers=headers)
    return Response(raw, media_type=f"{YAML}; charset=utf-8", headers=headers)


async def _raw(request: Request) -> bytes:
    """The body as it came: YAML has no one content type that every client sends."""
    return await request.body()


@router.put(
    "",
    response_model=results.CodebookAnswer,
    responses={**CHANGED, **TOO_LARGE},
    openapi_extra={
        "requestBody": {
            "content": {YAML: {"schema": {"type": "string"}}},
            "required": True,
        }
    },
)
def replace(
    desk: AtDesk,
    who: Person,
    yaml: Annotated[bytes, Depends(_raw)],
    if_match: IfMatch = "",
) -> Response:
    """Put another YAML in its place; 412 unless If-Match names the file as it is."""
    try:
        text = yaml.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QualcodeError("codebook-encoding", file="codebook", line=1) from error
    with desk.writing() as study:
        answer = codebook_edits.replace(
            study, text, seen=seen(if_match), coder=who.coder
        )
    return _told(answer)


@router.post("/edits", response_model=results.CodebookAnswer, responses=CHANGED)
def edits(
    desk: AtDesk, who: Person, body: bodies.CodebookEdits, if_match: IfMatch = ""
) -> Response:
    """Create, edit, rename, move, merge, split, deprecate, delete codes: all, or none.

    The file's comments stay. 412 unless If-Match names the file as it is.
    """
    given = [e.model_dump(exclude_none=True) for e in body.edits]
    with desk.writing() as study:
        answer = codebook_edits.edit(study, given, seen=seen(if_match), coder=who.coder)
    return _told(answer)


@router.post(
    "/matrix",
    response_model=results.MatrixAnswer,
    responses={**CONFLICT, **TOO_LARGE},
)
def matrix(
    desk: AtDesk,
    who: Person,
    files: Annotated[list[UploadFile], File(min_length=1, max_length=1)],
    codebook: Annotated[str, Form(max_length=200)] = "",
    *,
    save: Annotated[bool, Query()] = False,
) -> Response:
    """The codebook that a Word, Excel or CSV matrix gives; written only with `save`."""
    with on_disk(files) as paths, desk.writing() as study:
        answer = codebook_edits.from_matrix(
            study, paths[0], name=codebook, save=save, coder=who.coder
        )
    return _told(answer)


def _told(answer: dict[str, Any]) -> Response:
    """The answer with each change in words; its ETag."""
    from qualcode.codebook import describe

    changes = [{**c, "text": describe(c)} for c in answer["changes"]]
    headers = {"etag": f'"{answer["sha256"]}"'}
    return Json({**answer, "changes": changes}, headers=headers)
