"""`privacy withdraw`: a participant leaves the study."""

from __future__ import annotations

import sys
from typing import Any

import click

from qualcode.cli.early import Settings
from qualcode.cli.options import argument, command, option, shared, who
from qualcode.cli.output import say, study
from qualcode.cli.words import Group
from qualcode.errors import DONE, PROBLEMS, USAGE, QualcodeError
from qualcode.i18n import t

privacy_command = Group(
    {"withdraw": "privacy"},
    name="privacy",
    params=shared("study", "lang", "format"),
)


@command("withdraw")
@argument("participant", metavar="participant")
@option("--dry-run", is_flag=True)
@option("--yes", is_flag=True)
@who
def privacy_withdraw_command(
    settings: Settings, *, participant: str, dry_run: bool, yes: bool
) -> int:
    """Take a participant out of the study for good."""
    from qualcode.services.withdrawing import withdraw

    with study(settings) as found:
        if not (dry_run or yes):
            _ask(withdraw(found, participant, dry_run=True, coder=settings.who))
        data = withdraw(found, participant, dry_run=dry_run, coder=settings.who)
    say(settings, data, _told(data, "would" if dry_run else "withdrawn"))
    return PROBLEMS if data["remains"] else DONE


def _ask(would: dict[str, Any]) -> None:
    """Ask a person at a terminal; in a pipe only `--yes` will do."""
    if not sys.stdin.isatty():
        raise QualcodeError("withdraw-unconfirmed", exit_code=USAGE)
    click.echo(_told(would, "would"), err=True)
    click.confirm(t("privacy.sure"), abort=True, err=True)


def _told(data: dict[str, Any], key: str) -> str:
    lines = [t(f"privacy.{key}", participant=data["participant"], **data["removed"])]
    for name in ("documents", "findings_fallen", "stale_reports", "remains"):
        if data[name]:
            words = ", ".join(str(x) for x in data[name])
            lines.append(t(f"privacy.{name.replace('_', '-')}", items=words))
    return "\n".join(lines)
