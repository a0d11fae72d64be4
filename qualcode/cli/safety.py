"""`log`, `undo`, `backup`, `doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import FILE, WRITTEN, argument, command, option, who
from qualcode.cli.output import Listing, emit, print_table, put, say, study
from qualcode.cli.words import Whole
from qualcode.errors import DAMAGED, DONE
from qualcode.i18n import area, t

LOG = (
    "id",
    "time",
    "coder",
    "action",
    "object",
    "object_id",
    "before",
    "after",
    "undone_by",
)


KNOWN_BY = ("document", "start", "end", "code", "codebook", "file")


@command("log", writes=WRITTEN)
@option("--limit", type=Whole(1), metavar="number")
def log_command(settings: Settings, *, limit: int | None) -> None:
    """List the events, newest first."""
    from qualcode.services.history import log

    with study(settings) as found:
        rows = log(found, limit=limit)
    people = [
        {**row, "action": _action(row["action"]), "what": _what(row)} for row in rows
    ]
    emit(
        settings,
        rows,
        Listing(
            rows,
            LOG,
            title=t("cli.title.log"),
            shown=("id", "time", "coder", "action", "what", "undone_by"),
            people=people,
        ),
    )


@command("undo")
@argument("number", type=Whole(1), default=1, required=False)
@option("--redo", is_flag=True)
@who
def undo_command(settings: Settings, *, number: int, redo: bool) -> None:
    """Take back the latest acts, or do them again."""
    from qualcode.services.history import undo

    with study(settings) as found:
        rows = undo(found, number, redo=redo, coder=settings.who)
    acts = "".join(f"\n  {_action(r['action'])}: {_what(r)}" for r in rows)
    say(settings, rows, t("cli.redone" if redo else "cli.undone", acts=acts))


def _action(code: str) -> str:
    """What was done, in words; an action without any keeps its name."""
    return t(f"cli.action.{code}") if f"action.{code}" in area("cli") else code


def _what(row: dict[str, Any]) -> str:
    """An event's object by what a person knows it by: document, place, code."""
    facts = row["after"] or row["before"] or {}
    told = [str(facts[k]) for k in KNOWN_BY if facts.get(k) is not None]
    return " ".join(told or [str(row["object_id"])])


@command("backup")
@argument("out", type=FILE, required=False, metavar="file")
def backup_command(settings: Settings, *, out: Path | None) -> None:
    """Copy the study to one file."""
    from qualcode.services.safety import backup

    with study(settings) as found:
        file = backup(found, out)
    say(settings, {"file": str(file)}, t("cli.backed-up", file=file))


@command("doctor", writes=WRITTEN)
@option("--repair", is_flag=True)
def doctor_command(settings: Settings, *, repair: bool) -> int:
    """Check the study; 4 when it is not sound."""
    from qualcode.services.safety import doctor
    from qualcode.store.folder import find

    data = doctor(settings.study or find().root, repair=repair)
    emit(
        settings,
        data,
        Listing(
            data["checks"],
            ("check", "ok", "count", "message", "hint"),
            title=t("cli.title.doctor"),
            table=lambda: _print(data),
        ),
    )
    return DONE if data["ok"] else DAMAGED


def _print(data: dict[str, Any]) -> None:
    rows = [{**c, "ok": t(f"cli.ok.{str(c['ok']).lower()}")} for c in data["checks"]]
    print_table(rows, ("check", "ok", "count", "message"))
    hints = [c["hint"] for c in data["checks"] if not c["ok"] and c.get("hint")]
    put(t("cli.sound" if data["ok"] else "cli.not-sound", schema=data["schema"] or "—"))
    put("\n".join(hints) if hints else t("cli.backups", n=len(data["backups"])))
