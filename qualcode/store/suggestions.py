"""Suggestions kept, and what people decided on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from qualcode.store import schema as s
from qualcode.store.writes import new_id, now


def save_suggestions(
    connection: Connection, text_id: str, model: str, rows: Sequence[Mapping[str, Any]]
) -> int:
    """Replace the undecided suggestions of a text; decided ones are left out.

    `rows`: segment, code, probability, valence, reasons, example. One proposed again
    keeps its id: somebody may have it before their eyes. Returns how many were stored.
    """
    t = s.suggestions
    query = select(t.c.segment, t.c.code, t.c.id, t.c.state).where(
        t.c.text_id == text_id
    )
    before = connection.execute(query).all()
    decided = {(r.segment, r.code) for r in before if r.state != "undecided"}
    ids = {(r.segment, r.code): r.id for r in before}
    connection.execute(
        t.delete().where(t.c.text_id == text_id, t.c.state == "undecided")
    )
    fresh = [
        {
            "id": ids.get((row["segment"], row["code"])) or new_id(),
            "text_id": text_id,
            "model": model,
            "created": now(),
            **row,
        }
        for row in rows
        if (row["segment"], row["code"]) not in decided
    ]
    if fresh:
        connection.execute(insert(t), fresh)
    return len(fresh)


def set_suggestion(connection: Connection, id_: str, state: str) -> None:
    """Note what a person decided on a suggestion (or undecide it)."""
    connection.execute(
        update(s.suggestions).where(s.suggestions.c.id == id_).values(state=state)
    )
