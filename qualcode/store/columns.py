"""Codings by columns, for a page that shows thousands of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from qualcode.store import schema as s
from qualcode.store.rows import STANDING, current


def coding_columns(
    connection: Connection, document: str, pass_: str
) -> list[tuple[Any, ...]]:
    """id, start, end, code, valence, coder and origin of a document's standing codings.

    Seven columns, each as long as there are codings, by start and end; codes as they
    were stored. No words: what a page of thousands of codings needs, and no more.
    """
    t = s.codings.c
    query = current(
        select(t.id, t.start, t.end, t.code, t.valence, s.coders.c.coder, t.origin)
        .join(s.documents, s.documents.c.id == t.document_id)
        .join(s.coders, s.coders.c.id == t.coder_id)
        .where(STANDING, s.documents.c.document == document, t["pass"] == pass_)
        .order_by(t.start, t.end.desc(), t.id),
        s.codings,
    )
    return list(zip(*connection.execute(query).all(), strict=True)) or [()] * 7
