"""`findings`: what the study claims, and how each claim stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command
from qualcode.cli.output import Listing, emit, heads, report, study
from qualcode.i18n import t
from qualcode.report.cells import initial

SHOWN = ("id", "claim", "strength", "status", "depends_on", "remarks")


@command("findings", writes=WRITTEN)
def findings_command(settings: Settings) -> int:
    """List the findings, conclusions and recommendations."""
    with study(settings) as found:
        from qualcode.analysis import FINDING_COLUMNS, findings

        data = found.data()
        rows = findings(data)
        problems = found.problems()
    # Where one person coded all, that all depends on them is no news.
    several = len({coding.coder for coding in data.codings}) > 1
    cases = {case.case: case.name or case.case for case in data.cases}
    people = [worded(row, cases, coders=several) for row in rows]
    title = t("cli.title.findings")
    output = settings.output
    read = output is not None and output.suffix.lower() not in (".csv", ".json")
    emit(
        settings,
        rows,
        Listing(
            rows,
            FINDING_COLUMNS,
            title=title,
            shown=SHOWN,
            people=people,
            wrap=True,
            write=(lambda path: _write(rows, people, path, title)) if read else None,
        ),
    )
    own = [found for row in rows for found in row["problems"]]
    code = report(settings, own, told=True)
    return report(settings, problems) or code


def _write(
    rows: list[dict[str, Any]], people: list[dict[str, Any]], path: Path, title: str
) -> None:
    """A table for each kind: what was found, concluded and recommended."""
    from qualcode.report import Table, write_listings

    names = dict(zip(SHOWN, heads(SHOWN), strict=True))
    tables = []
    for kind in ("finding", "conclusion", "recommendation"):
        own = [p for p, row in zip(people, rows, strict=True) if row["kind"] == kind]
        if own:
            tables.append(Table(t(f"evidence.kind-{kind}"), own, SHOWN, names))
    write_listings(tables, path, title=title, lying=True)


def worded(
    row: dict[str, Any], cases: Mapping[str, str], *, coders: bool = True
) -> dict[str, Any]:
    """A finding's row in words, for a table; `coders`: say which it falls with.

    `cases` are the cases' names by their ids.
    """
    return {
        "id": row["id"],
        "claim": row["claim"],
        "strength": "\n".join(
            t("evidence.strength", **{**s, "actor": initial(s["actor"])})
            for s in row["strength"]
            if s["eligible"]
        ),
        "status": t(f"evidence.status-{row['status']}"),
        "depends_on": "\n".join(
            t(f"evidence.depends-{d['unit']}", id=names.get(d["id"], d["id"]))
            for d in row["depends_on"]
            for names in (cases if d["unit"] == "case" else {},)
            if coders or d["unit"] != "coder"
        ),
        "remarks": "\n".join(_remarks(row)),
    }


def _remarks(row: dict[str, Any]) -> list[str]:
    told = [q["message"] for q in row["quantity"] if not q["ok"]]
    if row["orphan"]:
        told.append(t(f"evidence.orphan-{row['orphan']}"))
    if row["proposed_contrary"]:
        n = len(row["proposed_contrary"])
        told.append(t("evidence.contrary-proposed", n=n))
    return told
