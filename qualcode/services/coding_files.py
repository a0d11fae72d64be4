"""Codings brought in from files; each file is one act in the log."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.problems import Problem
from qualcode.services.coding import CODING_COLUMNS, Writer, writing
from qualcode.services.study import Study
from qualcode.store import registers


def import_csv(study: Study, path: Path, *, coder: str | None = None) -> dict[str, Any]:
    """Bring codings in from a CSV with the contract's columns.

    Sound rows are stored, each wrong one is a problem with its line; a coding
    that already stands is `unchanged`. When the text at an offset is not the
    row's `quote`, the quote is looked for in the document. Returns
    {"added", "unchanged", "problems"}; raises when not one row could be used.
    """
    if not path.is_file():
        raise QualcodeError("file-missing", file=path)
    register = registers.read_csv(path, CODING_COLUMNS[1:2])
    problems: list[Problem] = []
    fallback = coder or path.stem
    with writing(study, fallback, origin="import:csv") as writer:
        for line, row in register.items():
            try:
                writer.add(_row(writer, row))
            except QualcodeError as error:
                problems.append(_at(error, path.name, line))
    if problems and not writer.added and not writer.unchanged:
        first = problems[0]
        raise QualcodeError(
            "codings-unusable", file=path.name, line=first.line, detail=first.message
        )
    return {
        "added": writer.added,
        "unchanged": writer.unchanged,
        "problems": [p.as_dict() for p in problems],
    }


def _at(error: QualcodeError, file: str, line: int) -> Problem:
    found = error.problem
    return Problem(found.code, found.message, found.hint, file, line)


def _row(writer: Writer, row: Mapping[str, str]) -> dict[str, Any]:
    """A CSV row as `Writer.add` takes it, its span checked against its quote."""
    start, end = _number(row.get("start")), _number(row.get("end"))
    quote = (row.get("quote") or "").strip()
    target = writer.target(row["document"])
    if quote and (
        start is None or end is None or target.text[start:end].strip() != quote
    ):
        from qualcode.text.anchors import locate

        found = locate(target.text, quote, "", "", start or 0)
        if found is None:
            raise QualcodeError("quote-not-found", value=quote[:60])
        start, end = found
    if start is None or end is None:
        raise QualcodeError("offset-not-number", value=row.get("start") or "")
    return {**row, "start": start, "end": end}


def _number(value: str | None) -> int | None:
    try:
        return int(value or "")
    except ValueError:
        return None
