"""Opening: made whole, refused when damaged or newer, migrated after a copy."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.store import backups, migrations, revision, schema
from qualcode.store.database import check_file, open_database


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    path = tmp_path / "study.db"
    open_database(path).close()
    return path


def refused(path: Path) -> str:
    with pytest.raises(QualcodeError) as caught:
        open_database(path)
    assert caught.value.exit_code == 4
    return caught.value.code


def test_a_new_database_is_whole_and_ours(database_file: Path) -> None:
    check_file(database_file)
    with closing(sqlite3.connect(database_file)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA application_id").fetchone() == (
            revision.APPLICATION_ID,
        )
        version = raw.execute("SELECT version_num FROM alembic_version").fetchall()
    assert version == [(revision.HEAD,)]
    assert not list(database_file.parent.glob(".*"))


@pytest.mark.parametrize("keep", [0, 1, 99, 100, 4096, -1])
def test_an_empty_or_truncated_database_is_damage(
    database_file: Path, keep: int
) -> None:
    raw = database_file.read_bytes()
    database_file.write_bytes(raw[:keep])
    assert refused(database_file) == "study-damaged"
    assert database_file.read_bytes() == raw[:keep]


def test_a_foreign_database_is_not_taken_for_a_study(tmp_path: Path) -> None:
    path = tmp_path / "study.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE photos (id)")
        raw.commit()
    assert refused(path) == "study-damaged"


def test_a_vanished_database_with_backups_is_not_made_anew(
    database_file: Path,
) -> None:
    backups.copy_database(database_file)
    database_file.unlink()
    for log in database_file.parent.glob("study.db-*"):
        log.unlink()
    assert refused(database_file) == "study-vanished"
    assert not database_file.exists()


def test_a_newer_study_is_left_alone(database_file: Path) -> None:
    with closing(sqlite3.connect(database_file)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    assert refused(database_file) == "study-newer"


def test_a_locked_study_says_so(
    database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualcode.store.database.BUSY_SECONDS", 0.1)
    database = open_database(database_file)
    with closing(sqlite3.connect(database_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(QualcodeError) as caught, database.write():
            pass
    assert (caught.value.code, caught.value.exit_code) == ("study-locked", 4)
    database.close()


def test_an_exception_rolls_a_write_back(database_file: Path) -> None:
    database = open_database(database_file)
    with pytest.raises(RuntimeError), database.write() as connection:
        connection.insert("coders", {"id": "1", "coder": "Ana", "created": ""})
        raise RuntimeError
    with database.read() as connection:
        assert connection.value("SELECT count(*) FROM coders") == 0
    database.close()


def test_head_is_alembics_and_a_migrated_database_equals_a_fresh_one(
    tmp_path: Path, database_file: Path
) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine

    migrated = tmp_path / "migrated.db"
    migrations.upgrade(migrated)
    script = ScriptDirectory.from_config(migrations.config(migrated))
    assert [script.get_current_head()] == [revision.HEAD]
    assert {r.revision for r in script.walk_revisions()} == set(revision.REVISIONS)
    engine = create_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, schema.metadata)
    engine.dispose()
    assert [d for d in differences if "alembic_version" not in str(d)] == []
    assert _shape(migrated) == _shape(database_file)


def _shape(path: Path) -> dict[str, list[tuple]]:
    with closing(sqlite3.connect(path)) as raw:
        names = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        assert len(names) > 8
        return {
            name: raw.execute(f"PRAGMA table_xinfo({name})").fetchall()
            for (name,) in names
        }


def test_the_pulse_changes_with_a_commit_and_nothing_else(database_file: Path) -> None:
    one, two = open_database(database_file), open_database(database_file)
    before = one.pulse()
    with two.read() as connection:
        connection.rows("SELECT * FROM coders")
    assert one.pulse() == before
    values = {"id": "1", "coder": "Ana", "kind": "person", "permission": "coder"}
    for database in (two, one):  # its own commits too
        with database.write() as connection:
            values["id"] = values["coder"] = str(int(values["id"]) + 1)
            row = values | {"created": "2026-01-01T00:00:00Z"}
            connection.insert("coders", row)
        assert one.pulse() != before
        before = one.pulse()
    assert before is not None
    one.close()
    two.close()


def written_elsewhere(path: Path) -> None:
    """Write and close in another process, which empties the log if it may."""
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        'c.execute("INSERT INTO coders (id, coder, kind, permission, created)'
        " VALUES (hex(randomblob(8)), hex(randomblob(8)), 'human', 'coder', '')\"); c.commit(); c.close()"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


@pytest.mark.parametrize(
    "again", [check_file, lambda path: open_database(path).close()]
)
def test_opening_again_leaves_the_locks_of_this_process(database_file, again) -> None:
    with closing(open_database(database_file, keep=True)) as database:
        pulses = {database.pulse()}
        for _ in range(3):
            again(database_file)
            written_elsewhere(database_file)
            pulses.add(database.pulse())
            assert database_file.with_name("study.db-wal").exists()
        assert len(pulses) == 4


def test_a_held_database_keeps_its_log(database_file: Path) -> None:
    log = database_file.with_name("study.db-wal")
    with closing(open_database(database_file)) as database:
        with database.held():
            with database.write() as connection:
                connection.rows("SELECT * FROM alembic_version")
            assert log.exists()
        assert not log.exists()
