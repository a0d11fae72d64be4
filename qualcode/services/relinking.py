"""Bindings that lost their bookmark: candidates shown, the chosen ones joined again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualcode.errors import USAGE, QualcodeError
from qualcode.files import atomic
from qualcode.report.anchors import BUILD
from qualcode.report.locating import Guess, candidates
from qualcode.report.patching import bookmark, rezip
from qualcode.report.properties import set_properties
from qualcode.services.auditing import Opened, open_report
from qualcode.services.study import Study
from qualcode.store import reports

Plain = dict[str, Any]


def relink(
    study: Study,
    file: Path,
    out: Path | None = None,
    *,
    choose: Mapping[str, int] | None = None,
    best: bool = False,
    keep: Sequence[str] = (),
) -> Plain:
    """Offer the places where dead bindings may stand, and join the chosen ones.

    {"file", "written", "dead": [{"binding", "kind", "written", "options": [{"n",
    "text", "where", "score"}]}], "joined": [binding], "kept": [binding], "left":
    [binding]}. `choose` maps a binding to the number of its option, `best` takes the
    first of all others. `keep` notes that the team keeps its own wording of a
    binding: it is listed at every check from then on, as no error.

    Raises:
        QualcodeError: `report-not-word`, `report-unknown` (exit 3);
            `relink-unknown` (exit 2) for a binding or number that is not offered.
    """
    file = Path(file)
    raw = file.read_bytes() if file.is_file() else b""
    opened = open_report(study, file)
    if not opened.files:
        raise QualcodeError("report-not-word", file=file)
    if not opened.anchors:
        raise QualcodeError("report-unknown", file=file)
    offered = candidates(opened.paper, opened.inquiry.found)
    chosen = _chosen(offered, choose or {}, best=best)
    kept = _keep(study, opened, keep)
    marks = [(name, *guess.span) for name, guess in chosen.items()]
    changed, left = bookmark(opened.files, opened.paper, marks)
    written = None
    if changed:
        written = Path(out) if out else file
        files = {**opened.files, **changed}
        if opened.report:
            set_properties(files, {BUILD: opened.report})
        with atomic(written) as fresh:
            fresh.write_bytes(rezip(raw, files))
    return {
        "file": str(file),
        "written": None if written is None else str(written),
        "dead": [_row(opened, name, found) for name, found in offered.items()],
        "joined": [name for name in chosen if name not in left],
        "kept": kept,
        "left": left,
    }


def _chosen(
    offered: Mapping[str, Sequence[Guess]], choose: Mapping[str, int], *, best: bool
) -> dict[str, Guess]:
    """The place taken for each binding; no two take the same."""
    for name, n in choose.items():
        if name not in offered or not 1 <= n <= len(offered[name]):
            raise QualcodeError("relink-unknown", exit_code=USAGE, value=name, n=n)
    taken = {name: offered[name][n - 1] for name, n in choose.items()}
    if best:
        spans = {guess.span for guess in taken.values()}
        for name, guesses in offered.items():
            free = [g for g in guesses if g.span not in spans]
            if name not in taken and free:
                taken[name] = free[0]
                spans.add(free[0].span)
    return taken


def _keep(study: Study, opened: Opened, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    known = {a.name for a in opened.anchors}
    for name in names:
        if name not in known or opened.report is None:
            raise QualcodeError("relink-unknown", exit_code=USAGE, value=name, n=0)
    today = datetime.now(UTC).date().isoformat()
    with study.database.write() as connection:
        reports.keep(connection, str(opened.report), names, today)
    return list(names)


def _row(opened: Opened, name: str, guesses: Sequence[Guess]) -> Plain:
    own = next(a for a in opened.anchors if a.name == name)
    return {
        "binding": name,
        "kind": own.kind,
        "written": own.text,
        "options": [
            {
                "n": n,
                "text": " ".join(opened.paper.text[slice(*guess.span)].split()),
                "where": opened.paper.where(*guess.span),
                "score": round(guess.score, 2),
            }
            for n, guess in enumerate(guesses, 1)
        ],
    }
