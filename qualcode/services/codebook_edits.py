"""The active codebook changed from inside the program: the file, a version, the log.

The file belongs to whoever edits it: a change is made to the bytes that were seen, or
not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import sha256, write_text
from qualcode.model import Codebook
from qualcode.services import codebooks
from qualcode.services.importing import slugify
from qualcode.services.study import Study
from qualcode.store import codebook_texts, writes

Plain = dict[str, Any]


def active(study: Study) -> tuple[bytes, str]:
    """The active codebook file's bytes and their sha256. Raises `codebook-missing`."""
    path = _path(study)
    if not path.is_file():
        raise QualcodeError("codebook-missing", file=path.name)
    raw = path.read_bytes()
    return raw, sha256(raw)


def replace(study: Study, yaml: str, *, seen: str, coder: str) -> Plain:
    """Put another text in the place of the file whose sha256 is `seen`.

    Returns {"codebook", "sha256", "version", "changes", "problems"}. Raises
    `codebook-changed` when the file is another by now, `codebook-unusable` for a text
    that would lose codings, and what `codebook.parse` raises.
    """
    from qualcode.codebook import diff, is_fatal, parse

    def make(old: str, name: str) -> tuple[str, Codebook, list[Any], Plain]:
        made, problems = parse(yaml.removeprefix("\ufeff"), name)
        for found in filter(is_fatal, problems):
            raise QualcodeError(
                "codebook-unusable", file=name, line=found.line, detail=found.message
            )
        if made.id != Path(name).stem:
            raise QualcodeError("codebook-id-fixed", file=name, value=made.id)
        before, _ = parse(old.removeprefix("\ufeff"), name)
        return yaml, made, diff(before, made), {"problems": problems}

    return _write(study, make, seen, coder)


def edit(
    study: Study, edits: Sequence[Mapping[str, Any]], *, seen: str, coder: str
) -> Plain:
    """Make edits as of `codebook.edit`; as `replace`, with `made`: the ids created.

    Raises also `code-in-use` for a code to be deleted that has codings.
    """
    from qualcode.codebook import edit as edited

    gone = {str(e.get("code")) for e in edits if e.get("op") == "delete"}

    def make(old: str, name: str) -> tuple[str, Codebook, list[Any], Plain]:
        made = edited(old, name, edits)
        more = {"problems": made.problems, "made": list(made.made)}
        return made.yaml, made.codebook, made.changes, more

    return _write(study, make, seen, coder, gone)


Make = Callable[[str, str], tuple[str, Codebook, list[Any], Plain]]


def _write(
    study: Study, make: Make, seen: str, coder: str, gone: Iterable[str] = ()
) -> Plain:
    """The file read, changed and written under the lock; one event."""
    path = _path(study)
    with study.database.write() as connection:
        raw, before = active(study)
        if before != seen:
            raise QualcodeError("codebook-changed", file=path.name)
        text, made, changes, more = make(raw.decode("utf-8"), path.name)
        for id_ in gone:
            if codebook_texts.uses(connection, id_):
                raise QualcodeError("code-in-use", value=id_)
        after = sha256(text)
        # The version before, too: an undo gives its bytes back.
        codebook_texts.keep_text(
            connection, study.codebook(), before, raw.decode("utf-8")
        )
        version = writes.save_codebook(connection, _with_sha(made, after), text)
        if after != before:
            writes.event(
                connection,
                writes.new_id(),
                coder,
                "codebook-edit",
                "codebook",
                made.id,
                before={"codebook": made.id, "sha256": before},
                after={"codebook": made.id, "sha256": after, "version": version},
            )
            write_text(path, text)
    problems = [p.as_dict() for p in more.pop("problems")]
    return {
        "codebook": made.id,
        "sha256": after,
        "version": version,
        "changes": changes,
        "problems": problems,
        **more,
    }


def _with_sha(book: Codebook, digest: str) -> Codebook:
    return Codebook.from_dict(book.as_dict(), digest)


def _path(study: Study) -> Path:
    if not study.config.codebook:
        raise QualcodeError("codebook-missing", file="codebooks/*.yaml")
    return study.where.codebooks / f"{study.config.codebook}.yaml"


def restore(
    study: Study, connection: Any, event: Mapping[str, Any], *, redo: bool
) -> None:
    """Give the file the bytes it had before (or after) an edit. The caller's lock.

    Raises `codebook-changed` when somebody changed the file since.
    """
    now, wanted = event["after"], event["before"]
    if redo:
        now, wanted = wanted, now
    path = study.where.codebooks / f"{event['object_id']}.yaml"
    if not path.is_file() or sha256(path.read_bytes()) != now["sha256"]:
        raise QualcodeError("codebook-changed", file=path.name)
    text = codebook_texts.text_of(connection, event["object_id"], wanted["sha256"])
    if text is None:
        raise QualcodeError("codebook-changed", file=path.name)
    write_text(path, text)


def from_matrix(
    study: Study, matrix: Path, *, name: str = "", save: bool, coder: str
) -> Plain:
    """The codebook that an operationalisation matrix gives, and how it differs.

    It is worked into the active file if that was built from a matrix, else into (or
    as) `name`, by default the matrix's own name. Without `save` nothing is written.
    Returns {"codebook", "yaml", "sha256", "dimensions", "activities", "changes" (from
    the active codebook), "problems", "saved"}.
    """
    from qualcode.codebook import build, diff

    book = study.codebook()
    if not name:
        built = book.id if book.extra.get("built_from") or _has_record(study) else ""
        name = built or slugify(matrix.stem)
    path = study.where.codebooks / f"{slugify(name)}.yaml"
    made = build(
        matrix,
        into=path if path.exists() else None,
        codebook_id=path.stem,
        language=study.config.language,
        actors=study.config.actors,
    )
    if save:
        if not path.exists() or path.read_bytes() != made.yaml.encode():
            write_text(path, made.yaml)
        codebooks.apply(study, path, coder=coder)
    return {
        "codebook": path.stem,
        "yaml": made.yaml,
        "sha256": sha256(made.yaml),
        "dimensions": made.dimensions,
        "activities": made.activities,
        "changes": diff(book, made.codebook) if book.id == path.stem else made.changes,
        "problems": [p.as_dict() for p in made.problems],
        "saved": save,
    }


def _has_record(study: Study) -> bool:
    """Whether the active file was built from a matrix; a kept parse does not say."""
    path = _path(study)
    return path.is_file() and b"\nbuilt_from:" in path.read_bytes()
