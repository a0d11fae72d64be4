"""Suggestions kept, and what people decided on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.store.connection import Connection
from qualcode.store.writes import new_id, now


def save_suggestions(
    connection: Connection, text_id: str, model: str, rows: Sequence[Mapping[str, Any]]
) -> int:
    """Replace the undecided suggestions of a text; decided ones are left out.

    `rows`: segment, code, probability, valence, reasons, example. One proposed again
    keeps its id: somebody may have it before their eyes. Returns how many were stored.
    """
    query = "SELECT segment, code, id, state FROM suggestions WHERE text_id = :text_id"
    before = connection.rows(query, text_id=text_id)
    decided = {(r["segment"], r["code"]) for r in before if r["state"] != "undecided"}
    ids = {(r["segment"], r["code"]): r["id"] for r in before}
    connection.run(
        "DELETE FROM suggestions WHERE text_id = :text_id AND state = 'undecided'",
        text_id=text_id,
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
    connection.insert("suggestions", *fresh)
    return len(fresh)


def set_suggestion(connection: Connection, id_: str, state: str) -> None:
    """Note what a person decided on a suggestion (or undecide it)."""
    connection.update("suggestions", id_, state=state)
