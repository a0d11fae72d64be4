"""The API, one module per area; `ROUTERS` is all of it.

Paths, keys and statuses are those of the reference; what a path answers is what the
command of that name prints as JSON.
"""

from __future__ import annotations

from fastapi import APIRouter

from qualcode.web.routes import (
    codebook,
    coding,
    crossing,
    documents,
    evidence,
    exports,
    listings,
    outputs,
    reviewing,
)

ROUTERS: tuple[APIRouter, ...] = (
    listings.router,
    documents.router,
    crossing.router,
    evidence.router,
    coding.router,
    codebook.router,
    reviewing.router,
    outputs.router,
    exports.router,
)
