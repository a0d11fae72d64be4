"""The open study of a server: one picture of it, kept until something changes.

Another process may work on the same study (a command, a person in Excel), so what
is kept is checked against the log of the database and the stamps of the files
before each use: some microseconds, where reading the study takes a second.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from qualcode.i18n import language
from qualcode.model import StudyData
from qualcode.services.study import Study, open_study
from qualcode.store import tail
from qualcode.store.registers import COLUMNS

T = TypeVar("T")
Stamp = tuple[Any, ...]
MOST_KEPT = 64  # answers kept of one state of the study


@dataclass(frozen=True)
class Who:
    """Who works at this server, and in which pass."""

    coder: str
    pass_: str = "1"


class Desk:
    """The study at hand: reads of one consistent state, one writer at a time."""

    def __init__(self, folder: Path | None, who: Who) -> None:
        """Open the study. Raises what `open_study` raises."""
        self.who = who
        self._first = open_study(folder, keep=True)
        self.folder = self._first.folder
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._reporting = threading.Lock()
        self._study: tuple[Stamp, Study] = ((), self._first)
        self._picture: tuple[Stamp, StudyData] | None = None
        self._answers: tuple[Stamp, dict[Any, Any]] = ((), {})

    def close(self) -> None:
        """Release the database."""
        self._first.close()

    def study(self) -> Study:
        """The study with its settings and codebook as the files now say."""
        where = self._first.where
        stamp = _stamps(where.yaml, *sorted(where.codebooks.glob("*.yaml")))
        with self._lock:
            if self._study[0] != stamp:
                self._study = (stamp, Study(where, self._first.database))
            return self._study[1]

    @contextmanager
    def writing(self) -> Iterator[Study]:
        """The study for one act that writes; the others of this server wait."""
        with self._writing:
            yield self.study()

    @contextmanager
    def reporting(self) -> Iterator[Study]:
        """The study for one report made or mended: seconds, in which coding goes on."""
        with self._reporting:
            yield self.study()

    def stamp(self) -> Stamp:
        """What changes whenever anything in the study does."""
        where = self._first.where
        files = _stamps(
            where.yaml,
            where.findings,
            *(where.transcripts / f"{name}.csv" for name in COLUMNS),
            *sorted(where.codebooks.glob("*.yaml")),
        )
        with self._first.database.read() as connection:
            return (*files, tail.position(connection))

    def pulse(self) -> int | None:
        """A number that changes with every commit; see `Database.pulse`."""
        return self._first.database.pulse()

    def picture(self) -> StudyData:
        """One consistent picture of the study as it is now."""
        return self._picture_of(self.stamp())

    def _picture_of(self, stamp: Stamp) -> StudyData:
        study = self.study()
        with self._lock:
            if self._picture is None or self._picture[0] != stamp:
                before = self._picture[1] if self._picture else None
                self._picture = (stamp, study.data(before))
            return self._picture[1]

    def answer(self, key: Any, compute: Callable[[StudyData], T]) -> T:
        """What `compute` makes of the picture, computed once per state and `key`."""
        stamp = self.stamp()
        return self._kept(stamp, key, lambda: compute(self._picture_of(stamp)))

    def kept(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` reads of the study by itself, once per state and `key`."""
        return self._kept(self.stamp(), key, make)

    def _kept(self, stamp: Stamp, key: Any, make: Callable[[], T]) -> T:
        """Answers hold sentences, so each language has its own."""
        key = (language(), key)
        with self._lock:
            if self._answers[0] != stamp or len(self._answers[1]) >= MOST_KEPT:
                self._answers = (stamp, {})
            kept = self._answers[1]
        if key not in kept:
            kept[key] = make()
        found: T = kept[key]
        return found


def _stamps(*paths: Path) -> Stamp:
    """Name, time and size of files, to see that one changed."""
    found = []
    for path in paths:
        try:
            facts = path.stat()
        except OSError:
            found.append((path.name, 0, 0))
        else:
            found.append((path.name, facts.st_mtime_ns, facts.st_size))
    return tuple(found)
