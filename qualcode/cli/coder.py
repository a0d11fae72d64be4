"""`coder list|add|done`: who codes, and what they finished."""

from __future__ import annotations

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, argument, command, option, shared, who
from qualcode.cli.output import Listing, emit, say, study
from qualcode.cli.words import Choice, Group
from qualcode.i18n import t

COLUMNS = ("coder", "kind", "permission", "codings", "done")

coder_command = Group(
    dict.fromkeys(("list", "add", "done"), "coder"),
    name="coder",
    params=shared("study", "lang", "format"),
)


@command("list", writes=WRITTEN)
def coder_list_command(settings: Settings) -> None:
    """List the coders."""
    from qualcode.services.coders import rows

    with study(settings) as found:
        listed = rows(found)
    people = [
        {
            **row,
            "kind": t(f"cli.kind.{row['kind']}"),
            "permission": t(f"cli.permission.{row['permission']}"),
        }
        for row in listed
    ]
    emit(
        settings,
        listed,
        Listing(listed, COLUMNS, title=t("cli.title.coders"), people=people),
    )


@command("add")
@argument("name")
@option("--permission", type=Choice(("lead", "coder", "reader")), default="coder")
def coder_add_command(settings: Settings, *, name: str, permission: str) -> None:
    """Let a coder join."""
    from qualcode.services.coders import add

    with study(settings) as found:
        row = add(found, name, permission=permission)
    told = t(f"cli.permission.{permission}")
    say(settings, row, t("cli.coder-added", name=row["coder"], permission=told))


@command("done")
@argument("documents", nargs=-1, required=True)
@option("--undo", is_flag=True)
@who
def coder_done_command(
    settings: Settings, *, documents: tuple[str, ...], undo: bool
) -> None:
    """Mark documents as wholly coded."""
    from qualcode.services.coders import done

    with study(settings) as found:
        rows = done(found, documents, coder=settings.who, undo=undo)
    names = ", ".join(row["document"] for row in rows)
    key = "cli.not-done" if undo else "cli.done"
    say(settings, rows, t(key, names=names, coder=settings.who))
