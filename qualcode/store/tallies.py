"""Counts by the database itself, for pages that need no picture of the whole study."""

from __future__ import annotations

from typing import Any

from qualcode.model import Codebook
from qualcode.store.connection import Connection
from qualcode.store.rows import STANDING, renamed


def codings_by_code(connection: Connection, codebook: Codebook) -> dict[str, int]:
    """{code: standing codings of current texts}, each coding at its own code only."""
    query = f"""
        SELECT code, count(*)
        FROM codings JOIN documents ON documents.text_id = codings.text_id
        WHERE {STANDING} GROUP BY code
    """
    new = renamed(codebook)
    found: dict[str, int] = {}
    for code, n in connection.rows(query):
        name = new.get(code, code)
        found[name] = found.get(name, 0) + n
    return found


def undecided_by_document(connection: Connection) -> dict[str, int]:
    """{slug: suggestions that wait for a decision}; documents without are left out."""
    query = """
        SELECT document, count(*)
        FROM documents JOIN suggestions ON suggestions.text_id = documents.text_id
        WHERE state = 'undecided' GROUP BY document
    """
    return connection.pairs(query)


def decisions_by_code(connection: Connection) -> list[dict[str, Any]]:
    """code, accepted, rejected: what became of the suggestions of each code."""
    query = """
        SELECT code, state, count(*) FROM suggestions
        WHERE state IN ('accepted', 'rejected') GROUP BY code, state
    """
    found: dict[str, dict[str, Any]] = {}
    for code, state, n in connection.rows(query):
        row = found.setdefault(code, {"code": code, "accepted": 0, "rejected": 0})
        row[state] += n
    return [found[code] for code in sorted(found)]
