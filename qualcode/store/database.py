"""The study's database: opened, made, migrated; never silently made anew."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from weakref import WeakSet

from qualcode.errors import DAMAGED, QualcodeError
from qualcode.store import revision
from qualcode.store.connection import Connection, Row

BUSY_SECONDS = 10.0
_IDLE = 8  # connections kept for the next transaction where any are
_open: WeakSet[Database] = WeakSet()
_opening = Lock()  # of the set: threads may open and close at once
_HEADER = b"SQLite format 3\x00"


class Database:
    """One study's database. `read()` and `write()` give transactions.

    A write takes the lock at its start (BEGIN IMMEDIATE), so that two processes
    wait for each other instead of failing half-way.
    """

    def __init__(self, path: Path, *, keep: bool = False) -> None:
        """Wrap the SQLite file `path`; `keep` as in `open_database`."""
        self.path = path
        self._keep = keep
        self._idle: deque[sqlite3.Connection] = deque()
        self._watch: sqlite3.Connection | None = None
        with _opening:
            _open.add(self)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Stay connected meanwhile, for a run of many short transactions.

        The last connection closed empties the log into the file: without this one
        each transaction would, at twice its own cost.
        """
        kept, self._keep = self._keep, True
        try:
            self._give(self._take())
            yield
        finally:
            self._keep = kept
            if not kept:
                self._forget()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the study throughout."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock; an exception rolls it back."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with _translated(self.path):
            driver = self._take()
            try:
                driver.execute(begin)
                yield Connection(driver)
                driver.commit()
            except BaseException:
                driver.rollback()
                raise
            finally:
                self._give(driver)

    def _take(self) -> sqlite3.Connection:
        with suppress(IndexError):
            return self._idle.pop()
        driver = sqlite3.connect(
            self.path,
            timeout=BUSY_SECONDS,
            isolation_level=None,  # we say BEGIN ourselves
            check_same_thread=not self._keep,
        )
        driver.row_factory = Row
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA synchronous = NORMAL")  # safe with WAL against a kill
        return driver

    def _give(self, driver: sqlite3.Connection) -> None:
        if self._keep and len(self._idle) < _IDLE:
            self._idle.append(driver)
        else:
            driver.close()

    def _forget(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def pulse(self) -> int | None:
        """A number that changes with every commit of another connection or process.

        None when it cannot be told. Of one thread at a time; it costs a look at a
        counter in shared memory, so that it may be asked often.
        """
        try:
            if self._watch is None:
                self._watch = sqlite3.connect(self.path, check_same_thread=False)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            return None

    def vacuum(self) -> bool:
        """Write the file anew, so that nothing deleted is left in it or its log.

        False where the log could not be emptied, for another process reads in it.
        """
        with _translated(self.path), closing(sqlite3.connect(self.path)) as raw:
            raw.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            raw.execute("PRAGMA secure_delete = ON")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.execute("VACUUM")
            busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def close(self) -> None:
        """Release the file."""
        with _opening:
            _open.discard(self)
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._keep = False  # a transaction that still runs closes its own
        self._forget()


def open_database(path: Path, *, keep: bool = False) -> Database:
    """Open the database at `path`, making it where a study has none yet.

    With `keep` connections are kept from one transaction to the next and shared
    by threads: a server's way; the last one closed would empty the log each time.
    Raises QualcodeError (exit 4): `study-damaged` for an empty, truncated or
    foreign file and for one that vanished while its backups stayed,
    `study-newer` for the schema of a later version.
    """
    if not path.exists():
        if _left_behind(path):
            raise QualcodeError("study-vanished", file=path.name, exit_code=DAMAGED)
        _create(path)
    check_file(path)
    database = Database(path, keep=keep)
    try:
        with database.read() as connection:
            version = _version(connection, path)
    except BaseException:
        database.close()
        raise
    if version != revision.HEAD:
        database.close()
        _migrate(path)
        database = Database(path, keep=keep)
    return database


def check_file(path: Path) -> None:
    """Raise `study-damaged` (exit 4) unless the file is a whole SQLite file of ours.

    The header's page count is compared with the file's size (SQLite file format,
    offsets 16, 28 and 68); pages not yet moved out of a log make the file shorter
    only while that log exists. What this process has open was looked at then, and is
    not again: closing the file would drop SQLite's locks on it, and another process
    would take the log away under us (sqlite.org/howtocorrupt.html, 2.2).
    """
    with _opening:
        if any(one.path.resolve() == path.resolve() for one in _open):
            return
    with path.open("rb") as file:
        head = file.read(100)
    sound = len(head) == 100 and head.startswith(_HEADER)
    if sound:
        page = int.from_bytes(head[16:18], "big")
        page = 65536 if page == 1 else page
        pages = int.from_bytes(head[28:32], "big")
        log = path.with_name(path.name + "-wal")
        logged = log.exists() and log.stat().st_size > 0
        sound = logged or path.stat().st_size >= page * pages
        sound = sound and int.from_bytes(head[68:72], "big") == revision.APPLICATION_ID
    if not sound:
        raise QualcodeError("study-damaged", file=path.name, exit_code=DAMAGED)


def _left_behind(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() or any((path.parent / "backups").glob("*.db"))


def _create(path: Path) -> None:
    """Make the database beside its name, then give it the name, whole or not at all."""
    from qualcode.store import migrations

    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    raw = sqlite3.connect(fresh)
    raw.execute(f"PRAGMA application_id = {revision.APPLICATION_ID}")
    raw.close()
    migrations.create(fresh)
    raw = sqlite3.connect(fresh)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()
    with suppress(FileExistsError):  # another process made the study first
        os.link(fresh, path)
    fresh.unlink()


def _version(connection: Connection, path: Path) -> str:
    try:
        version = connection.value("SELECT version_num FROM alembic_version")
    except sqlite3.OperationalError as error:  # no such table
        raise QualcodeError(
            "study-damaged", file=path.name, exit_code=DAMAGED
        ) from error
    if version not in revision.REVISIONS:
        raise QualcodeError("study-newer", file=path.name, exit_code=DAMAGED)
    return str(version)


def _migrate(path: Path) -> None:
    """Copy the database to backups/, then let Alembic bring it to HEAD."""
    from qualcode.store import migrations
    from qualcode.store.backups import copy_database

    copy_database(path, reason="before-migration")
    migrations.upgrade(path)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Word SQLite's own failures: locked, damaged, disk full."""
    try:
        yield
    except sqlite3.Error as error:
        words = str(error).lower()
        if "locked" in words or "busy" in words:
            code = "study-locked"
        elif "full" in words:
            code = "disk-full"
        elif "readonly" in words or "unable to open" in words:
            code = "study-not-writable"
        elif isinstance(error, sqlite3.IntegrityError):
            if "codings" in words and "unique" in words:
                raise QualcodeError("coding-stands") from error
            raise
        elif "malformed" in words or "not a database" in words or "i/o" in words:
            code = "study-damaged"
        else:
            raise
        raise QualcodeError(code, file=path.name, exit_code=DAMAGED) from error
