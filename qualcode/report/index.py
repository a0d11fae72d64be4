"""The page that links a folder of outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qualcode.report.html import page
from qualcode.report.listing import write_text


def write_index(
    entries: Sequence[Mapping[str, Any]],
    path: Path,
    *,
    title: str,
    lead: str = "",
    figures: Sequence[tuple[str, str]] = (),
    note: str = "",
) -> None:
    """Write an offline page that links files, one line each, in the words given.

    Args:
        entries: `{"file", "line"}` in the order to print, `file` relative to the
            page's folder; `label` replaces the file's name, `section` groups
            neighbours under a heading.
        path: the page, .html.
        title: the study's title.
        lead: one line under it.
        figures: (value as printed, label), the headline figures.
        note: last line, small.

    Raises:
        QualcodeError: `output-not-writable` (exit 2).
    """
    sections: list[tuple[str, list[dict[str, str]]]] = []
    for entry in entries:
        section = str(entry.get("section") or "")
        if not sections or sections[-1][0] != section:
            sections.append((section, []))
        name = Path(str(entry["file"])).as_posix()
        sections[-1][1].append(
            {
                "href": quote(name),
                "label": str(entry.get("label") or name),
                "line": str(entry.get("line") or ""),
            }
        )
    write_text(
        Path(path),
        page(
            "index.html",
            title=title,
            lead=lead,
            figures=list(figures),
            sections=sections,
            note=note,
        ),
    )
