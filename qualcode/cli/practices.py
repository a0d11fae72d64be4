"""`practices`: the good practices and their five tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command
from qualcode.cli.output import Listing, emit, readable, report, study
from qualcode.i18n import t

TESTS = (
    "outside-design",
    "spontaneous",
    "originator",
    "serves-aims",
    "replicable",
)
COLUMNS = (
    "code",
    "title",
    "description",
    "contribution",
    *TESTS,
    "accepted",
    "mentioned_by",
    "quotes",
)
SHOWN = ("title", *TESTS, "accepted", "mentioned_by")
WRITTEN_OUT = ("title", "description", "contribution", *SHOWN[1:])


@command("practices", writes=WRITTEN)
def practices_command(settings: Settings) -> int:
    """List the practices."""
    with study(settings) as found:
        from qualcode.analysis import practices, quotes

        data = found.data()
        rows = practices(data)
        problems = found.problems()
    flat = [_flat(row) for row in rows]
    people = [_worded(row) for row in flat]
    title = t("cli.title.practices")

    def write(path: Path) -> None:
        from qualcode.report import write_practices

        cited = {quote["id"]: quote for quote in quotes(data)}
        marks = data.config.quote_marks
        write_practices(rows, cited, path, title=title, marks=marks)

    word = settings.output is not None and settings.output.suffix.lower() == ".docx"
    emit(
        settings,
        rows,
        Listing(
            flat,
            COLUMNS,
            title=title,
            shown=SHOWN,
            people=people,
            wrap=True,
            write=write if word else readable(settings, people, WRITTEN_OUT, title),
        ),
    )
    return report(settings, problems)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    verdicts = {name: row["tests"][name]["verdict"] for name in TESTS}
    told = [f"{m['actor']} {m['documents']}/{m['of']}" for m in row["mentioned_by"]]
    return {**row, **verdicts, "mentioned_by": told}


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    words = {name: t(f"cli.verdict.{row[name]}") for name in TESTS}
    accepted = {True: "yes", False: "no", None: "undecided"}[row["accepted"]]
    told = ", ".join(row["mentioned_by"])
    return {
        **row,
        **words,
        "accepted": t(f"cli.verdict.{accepted}"),
        "mentioned_by": told,
    }
