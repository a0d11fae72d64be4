"""Whole copies of a study's database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path


def copy_database(path: Path, *, reason: str = "", out: Path | None = None) -> Path:
    """Copy `path` by SQLite's backup, consistent while others write.

    Without `out` the copy goes to `backups/` beside the database, named by the
    UTC time and the reason. A half-written copy never has its final name.
    """
    if out is None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        name = "-".join(part for part in (stamp, reason) if part)
        out = path.parent / "backups" / f"{name}.db"
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.new")
    fresh.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(fresh)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    fresh.replace(out)
    return out


def list_backups(folder: Path) -> list[Path]:
    """The copies in the study's backups/, newest first."""
    return sorted((folder / "backups").glob("*.db"), reverse=True)
