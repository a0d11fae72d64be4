"""Memos written, rewritten and taken back; the log never holds their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import sha256
from qualcode.services.coding import resolve
from qualcode.services.study import Study
from qualcode.store import memos, writes

COLUMNS = ("id", "document", "coding", "coder", "memo", "created")


def add(
    study: Study,
    memo: str,
    *,
    document: str | None = None,
    coding: str | None = None,
    coder: str,
) -> dict[str, Any]:
    """Write a memo on a coding, on a document, or on the study as a whole; its row.

    Raises `memo-empty`, `document-unknown`, `coding-unknown`.
    """
    memo = _words(memo)
    with study.database.write() as connection:
        keys = writes.text_keys(connection)
        slug = None if document is None else resolve(study.where, keys, document)
        if coding is not None:
            state = writes.coding_state(connection, coding)
            if state is None or state["removals"] % 2:
                raise QualcodeError("coding-unknown", value=coding)
        id_ = writes.new_id()
        memos.insert_memo(
            connection,
            {
                "id": id_,
                "document_id": None if slug is None else keys[slug][0],
                "coding_id": coding,
                "coder_id": writes.coder_id(connection, coder),
                "memo": memo,
                "created": writes.now(),
            },
        )
        row = _known(connection, id_)
        _log(connection, "memo-add", row, coder, after=_facts(row))
        return row


def change(study: Study, id_: str, memo: str, *, coder: str) -> dict[str, Any]:
    """Give a memo other words; its row. Raises `memo-unknown`, `memo-empty`."""
    memo = _words(memo)
    with study.database.write() as connection:
        before = _known(connection, id_)
        if before["memo"] == memo:
            return before
        memos.set_memo(connection, id_, memo)
        row = {**before, "memo": memo}
        facts = {"before": _facts(before), "after": _facts(row)}
        _log(connection, "memo-change", row, coder, **facts)
        return row


def remove(study: Study, id_: str, *, coder: str) -> dict[str, Any]:
    """Take a memo back; its row as it was. Raises `memo-unknown`."""
    with study.database.write() as connection:
        row = _known(connection, id_)
        memos.set_standing(connection, id_, stands=False)
        _log(connection, "memo-remove", row, coder, before=_facts(row))
        return row


def list_rows(
    study: Study, *, document: str | None = None, coding: str | None = None
) -> list[dict[str, Any]]:
    """Standing memos, oldest first; those on a document's codings are its own too."""
    with study.database.read() as connection:
        if document is not None:
            keys = writes.text_keys(connection)
            document = resolve(study.where, keys, document)
        return memos.rows(connection, document=document, coding=coding)


def _words(memo: str) -> str:
    if not memo.strip():
        raise QualcodeError("memo-empty")
    return memo.strip()


def _known(connection: Any, id_: str) -> dict[str, Any]:
    row = memos.row(connection, id_)
    if row is None:
        raise QualcodeError("memo-unknown", value=id_)
    return row


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "document": row["document"],
        "coding": row["coding"],
        "sha256": sha256(row["memo"]),
    }


def _log(
    connection: Any, action: str, row: Mapping[str, Any], coder: str, **facts: Any
) -> None:
    writes.event(connection, writes.new_id(), coder, action, "memo", row["id"], **facts)
