"""Backups, and the doctor who looks at a study before trusting it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualcode import i18n
from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.services.study import Study, open_study
from qualcode.store import backups, checks, folder, integrity
from qualcode.store.database import check_file

Check = dict[str, Any]
# What a team mends in its own files; the study is not damaged by it.
ADVISORY = {"originals", "codes", "registers"}


def backup(study: Study, out: Path | None = None) -> Path:
    """Copy the study's database, whole, to backups/ or to `out`."""
    return backups.copy_database(study.where.database, out=out)


def doctor(root: Path, *, repair: bool = False) -> dict[str, Any]:
    """Look the study over: {"ok", "schema", "checks", "backups"}.

    With `repair` a damaged or vanished database is put aside as
    `study.db.damaged-<time>` and the newest sound backup takes its place; words
    that lost their anchor are re-anchored. Never raises for a damaged study.
    """
    where = folder.find(root)
    i18n.use(where.language())
    restored = _restore(where) if repair and not _opens(where) else None
    checks_done = [_file_check(where)]
    schema = None
    if checks_done[0]["ok"]:
        try:
            with open_study(where.root) as study:
                schema = integrity.schema_version(study.database)
                checks_done += list(_inside(study))
        except QualcodeError as error:
            checks_done.append(_check("opens", 1, error.problem.message, error.hint))
    if restored is not None:
        message = t("safety.restored", file=restored.name)
        checks_done.append(_check("restored", 0, message))
    return {
        "ok": all(c["ok"] for c in checks_done if c["check"] not in ADVISORY),
        "schema": schema,
        "checks": checks_done,
        "backups": [_backup_row(path) for path in backups.list_backups(where.root)],
    }


def _check(name: str, count: int, message: str, hint: str = "") -> Check:
    ok = count == 0
    return {"check": name, "ok": ok, "count": count, "message": message, "hint": hint}


def _opens(where: folder.StudyFolder) -> bool:
    try:
        with open_study(where.root) as study:
            return integrity.is_whole(study.database)
    except QualcodeError:
        return False


def _file_check(where: folder.StudyFolder) -> Check:
    try:
        if where.database.exists():
            check_file(where.database)
    except QualcodeError as error:
        return _check("file", 1, error.problem.message, error.hint)
    return _check("file", 0, t("safety.file-ok"))


def _inside(study: Study) -> Iterator[Check]:
    """The checks of an open study, each with how many things fail it."""
    tests: tuple[tuple[str, Callable[[], int]], ...] = (
        ("integrity", lambda: 0 if integrity.is_whole(study.database) else 1),
        ("references", lambda: integrity.broken_references(study.database)),
        ("anchors", lambda: integrity.lost_anchors(study.database)),
        ("texts", lambda: integrity.altered_texts(study.database)),
        ("originals", lambda: _altered_originals(study)),
        ("codes", lambda: _unknown_codes(study)),
    )
    for name, test in tests:
        count = test()
        key = "ok" if count == 0 else "bad"
        hint = "" if count == 0 else t(f"safety.{name}-hint")
        yield _check(name, count, t(f"safety.{name}-{key}", n=count), hint)
    problems = study.problems()
    hint = problems[0].message if problems else ""
    key = "ok" if not problems else "bad"
    message = t(f"safety.registers-{key}", n=len(problems))
    yield _check("registers", len(problems), message, hint)


def _altered_originals(study: Study) -> int:
    with study.database.read() as connection:
        return checks.altered_originals(
            study.where, study.registers(), integrity.file_hashes(connection)
        )


def _unknown_codes(study: Study) -> int:
    codebook = study.codebook()
    return sum(1 for c in study.data().codings if c.code not in codebook.order)


def _restore(where: folder.StudyFolder) -> Path | None:
    """Put the newest sound backup in the database's place; the old file stays."""
    for path in backups.list_backups(where.root):
        with closing(sqlite3.connect(path)) as raw:
            try:
                sound = raw.execute("PRAGMA quick_check").fetchone() == ("ok",)
            except sqlite3.DatabaseError:
                sound = False
        if not sound:
            continue
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        for suffix in ("", "-wal", "-shm"):
            old = where.database.with_name(where.database.name + suffix)
            if old.exists():
                old.replace(old.with_name(f"study.db{suffix}.damaged-{stamp}"))
        backups.copy_database(path, out=where.database)
        return path
    return None


def _backup_row(path: Path) -> dict[str, Any]:
    stat = path.stat()
    time = datetime.fromtimestamp(stat.st_mtime, UTC).isoformat(timespec="seconds")
    return {
        "file": f"backups/{path.name}",
        "time": time.replace("+00:00", "Z"),
        "bytes": stat.st_size,
    }
