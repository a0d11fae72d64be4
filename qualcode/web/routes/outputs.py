"""The report and every listing as files to download; the browser's preferences."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.services import reporting
from qualcode.web import bodies, results
from qualcode.web.answers import Json
from qualcode.web.desk import Desk
from qualcode.web.guard import LANGUAGE_COOKIE
from qualcode.web.rendering import LETTERS_COOKIE, THEME_COOKIE
from qualcode.web.routes.shared import CONFLICT, FAILURES, MISSING, AtDesk, Person

router = APIRouter(prefix="/api", tags=["hand over"], responses=FAILURES)
A_YEAR = 365 * 24 * 3600


@router.post("/reports", response_model=results.ReportFile, responses=CONFLICT)
def report(desk: AtDesk, who: Person, body: bodies.NewReport | None = None) -> Response:
    """Build the Word report into outputs/."""
    force = body is not None and body.force
    with desk.reporting() as study:
        made = reporting.build(study, force=force, coder=who.coder)
    name = Path(made["file"]).name
    return Json({**made, "url": f"/api/outputs/{quote(name)}"})


@router.get("/reports/lacking", response_model=list[results.Lack])
def lacking(desk: AtDesk) -> Response:
    """What the report still lacks, from the first day on."""
    return Json(
        desk.answer("lacking", lambda data: reporting.missing(desk.study(), data))
    )


@router.get(
    "/reports/check",
    response_model=results.ReportChecked,
    responses={**MISSING, **CONFLICT},
)
def check(desk: AtDesk, file: str) -> Response:
    """Hold a report in outputs/ against the study as it is now."""
    from qualcode.services import auditing

    path = _own_file(desk, file)
    facts = path.stat()
    key = ("report-check", path.name, facts.st_mtime_ns, facts.st_size)
    found = desk.answer(key, lambda _: auditing.check(desk.study(), path))
    problems = [{**p, "place": _place(p["where"])} for p in found["problems"]]
    return Json({**found, "file": path.name, "problems": problems})


@router.post(
    "/reports/refresh",
    response_model=results.ReportRefreshed,
    responses={**MISSING, **CONFLICT},
)
def refresh(desk: AtDesk, who: Person, body: bodies.RefreshReport) -> Response:
    """Mend what is stale in a report in outputs/; what the team changed is left."""
    from qualcode.services.refreshing import refresh

    path = _own_file(desk, body.file)
    with desk.reporting() as study:
        done = refresh(study, path, coder=who.coder, edited=body.edited)
    left = [{**row, "why_told": t(f"check.why-{row['why']}")} for row in done["left"]]
    return Json({"file": path.name, "updated": done["updated"], "left": left})


def _place(where: dict[str, Any]) -> str:
    inside = where.get("table") is not None
    keys = ("table", "row", "col") if inside else ("paragraph",)
    told = [t(f"check.at-{k}", n=where[k]) for k in keys if where.get(k) is not None]
    return ", ".join(told)


def _own_file(desk: Desk, name: str) -> Path:
    """A file that lies in outputs/ itself. Raises `page-unknown`."""
    folder = desk.study().where.outputs.resolve()
    try:
        file = (folder / name).resolve()
        ours = file.parent == folder and file.is_file() and not name.startswith(".")
    except (OSError, ValueError):  # too long, or a character no name can have
        ours = False
    if not ours:
        raise QualcodeError("page-unknown", value=name[:80])
    return file


@router.get("/outputs/{name}", response_class=FileResponse, responses=MISSING)
def output(desk: AtDesk, name: str) -> Response:
    """One file of outputs/."""
    return FileResponse(_own_file(desk, name), filename=name)


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
