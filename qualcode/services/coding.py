"""Codings: made, taken back, brought in from a file; each act is in the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model import Codebook, Coding
from qualcode.services.checking import check_code, check_span, nearest, unknown_code
from qualcode.services.study import Study
from qualcode.store import registers, rows, writes
from qualcode.store.folder import StudyFolder
from qualcode.text.anchors import context

CODING_COLUMNS = (
    "id", "document", "start", "end", "quote", "code", "valence", "coder", "pass",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A document a coding can be made in."""

    document: str
    document_id: str
    text_id: str
    text: str


def add(
    study: Study,
    document: str,
    start: int,
    end: int,
    code: str,
    *,
    valence: str | None = None,
    coder: str,
    pass_: str = "1",
    client_id: str | None = None,
) -> dict[str, Any]:
    """Code one span; the row of the coding, the standing one if it was there.

    Raises QualcodeError: `document-unknown`, `code-unknown`, `valence-unknown`,
    `valence-not-taken`, `valence-required`, `span-outside`, `span-empty`.
    """
    row = {
        "document": document,
        "start": start,
        "end": end,
        "code": code,
        "valence": valence,
        "client_id": client_id,
    }
    with writing(study, coder, pass_) as writer:
        return writer.add(row).row()


def add_many(
    study: Study,
    given: Iterable[Mapping[str, Any]],
    *,
    coder: str,
    pass_: str = "1",
    origin: str = "hand",
) -> list[dict[str, Any]]:
    """Code many spans in one act: all of them, or none when one is wrong.

    A row's own `coder` and `pass` win over the given ones.
    """
    with writing(study, coder, pass_, origin) as writer:
        return [writer.add(row).row() for row in given]


@contextmanager
def writing(
    study: Study, coder: str, pass_: str = "1", origin: str = "hand"
) -> Iterator[Writer]:
    """One act of coding in one transaction: an exception undoes all of it."""
    codebook = study.codebook()
    with study.database.write() as connection:
        writer = Writer(study, codebook, connection, coder, pass_=pass_, origin=origin)
        yield writer
        writer.flush()


class Writer:
    """One act of coding: a batch in the log, each text read once; see `writing`."""

    def __init__(
        self,
        study: Study,
        codebook: Codebook,
        connection: Any,
        coder: str,
        *,
        pass_: str,
        origin: str,
    ) -> None:
        """Look up what every row needs; the caller holds the write lock."""
        self.study, self.codebook, self.connection = study, codebook, connection
        self.coder, self.pass_, self.origin = coder, pass_, origin
        self.batch = writes.new_id()
        self.added = self.unchanged = 0
        self.keys = writes.text_keys(connection)
        self.version = writes.codebook_version(connection, codebook)[0] or None
        self._renamed = rows.renamed(codebook)
        self._targets: dict[str, Target] = {}
        self._standing: dict[str, dict[writes.Like, str]] = {}
        self._whole: set[str] = set()
        self._codings: list[dict[str, Any]] = []
        self._events: list[dict[str, Any]] = []

    def target(self, name: str) -> Target:
        """The document called `name` (slug, id or path). Raises `document-unknown`."""
        slug = resolve(self.study.where, self.keys, name)
        if slug not in self._targets:
            key, text_id, _, _ = self.keys[slug]
            text = rows.version_text(self.connection, text_id)
            self._targets[slug] = Target(slug, key, text_id, text)
        return self._targets[slug]

    def add(self, row: Mapping[str, Any]) -> Coding:
        """Store one coding; the standing one when its like is already there."""
        target = self.target(str(row["document"]))
        start, end = check_span(target.document, target.text, row["start"], row["end"])
        code = self._renamed.get(str(row["code"]), str(row["code"]))
        valence = check_code(self.codebook, code, row.get("valence") or None)
        coding = Coding(
            id=str(row.get("id") or "") or writes.new_id(),
            document=target.document,
            start=start,
            end=end,
            quote=target.text[start:end],
            code=code,
            valence=valence,
            coder=str(row.get("coder") or "") or self.coder,
            pass_=str(row.get("pass") or "") or self.pass_,
            created=writes.now(),
            origin=str(row.get("origin") or "") or self.origin,
        )
        return self._store(
            coding, target, row.get("client_id"), named=bool(row.get("id"))
        )

    def _store(
        self, coding: Coding, target: Target, client_id: Any, *, named: bool
    ) -> Coding:
        like = (coding.coder, coding.pass_, coding.code, coding.start, coding.end)
        standing = self._standing_in(target, like)
        known = standing.get(like)
        if known is None and client_id:
            known = writes.coding_by_client(self.connection, client_id)
        if known is not None:
            self.unchanged += 1
            self.flush()
            found = rows.coding(self.connection, self.codebook, known)
            assert found is not None
            return found
        standing[like] = coding.id
        self._insert(coding, target, client_id, named=named)
        self.log("coding-add", coding.id, after=facts(coding), coder=coding.coder)
        self.added += 1
        return coding

    def _standing_in(self, target: Target, like: writes.Like) -> dict[writes.Like, str]:
        """What stands in a document: of a first coding its like, of a second all."""
        slug = target.document
        if slug in self._standing and slug not in self._whole:
            self._whole.add(slug)
            self._standing[slug] |= writes.standing_in(
                self.connection, target.document_id
            )
        elif slug not in self._standing:
            self._standing[slug] = writes.standing_in(
                self.connection, target.document_id, like
            )
        return self._standing[slug]

    def _insert(
        self, coding: Coding, target: Target, client_id: Any, *, named: bool
    ) -> None:
        """A new row, or a retracted one of the same id made to stand again.

        Only an id that the row itself brought (`named`) can be there already.
        """
        state = None
        if named:
            if coding.id in self._ids:
                self.flush()
                state = writes.coding_state(self.connection, coding.id)
            self._ids.add(coding.id)
        if state is None:
            row = writes.coding_values(coding, client_id)
            prefix, suffix = context(target.text, coding.start, coding.end)
            row |= {
                "document_id": target.document_id,
                "text_id": target.text_id,
                "prefix": prefix,
                "suffix": suffix,
                "coder_id": self._coder_id(coding.coder),
                "codebook_version_id": self.version,
            }
            self._codings.append(row)
        elif state["removals"] % 2 and state["text_id"] == target.text_id:
            changes = ("start", "end", "code", "valence", "quote")
            values = {name: getattr(coding, name) for name in changes}
            writes.change_coding(self.connection, coding.id, values)
            writes.flip_coding(self.connection, coding.id)
        else:
            raise QualcodeError("coding-id-taken", value=coding.id)

    @cached_property
    def _ids(self) -> set[str]:
        """The ids of all codings, stored and about to be: one query for any number."""
        return writes.coding_ids(self.connection)

    @cache  # noqa: B019 - a writer lives for one act
    def _coder_id(self, coder: str) -> str:
        return writes.coder_id(self.connection, coder)

    def flush(self) -> None:
        """Send what was gathered to the database in two statements."""
        writes.insert_codings(self.connection, self._codings)
        writes.insert_events(self.connection, self._events)
        self._codings, self._events = [], []

    def log(
        self,
        action: str,
        object_id: str,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        object_: str = "coding",
        coder: str | None = None,
    ) -> None:
        """Append an event of this act."""
        self._events.append(
            writes.event_values(
                self.batch, coder or self.coder, action, object_, object_id,
                before=before, after=after,
            )
        )  # fmt: skip


