"""Writes: each a step inside a transaction that the caller holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from qualcode.model import Codebook, Coding, Segment, Transcript
from qualcode.store import schema as s


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
    if rows:
        connection.execute(insert(s.events), rows)


def remember_file(connection: Connection, file: str, sha256: str, content: Any) -> None:
    """Keep a hand-written file as parsed, in place of an older parse."""
    connection.execute(s.parsed_files.delete().where(s.parsed_files.c.file == file))
    connection.execute(
        insert(s.parsed_files).values(file=file, sha256=sha256, content=content)
    )


def parsed_file(connection: Connection, file: str, sha256: str) -> Any:
    """The kept parse of a file with these bytes as a one-element tuple, else None."""
    row = connection.execute(
        select(s.parsed_files.c.content).where(
            s.parsed_files.c.file == file, s.parsed_files.c.sha256 == sha256
        )
    ).first()
    return None if row is None else (row[0],)


def save_codebook(connection: Connection, codebook: Codebook, yaml: str) -> int:
    """Keep a version of a codebook; the version number (the known one's if kept)."""
    known = connection.execute(
        select(s.codebook_versions.c.version).where(
            s.codebook_versions.c.codebook == codebook.id,
            s.codebook_versions.c.sha256 == codebook.sha256,
        )
    ).scalar()
    if known is not None:
        return int(known)
    last = connection.execute(
        select(func.max(s.codebook_versions.c.version)).where(
            s.codebook_versions.c.codebook == codebook.id
        )
    ).scalar()
    version = (last or 0) + 1
    connection.execute(
        insert(s.codebook_versions).values(
            id=new_id(),
            codebook=codebook.id,
            version=version,
            sha256=codebook.sha256,
            yaml=yaml,
            content=codebook.as_dict(),
            created=now(),
        )
    )
    return version


def kept_codebook(
    connection: Connection, codebook: str, sha256: str | None = None
) -> Codebook | None:
    """A kept version of a codebook: of these bytes, or else the newest."""
    t = s.codebook_versions
    query = select(t.c.content, t.c.sha256).where(t.c.codebook == codebook)
    if sha256 is not None:
        query = query.where(t.c.sha256 == sha256)
    row = connection.execute(query.order_by(t.c.version.desc())).first()
    return None if row is None else Codebook.from_dict(row.content, row.sha256)


def codebook_version(connection: Connection, codebook: Codebook) -> tuple[str, int]:
    """(key, number) of a kept codebook version; ("", 0) when it was never kept."""
    t = s.codebook_versions
    row = connection.execute(
        select(t.c.id, t.c.version).where(
            t.c.codebook == codebook.id, t.c.sha256 == codebook.sha256
        )
    ).first()
    return ("", 0) if row is None else (row.id, row.version)


def coder_id(connection: Connection, coder: str) -> str:
    """The key of a coder, who joins by coding for the first time."""
    found = connection.execute(
        select(s.coders.c.id).where(s.coders.c.coder == coder)
    ).scalar()
    if found is not None:
        return str(found)
    key = new_id()
    connection.execute(
        insert(s.coders).values(
            id=key, coder=coder, kind="person", permission="coder", created=now()
        )
    )
    return key


def coder_rows(connection: Connection) -> list[dict[str, Any]]:
    """coder, kind, permission, codings of every coder in the order they joined."""
    counts = (
        select(s.codings.c.coder_id, func.count().label("codings"))
        .join(s.documents, s.documents.c.text_id == s.codings.c.text_id)
        .where(s.codings.c.removals % 2 == 0)
        .group_by(s.codings.c.coder_id)
        .subquery()
    )
    query = (
        select(
            s.coders.c.coder,
            s.coders.c.kind,
            s.coders.c.permission,
            func.coalesce(counts.c.codings, 0).label("codings"),
        )
        .outerjoin(counts, counts.c.coder_id == s.coders.c.id)
        .order_by(s.coders.c.created, s.coders.c.coder)
    )
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor


def set_permission(connection: Connection, coder: str, permission: str) -> None:
    """Set what a coder may do: lead, coder or reader."""
    connection.execute(
        update(s.coders).where(s.coders.c.coder == coder).values(permission=permission)
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
        connection.execute(
            insert(s.documents).values(
                id=id_, document=document, text_id=text_id, created=now()
            )
        )
    else:
        last = connection.execute(
            select(func.max(s.texts.c.version)).where(s.texts.c.document_id == id_)
        ).scalar()
        version = (last or 0) + 1
        connection.execute(
            update(s.documents).where(s.documents.c.id == id_).values(text_id=text_id)
        )
    connection.execute(
        insert(s.texts).values(
            id=text_id,
            document_id=id_,
            version=version,
            sha256=transcript.sha256,
            text_sha256=transcript.text_sha256,
            title=transcript.title,
            language=transcript.language,
            format=transcript.format,
            words=transcript.words,
            attributes=dict(transcript.attributes),
            text=transcript.text,
            created=now(),
        )
    )
    _lines(connection, s.turns, text_id, transcript.turns)
    _lines(connection, s.segments, text_id, transcript.segments)
    return id_, text_id


def _lines(
    connection: Connection, table: Any, text_id: str, lines: Iterable[Any]
) -> None:
    """Insert lines as the driver takes them, at half the cost of a dict for each."""
    first, *others = (column.name for column in table.columns)
    assert first == "text_id"
    told = attrgetter(*others)
    rows = [(text_id, *told(line)) for line in lines]
    if rows:
        statement = insert(table).compile(dialect=connection.dialect)
        connection.exec_driver_sql(statement.string, rows)


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
    if rows:
        connection.execute(insert(s.codings), rows)


def standing_in(
    connection: Connection, document_id: str, like: Like | None = None
) -> dict[Like, str]:
    """{(coder, pass, code, start, end): id} of what stands in one document.

    With `like` only that one, found by the index: a document may hold thousands.
    """
    t = s.codings
    query = (
        select(s.coders.c.coder, t.c["pass"], t.c.code, t.c.start, t.c.end, t.c.id)
        .join(s.coders, s.coders.c.id == t.c.coder_id)
        .where(t.c.document_id == document_id, t.c.removals % 2 == 0)
    )
    if like is not None:
        coder, pass_, code, start, end = like
        query = query.where(
            s.coders.c.coder == coder,
            t.c["pass"] == pass_,
            t.c.code == code,
            t.c.start == start,
            t.c.end == end,
        )
    return {(r[0], r[1], r[2], r[3], r[4]): r[5] for r in connection.execute(query)}


def coding_ids(connection: Connection) -> set[str]:
    """The ids of all codings, standing or not."""
    return set(connection.execute(select(s.codings.c.id)).scalars())


def coding_state(connection: Connection, id_: str) -> Mapping[str, Any] | None:
    """Span, code, valence, text and removals of a coding, standing or not."""
    t = s.codings
    row = connection.execute(
        select(
            t.c.document_id, t.c.text_id, t.c.start, t.c.end, t.c.code, t.c.valence,
            t.c.quote, t.c.prefix, t.c.suffix, t.c.removals, t.c.client_id,
        ).where(t.c.id == id_)
    ).first()  # fmt: skip
    return None if row is None else dict(row._mapping)  # noqa: SLF001 - the documented accessor


def coding_by_client(connection: Connection, client_id: str) -> str | None:
    """The id of the coding a client has already stored under its own id."""
    found = connection.execute(
        select(s.codings.c.id).where(s.codings.c.client_id == client_id)
    ).scalar()
    return None if found is None else str(found)


def change_coding(connection: Connection, id_: str, values: Mapping[str, Any]) -> None:
    """Set columns of a coding."""
    connection.execute(update(s.codings).where(s.codings.c.id == id_).values(**values))


def flip_coding(connection: Connection, id_: str) -> None:
    """Retract a standing coding or let a retracted one stand again."""
    connection.execute(
        update(s.codings)
        .where(s.codings.c.id == id_)
        .values(removals=s.codings.c.removals + 1)
    )


def text_keys(connection: Connection) -> dict[str, tuple[str, str, str, str]]:
    """{slug: (document key, text key, file sha256, text sha256)} of current texts."""
    query = select(
        s.documents.c.document,
        s.documents.c.id,
        s.texts.c.id.label("text_id"),
        s.texts.c.sha256,
        s.texts.c.text_sha256,
    ).join(s.texts, s.texts.c.id == s.documents.c.text_id)
    return {
        row.document: (row.id, row.text_id, row.sha256, row.text_sha256)
        for row in connection.execute(query)
    }


def current_segments(connection: Connection, text_id: str) -> list[Segment]:
    """The segments of one text."""
    t = s.segments
    query = select(t.c.segment, t.c.turn, t.c.start, t.c.end).where(
        t.c.text_id == text_id
    )
    return [Segment(*row) for row in connection.execute(query.order_by(t.c.segment))]


def events(connection: Connection) -> list[dict[str, Any]]:
    """Every event, oldest first, as plain rows."""
    query = select(s.events).order_by(s.events.c.id)
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor


def codings_of_text(connection: Connection, text_id: str) -> list[dict[str, Any]]:
    """id, span, quote and context of the standing codings of one text."""
    t = s.codings
    query = select(t.c.id, t.c.start, t.c.end, t.c.quote, t.c.prefix, t.c.suffix)
    query = query.where(t.c.text_id == text_id, t.c.removals % 2 == 0)
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor
