"""`GET /api/stats`, `documents`: plain looks at the study."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from qualcode.web.answers import Json
from qualcode.web.routes.shared import AtDesk

router = APIRouter(prefix="/api", tags=["look"])


@router.get("/stats")
def stats(desk: AtDesk) -> Response:
    """Count what the study holds."""
    from qualcode.analysis import stats as count

    return Json(desk.answer("stats", count))


@router.get("/documents")
def documents(desk: AtDesk) -> Response:
    """The documents with their register's columns, hashes, counts and state."""
    from qualcode.analysis import documents as rows

    return Json(desk.answer("documents", rows))
