"""The dossier's page: what each binding of a report rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.report.html import page
from qualcode.report.listing import write_text
from qualcode.report.marking import KINDS


def write_dossier(
    entries: Sequence[Mapping[str, Any]],
    path: Path,
    *,
    title: str,
    facts: Sequence[str] = (),
) -> None:
    """Write one offline page, an entry per binding, opened by its name as anchor.

    Args:
        entries: `{"id", "kind", "printed", "state", "ok", "expected", "about",
            "context": [{"speaker", "pieces": [(text, marked)]}], "voices":
            [{"document", "text", "coder"}]}` in the order of the report.
        path: the page, .html.
        title: the study's title.
        facts: lines under it.

    Raises:
        QualcodeError: `output-not-writable` (exit 2).
    """
    counts = {kind: sum(e["kind"] == kind for e in entries) for kind in KINDS}
    wrong = [e for e in entries if not e["ok"]]
    write_text(
        Path(path),
        page(
            "dossier.html",
            title=title,
            entries=entries,
            facts=list(facts),
            counts=counts,
            wrong=wrong,
        ),
    )
