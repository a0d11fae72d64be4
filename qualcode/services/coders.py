"""Coders, what they finished, and what they confirm was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import sha256
from qualcode.services.checking import unknown_code
from qualcode.services.coding import resolve
from qualcode.services.history import set_row
from qualcode.services.study import Study
from qualcode.store import writes
from qualcode.store.registers import STATES

PERMISSIONS = ("lead", "coder", "reader")


def rows(study: Study) -> list[dict[str, Any]]:
    """coder, kind, permission, codings and documents done of every coder."""
    done = study.registers().done_pairs()
    with study.database.read() as connection:
        found = writes.coder_rows(connection)
    for row in found:
        row["done"] = sum(1 for _, coder in done if coder == row["coder"])
    return found


def add(study: Study, name: str, *, permission: str = "coder") -> dict[str, Any]:
    """Let somebody join before their first coding; the coder's row."""
    if permission not in PERMISSIONS:
        raise QualcodeError(
            "permission-unknown", value=permission, expected=", ".join(PERMISSIONS)
        )
    if not name.strip():
        raise QualcodeError("coder-empty")
    with study.database.write() as connection:
        key = writes.coder_id(connection, name.strip())
        writes.set_permission(connection, name.strip(), permission)
        writes.event(
            connection,
            writes.new_id(),
            name.strip(),
            "coder-add",
            "coder",
            key,
            after={"permission": permission},
        )
    return next(row for row in rows(study) if row["coder"] == name.strip())


def done(
    study: Study, documents: Sequence[str], *, coder: str, undo: bool = False
) -> list[dict[str, Any]]:
    """Mark documents as wholly coded by `coder`, or take the mark away.

    Returns rows {"document", "coder", "done"}. Raises `document-unknown` before
    anything is marked.
    """
    with study.database.write() as connection:
        keys = writes.text_keys(connection)
        slugs = [resolve(study.where, keys, name) for name in documents]
        writes.coder_id(connection, coder)
        batch = writes.new_id()
        for slug in slugs:
            row = {"document": slug, "coder": coder}
            before = set_row(
                study, "done", row, ("document", "coder"), None if undo else row
            )
            if (before is None) == undo:
                continue
            writes.event(
                connection,
                batch,
                coder,
                "not-done" if undo else "done",
                "document",
                keys[slug][0],
                before=row if undo else None,
                after=None if undo else row,
            )
    return [{"document": s, "coder": coder, "done": not undo} for s in slugs]


def asked_hash(study: Study) -> str:
    """The hash of coverage.csv as it stands on disk; that of no bytes without one."""
    path = study.where.transcripts / "coverage.csv"
    return sha256(path.read_bytes() if path.exists() else b"")


def confirm(
    study: Study, document: str, code: str, state: str, *, coder: str, seen: str = ""
) -> dict[str, Any]:
    """Confirm whether a document was asked about a code; the row of coverage.csv.

    With `seen`, the hash of the file (`asked_hash`) that the person had before their
    eyes, nothing is written over another: `coverage-changed`.
    """
    if state not in STATES:
        raise QualcodeError("state-unknown", value=state, expected=", ".join(STATES))
    codebook = study.codebook()
    if code not in codebook.order:
        raise unknown_code(codebook, code)
    with study.database.write() as connection:
        keys = writes.text_keys(connection)
        slug = resolve(study.where, keys, document)
        if seen and seen != asked_hash(study):
            raise QualcodeError("coverage-changed", file="coverage.csv")
        row = {"document": slug, "code": code, "state": state, "coder": coder}
        before = set_row(study, "coverage", row, ("document", "code"), row)
        writes.event(
            connection,
            writes.new_id(),
            coder,
            "coverage",
            "document",
            keys[slug][0],
            before=before,
            after=row,
        )
    return row
