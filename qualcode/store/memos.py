"""Memos: what people write beside a document, a coding or the study."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.store.connection import Connection, as_dict

_MEMOS = """
    SELECT memos.id, coalesce(documents.document, at_coding.document) AS document,
        coding_id AS coding, coder, memo, memos.created
    FROM memos JOIN coders ON coders.id = memos.coder_id
        LEFT JOIN documents ON documents.id = memos.document_id
        LEFT JOIN codings ON codings.id = memos.coding_id
        LEFT JOIN documents AS at_coding ON at_coding.id = codings.document_id
    WHERE memos.removals % 2 = 0
"""


def rows(
    connection: Connection, *, document: str | None = None, coding: str | None = None
) -> list[dict[str, Any]]:
    """id, document, coding, coder, memo, created of standing memos, oldest first."""
    query = _MEMOS
    if document is not None:
        query += " AND :document IN (documents.document, at_coding.document)"
    if coding is not None:
        query += " AND coding_id = :coding"
    query += " ORDER BY memos.created, memos.id"
    found = connection.rows(query, document=document, coding=coding)
    return [as_dict(row) for row in found]


def row(connection: Connection, id_: str) -> dict[str, Any] | None:
    """One standing memo, or None."""
    found = connection.first(f"{_MEMOS} AND memos.id = :id", id=id_)
    return None if found is None else as_dict(found)


def insert_memo(connection: Connection, values: Mapping[str, Any]) -> None:
    """Store a new memo."""
    connection.insert("memos", values)


def set_memo(connection: Connection, id_: str, memo: str) -> None:
    """Give a memo other words."""
    connection.update("memos", id_, memo=memo)


def set_standing(connection: Connection, id_: str, *, stands: bool) -> None:
    """Retract a memo or let it stand again; nothing when it is so already."""
    query = """
        UPDATE memos SET removals = removals + 1
        WHERE id = :id AND removals % 2 = :odd
    """
    connection.run(query, id=id_, odd=int(stands))
