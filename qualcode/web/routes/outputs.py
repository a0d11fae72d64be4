"""The report and every listing as files to download; the browser's preferences."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from qualcode.errors import QualcodeError
from qualcode.services import reporting
from qualcode.web import bodies, results
from qualcode.web.answers import Json
from qualcode.web.guard import LANGUAGE_COOKIE
from qualcode.web.rendering import LETTERS_COOKIE, THEME_COOKIE
from qualcode.web.routes.shared import CONFLICT, FAILURES, MISSING, AtDesk, Person

router = APIRouter(prefix="/api", tags=["hand over"], responses=FAILURES)
A_YEAR = 365 * 24 * 3600


@router.post("/reports", response_model=results.ReportFile, responses=CONFLICT)
def report(desk: AtDesk, who: Person, body: bodies.NewReport | None = None) -> Response:
    """Build the Word report into outputs/."""
    force = body is not None and body.force
    with desk.writing() as study:
        made = reporting.build(study, force=force, coder=who.coder)
    name = Path(made["file"]).name
    return Json({**made, "url": f"/api/outputs/{quote(name)}"})


@router.get("/outputs/{name}", response_class=FileResponse, responses=MISSING)
def output(desk: AtDesk, name: str) -> Response:
    """One file of outputs/."""
    folder = desk.study().where.outputs.resolve()
    file = (folder / name).resolve()
    if file.parent != folder or not file.is_file() or name.startswith("."):
        raise QualcodeError("page-unknown", value=name)
    return FileResponse(file, filename=name)


@router.put("/preferences", status_code=204, response_class=Response)
def preferences(body: bodies.Preferences) -> Response:
    """Keep in cookies how this browser shows the workbench."""
    answer = Response(status_code=204)
    for cookie, value in (
        (LANGUAGE_COOKIE, body.language),
        (THEME_COOKIE, body.theme),
        (LETTERS_COOKIE, {True: "on", False: "off", None: None}[body.letters]),
    ):
        if value is not None:
            answer.set_cookie(
                cookie, value, max_age=A_YEAR, httponly=True, samesite="strict"
            )
    return answer
