"""What every route needs: the study at hand, who asks, and which document is meant."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request

from qualcode.services.coding import resolve
from qualcode.services.study import Study
from qualcode.store import writes
from qualcode.web.desk import Desk, Who
from qualcode.web.shapes import Failure

# Declared once for all routes: every one may answer so.
FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"model": Failure} for status in (401, 403, 422)
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Failure}}
CONFLICT: dict[int | str, dict[str, Any]] = {409: {"model": Failure}}
CHANGED: dict[int | str, dict[str, Any]] = {412: {"model": Failure}}
TOO_LARGE: dict[int | str, dict[str, Any]] = {413: {"model": Failure}}


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _who(request: Request) -> Who:
    return (await _desk(request)).who


AtDesk = Annotated[Desk, Depends(_desk)]
Person = Annotated[Who, Depends(_who)]
IfMatch = Annotated[str, Header(max_length=200)]
Key = Annotated[str, Path(min_length=1, max_length=400)]


def seen(if_match: str) -> str:
    """The hash of If-Match, with or without its quotation marks."""
    return if_match.strip().removeprefix("W/").strip('"')


def slug_of(study: Study, name: str) -> str:
    """The slug of the document called `name`. Raises `document-unknown`."""
    with study.database.read() as connection:
        return resolve(study.where, writes.text_keys(connection), name)
