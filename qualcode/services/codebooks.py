"""Codebook files: built from a matrix, made the active one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import atomic, write_text
from qualcode.i18n import language
from qualcode.services.study import Study, open_study
from qualcode.store import writes


def apply(study: Study, path: Path, *, coder: str) -> dict[str, Any]:
    """Make a codebook file the study's active one and keep its version.

    A file from outside is copied into codebooks/. Returns {"codebook", "sha256",
    "version", "changes", "problems"}; `changes` against the codebook that was
    active. Raises `codebook-unusable` for a file with errors that would lose
    codings (nothing is done), `codebook-file-taken` when another file of that
    name is already there.
    """
    from qualcode.codebook import diff, is_fatal, read

    codebook, problems = read(path)
    for found in problems:
        if is_fatal(found):
            raise QualcodeError(
                "codebook-unusable",
                file=path.name,
                line=found.line,
                detail=found.message,
            )
    before = study.codebook()
    home = study.where.codebooks / f"{codebook.id}.yaml"
    raw = path.read_bytes()
    if home.resolve() != path.resolve():
        if (
            home.exists()
            and home.read_bytes() != raw
            and study.config.codebook != codebook.id
        ):
            raise QualcodeError("codebook-file-taken", file=home.name)
        with atomic(home) as fresh:
            fresh.write_bytes(raw)
    with study.database.write() as connection:
        version = writes.save_codebook(connection, codebook, raw.decode("utf-8-sig"))
        writes.event(
            connection,
            writes.new_id(),
            coder,
            "codebook-apply",
            "codebook",
            codebook.id,
            before={"codebook": before.id, "sha256": before.sha256},
            after={
                "codebook": codebook.id,
                "sha256": codebook.sha256,
                "version": version,
            },
        )
    _point_to(study, codebook.id)
    return {
        "codebook": codebook.id,
        "sha256": codebook.sha256,
        "version": version,
        "changes": diff(before, codebook),
        "problems": [p.as_dict() for p in problems],
    }


def _point_to(study: Study, name: str) -> None:
    """Set `codebook:` in study.yaml, its comments and order kept."""
    text = study.where.yaml.read_text(encoding="utf-8")
    line = f"codebook: {name}"
    fresh, found = re.subn(r"(?m)^codebook:[^\n#]*", line, text, count=1)
    if not found:
        fresh = text.rstrip("\n") + f"\n{line}\n"
    if fresh != text:
        write_text(study.where.yaml, fresh)


def build_file(matrix: Path, out: Path) -> dict[str, Any]:
    """Build a codebook from an operationalisation matrix, or rebuild an edited one.

    Returns {"file", "dimensions", "activities", "changes", "problems"}.
    """
    from qualcode.codebook import build

    actors: tuple[str, ...] = ()
    spoken = language()
    # Outside a study the matrix speaks for itself.
    home = next((p for p in out.resolve().parents if (p / "study.yaml").exists()), None)
    if home is not None:
        with open_study(home) as study:
            actors, spoken = study.config.actors, study.config.language
    made = build(
        matrix,
        into=out if out.exists() else None,
        codebook_id=out.stem,
        language=spoken,
        actors=actors,
    )
    if not out.exists() or out.read_text(encoding="utf-8") != made.yaml:
        write_text(out, made.yaml)
    return {
        "file": str(out),
        "dimensions": made.dimensions,
        "activities": made.activities,
        "changes": made.changes,
        "problems": [p.as_dict() for p in made.problems],
    }
