"""Rows taken out for good: what a participant's withdrawal leaves no trace of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update

from qualcode.store import schema as s

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
    query = (
        select(s.texts.c.sha256)
        .join(s.documents, s.documents.c.id == s.texts.c.document_id)
        .where(s.documents.c.document == slug)
    )
    return set(connection.execute(query).scalars())


def remove_document(connection: Connection, slug: str) -> Removed:
    """Take a document out of every table, all its versions."""
    removed = Removed()
    key, _ = _keys(connection, slug)
    texts = _texts(connection, key)
    _remove_codings(connection, removed, s.codings.c.document_id == key)
    removed.memos += _gone(connection, s.memos, s.memos.c.document_id == key)
    _remove_texts(connection, removed, texts)
    connection.execute(delete(s.documents).where(s.documents.c.id == key))
    return removed


def keep_part(connection: Connection, slug: str, kept: Kept) -> Removed:
    """Leave of a document only the text `kept`; codings move with it or go.

    Older versions go wholly. Suggestions of segments that are not whole any more go.
    """
    removed = Removed()
    key, text_id = _keys(connection, slug)
    others = [t for t in _texts(connection, key) if t != text_id]
    older = s.codings.c.text_id.in_(others)
    _remove_codings(connection, removed, older)
    _remove_texts(connection, removed, others, count=False)
    _move_codings(connection, removed, text_id, kept)
    numbers = {old: new for new, old in enumerate(kept.turns, 1)}
    _move_lines(connection, removed, text_id, kept, numbers)
    connection.execute(
        update(s.texts)
        .where(s.texts.c.id == text_id)
        .values(
            text=kept.text,
            text_sha256=kept.text_sha256,
            words=kept.words,
            title=slug,
            attributes={},
        )
    )
    return removed


def set_file_hash(connection: Connection, slug: str, sha256: str) -> None:
    """Note that the original of a document is now another file."""
    _, text_id = _keys(connection, slug)
    connection.execute(
        update(s.texts).where(s.texts.c.id == text_id).values(sha256=sha256)
    )


def _keys(connection: Connection, slug: str) -> tuple[str, str]:
    query = select(s.documents.c.id, s.documents.c.text_id)
    row = connection.execute(query.where(s.documents.c.document == slug)).one()
    return str(row.id), str(row.text_id)


def _texts(connection: Connection, document: str) -> list[str]:
    query = select(s.texts.c.id).where(s.texts.c.document_id == document)
    return list(connection.execute(query).scalars())


def _gone(connection: Connection, table: Table, which: Any) -> int:
    """Delete rows; how many."""
    n = connection.execute(
        select(func.count()).select_from(table).where(which)
    ).scalar_one()
    connection.execute(delete(table).where(which))
    return int(n)


def _remove_codings(connection: Connection, removed: Removed, which: Any) -> None:
    ids = list(connection.execute(select(s.codings.c.id).where(which)).scalars())
    for first in range(0, len(ids), 500):
        part = ids[first : first + 500]
        removed.memos += _gone(connection, s.memos, s.memos.c.coding_id.in_(part))
        connection.execute(delete(s.codings).where(s.codings.c.id.in_(part)))
    removed.codings += len(ids)
    removed.ids += ids


def _remove_texts(
    connection: Connection,
    removed: Removed,
    texts: Sequence[str],
    *,
    count: bool = True,
) -> None:
    for table, name in (
        (s.suggestions, "suggestions"),
        (s.segments, "segments"),
        (s.turns, "turns"),
    ):
        n = _gone(connection, table, table.c.text_id.in_(texts))
        if count:
            setattr(removed, name, getattr(removed, name) + n)
    connection.execute(delete(s.texts).where(s.texts.c.id.in_(texts)))


def _move_codings(
    connection: Connection, removed: Removed, text_id: str, kept: Kept
) -> None:
    from qualcode.text.anchors import context

    t = s.codings
    query = select(t.c.id, t.c.start, t.c.end).where(t.c.text_id == text_id)
    gone = []
    for row in connection.execute(query).all():
        place = kept.move(row.start, row.end)
        if place is None:
            gone.append(row.id)
            continue
        prefix, suffix = context(kept.text, *place)
        values = {"start": place[0], "end": place[1], "prefix": prefix}
        connection.execute(
            update(t).where(t.c.id == row.id).values(**values, suffix=suffix)
        )
    for first in range(0, len(gone), 500):
        _remove_codings(connection, removed, t.c.id.in_(gone[first : first + 500]))


def _move_lines(
    connection: Connection,
    removed: Removed,
    text_id: str,
    kept: Kept,
    numbers: Mapping[int, int],
) -> None:
    """Turns and segments of what stays, numbered anew from 1."""
    turns = _rows(connection, s.turns, text_id)
    segments = _rows(connection, s.segments, text_id)
    own = s.suggestions.c.text_id == text_id
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
    removed.suggestions += _gone(
        connection, s.suggestions, own & s.suggestions.c.segment.in_(lost)
    )
    for old, new in sorted(renamed.items()):  # numbers only go down: no clash
        connection.execute(
            update(s.suggestions)
            .where(own, s.suggestions.c.segment == old)
            .values(segment=new)
        )
    for table, rows in ((s.segments, kept_segments), (s.turns, kept_turns)):
        connection.execute(delete(table).where(table.c.text_id == text_id))
        if rows:
            connection.execute(table.insert(), rows)


def _rows(connection: Connection, table: Table, text_id: str) -> list[dict[str, Any]]:
    query = select(table).where(table.c.text_id == text_id).order_by(table.c.start)
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor


def _at(row: Mapping[str, Any], kept: Kept) -> dict[str, Any]:
    place = kept.move(row["start"], row["end"])
    assert place is not None
    return {**row, "start": place[0], "end": place[1]}


_WORDED = (
    (s.memos, ("memo",)),
    (s.summaries, ("summary",)),
    (s.codebook_versions, ("yaml", "content")),
    (s.suggestions, ("reasons", "example")),
    (s.events, ("before", "after", "object_id")),
)


def redact(connection: Connection, change: Redact, slugs: Sequence[str]) -> int:
    """Put every text that people or the program wrote through `change`; how many moved.

    Examples that suggestions cite from the documents `slugs` go wholly, and so does
    what is kept of parsed files.
    """
    moved = 0
    for table, names in _WORDED:
        key = next(iter(table.primary_key.columns))
        query = select(key.label("key_"), *(table.c[n] for n in names))
        for row in connection.execute(query).mappings().all():
            fresh = {n: _through(row[n], change) for n in names}
            example = fresh.get("example")
            if isinstance(example, dict) and example.get("document") in slugs:
                fresh["example"] = None
            if any(fresh[n] != row[n] for n in names):
                moved += 1
                connection.execute(
                    update(table).where(key == row["key_"]).values(**fresh)
                )
    connection.execute(delete(s.parsed_files))
    return moved


def _through(value: Any, change: Redact) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _through(v, change) for key, v in value.items()}
    if isinstance(value, list):
        return [_through(v, change) for v in value]
    return value
