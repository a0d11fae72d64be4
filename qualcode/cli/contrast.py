"""`contrast`: what the actors of each case say, side by side."""

from __future__ import annotations

from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option
from qualcode.cli.output import Listing, emit, readable, report, study
from qualcode.i18n import t
from qualcode.report.cells import initial

SHOWN = ("case", "code_name", "views", "verdict")


@command("contrast", writes=WRITTEN)
@option("--by", default="case", metavar="axis")
def contrast_command(settings: Settings, *, by: str) -> int:
    """Put the actors of each case side by side."""
    with study(settings) as found:
        from qualcode.analysis import CONTRAST_COLUMNS, contrast

        data = found.data()
        rows = contrast(data, by)
        problems = found.problems()
    names = {v.id: v.name for v in data.codebook.valences}
    people = [_worded(row, names) for row in rows]
    title = t("cli.title.contrast")
    emit(
        settings,
        rows,
        Listing(
            rows,
            CONTRAST_COLUMNS,
            title=title,
            shown=SHOWN,
            people=people,
            wrap=True,
            write=readable(settings, people, SHOWN, title),
        ),
    )
    return report(settings, problems)


def _worded(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    told = []
    for view in row["views"]:
        held = [f"{names[v]} {n}" for v, n in view["valences"].items()]
        if not view["quotes"]:
            held = [t("evidence.view-silent")]
        elif not held:
            held = [t("evidence.view-unsigned", n=view["documents"])]
        told.append(f"{initial(view['actor'])}: {', '.join(held)}")
    return {
        "case": row["case_name"],
        "code_name": row["code_name"],
        "views": "\n".join(told),
        "verdict": t(f"evidence.contrast-{row['verdict']}"),
    }
