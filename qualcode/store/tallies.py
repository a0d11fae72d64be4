"""Counts by the database itself, for pages that need no picture of the whole study."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from qualcode.model import Codebook
from qualcode.store import schema as s
from qualcode.store.rows import STANDING, renamed


def codings_by_code(connection: Connection, codebook: Codebook) -> dict[str, int]:
    """{code: standing codings of current texts}, each coding at its own code only."""
    query = (
        select(s.codings.c.code, func.count())
        .join(s.documents, s.documents.c.text_id == s.codings.c.text_id)
        .where(STANDING)
        .group_by(s.codings.c.code)
    )
    new = renamed(codebook)
    found: dict[str, int] = {}
    for code, n in connection.execute(query):
        name = new.get(code, code)
        found[name] = found.get(name, 0) + n
    return found


def undecided_by_document(connection: Connection) -> dict[str, int]:
    """{slug: suggestions that wait for a decision}; documents without are left out."""
    query = (
        select(s.documents.c.document, func.count().label("n"))
        .join(s.suggestions, s.suggestions.c.text_id == s.documents.c.text_id)
        .where(s.suggestions.c.state == "undecided")
        .group_by(s.documents.c.document)
    )
    return {row.document: row.n for row in connection.execute(query)}


def decisions_by_code(connection: Connection) -> list[dict[str, Any]]:
    """code, accepted, rejected: what became of the suggestions of each code."""
    query = (
        select(s.suggestions.c.code, s.suggestions.c.state, func.count())
        .where(s.suggestions.c.state.in_(("accepted", "rejected")))
        .group_by(s.suggestions.c.code, s.suggestions.c.state)
    )
    found: dict[str, dict[str, Any]] = {}
    for code, state, n in connection.execute(query):
        row = found.setdefault(code, {"code": code, "accepted": 0, "rejected": 0})
        row[state] += n
    return [found[code] for code in sorted(found)]
