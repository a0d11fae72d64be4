"""Memos: what people write beside a document, a coding or the study."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from qualcode.store import schema as s

_at_coding = s.documents.alias("at_coding")
_MEMOS = (
    select(
        s.memos.c.id,
        s.documents.c.document,
        _at_coding.c.document.label("coding_document"),
        s.memos.c.coding_id.label("coding"),
        s.coders.c.coder,
        s.memos.c.memo,
        s.memos.c.created,
        s.memos.c.removals,
    )
    .join(s.coders, s.coders.c.id == s.memos.c.coder_id)
    .outerjoin(s.documents, s.documents.c.id == s.memos.c.document_id)
    .outerjoin(s.codings, s.codings.c.id == s.memos.c.coding_id)
    .outerjoin(_at_coding, _at_coding.c.id == s.codings.c.document_id)
)


def rows(
    connection: Connection, *, document: str | None = None, coding: str | None = None
) -> list[dict[str, Any]]:
    """id, document, coding, coder, memo, created of standing memos, oldest first."""
    query = _MEMOS.where(s.memos.c.removals % 2 == 0)
    if document is not None:
        query = query.where(
            or_(s.documents.c.document == document, _at_coding.c.document == document)
        )
    if coding is not None:
        query = query.where(s.memos.c.coding_id == coding)
    query = query.order_by(s.memos.c.created, s.memos.c.id)
    return [_row(row) for row in connection.execute(query)]


def row(connection: Connection, id_: str) -> dict[str, Any] | None:
    """One standing memo, or None."""
    found = connection.execute(
        _MEMOS.where(s.memos.c.id == id_, s.memos.c.removals % 2 == 0)
    ).first()
    return None if found is None else _row(found)


def _row(found: Any) -> dict[str, Any]:
    return {
        "id": found.id,
        "document": found.document or found.coding_document,
        "coding": found.coding,
        "coder": found.coder,
        "memo": found.memo,
        "created": found.created,
    }


def insert_memo(connection: Connection, values: Mapping[str, Any]) -> None:
    """Store a new memo."""
    connection.execute(insert(s.memos).values(**values))


def set_memo(connection: Connection, id_: str, memo: str) -> None:
    """Give a memo other words."""
    connection.execute(update(s.memos).where(s.memos.c.id == id_).values(memo=memo))


def set_standing(connection: Connection, id_: str, *, stands: bool) -> None:
    """Retract a memo or let it stand again; nothing when it is so already."""
    connection.execute(
        update(s.memos)
        .where(s.memos.c.id == id_, s.memos.c.removals % 2 == (1 if stands else 0))
        .values(removals=s.memos.c.removals + 1)
    )
