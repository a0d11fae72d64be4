"""`import`: transcripts into the study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.kinds import asking, confirm_kinds
from qualcode.cli.options import FILE, WRITTEN, argument, command, option, who
from qualcode.cli.output import Listing, NothingUsedError, emit, progress, report, study
from qualcode.errors import BAD_INPUT, DONE, PROBLEMS
from qualcode.i18n import t
from qualcode.problems import Problem

COLUMNS = ("document", "file", "status", "turns", "segments", "words", "speakers")


@command("import", writes=WRITTEN)
@argument("files", nargs=-1, required=True, type=FILE)
@option("--actor", default="")
@option("--role", default="")
@option("--case", default="")
@option("--comments-as-codings", is_flag=True)
@who
def import_command(
    settings: Settings,
    *,
    files: tuple[Path, ...],
    actor: str,
    role: str,
    case: str,
    comments_as_codings: bool,
) -> int:
    """Import files; 3 when none could be used, 1 when some or with problems."""
    from qualcode.ingest import helper

    with helper() as helping:  # first: spaCy loads beside the store
        from qualcode.services.importing import import_files

        with study(settings) as found, progress(t("cli.reading")) as advance:
            data = import_files(
                found,
                list(files),
                actor=actor,
                role=role,
                case=case,
                coder=settings.who,
                comments_as_codings=comments_as_codings,
                progress=advance,
                helping=helping,
            )
    if settings.format == "table" and asking():
        data["documents"] = confirm_kinds(settings, data["documents"])
    rows: list[dict[str, Any]] = data["documents"]
    flat = [{**row, "speakers": _speakers(row)} for row in rows]
    people = [{**row, "status": t(f"cli.status.{row['status']}")} for row in flat]
    problems = [p for row in rows for p in row.get("problems", ())]
    emit(
        settings,
        data,
        Listing(flat, COLUMNS, title=t("cli.title.import"), people=people),
    )
    if rows and all(row["status"] == "refused" for row in rows) and problems:
        raise NothingUsedError([_problem(p) for p in problems], BAD_INPUT)
    report(settings, problems, told=True)
    return PROBLEMS if problems else DONE


def _speakers(row: dict[str, Any]) -> list[str]:
    return [str(s["speaker"]) for s in row.get("speakers") or ()]


def _problem(row: dict[str, Any]) -> Problem:
    return Problem(
        row["code"], row["message"], row["hint"], row.get("file"), row.get("line")
    )
