"""Summaries: what stands in the framework's cells, and what happened since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from qualcode.model import Codebook, Summary
from qualcode.store import schema as s
from qualcode.store.rows import renamed
from qualcode.store.writes import coder_id, new_id, now

_STANDING = s.summaries.c.removals % 2 == 0
Key = tuple[str, str]  # document, code


def summaries(connection: Connection, codebook: Codebook) -> tuple[Summary, ...]:
    """The standing summaries; a renamed code is handed out under its new id."""
    t = s.summaries
    query = (
        select(
            t.c.rows, t.c.row, t.c.code, t.c.summary, s.coders.c.coder, t.c.created,
            t.c.event, t.c.codings,
        )
        .join(s.coders, s.coders.c.id == t.c.coder_id)
        .where(_STANDING)
        .order_by(t.c.rows, t.c.row, t.c.code)
    )  # fmt: skip
    new = renamed(codebook)
    return tuple(
        Summary(
            r.rows, r.row, new.get(r.code, r.code), r.summary, r.coder, r.created,
            r.event, tuple(r.codings),
        )
        for r in connection.execute(query)
    )  # fmt: skip


def touched(
    connection: Connection, codebook: Codebook, found: Sequence[Summary]
) -> dict[Key, int]:
    """The last event of each (document, code) since the oldest of some summaries.

    An undo and a redo touch what the act touched that they took back or did again.
    """
    if not found:
        return {}
    since = min(summary.event for summary in found)
    t = s.events
    query = select(t.c.id, t.c.object, t.c.object_id, t.c.before, t.c.after)
    events = list(
        connection.execute(
            query.where(t.c.id > since, t.c.object.in_(("coding", "batch")))
        )
    )
    batches = {e.object_id for e in events if e.object == "batch"}
    taken: dict[str, list[Any]] = {}
    for event in connection.execute(
        query.add_columns(t.c.batch).where(
            t.c.batch.in_(batches), t.c.object == "coding"
        )
    ):
        taken.setdefault(event.batch, []).append(event)
    acts = [
        (event.id, act)
        for event in events
        for act in (
            taken.get(event.object_id, ()) if event.object == "batch" else [event]
        )
    ]
    where = _places(connection, {act.object_id for _, act in acts})
    new = renamed(codebook)
    last: dict[Key, int] = {}
    for id_, act in acts:
        for document, code in _keys(act, where.get(act.object_id)):
            key = (document, new.get(code, code))
            last[key] = max(last.get(key, 0), id_)
    return last


def _keys(event: Any, now_at: Key | None) -> Iterable[Key]:
    """Every (document, code) an event names, and where its coding now is."""
    if now_at is not None:
        yield now_at
    for facts in (event.before, event.after):
        if facts and facts.get("code"):
            document = facts.get("document") or (now_at[0] if now_at else None)
            if document:
                yield str(document), str(facts["code"])


def _places(connection: Connection, ids: Iterable[str]) -> dict[str, Key]:
    wanted = sorted(ids)
    found: dict[str, Key] = {}
    for first in range(0, len(wanted), 500):  # the database's limit of variables
        query = (
            select(s.codings.c.id, s.documents.c.document, s.codings.c.code)
            .join(s.documents, s.documents.c.id == s.codings.c.document_id)
            .where(s.codings.c.id.in_(wanted[first : first + 500]))
        )
        found.update((r.id, (r.document, r.code)) for r in connection.execute(query))
    return found


def standing(
    connection: Connection, rows: str, row: str, codes: Iterable[str]
) -> Mapping[str, Any] | None:
    """id, text and time of what stands in a cell; `codes` are the code's ids."""
    t = s.summaries
    found = connection.execute(
        select(t.c.id, t.c.summary, t.c.created).where(
            t.c.rows == rows, t.c.row == row, t.c.code.in_(list(codes)), _STANDING
        )
    ).first()
    return None if found is None else dict(found._mapping)  # noqa: SLF001 - the documented accessor


def add(
    connection: Connection,
    summary: Summary,
) -> str:
    """Store a summary upon the log as it is now; its key."""
    key = new_id()
    connection.execute(
        insert(s.summaries).values(
            id=key,
            rows=summary.rows,
            row=summary.row,
            code=summary.code,
            summary=summary.summary,
            coder_id=coder_id(connection, summary.coder),
            event=last_event(connection),
            codings=list(summary.codings),
            created=now(),
        )
    )
    return key


def last_event(connection: Connection) -> int:
    """The number of the log's newest event; 0 in an empty log."""
    return int(connection.execute(select(func.max(s.events.c.id))).scalar() or 0)


def flip(connection: Connection, id_: str) -> None:
    """Retract a standing summary, or let a retracted one stand again."""
    connection.execute(
        update(s.summaries)
        .where(s.summaries.c.id == id_)
        .values(removals=s.summaries.c.removals + 1)
    )


def stands(connection: Connection, id_: str) -> bool:
    """Whether a summary is there and not retracted."""
    removals = connection.execute(
        select(s.summaries.c.removals).where(s.summaries.c.id == id_)
    ).scalar()
    return removals is not None and removals % 2 == 0
