"""The end of the log: how far it has come, and what came after a place in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from qualcode.store import schema as s


def position(connection: Connection) -> tuple[int, int]:
    """(last event's id, number of events): differs after every act.

    On a server two acts may finish in another order than their ids, so the id
    alone could miss one.
    """
    row = connection.execute(select(func.max(s.events.c.id), func.count())).one()
    return int(row[0] or 0), int(row[1])


def after(connection: Connection, last: int, most: int = 500) -> list[dict[str, Any]]:
    """The events after `last`, oldest first, with client_id where a coding has one."""
    query = (
        select(
            s.events.c.id,
            s.events.c.batch,
            s.events.c.action,
            s.events.c.object,
            s.events.c.object_id,
            s.events.c.before,
            s.events.c.after,
            s.codings.c.client_id,
        )
        .outerjoin(
            s.codings,
            (s.codings.c.id == s.events.c.object_id) & (s.events.c.object == "coding"),
        )
        .where(s.events.c.id > last)
        .order_by(s.events.c.id)
        .limit(most)
    )
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor


def acts(connection: Connection) -> list[dict[str, Any]]:
    """id, batch, coder, action and object_id of every event, oldest first.

    What undo has to replay; what was changed is read of the few acts it takes back.
    """
    t = s.events
    query = select(t.c.id, t.c.batch, t.c.coder, t.c.action, t.c.object_id)
    rows = connection.execute(query.order_by(t.c.id)).all()
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - the documented accessor


def batch(connection: Connection, key: str) -> list[dict[str, Any]]:
    """The events of one act, in order."""
    query = select(s.events).where(s.events.c.batch == key).order_by(s.events.c.id)
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor
