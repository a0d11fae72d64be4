"""Reports and their anchors, as rows: what was written, file by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from qualcode.store import schema as s
from qualcode.store.writes import now

_ANCHOR = (
    "name", "query", "text", "hash", "prefix", "suffix", "position", "shape",
    "withdrawn", "kept",
)  # fmt: skip


def save(
    connection: Connection,
    id_: str,
    file: str,
    sha256: str,
    anchors: Sequence[Mapping[str, Any]],
    *,
    parent: str | None = None,
) -> None:
    """Keep a report just written and its anchors (rows with the columns' keys)."""
    connection.execute(
        insert(s.reports).values(
            id=id_, file=file, sha256=sha256, parent=parent, created=now()
        )
    )
    if anchors:
        rows = [
            {"report_id": id_, **{key: row[key] for key in _ANCHOR}} for row in anchors
        ]
        connection.execute(insert(s.anchors), rows)


def written(connection: Connection) -> list[dict[str, Any]]:
    """id, file, sha256, parent, created of every report, newest first."""
    query = select(s.reports).order_by(s.reports.c.created.desc())
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the documented accessor


def anchors(connection: Connection, report: str) -> list[dict[str, Any]]:
    """The anchors of one report in the order of the document."""
    t = s.anchors
    query = select(*(t.c[key] for key in _ANCHOR)).where(t.c.report_id == report)
    rows = connection.execute(query.order_by(t.c.position))
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - the documented accessor


def with_names(connection: Connection, names: Sequence[str]) -> str | None:
    """The report most of these binding names were written in; the newest of equals."""
    t = s.anchors
    query = (
        select(t.c.report_id, s.reports.c.created)
        .join(s.reports, s.reports.c.id == t.c.report_id)
        .where(t.c.name.in_(list(names)[:500]))
    )
    votes: dict[tuple[str, str], int] = {}
    for report, created in connection.execute(query):
        votes[created, report] = votes.get((created, report), 0) + 1
    if not votes:
        return None
    return max(votes, key=lambda key: (votes[key], key[0]))[1]


def withdrawn_hashes(connection: Connection) -> set[str]:
    """Hashes of the texts of withdrawn anchors, of every report."""
    query = select(s.anchors.c.hash).where(s.anchors.c.withdrawn == 1)
    return set(connection.execute(query).scalars())


def keep(connection: Connection, report: str, names: Sequence[str], when: str) -> None:
    """Note that the team keeps its own wording of these bindings."""
    t = s.anchors
    connection.execute(
        update(t)
        .where(t.c.report_id == report, t.c.name.in_(list(names)))
        .values(kept=when)
    )


def forget(connection: Connection, report: str, name: str) -> None:
    """Leave of an anchor only its name and the hash of its text."""
    t = s.anchors
    connection.execute(
        update(t)
        .where(t.c.report_id == report, t.c.name == name)
        .values(query={}, text="", prefix="", suffix="", shape=[], withdrawn=1, kept="")
    )


def forget_context(connection: Connection, report: str, name: str) -> None:
    """Blank what stood around an anchor."""
    t = s.anchors
    connection.execute(
        update(t)
        .where(t.c.report_id == report, t.c.name == name)
        .values(prefix="", suffix="")
    )
