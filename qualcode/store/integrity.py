"""What can be checked of a database without knowing the study's files."""

from __future__ import annotations

from sqlalchemy import Connection, select

from qualcode.files import sha256
from qualcode.store import schema as s
from qualcode.store.database import Database


def schema_version(database: Database) -> str:
    """The schema the database is in."""
    with database.read() as connection:
        return str(connection.execute(s.alembic_version.select()).scalar_one())


def is_whole(database: Database) -> bool:
    """SQLite's own integrity check."""
    with database.read() as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check").fetchall()
    return [tuple(row) for row in found] == [("ok",)]


def broken_references(database: Database) -> int:
    """Rows that point to rows which are not there."""
    with database.read() as connection:
        return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def lost_anchors(database: Database) -> int:
    """Standing codings whose quote is not the text at their offsets."""
    query = (
        select(
            s.codings.c.start, s.codings.c.end, s.codings.c.quote, s.codings.c.text_id
        )
        .where(s.codings.c.removals % 2 == 0)
        .order_by(s.codings.c.text_id)
    )
    with database.read() as connection:
        texts = _texts(connection)
        return sum(
            1
            for row in connection.execute(query)
            if texts[row.text_id][row.start : row.end] != row.quote
        )


def altered_texts(database: Database) -> int:
    """Texts that no longer have the hash they are known by."""
    with database.read() as connection:
        known = connection.execute(select(s.texts.c.id, s.texts.c.text_sha256)).all()
        texts = _texts(connection)
    return sum(1 for row in known if sha256(texts[row.id]) != row.text_sha256)


def file_hashes(connection: Connection) -> dict[str, set[str]]:
    """{slug: sha256 of the file of every version}."""
    query = select(s.documents.c.document, s.texts.c.sha256).join(
        s.texts, s.texts.c.document_id == s.documents.c.id
    )
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.document, set()).add(row.sha256)
    return found


def _texts(connection: Connection) -> dict[str, str]:
    query = select(s.texts.c.id, s.texts.c.text)
    return {row.id: row.text for row in connection.execute(query)}
