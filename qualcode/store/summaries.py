"""Summaries: what stands in the framework's cells, and what happened since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qualcode.model import Codebook, Summary
from qualcode.store.connection import Connection, Row, as_dict, loaded
from qualcode.store.rows import renamed
from qualcode.store.writes import coder_id, new_id, now

Key = tuple[str, str]  # document, code


def summaries(connection: Connection, codebook: Codebook) -> tuple[Summary, ...]:
    """The standing summaries; a renamed code is handed out under its new id."""
    query = """
        SELECT "rows", "row", code, summary, coder, summaries.created, event, codings
        FROM summaries JOIN coders ON coders.id = coder_id
        WHERE removals % 2 = 0
        ORDER BY "rows", "row", code
    """
    new = renamed(codebook)
    return tuple(
        Summary(
            r["rows"],
            r["row"],
            new.get(r["code"], r["code"]),
            r["summary"],
            r["coder"],
            r["created"],
            r["event"],
            tuple(loaded(r["codings"])),
        )
        for r in connection.rows(query)
    )


def touched(
    connection: Connection, codebook: Codebook, found: Sequence[Summary]
) -> dict[Key, int]:
    """The last event of each (document, code) since the oldest of some summaries.

    An undo and a redo touch what the act touched that they took back or did again.
    """
    if not found:
        return {}
    since = min(summary.event for summary in found)
    events = connection.rows(
        """
        SELECT id, object, object_id, before, after FROM events
        WHERE id > :since AND object IN ('coding', 'batch')
        """,
        since=since,
    )
    batches = {e["object_id"] for e in events if e["object"] == "batch"}
    taken: dict[str, list[Row]] = {}
    for event in connection.rows(
        """
        SELECT batch, object_id, before, after FROM events
        WHERE object = 'coding' AND batch IN :batches
        """,
        batches=batches,
    ):
        taken.setdefault(event["batch"], []).append(event)
    acts = [
        (event["id"], act)
        for event in events
        for act in (
            taken.get(event["object_id"], ()) if event["object"] == "batch" else [event]
        )
    ]
    where = _places(connection, {act["object_id"] for _, act in acts})
    new = renamed(codebook)
    last: dict[Key, int] = {}
    for id_, act in acts:
        for document, code in _keys(act, where.get(act["object_id"])):
            key = (document, new.get(code, code))
            last[key] = max(last.get(key, 0), id_)
    return last


def _keys(event: Row, now_at: Key | None) -> Iterable[Key]:
    """Every (document, code) an event names, and where its coding now is."""
    if now_at is not None:
        yield now_at
    for facts in map(loaded, (event["before"], event["after"])):
        if facts and facts.get("code"):
            document = facts.get("document") or (now_at[0] if now_at else None)
            if document:
                yield str(document), str(facts["code"])


def _places(connection: Connection, ids: Iterable[str]) -> dict[str, Key]:
    wanted = sorted(ids)
    found: dict[str, Key] = {}
    for first in range(0, len(wanted), 500):  # the database's limit of variables
        query = """
            SELECT codings.id, document, code
            FROM codings JOIN documents ON documents.id = document_id
            WHERE codings.id IN :ids
        """
        part = wanted[first : first + 500]
        found.update((id_, (d, c)) for id_, d, c in connection.rows(query, ids=part))
    return found


def standing(
    connection: Connection, rows: str, row: str, codes: Iterable[str]
) -> Mapping[str, Any] | None:
    """id, text and time of what stands in a cell; `codes` are the code's ids."""
    query = """
        SELECT id, summary, created FROM summaries
        WHERE "rows" = :rows AND "row" = :row AND code IN :codes AND removals % 2 = 0
    """
    found = connection.first(query, rows=rows, row=row, codes=list(codes))
    return None if found is None else as_dict(found)


def add(
    connection: Connection,
    summary: Summary,
) -> str:
    """Store a summary upon the log as it is now; its key."""
    key = new_id()
    connection.insert(
        "summaries",
        {
            "id": key,
            "rows": summary.rows,
            "row": summary.row,
            "code": summary.code,
            "summary": summary.summary,
            "coder_id": coder_id(connection, summary.coder),
            "event": last_event(connection),
            "codings": list(summary.codings),
            "created": now(),
        },
    )
    return key


def last_event(connection: Connection) -> int:
    """The number of the log's newest event; 0 in an empty log."""
    return int(connection.value("SELECT max(id) FROM events") or 0)


def flip(connection: Connection, id_: str) -> None:
    """Retract a standing summary, or let a retracted one stand again."""
    query = "UPDATE summaries SET removals = removals + 1 WHERE id = :id"
    connection.run(query, id=id_)


def stands(connection: Connection, id_: str) -> bool:
    """Whether a summary is there and not retracted."""
    removals = connection.value("SELECT removals FROM summaries WHERE id = :id", id=id_)
    return removals is not None and removals % 2 == 0
