"""How results and errors go out: JSON for programs, a page for people."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Scope

from qualcode.errors import DAMAGED, QualcodeError
from qualcode.i18n import area, t

# By what is wrong, not by where it was raised; every other bad input is 422.
STATUS = {
    "token-missing": 401,
    "host-foreign": 403,
    "origin-foreign": 403,
    "page-unknown": 404,
    "document-unknown": 404,
    "coding-unknown": 404,
    "suggestion-unknown": 404,
    "memo-unknown": 404,
    "method-wrong": 405,
    "nothing-to-undo": 409,
    "nothing-to-redo": 409,
    "coding-id-taken": 409,
    "coding-stands": 409,
    "codebook-file-taken": 409,
    "study-locked": 409,
    "codebook-missing": 404,
    "code-in-use": 409,
    "report-is-the-teams": 409,
    "findings-unknown": 404,
    "summary-row-unknown": 404,
    "codebook-changed": 412,
    "findings-changed": 412,
    "coverage-changed": 412,
    "summary-changed": 412,
    "body-too-large": 413,
    "file-too-large": 413,
}


class Json(Response):
    """A JSON answer, compact, with its letters as they are."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes. A lone surrogate of a foreign file cannot be sent as it is."""
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", errors="replace")


def status_of(error: QualcodeError) -> int:
    """The HTTP status of an error."""
    if error.code in STATUS:
        return STATUS[error.code]
    return 500 if error.exit_code == DAMAGED else 422


def refuse(scope: Scope, error: QualcodeError) -> Response:
    """The answer to a request that failed."""
    status = status_of(error)
    plain = {**error.problem.as_dict(), "file": error.problem.file}
    if wants_page(scope):
        from qualcode.web.rendering import render_error

        return Response(render_error(status, plain), status, media_type="text/html")
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    return Json({"error": plain}, status, headers=headers)


def wants_page(scope: Scope) -> bool:
    """Whether a person's browser asks for a page, not a program for data."""
    if scope["type"] != "http" or scope["path"].startswith(("/api/", "/openapi")):
        return False
    return "text/html" in HTTPConnection(scope).headers.get("accept", "")


def install(app: FastAPI) -> None:
    """Make every error of the application an answer of ours."""

    @app.exception_handler(QualcodeError)
    async def _ours(request: Request, error: QualcodeError) -> Response:
        return refuse(request.scope, error)

    @app.exception_handler(HTTPException)
    async def _plain(request: Request, error: HTTPException) -> Response:
        code = {404: "page-unknown", 405: "method-wrong", 413: "body-too-large"}.get(
            error.status_code, "request-invalid"
        )
        answer = refuse(
            request.scope,
            QualcodeError(
                code,
                value=request.url.path,
                field="",
                detail=str(error.detail),
                method=request.method,
            ),
        )
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"][1:] if not isinstance(p, int))
        return refuse(
            request.scope,
            QualcodeError("request-invalid", field=place, detail=_detail(first)),
        )


def _detail(found: dict[str, Any]) -> str:
    """What is wrong with a field, in our words; pydantic's own where we have none."""
    kind = str(found["type"])
    key = f"detail.{kind}"
    if key in area("web_errors"):
        context = {k: str(v) for k, v in found.get("ctx", {}).items()}
        return t(f"web_errors.{key}", **context)
    return str(found["msg"])
