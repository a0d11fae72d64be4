"""`coverage`: what was asked in each interview, and its confirmation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who
from qualcode.cli.output import Listing, emit, readable, report, say, study
from qualcode.cli.words import Whole
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import StudyData

CURVE_SHOWN = (
    "actor",
    "n",
    "document",
    "observed",
    "codes",
    "low",
    "high",
    "in_vivo",
    "saturated",
)


@command("coverage", writes=(*WRITTEN, "png", "svg"))
@option("--set", "set_", nargs=3, metavar="triple")
@option("--curve", is_flag=True)
@option("--facet")
@option("--seed", type=Whole(0), default=0, metavar="number")
@who
def coverage_command(
    settings: Settings,
    *,
    set_: tuple[str, str, str] | None,
    curve: bool,
    facet: str | None,
    seed: int,
) -> int:
    """List the grid, or confirm one of its cells."""
    picture = settings.output and settings.output.suffix.lower() in (".png", ".svg")
    if picture and not curve:
        raise QualcodeError("picture-of-curve", exit_code=USAGE)
    with study(settings) as found:
        if set_:
            from qualcode.services.coders import confirm

            document, code, state = set_
            row = confirm(found, document, code, state, coder=settings.who)
            told = {**row, "state": t(f"cli.asked.{row['state']}")}
            say(settings, row, t("cli.confirmed", **told))
            return 0
        data = found.data()
        problems = found.problems()
    if curve:
        _curve(settings, data, facet, seed)
    else:
        _grid(settings, data, facet)
    return report(settings, problems)


def _grid(settings: Settings, data: StudyData, facet: str | None) -> None:
    from qualcode.analysis import COVERAGE_COLUMNS, coverage

    rows = coverage(data, facet=facet)
    people = [{**row, "state": t(f"cli.asked.{row['state']}")} for row in rows]
    named = [{**p, "code": data.codebook.name(p["code"])} for p in people]
    title = t("cli.title.coverage")
    emit(
        settings,
        rows,
        Listing(
            rows,
            COVERAGE_COLUMNS,
            title=title,
            people=people,
            write=readable(settings, named, COVERAGE_COLUMNS, title),
        ),
    )


def _curve(settings: Settings, data: StudyData, facet: str | None, seed: int) -> None:
    from qualcode.analysis import CURVE_COLUMNS, curve

    rows = curve(data, facet=facet, seed=seed)
    title = t("cli.title.curve")

    def write(path: Path) -> None:
        from qualcode.report import write_curve

        write_curve(rows, path, title=title)

    picture = settings.output and settings.output.suffix.lower() in (".png", ".svg")
    emit(
        settings,
        rows,
        Listing(
            rows,
            CURVE_COLUMNS,
            title=title,
            shown=CURVE_SHOWN,
            write=write if picture else readable(settings, rows, CURVE_SHOWN, title),
        ),
    )
