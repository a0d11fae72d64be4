"""Opening and making a study."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from qualcode import i18n
from qualcode.errors import QualcodeError
from qualcode.files import sha256, write_text
from qualcode.model import Codebook, StudyConfig, StudyData
from qualcode.problems import Problem, problem
from qualcode.store import checks, folder, registers, rows, settings, writes
from qualcode.store.database import Database, open_database

NO_CODEBOOK = Codebook(id="", title="")


class Study:
    """An open study: its folder, settings, codebook and database.

    Settings and codebook are read once per `Study`; the registers and the
    database at every call, so that another process's work is seen.
    """

    def __init__(self, where: folder.StudyFolder, database: Database) -> None:
        """Wrap an open database; use `open_study`."""
        self.where = where
        self.database = database
        self._problems: list[Problem] = []

    def __enter__(self) -> Self:
        """Use as a context manager to release the database."""
        return self

    def __exit__(self, *_: object) -> None:
        """Release the database."""
        self.close()

    def close(self) -> None:
        """Release the database."""
        self.database.close()

    @property
    def folder(self) -> Path:
        """The study's folder."""
        return self.where.root

    @cached_property
    def config(self) -> StudyConfig:
        """study.yaml. Raises `study-yaml-invalid` or `study-yaml-key`."""
        return settings.config(self._yaml(self.where.yaml), self.where.yaml.name)

    def codebook(self) -> Codebook:
        """The active codebook, as its file now says.

        A changed file is kept as a new version. A file with errors leaves the
        last sound version in force, and the errors among `problems`.
        """
        return self._codebook

    @cached_property
    def _codebook(self) -> Codebook:
        name = self.config.codebook
        if not name:
            return NO_CODEBOOK
        path = self.where.codebooks / f"{name}.yaml"
        if not path.exists():
            return self._last_codebook(
                name, problem("codebook-missing", file=path.name)
            )
        raw = path.read_bytes()
        with self.database.read() as connection:
            kept = writes.kept_codebook(connection, name, sha256(raw))
        if kept is not None:
            return kept
        return self._new_codebook(path, raw)

    def _new_codebook(self, path: Path, raw: bytes) -> Codebook:
        from qualcode.codebook import is_fatal, read

        codebook, problems = read(path)
        self._problems += problems
        fatal = [p for p in problems if is_fatal(p)]
        if fatal:
            return self._last_codebook(path.stem, fatal[0])
        with self.database.write() as connection:
            writes.save_codebook(connection, codebook, raw.decode("utf-8-sig"))
        return codebook

    def _last_codebook(self, name: str, why: Problem) -> Codebook:
        with self.database.read() as connection:
            kept = writes.kept_codebook(connection, name)
        if kept is None:
            raise QualcodeError(
                "codebook-unusable", file=why.file, line=why.line, detail=why.message
            )
        self._problems.append(why)
        return kept

    def registers(self) -> registers.Registers:
        """The registers as they now stand on disk."""
        return registers.Registers.read(self.where.transcripts)

    def data(
        self, before: StudyData | None = None, *, with_texts: bool = True
    ) -> StudyData:
        """One consistent picture of the study for analysis and report.

        An earlier picture, `before`, spares reading texts that did not change;
        `with_texts=False` leaves texts, turns and segments out.
        """
        found = self._findings()
        with self.database.read() as connection:
            return rows.read_study(
                self.where,
                connection,
                self.registers(),
                self.config,
                self.codebook(),
                (found[0], found[1]),
                before,
                with_texts,
            )

    def problems(self) -> list[Problem]:
        """What does not fit in the registers, the codebook and findings.yaml."""
        self.codebook()
        with self.database.read() as connection:
            known = writes.text_keys(connection)
        return [
            *self._problems,
            *checks.check_registers(self.where, self.registers(), self.config, known),
            *self._findings()[2],
        ]

    def _findings(self) -> Any:
        path = self.where.findings
        data = self._yaml(path) if path.exists() else None
        return settings.findings(data, path.name)

    def _yaml(self, path: Path) -> Any:
        """A hand-written YAML file, parsed again only when its bytes changed."""
        raw = path.read_bytes()
        digest = sha256(raw)
        with self.database.read() as connection:
            kept = writes.parsed_file(connection, path.name, digest)
        if kept is not None:
            return kept[0]
        data = parse_yaml(raw, path)
        # Without the lock the file is simply parsed again next time.
        with suppress(QualcodeError), self.database.write() as connection:
            writes.remember_file(connection, path.name, digest, data)
        return data


def open_study(start: Path | None = None, *, keep: bool = False) -> Study:
    """Open the study at `start`, or the one the working directory lies in.

    `keep` keeps the database's connections for a server and its threads. From
    here on words are in the study's language unless one was forced. Raises
    `no-study`, and what `store.database.open_database` raises.
    """
    where = folder.find(start)
    i18n.use(where.language())
    return Study(where, open_database(where.database, keep=keep))


def init_study(
    root: Path,
    *,
    title: str | None = None,
    language: str | None = None,
    actors: Sequence[str] = (),
    codebook: Path | None = None,
) -> Study:
    """Make a new study in `root`. Raises `study-exists`, and what a codebook raises.

    Without a codebook it starts with a small one to edit. Nothing is left behind
    when the given codebook cannot be used.
    """
    where = folder.StudyFolder(root.expanduser().resolve())
    if where.yaml.exists():
        raise QualcodeError("study-exists", file=where.root.name)
    language = language or i18n.language()
    i18n.use(language)
    name, text = _first_codebook(where, codebook, language, actors)
    for path in (where.transcripts, where.codebooks, where.outputs):
        path.mkdir(parents=True, exist_ok=True)
    write_text(where.codebooks / f"{name}.yaml", text)
    write_text(
        where.yaml,
        i18n.t(
            "store.study-yaml",
            title=_quoted(title or where.root.name),
            language=language,
            codebook=name,
            actors="[" + ", ".join(_quoted(a) for a in actors) + "]",
        ),
    )
    for register, columns in registers.COLUMNS.items():
        path = where.transcripts / f"{register}.csv"
        if register in ("documents", "participants", "cases") and not path.exists():
            registers.Register(path, list(columns), encoding="utf-8-sig").save()
    study = open_study(where.root)
    study.codebook()
    return study


def _first_codebook(
    where: folder.StudyFolder, given: Path | None, language: str, actors: Sequence[str]
) -> tuple[str, str]:
    if given is None:
        from qualcode.codebook import starter

        name = re.sub(r"[^\w.-]+", "-", where.root.name.lower()).strip("-") or "study"
        title = i18n.t("store.starter-title")
        return name, starter(name, title, language, tuple(actors))
    from qualcode.codebook import is_fatal, read

    _, problems = read(given)
    for found in problems:
        if is_fatal(found):
            raise QualcodeError(
                "codebook-unusable",
                file=found.file,
                line=found.line,
                detail=found.message,
            )
    return given.stem, given.read_text(encoding="utf-8-sig")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def parse_yaml(raw: bytes, path: Path) -> Any:
    """Plain data of a hand-written YAML file. Raises `study-yaml-invalid`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return _plain(YAML(typ="safe", pure=True).load(raw.decode("utf-8-sig")))
    except (YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise QualcodeError(
            "study-yaml-invalid",
            file=path.name,
            line=mark.line + 1 if mark else 1,
            detail=detail,
        ) from error


def _plain(value: Any) -> Any:
    """YAML's values as JSON can keep them: dates become text."""
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)
