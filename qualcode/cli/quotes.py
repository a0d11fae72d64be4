"""`quotes`: verbatim passages with their attribution."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who_and_round
from qualcode.cli.output import Listing, emit, report, study
from qualcode.cli.words import Whole
from qualcode.i18n import t

COLUMNS = (
    "id",
    "code",
    "code_name",
    "facet",
    "valence",
    "codes",
    "document",
    "start",
    "end",
    "text",
    "attribution",
    "participant",
    "actor",
    "role",
    "case",
    "coder",
    "representative",
    "why",
    "warnings",
)
SHOWN = ("code_name", "valence", "text", "attribution", "document", "warnings")


@command("quotes", writes=WRITTEN)
@option("--code", multiple=True)
@option("--valence")
@option("--actor")
@option("--representative", type=Whole(1), metavar="number")
@option("--kind", multiple=True)
@who_and_round
def quotes_command(
    settings: Settings,
    *,
    code: tuple[str, ...],
    valence: str | None,
    actor: str | None,
    representative: int | None,
    kind: tuple[str, ...],
) -> int:
    """List the quotes."""
    with study(settings) as found:
        from qualcode.analysis import quotes

        data = found.data()
        rows = quotes(
            data,
            codes=code,
            valence=valence,
            actor=actor,
            representative=representative,
            kinds=kind or None,
            coder=settings.coder,
            pass_=settings.pass_,
        )
        problems = found.problems()
    title = t("cli.title.quotes")

    def write(path: Path) -> None:
        from qualcode.report import write_quotes
        from qualcode.services.reporting import names

        marks = data.config.quote_marks
        write_quotes(rows, path, title=title, names=names(data), marks=marks)

    people = [_worded(row) for row in rows] if settings.format == "table" else None
    shown = SHOWN if representative is None else (*SHOWN, "why")
    emit(
        settings,
        rows,
        Listing(
            rows,
            COLUMNS,
            title=title,
            shown=shown,
            people=people,
            wrap=True,
            write=write,
        ),
    )
    return report(settings, problems)


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    from qualcode.report.quotes import warning

    return {**row, "warnings": [warning(code) for code in row["warnings"]]}
