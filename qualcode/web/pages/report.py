"""Informe: built with one press, and everything that lies in outputs/."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.services.study import Study
from qualcode.store import reports
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import number, page

router = APIRouter()
SHOWN = (".docx", ".xlsx", ".html", ".csv", ".png", ".svg", ".pdf", ".json", ".md")


@router.get("/report")
def report(request: Request) -> Response:
    """Build the Word report, fetch what was made."""
    desk: Desk = request.app.state.desk
    study = desk.study()
    folder = study.where.outputs
    files = [p for p in folder.glob("*") if p.is_file() and p.suffix in SHOWN]
    files.sort(key=lambda p: -p.stat().st_mtime)
    return page(
        request,
        "report.html",
        here="report",
        module="report.js",
        number=number,
        reports=_reports(study, files),
        facet=next((f.id for f in study.codebook().facets), "document"),
        files=[
            {
                "name": path.name,
                "kilobytes": max(1, path.stat().st_size // 1000),
                "time": datetime.fromtimestamp(path.stat().st_mtime, UTC)
                .astimezone()
                .strftime("%Y-%m-%d %H:%M"),
            }
            for path in files
            if not path.name.startswith((".", "~"))
        ],
    )


def _reports(study: Study, files: list[Path]) -> list[str]:
    """The Word files that can be held against the study: those it built first."""
    with study.database.read() as connection:
        built = {row["file"] for row in reports.written(connection)}
    words = [p.name for p in files if p.suffix == ".docx" and p.name[0] not in ".~"]
    return sorted(words, key=lambda name: name not in built)
