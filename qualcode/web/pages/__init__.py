"""The pages, one module per step of the road; `router` is all of them.

A page hands plain data to its template (`templates/`); what happens in it is in a
module of its own (`static/`).
"""

from __future__ import annotations

from fastapi import APIRouter

from qualcode.web.pages import (
    bringing,
    codebook,
    coding,
    evidence,
    home,
    matrix,
    quotes,
    records,
    report,
    reviewing,
    weighing,
)

router = APIRouter(include_in_schema=False)
for part in (
    home, bringing, codebook, coding, reviewing, matrix, quotes, evidence, weighing,
    records, report,
):  # fmt: skip
    router.include_router(part.router)
