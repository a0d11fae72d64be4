"""What can be checked of a database without knowing the study's files."""

from __future__ import annotations

from qualcode.files import sha256
from qualcode.store.connection import Connection
from qualcode.store.database import Database


def schema_version(database: Database) -> str:
    """The schema the database is in."""
    with database.read() as connection:
        return str(connection.value("SELECT version_num FROM alembic_version"))


def is_whole(database: Database) -> bool:
    """SQLite's own integrity check."""
    with database.read() as connection:
        found = connection.column("PRAGMA integrity_check")
    return found == ["ok"]


def broken_references(database: Database) -> int:
    """Rows that point to rows which are not there."""
    with database.read() as connection:
        return len(connection.rows("PRAGMA foreign_key_check"))


def lost_anchors(database: Database) -> int:
    """Standing codings whose quote is not the text at their offsets."""
    query = """
        SELECT text_id, start, "end", quote FROM codings WHERE removals % 2 = 0
        ORDER BY text_id
    """
    with database.read() as connection:
        texts = _texts(connection)
        return sum(
            1
            for text_id, start, end, quote in connection.rows(query)
            if texts[text_id][start:end] != quote
        )


def altered_texts(database: Database) -> int:
    """Texts that no longer have the hash they are known by."""
    with database.read() as connection:
        known = connection.rows("SELECT id, text_sha256 FROM texts")
        texts = _texts(connection)
    return sum(1 for id_, expected in known if sha256(texts[id_]) != expected)


def file_hashes(connection: Connection) -> dict[str, set[str]]:
    """{slug: sha256 of the file of every version}."""
    query = """
        SELECT document, sha256
        FROM documents JOIN texts ON texts.document_id = documents.id
    """
    found: dict[str, set[str]] = {}
    for slug, hash_ in connection.rows(query):
        found.setdefault(slug, set()).add(hash_)
    return found


def _texts(connection: Connection) -> dict[str, str]:
    return connection.pairs("SELECT id, text FROM texts")
