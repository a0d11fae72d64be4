"""Transcripts brought into a study, each file wholly or not at all.

Per file: its bytes reach transcripts/ under their final name, then one
transaction stores text, turns and segments, then the registers gain their rows.
Killed between two of these, the next import of the same file finishes the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.files import atomic, sha256
from qualcode.model import Transcript
from qualcode.problems import Problem, problem
from qualcode.services import margins, moving
from qualcode.services.study import Study
from qualcode.store import registers, writes

if TYPE_CHECKING:
    from qualcode.beside import Helper

Progress = Callable[[int, int, str], None]
Row = dict[str, Any]
STATUSES = ("new", "unchanged", "new-version", "split", "refused")


def import_files(
    study: Study,
    paths: Sequence[Path],
    *,
    actor: str = "",
    role: str = "",
    case: str = "",
    coder: str,
    comments_as_codings: bool = False,
    progress: Progress | None = None,
    helping: Helper | None = None,
) -> dict[str, Any]:
    """Bring transcripts in; the contract's {"documents", "counts"}.

    With `comments_as_codings` a comment whose text is a code becomes a coding of its
    author's, and each row tells how many (`codings`). `helping` is a helper of
    `ingest` made ahead.

    A file that cannot be read has its row with status `refused` and never hides
    the rest. Raises `actor-unknown`, `role-unknown` before anything is done.
    """
    _check(study, actor, role)
    work = _Import(study, {"actor": actor, "role": role, "case": case}, coder)
    work.comments_as_codings = comments_as_codings
    files = _files(paths)
    done: list[Row] = []
    with study.database.held():
        for found in _read(study, files, helping):
            done += work.take(*found)
            if progress is not None:
                progress(len(done), len(files), found[0].name)
    counts = {s: sum(1 for r in done if r["status"] == s) for s in STATUSES}
    return {"documents": done, "counts": counts}


def _check(study: Study, actor: str, role: str) -> None:
    for code, value, allowed in (
        ("actor-unknown", actor, study.config.actors),
        ("role-unknown", role, study.config.roles),
    ):
        if value and allowed and value not in allowed:
            raise QualcodeError(code, value=value, expected=", ".join(allowed))


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files named; of a folder all but registers, codings*.csv and hidden ones."""
    found: list[Path] = []
    own = {f"{name}.csv" for name in registers.COLUMNS}
    for path in paths:
        if path.is_dir():
            found += sorted(
                p
                for p in path.iterdir()
                if p.is_file()
                and p.name not in own
                and not fnmatch(p.name, "codings*.csv")
                and not p.name.startswith((".", "~$"))
            )
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _read(
    study: Study, files: Sequence[Path], helping: Helper | None
) -> Iterator[tuple[Path, list[Transcript] | QualcodeError]]:
    """Read what is not already in the study byte for byte."""
    from qualcode.ingest import read_many

    labels = study.registers()
    names = {row["document"]: row["file"] for row in labels.documents.rows}
    known = {
        names[slug]: kinds
        for slug, kinds in labels.known_labels().items()
        if names.get(slug)
    }
    yield from read_many(files, known=known, helping=helping)


