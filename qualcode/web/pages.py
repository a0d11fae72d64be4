"""The pages: what each address hands to its template."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.services import road
from qualcode.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request) -> Response:
    """Where the study stands and what is missing."""
    desk = request.app.state.desk
    return render(request, "home.html", road=road.where(desk.study()))
