"""`report build`: the Word report."""

from __future__ import annotations

from pathlib import Path

from qualcode.cli.early import Settings
from qualcode.cli.options import FILE, Written, command, option, shared, who
from qualcode.cli.output import report, say, study
from qualcode.cli.words import Group
from qualcode.i18n import t

report_command = Group(
    {"build": "report"}, name="report", params=shared("study", "lang", "format")
)


@command("build")
@option("-o", "--output", type=Written(("docx",)), metavar="file")
@option("--template", type=FILE, metavar="file")
@option("--force", is_flag=True)
@who
def report_build_command(
    settings: Settings, *, output: Path | None, template: Path | None, force: bool
) -> int:
    """Write the report."""
    from qualcode.services.reporting import build

    with study(settings) as found:
        data = build(found, output, template=template, force=force, coder=settings.who)
    say(settings, data, t("cli.report-built", file=data["file"]))
    return report(settings, data.get("problems", ()), told=True)