def facts(coding: Coding) -> dict[str, Any]:
    """What the log may keep of a coding: no words."""
    row = coding.row()
    return {
        key: row[key]
        for key in ("document", "start", "end", "code", "valence", "coder", "pass")
    }


def remove(study: Study, ids: Sequence[str], *, coder: str) -> list[dict[str, Any]]:
    """Retract codings: all, or none when an id is unknown (`coding-unknown`)."""
    with writing(study, coder) as writer:
        gone: list[Coding] = []
        for id_ in dict.fromkeys(ids):
            state = writes.coding_state(writer.connection, id_)
            coding = rows.coding(writer.connection, writer.codebook, id_)
            if state is None or coding is None or state["removals"] % 2:
                raise QualcodeError("coding-unknown", value=id_)
            writes.flip_coding(writer.connection, id_)
            writer.log("coding-remove", id_, before=facts(coding))
            gone.append(coding)
        return [coding.row() for coding in gone]


def list_rows(
    study: Study,
    *,
    document: str | None = None,
    code: str | None = None,
    coder: str | None = None,
    pass_: str | None = None,
) -> list[dict[str, Any]]:
    """Standing codings in the contract's order.

    Raises `document-unknown`, `code-unknown`.
    """
    codebook = study.codebook()
    if code is not None and code not in codebook.order:
        raise unknown_code(codebook, code)
    with study.database.read() as connection:
        if document is not None:
            keys = writes.text_keys(connection)
            document = resolve(study.where, keys, document)
        found = rows.codings(
            connection,
            codebook,
            document=document,
            code=code,
            coder=coder,
            pass_=pass_,
        )
    return [coding.row() for coding in found]


def resolve(where: StudyFolder, known: Mapping[str, Any], name: str) -> str:
    """The slug of a document named by slug, id or path. Raises `document-unknown`."""
    if name in known:
        return name
    for slug, keys in known.items():
        if keys[0] == name:
            return slug
    wanted = _place(name)
    for row in registers.Registers.read(where.transcripts).documents.rows:
        if row["document"] in known and row["file"]:
            file = where.transcripts / row["file"]
            if name == row["file"] or wanted == file.resolve():
                return row["document"]
    raise QualcodeError("document-unknown", value=name, nearest=nearest(name, known))


def _place(name: str) -> Path | None:
    """The place on disk that a name tells; None for what can be no path."""
    try:
        return Path(name).expanduser().resolve()
    except (ValueError, OSError, RuntimeError):  # a NUL, too long, ~nobody
        return None
