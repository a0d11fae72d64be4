"""Writes: each a step inside a transaction that the caller holds."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from qualcode.model import Codebook, Coding, Segment, Transcript, Turn
from qualcode.store.connection import Connection, as_dict, loaded


def now() -> str:
    """The time of the store: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_id() -> str:
    """A fresh key."""
    return str(uuid.uuid4())


def event_values(
    batch: str,
    coder: str,
    action: str,
    object_: str,
    object_id: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A row of the log. No words of a transcript in it."""
    return {
        "time": now(),
        "batch": batch,
        "coder": coder,
        "action": action,
        "object": object_,
        "object_id": object_id,
        "before": before,
        "after": after,
    }


def event(connection: Connection, *values: str, **facts: Any) -> None:
    """Append one event to the log; arguments as of `event_values`."""
    insert_events(connection, [event_values(*values, **facts)])


def insert_events(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append events to the log, in order."""
    connection.insert("events", *rows)


def remember_file(connection: Connection, file: str, sha256: str, content: Any) -> None:
    """Keep a hand-written file as parsed, in place of an older parse."""
    connection.run("DELETE FROM parsed_files WHERE file = :file", file=file)
    row = {"file": file, "sha256": sha256, "content": json.dumps(content)}
    connection.insert("parsed_files", row)


def parsed_file(connection: Connection, file: str, sha256: str) -> Any:
    """The kept parse of a file with these bytes as a one-element tuple, else None."""
    row = connection.first(
        "SELECT content FROM parsed_files WHERE file = :file AND sha256 = :sha256",
        file=file,
        sha256=sha256,
    )
    return None if row is None else (loaded(row[0]),)


def save_codebook(connection: Connection, codebook: Codebook, yaml: str) -> int:
    """Keep a version of a codebook; the version number (the known one's if kept)."""
    known = connection.value(
        """
        SELECT version FROM codebook_versions
        WHERE codebook = :codebook AND sha256 = :sha256
        """,
        codebook=codebook.id,
        sha256=codebook.sha256,
    )
    if known is not None:
        return int(known)
    last = connection.value(
        "SELECT max(version) FROM codebook_versions WHERE codebook = :codebook",
        codebook=codebook.id,
    )
    version = int(last or 0) + 1
    connection.insert(
        "codebook_versions",
        {
            "id": new_id(),
            "codebook": codebook.id,
            "version": version,
            "sha256": codebook.sha256,
            "yaml": yaml,
            "content": codebook.as_dict(),
            "created": now(),
        },
    )
    return version


def kept_codebook(
    connection: Connection, codebook: str, sha256: str | None = None
) -> Codebook | None:
    """A kept version of a codebook: of these bytes, or else the newest."""
    row = connection.first(
        """
        SELECT content, sha256 FROM codebook_versions
        WHERE codebook = :codebook AND sha256 = coalesce(:sha256, sha256)
        ORDER BY version DESC LIMIT 1
        """,
        codebook=codebook,
        sha256=sha256,
    )
    return None if row is None else Codebook.from_dict(loaded(row[0]), row[1])


def codebook_version(connection: Connection, codebook: Codebook) -> tuple[str, int]:
    """(key, number) of a kept codebook version; ("", 0) when it was never kept."""
    row = connection.first(
        """
        SELECT id, version FROM codebook_versions
        WHERE codebook = :codebook AND sha256 = :sha256
        """,
        codebook=codebook.id,
        sha256=codebook.sha256,
    )
    return ("", 0) if row is None else (row[0], row[1])


def coder_id(connection: Connection, coder: str) -> str:
    """The key of a coder, who joins by coding for the first time."""
    query = "SELECT id FROM coders WHERE coder = :coder"
    found = connection.value(query, coder=coder)
    if found is not None:
        return str(found)
    key = new_id()
    row = {"id": key, "coder": coder, "kind": "person", "permission": "coder"}
    connection.insert("coders", {**row, "created": now()})
    return key


def coder_rows(connection: Connection) -> list[dict[str, Any]]:
    """coder, kind, permission, codings of every coder in the order they joined."""
    query = """
        SELECT coder, kind, permission, coalesce(codings, 0) AS codings
        FROM coders LEFT JOIN (
            SELECT coder_id, count(*) AS codings
            FROM codings JOIN documents ON documents.text_id = codings.text_id
            WHERE removals % 2 = 0
            GROUP BY coder_id
        ) AS counts ON coder_id = coders.id
        ORDER BY created, coder
    """
    return [as_dict(row) for row in connection.rows(query)]


def set_permission(connection: Connection, coder: str, permission: str) -> None:
    """Set what a coder may do: lead, coder or reader."""
    connection.run(
        "UPDATE coders SET permission = :permission WHERE coder = :coder",
        permission=permission,
        coder=coder,
    )


def add_text(
    connection: Connection,
    document: str,
    transcript: Transcript,
    id_: str | None = None,
) -> tuple[str, str]:
    """Store a transcript as a new document, or as the next version of `id_`.

    Returns (document key, text key). The text with its turns and segments is
    whole in the transaction or not there at all.
    """
    text_id = new_id()
    if id_ is None:
        id_, version = new_id(), 1
        row = {"id": id_, "document": document, "text_id": text_id, "created": now()}
        connection.insert("documents", row)
    else:
        query = "SELECT max(version) FROM texts WHERE document_id = :id"
        version = int(connection.value(query, id=id_) or 0) + 1
        connection.update("documents", id_, text_id=text_id)
    connection.insert(
        "texts",
        {
            "id": text_id,
            "document_id": id_,
            "version": version,
            "sha256": transcript.sha256,
            "text_sha256": transcript.text_sha256,
            "title": transcript.title,
            "language": transcript.language,
            "format": transcript.format,
            "words": transcript.words,
            "attributes": dict(transcript.attributes),
            "text": transcript.text,
            "created": now(),
        },
    )
    _lines(connection, "turns", Turn, text_id, transcript.turns)
    _lines(connection, "segments", Segment, text_id, transcript.segments)
    return id_, text_id


def _lines(
    connection: Connection,
    table: str,
    kind: type[Turn | Segment],
    text_id: str,
    lines: Iterable[Any],
) -> None:
    """Insert lines: the columns, beside the text's key, are the dataclass's fields."""
    columns = [field.name for field in fields(kind)]
    told = attrgetter(*columns)
    rows = ((text_id, *told(line)) for line in lines)
    connection.insert_lines(table, ("text_id", *columns), rows)


Like = tuple[str, str, str, int, int]  # coder, pass, code, start, end


def coding_values(coding: Coding, client_id: str | None = None) -> dict[str, Any]:
    """The columns of a coding's row that the coding itself says."""
    return {
        "id": coding.id,
        "start": coding.start,
        "end": coding.end,
        "quote": coding.quote,
        "code": coding.code,
        "valence": coding.valence,
        "pass": coding.pass_,
        "origin": coding.origin,
        "created": coding.created,
        "client_id": client_id,
    }


def insert_codings(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store new codings; raises IntegrityError when one's like already stands."""
    connection.insert("codings", *rows)


def standing_in(
    connection: Connection, document_id: str, like: Like | None = None
) -> dict[Like, str]:
    """{(coder, pass, code, start, end): id} of what stands in one document.

    With `like` only that one, found by the index: a document may hold thousands.
    """
    query = """
        SELECT coder, "pass", code, start, "end", codings.id
        FROM codings JOIN coders ON coders.id = coder_id
        WHERE document_id = :document_id AND removals % 2 = 0
    """
    asked: dict[str, Any] = {}
    if like is not None:
        asked = dict(zip(("coder", "pass", "code", "start", "end"), like, strict=True))
        query += "".join(f' AND "{name}" = :{name}' for name in asked)
    found = connection.rows(query, document_id=document_id, **asked)
    return {(r[0], r[1], r[2], r[3], r[4]): r[5] for r in found}


def coding_ids(connection: Connection) -> set[str]:
    """The ids of all codings, standing or not."""
    return set(connection.column("SELECT id FROM codings"))


def coding_state(connection: Connection, id_: str) -> Mapping[str, Any] | None:
    """Span, code, valence, text and removals of a coding, standing or not."""
    row = connection.first(
        """
        SELECT document_id, text_id, start, "end", code, valence, quote, prefix, suffix,
            removals, client_id
        FROM codings WHERE id = :id
        """,
        id=id_,
    )
    return None if row is None else as_dict(row)


def coding_by_client(connection: Connection, client_id: str) -> str | None:
    """The id of the coding a client has already stored under its own id."""
    query = "SELECT id FROM codings WHERE client_id = :client_id"
    found = connection.value(query, client_id=client_id)
    return None if found is None else str(found)


def change_coding(connection: Connection, id_: str, values: Mapping[str, Any]) -> None:
    """Set columns of a coding."""
    connection.update("codings", id_, **values)


def flip_coding(connection: Connection, id_: str) -> None:
    """Retract a standing coding or let a retracted one stand again."""
    connection.run("UPDATE codings SET removals = removals + 1 WHERE id = :id", id=id_)


def text_keys(connection: Connection) -> dict[str, tuple[str, str, str, str]]:
    """{slug: (document key, text key, file sha256, text sha256)} of current texts."""
    query = """
        SELECT document, documents.id, texts.id, sha256, text_sha256
        FROM documents JOIN texts ON texts.id = text_id
    """
    return {slug: (id_, *keys) for slug, id_, *keys in connection.rows(query)}


def current_segments(connection: Connection, text_id: str) -> list[Segment]:
    """The segments of one text."""
    query = """
        SELECT segment, turn, start, "end" FROM segments WHERE text_id = :text_id
        ORDER BY segment
    """
    return [Segment(*row) for row in connection.rows(query, text_id=text_id)]


def events(connection: Connection) -> list[dict[str, Any]]:
    """Every event, oldest first, as plain rows."""
    rows = connection.rows("SELECT * FROM events ORDER BY id")
    return [as_dict(row, "before", "after") for row in rows]


def codings_of_text(connection: Connection, text_id: str) -> list[dict[str, Any]]:
    """id, span, quote and context of the standing codings of one text."""
    query = """
        SELECT id, start, "end", quote, prefix, suffix FROM codings
        WHERE text_id = :text_id AND removals % 2 = 0
    """
    return [as_dict(row) for row in connection.rows(query, text_id=text_id)]
