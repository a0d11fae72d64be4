"""Codings by columns, for a page that shows thousands of them."""

from __future__ import annotations

from typing import Any

from qualcode.store.connection import Connection
from qualcode.store.rows import STANDING

NAMES = ("id", "start", "end", "code", "valence", "coder", "origin")


def coding_columns(
    connection: Connection, document: str, pass_: str
) -> list[list[Any]]:
    """id, start, end, code, valence, coder and origin of a document's standing codings.

    Seven columns, each as long as there are codings, by start and end; codes as they
    were stored. No words: what a page of thousands of codings needs, and no more.
    """
    query = f"""
        SELECT codings.id AS id, start, "end", code, valence, coder, origin
        FROM codings JOIN documents
                ON documents.id = document_id AND documents.text_id = codings.text_id
            JOIN coders ON coders.id = coder_id
        WHERE {STANDING} AND document = :document AND "pass" = :pass_
        ORDER BY start, "end" DESC, codings.id
    """
    return connection.columns(query, NAMES, document=document, pass_=pass_)
