"""The end of the log: how far it has come, and what came after a place in it."""

from __future__ import annotations

from typing import Any

from qualcode.store.connection import Connection, as_dict


def position(connection: Connection) -> tuple[int, int]:
    """(last event's id, number of events): differs after every act.

    On a server two acts may finish in another order than their ids, so the id
    alone could miss one.
    """
    last, many = connection.one("SELECT max(id), count(*) FROM events")
    return int(last or 0), int(many)


def after(connection: Connection, last: int, most: int = 500) -> list[dict[str, Any]]:
    """The events after `last`, oldest first, with client_id where a coding has one."""
    query = """
        SELECT events.id, batch, action, object, object_id, before, after, client_id
        FROM events LEFT JOIN codings
            ON codings.id = object_id AND object = 'coding'
        WHERE events.id > :last ORDER BY events.id LIMIT :most
    """
    found = connection.rows(query, last=last, most=most)
    return [as_dict(row, "before", "after") for row in found]


def acts(connection: Connection) -> list[dict[str, Any]]:
    """id, batch, coder, action and object_id of every event, oldest first.

    What undo has to replay; what was changed is read of the few acts it takes back.
    """
    query = "SELECT id, batch, coder, action, object_id FROM events ORDER BY id"
    return [as_dict(row) for row in connection.rows(query)]


def batch(connection: Connection, key: str) -> list[dict[str, Any]]:
    """The events of one act, in order."""
    query = "SELECT * FROM events WHERE batch = :key ORDER BY id"
    return [as_dict(row, "before", "after") for row in connection.rows(query, key=key)]
