"""Reports and their anchors, as rows: what was written, file by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.store.connection import Connection, as_dict
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
    row = {"id": id_, "file": file, "sha256": sha256, "parent": parent}
    connection.insert("reports", {**row, "created": now()})
    rows = ({key: row[key] for key in _ANCHOR} for row in anchors)
    connection.insert("anchors", *({"report_id": id_, **row} for row in rows))


def written(connection: Connection) -> list[dict[str, Any]]:
    """id, file, sha256, parent, created of every report, newest first."""
    found = connection.rows("SELECT * FROM reports ORDER BY created DESC")
    return [as_dict(row) for row in found]


def anchors(connection: Connection, report: str) -> list[dict[str, Any]]:
    """The anchors of one report in the order of the document."""
    query = f"""
        SELECT {", ".join(_ANCHOR)} FROM anchors WHERE report_id = :report
        ORDER BY position
    """
    found = connection.rows(query, report=report)
    return [as_dict(row, "query", "shape") for row in found]


def with_names(connection: Connection, names: Sequence[str]) -> str | None:
    """The report most of these binding names were written in; the newest of equals."""
    query = """
        SELECT report_id, reports.created
        FROM anchors JOIN reports ON reports.id = report_id
        WHERE name IN :names
    """
    votes: dict[tuple[str, str], int] = {}
    for report, created in connection.rows(query, names=list(names)[:500]):
        votes[created, report] = votes.get((created, report), 0) + 1
    if not votes:
        return None
    return max(votes, key=lambda key: (votes[key], key[0]))[1]


def withdrawn_hashes(connection: Connection) -> set[str]:
    """Hashes of the texts of withdrawn anchors, of every report."""
    return set(connection.column("SELECT hash FROM anchors WHERE withdrawn = 1"))


def keep(connection: Connection, report: str, names: Sequence[str], when: str) -> None:
    """Note that the team keeps its own wording of these bindings."""
    connection.run(
        "UPDATE anchors SET kept = :when WHERE report_id = :report AND name IN :names",
        when=when,
        report=report,
        names=list(names),
    )


def forget(connection: Connection, report: str, name: str) -> None:
    """Leave of an anchor only its name and the hash of its text."""
    query = """
        UPDATE anchors SET query = '{}', text = '', prefix = '', suffix = '',
            shape = '[]', withdrawn = 1, kept = ''
        WHERE report_id = :report AND name = :name
    """
    connection.run(query, report=report, name=name)


def forget_context(connection: Connection, report: str, name: str) -> None:
    """Blank what stood around an anchor."""
    query = """
        UPDATE anchors SET prefix = '', suffix = ''
        WHERE report_id = :report AND name = :name
    """
    connection.run(query, report=report, name=name)
