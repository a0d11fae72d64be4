"""`qualcode` alone: where the study stands and the next step."""

from __future__ import annotations

import os

import click

from qualcode.cli.early import Settings
from qualcode.cli.output import Listing, emit, print_table, put, report, study
from qualcode.errors import DONE, QualcodeError
from qualcode.i18n import t


def show(settings: Settings) -> int:
    """Print the road with what is done and what is missing, and the next step."""
    try:
        with study(settings) as found:
            from qualcode.services.road import next_step, where

            steps, following = where(found), next_step(found)
            head = {"study": str(found.folder), "title": found.config.title}
            problems = found.problems()
    except QualcodeError as error:
        named = settings.study or os.environ.get("QUALCODE_STUDY")
        if error.code != "no-study" or named:
            raise
        return _no_study(settings)

    def table() -> None:
        put(f"{head['title']}  ({head['study']})\n")
        _steps(steps)
        put(f"\n{t('cli.next-step')} {following}")

    data = {
        **head,
        "road": steps,
        "next": following,
        "problems": [p.as_dict() for p in problems],
    }
    emit(
        settings,
        data,
        Listing(steps, ("step", "state", "fact", "missing"), table=table),
    )
    return report(settings, problems, told=True)


def _steps(steps: list[dict[str, str]]) -> None:
    rows = [
        {
            **step,
            "step": t(f"road.{step['step']}"),
            "state": t(f"cli.state.{step['state']}"),
        }
        for step in steps
    ]
    print_table(rows, ("step", "state", "fact", "missing"))


def _no_study(settings: Settings) -> int:
    if settings.format == "json":
        emit(
            settings,
            {"study": None, "road": [], "next": t("cli.begin")},
            Listing([], ("step", "state", "fact", "missing")),
        )
    else:
        click.echo(t("cli.begin"))
    return DONE
