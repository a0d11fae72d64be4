"""The framework as it is read: a line per row, a column per code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.listings import Table, write_listings


def write_framework(cells: Sequence[dict[str, Any]], path: Path, *, title: str) -> None:
    """Write the grid of summaries, stale ones marked, unwritten ones counted.

    Args:
        cells: the contract's framework cells.
        path: docx, xlsx, html or md.
        title: printed above.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    lines: dict[str, dict[str, str]] = {}
    heads = {"": ""}
    for cell in cells:
        heads[cell["col"]] = cell["col_name"]
        line = lines.setdefault(cell["row"], {"": cell["row_name"]})
        text = cell["summary"]
        if cell["state"] == "stale":
            text = t("evidence.stale-text", text=text)
        elif cell["state"] == "empty" and cell["codings"]:
            text = t("evidence.unwritten", n=len(cell["codings"]))
        line[cell["col"]] = text
    table = Table(title, list(lines.values()), list(heads), heads)
    write_listings([table], path, title=title, lying=True)