class _Import:
    """One import: what the study holds, kept up to date from file to file."""

    def __init__(self, study: Study, given: Mapping[str, str], coder: str) -> None:
        self.study, self.given, self.coder = study, given, coder
        self.batch = writes.new_id()
        self.comments_as_codings = False
        self._files: registers.Registers | None = None

    def take(self, path: Path, read: list[Transcript] | QualcodeError) -> list[Row]:
        """Store what was read of one file; its rows of the answer."""
        if isinstance(read, QualcodeError):
            return [_refused(path, read.problem)]
        try:
            split = len(read) > 1
            return [
                self._one(path, transcript, str(n) if split else "")
                for n, transcript in enumerate(read, 1)
            ]
        except QualcodeError as error:
            if error.exit_code == 4:
                raise
            self._files = None  # rows may have been added and not written
            return [_refused(path, error.problem)]

    def _one(self, path: Path, transcript: Transcript, part: str) -> Row:
        """Decide between unchanged, new version and new under the write lock."""
        with self.study.database.write() as connection:
            keys = writes.text_keys(connection)
            folder = self.study.where.transcripts
            files = self._files = registers.Registers.read(folder, self._files)
            slug, status = self._place(connection, path, transcript, part, keys)
            file = self._home(path, slug, status, files)
            moved: dict[str, Any] = {}
            if status != "unchanged":
                old = keys.get(slug)
                key, text_id = writes.add_text(
                    connection, slug, transcript, old[0] if old else None
                )
                if old is not None:
                    moved = moving.move_codings(
                        connection, old[1], text_id, transcript, self.coder, self.batch
                    )
                writes.event(
                    connection, self.batch, self.coder, "document-import", "document",
                    key, after={
                        "document": slug, "status": status,
                        "sha256": transcript.sha256,
                        "text_sha256": transcript.text_sha256,
                    },
                )  # fmt: skip
            self._register(files, slug, file, part, transcript)
        row = _row(slug, file, status, transcript, moved)
        if self.comments_as_codings and transcript.comments:
            self._code_comments(row, transcript)
        return row

    def _code_comments(self, row: Row, transcript: Transcript) -> None:
        made, told = margins.code_comments(
            self.study, row["document"], transcript, coder=self.coder
        )
        kept = [p for p in row["problems"] if p["code"] != "comments-left"]
        row["problems"] = kept + [p.as_dict() for p in told]
        row["codings"] = made

    def _place(
        self,
        connection: Any,
        path: Path,
        transcript: Transcript,
        part: str,
        keys: Mapping[str, tuple[str, str, str, str]],
    ) -> tuple[str, str]:
        """(slug, status). The same bytes are the same document, whatever its name."""
        for slug, (_, _, digest, text) in keys.items():
            if digest == transcript.sha256 and text == transcript.text_sha256:
                return slug, "unchanged"
        base = slugify(path.stem) + (f"-{part}" if part else "")
        if base in keys and moving.mostly_in(connection, keys[base][1], transcript):
            return base, "new-version"
        slug, n = base, 2
        while slug in keys:
            slug, n = f"{base}-{n}", n + 1
        return slug, "split" if part else "new"

    def _home(
        self, path: Path, slug: str, status: str, files: registers.Registers
    ) -> str:
        """The file's name in transcripts/, where its bytes now are."""
        folder = self.study.where.transcripts
        if path.resolve().is_relative_to(folder.resolve()):
            return path.resolve().relative_to(folder.resolve()).as_posix()
        listed = {r["document"]: r["file"] for r in files.documents.rows}
        if status == "unchanged" and listed.get(slug):
            return listed[slug]
        raw = path.read_bytes()
        name, n = path.name, 2
        taken = {file for doc, file in listed.items() if doc != slug}
        while _other(folder / name, raw) and (name in taken or status != "new-version"):
            name, n = f"{path.stem}-{n}{path.suffix}", n + 1
        if status == "new-version":
            self._keep_old(folder / name, raw)
        if not (folder / name).exists():
            with atomic(folder / name) as fresh:
                fresh.write_bytes(raw)
        return name

    def _keep_old(self, path: Path, raw: bytes) -> None:
        """Originals are never altered: the older version's file moves aside."""
        if not _other(path, raw):
            return
        older = (
            path.parent
            / "versions"
            / f"{path.stem}-{sha256(path.read_bytes())[:8]}{path.suffix}"
        )
        older.parent.mkdir(exist_ok=True)
        path.replace(older)

    def _register(
        self,
        files: registers.Registers,
        slug: str,
        file: str,
        part: str,
        transcript: Transcript,
    ) -> None:
        """Add the rows the registers lack; what a person wrote stays."""
        if all(row["document"] != slug for row in files.documents.rows):
            files.documents.add(
                {
                    "document": slug,
                    "file": file,
                    "part": part,
                    "actor": self.given["actor"],
                    "case": self.given["case"],
                }
            )
            files.documents.save()
        elif _fill(files.documents, slug, {**self.given, "file": file}):
            files.documents.save()
        if all(row["document"] != slug for row in files.participants.rows):
            for n, speaker in enumerate(transcript.speakers, 1):
                person = speaker.kind != "interviewer"
                files.participants.add(
                    {
                        "participant": f"{slug}-{n}" if person else "",
                        "document": slug,
                        "label": speaker.labels[0] if speaker.labels else "",
                        "kind": "" if speaker.kind == "unknown" else speaker.kind,
                        "actor": self.given["actor"] if person else "",
                        "role": self.given["role"] if person else "",
                    }
                )
            files.participants.save()


def _fill(register: registers.Register, slug: str, given: Mapping[str, str]) -> bool:
    """Fill blanks of a document's row with what this import was told."""
    changed = False
    for row in register.rows:
        if row["document"] == slug:
            for column in ("actor", "case", "file"):
                if given[column] and not row[column]:
                    row[column] = given[column]
                    changed = True
    return changed


def _other(path: Path, raw: bytes) -> bool:
    """Whether a file of that name with other bytes is there."""
    return path.exists() and path.read_bytes() != raw


def _refused(path: Path, why: Problem) -> Row:
    return {
        "document": None,
        "file": str(path),
        "status": "refused",
        "turns": 0,
        "segments": 0,
        "words": 0,
        "speakers": [],
        "problems": [why.as_dict()],
    }


def _row(
    slug: str, file: str, status: str, transcript: Transcript, moved: Mapping[str, Any]
) -> Row:
    problems = list(transcript.problems)
    unsure = [s.speaker for s in transcript.speakers if s.kind == "unknown"]
    if unsure and status != "unchanged":
        names = ", ".join(unsure[:4])
        problems.append(problem("kinds-unsure", file=file, document=slug, names=names))
    return {
        "document": slug,
        "file": file,
        "status": status,
        "turns": len(transcript.turns),
        "segments": len(transcript.segments),
        "words": transcript.words,
        "speakers": [
            {
                "speaker": s.speaker,
                "labels": list(s.labels),
                "kind": s.kind,
                "confidence": s.confidence,
                "turns": s.turns,
                "words": s.words,
            }
            for s in transcript.speakers
        ],
        "problems": [p.as_dict() for p in problems],
        **moved,
    }


def slugify(stem: str) -> str:
    """A file's stem as a document's name: lower case, no accents, words joined by -."""
    plain = unicodedata.normalize("NFKD", stem)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w.]+", "-", plain).strip("-._") or "document"
