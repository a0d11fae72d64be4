"""`framework`: what people wrote of each case and code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who
from qualcode.cli.output import Listing, emit, report, say, study
from qualcode.cli.words import Whole
from qualcode.i18n import t

SHOWN = ("row", "col", "summary", "coder", "state", "codings")


@command("framework", writes=WRITTEN)
@option("--rows", default="case", metavar="axis")
@option("--cols", metavar="axis")
@option("--depth", type=Whole(1), default=1, metavar="number")
@option("--set", "set_", nargs=3, metavar="cell")
@who
def framework_command(
    settings: Settings,
    *,
    rows: str,
    cols: str | None,
    depth: int,
    set_: tuple[str, str, str] | None,
) -> int:
    """List the grid, or write one of its cells."""
    with study(settings) as found:
        if set_:
            from qualcode.services.summaries import summarize

            row, col, text = set_
            cell = summarize(
                found, row, col, text, coder=settings.who, rows=rows, cols=cols
            )
            say(settings, cell, t("cli.summarized", row=row, code=cell["col_name"]))
            return 0
        from qualcode.analysis import FRAMEWORK_COLUMNS, framework

        cells = framework(found.data(), rows, cols, depth=depth)
        problems = found.problems()
    people = [_worded(cell) for cell in cells]
    title = t("cli.title.framework")

    def write(path: Path) -> None:
        from qualcode.report import write_framework

        write_framework(cells, path, title=title)

    as_grid = settings.output and settings.output.suffix.lower() not in (
        ".csv",
        ".json",
    )
    emit(
        settings,
        cells,
        Listing(
            cells,
            FRAMEWORK_COLUMNS,
            title=title,
            shown=SHOWN,
            people=people,
            wrap=True,
            write=write if as_grid else None,
        ),
    )
    return report(settings, problems)


def _worded(cell: dict[str, Any]) -> dict[str, Any]:
    return {
        **cell,
        "row": cell["row_name"],
        "col": cell["col_name"],
        "state": t(f"evidence.summary-{cell['state']}"),
        "codings": len(cell["codings"]),
    }
