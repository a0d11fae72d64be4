"""Codings carried from one version of a text to the next, with an account of it."""

from __future__ import annotations

from typing import Any

from qualcode.model import Transcript
from qualcode.store import rows, writes
from qualcode.text.anchors import context, locate


def mostly_in(connection: Any, text_id: str, transcript: Transcript) -> bool:
    """Whether most segments of a transcript are, word for word, in a stored text."""
    old = rows.version_text(connection, text_id)
    pieces = [transcript.text[s.start : s.end] for s in transcript.segments]
    kept = sum(1 for piece in pieces if piece in old)
    return kept * 2 > len(pieces)


def move_codings(
    connection: Any,
    old_text: str,
    new_text: str,
    transcript: Transcript,
    coder: str,
    batch: str,
) -> dict[str, Any]:
    """Anchor the standing codings of the old text in the new one.

    Each is found by its quote and context; what is not found stays with the old
    version, uncounted, and its id is in `codings_lost`.
    """
    moved, lost = 0, []
    for row in writes.codings_of_text(connection, old_text):
        found = locate(
            transcript.text, row["quote"], row["prefix"], row["suffix"], row["start"]
        )
        if found is None:
            lost.append(row["id"])
            continue
        start, end = found
        prefix, suffix = context(transcript.text, start, end)
        fresh = {
            "text_id": new_text,
            "start": start,
            "end": end,
            "quote": transcript.text[start:end],
            "prefix": prefix,
            "suffix": suffix,
        }
        writes.change_coding(connection, row["id"], fresh)
        writes.event(
            connection, batch, coder, "coding-move", "coding", row["id"],
            before={"text": old_text, "start": row["start"], "end": row["end"]},
            after={"text": new_text, "start": start, "end": end},
        )  # fmt: skip
        moved += 1
    return {"codings_moved": moved, "codings_lost": lost}
