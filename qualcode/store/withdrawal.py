"""Rows taken out for good: what a participant's withdrawal leaves no trace of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qualcode.store.connection import Connection, as_dict

Redact = Callable[[str], str]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of a group interview: the new text and where old offsets went.

    `turns` are the kept turns' old numbers in order; `move` gives an old span's
    place in the new text, None where it held words that are gone.
    """

    text: str
    text_sha256: str
    words: int
    turns: Sequence[int]
    move: Callable[[int, int], Span | None]


@dataclass(slots=True)
class Removed:
    """How much went, and the ids of the codings that did."""

    turns: int = 0
    segments: int = 0
    codings: int = 0
    memos: int = 0
    suggestions: int = 0
    ids: list[str] = field(default_factory=list)


def file_hashes(connection: Connection, slug: str) -> set[str]:
    """sha256 of the file of every version of a document."""
    query = """
        SELECT sha256 FROM texts JOIN documents ON documents.id = document_id
        WHERE document = :slug
    """
    return set(connection.column(query, slug=slug))


def remove_document(connection: Connection, slug: str) -> Removed:
    """Take a document out of every table, all its versions."""
    removed = Removed()
    key, _ = _keys(connection, slug)
    texts = _texts(connection, key)
    _remove_codings(connection, removed, "document_id = :key", key=key)
    query = "DELETE FROM memos WHERE document_id = :key"
    removed.memos += connection.run(query, key=key)
    _remove_texts(connection, removed, texts)
    connection.run("DELETE FROM documents WHERE id = :key", key=key)
    return removed


def keep_part(connection: Connection, slug: str, kept: Kept) -> Removed:
    """Leave of a document only the text `kept`; codings move with it or go.

    Older versions go wholly. Suggestions of segments that are not whole any more go.
    """
    removed = Removed()
    key, text_id = _keys(connection, slug)
    others = [t for t in _texts(connection, key) if t != text_id]
    _remove_codings(connection, removed, "text_id IN :others", others=others)
    _remove_texts(connection, removed, others, count=False)
    _move_codings(connection, removed, text_id, kept)
    numbers = {old: new for new, old in enumerate(kept.turns, 1)}
    _move_lines(connection, removed, text_id, kept, numbers)
    connection.update(
        "texts",
        text_id,
        text=kept.text,
        text_sha256=kept.text_sha256,
        words=kept.words,
        title=slug,
        attributes={},
    )
    return removed


def set_file_hash(connection: Connection, slug: str, sha256: str) -> None:
    """Note that the original of a document is now another file."""
    _, text_id = _keys(connection, slug)
    connection.update("texts", text_id, sha256=sha256)


def _keys(connection: Connection, slug: str) -> tuple[str, str]:
    query = "SELECT id, text_id FROM documents WHERE document = :slug"
    id_, text_id = connection.one(query, slug=slug)
    return id_, text_id


def _texts(connection: Connection, document: str) -> list[str]:
    query = "SELECT id FROM texts WHERE document_id = :document"
    return connection.column(query, document=document)


def _remove_codings(
    connection: Connection, removed: Removed, which: str, **values: Any
) -> None:
    """Delete the codings that a condition with its values names, and their memos."""
    ids = connection.column(f"SELECT id FROM codings WHERE {which}", **values)
    for first in range(0, len(ids), 500):
        part = ids[first : first + 500]
        query = "DELETE FROM memos WHERE coding_id IN :part"
        removed.memos += connection.run(query, part=part)
        connection.run("DELETE FROM codings WHERE id IN :part", part=part)
    removed.codings += len(ids)
    removed.ids += ids


def _remove_texts(
    connection: Connection,
    removed: Removed,
    texts: Sequence[str],
    *,
    count: bool = True,
) -> None:
    for table in ("suggestions", "segments", "turns"):
        query = f"DELETE FROM {table} WHERE text_id IN :texts"
        n = connection.run(query, texts=texts)
        if count:
            setattr(removed, table, getattr(removed, table) + n)
    connection.run("DELETE FROM texts WHERE id IN :texts", texts=texts)


