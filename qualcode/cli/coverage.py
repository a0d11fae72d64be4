"""`coverage`: what was asked in each interview, and its confirmation."""

from __future__ import annotations

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who
from qualcode.cli.output import Listing, emit, report, say, study
from qualcode.i18n import t

COLUMNS = ("document", "code", "state", "confirmed", "turns")


@command("coverage", writes=WRITTEN)
@option("--set", "set_", nargs=3, metavar="triple")
@who
def coverage_command(settings: Settings, *, set_: tuple[str, str, str] | None) -> int:
    """List the grid, or confirm one of its cells."""
    with study(settings) as found:
        if set_:
            from qualcode.services.coders import confirm

            document, code, state = set_
            row = confirm(found, document, code, state, coder=settings.who)
            told = {**row, "state": t(f"cli.asked.{row['state']}")}
            say(settings, row, t("cli.confirmed", **told))
            return 0
        from qualcode.analysis import coverage

        rows = coverage(found.data())
        problems = found.problems()
    people = [{**row, "state": t(f"cli.asked.{row['state']}")} for row in rows]
    emit(
        settings,
        rows,
        Listing(rows, COLUMNS, title=t("cli.title.coverage"), people=people),
    )
    return report(settings, problems)