def _move_codings(
    connection: Connection, removed: Removed, text_id: str, kept: Kept
) -> None:
    from qualcode.text.anchors import context

    query = 'SELECT id, start, "end" FROM codings WHERE text_id = :text_id'
    gone = []
    for id_, *span in connection.rows(query, text_id=text_id):
        place = kept.move(*span)
        if place is None:
            gone.append(id_)
            continue
        prefix, suffix = context(kept.text, *place)
        values = {"start": place[0], "end": place[1], "prefix": prefix}
        connection.update("codings", id_, **values, suffix=suffix)
    for first in range(0, len(gone), 500):
        part = gone[first : first + 500]
        _remove_codings(connection, removed, "id IN :part", part=part)


def _move_lines(
    connection: Connection,
    removed: Removed,
    text_id: str,
    kept: Kept,
    numbers: Mapping[int, int],
) -> None:
    """Turns and segments of what stays, numbered anew from 1."""
    turns = _rows(connection, "turns", text_id)
    segments = _rows(connection, "segments", text_id)
    kept_turns = [_at(row, kept) | {"turn": numbers[row["turn"]]} for row in turns
                  if row["turn"] in numbers]  # fmt: skip
    stay = [row for row in segments if row["turn"] in numbers]
    renamed = {row["segment"]: n for n, row in enumerate(stay, 1)}
    kept_segments = [
        _at(row, kept)
        | {"turn": numbers[row["turn"]], "segment": renamed[row["segment"]]}
        for row in stay
    ]
    lost = [row["segment"] for row in segments if row["segment"] not in renamed]
    removed.turns += len(turns) - len(kept_turns)
    removed.segments += len(lost)
    own = "WHERE text_id = :text_id AND segment"
    removed.suggestions += connection.run(
        f"DELETE FROM suggestions {own} IN :lost", text_id=text_id, lost=lost
    )
    for old, new in sorted(renamed.items()):  # numbers only go down: no clash
        query = f"UPDATE suggestions SET segment = :new {own} = :old"
        connection.run(query, text_id=text_id, old=old, new=new)
    for table, rows in (("segments", kept_segments), ("turns", kept_turns)):
        connection.run(f"DELETE FROM {table} WHERE text_id = :text_id", text_id=text_id)
        connection.insert(table, *rows)


def _rows(connection: Connection, table: str, text_id: str) -> list[dict[str, Any]]:
    query = f"SELECT * FROM {table} WHERE text_id = :text_id ORDER BY start"
    return [as_dict(row) for row in connection.rows(query, text_id=text_id)]


def _at(row: Mapping[str, Any], kept: Kept) -> dict[str, Any]:
    place = kept.move(row["start"], row["end"])
    assert place is not None
    return {**row, "start": place[0], "end": place[1]}


# Tables that hold words: columns of text, then columns of JSON.
_WORDED = (
    ("memos", ("memo",), ()),
    ("summaries", ("summary",), ()),
    ("codebook_versions", ("yaml",), ("content",)),
    ("suggestions", (), ("reasons", "example")),
    ("events", ("object_id",), ("before", "after")),
)


def redact(connection: Connection, change: Redact, slugs: Sequence[str]) -> int:
    """Put every text that people or the program wrote through `change`; how many moved.

    Examples that suggestions cite from the documents `slugs` go wholly, and so does
    what is kept of parsed files.
    """
    moved = 0
    for table, texts, mappings in _WORDED:
        names = ", ".join(("id", *texts, *mappings))
        for row in connection.rows(f"SELECT {names} FROM {table}"):
            old = as_dict(row, *mappings)
            id_ = old.pop("id")
            fresh = {name: _through(value, change) for name, value in old.items()}
            example = fresh.get("example")
            if isinstance(example, dict) and example.get("document") in slugs:
                fresh["example"] = None
            if fresh != old:
                moved += 1
                connection.update(table, id_, **fresh)
    connection.run("DELETE FROM parsed_files")
    return moved


def _through(value: Any, change: Redact) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _through(v, change) for key, v in value.items()}
    if isinstance(value, list):
        return [_through(v, change) for v in value]
    return value
