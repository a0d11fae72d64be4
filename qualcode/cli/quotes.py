"""`quotes`: verbatim passages with their attribution."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who_and_round
from qualcode.cli.output import (
    Listing,
    emit,
    percent,
    readable,
    report,
    say,
    study,
)
from qualcode.cli.words import Whole
from qualcode.i18n import t

VOICES_SHOWN = (
    "document",
    "actor",
    "role",
    "codings",
    "quotes",
    "share",
    "balance",
)
SHOWN = ("code_name", "valence", "text", "attribution", "document", "warnings")


@command("quotes", writes=WRITTEN)
@option("--code", multiple=True)
@option("--valence")
@option("--actor")
@option("--representative", type=Whole(1), metavar="number")
@option("--kind", multiple=True)
@option("--choose", multiple=True, metavar="ids")
@option("--drop", multiple=True, metavar="ids")
@option("--note", default="", metavar="text")
@option("--balance", is_flag=True)
@who_and_round
def quotes_command(
    settings: Settings,
    *,
    code: tuple[str, ...],
    valence: str | None,
    actor: str | None,
    representative: int | None,
    kind: tuple[str, ...],
    choose: tuple[str, ...],
    drop: tuple[str, ...],
    note: str,
    balance: bool,
) -> int:
    """List the quotes, choose some, or see whose they are."""
    if choose or drop:
        return _choose(settings, choose, drop, note)
    if balance:
        return _balance(settings)
    with study(settings) as found:
        from qualcode.analysis import QUOTE_COLUMNS, quotes

        data = found.data()
        rows = quotes(
            data,
            codes=code,
            valence=valence,
            actor=actor,
            representative=representative,
            kinds=kind or None,
            coder=settings.coder,
            pass_=settings.pass_,
        )
        problems = found.problems()
    title = t("cli.title.quotes")

    def write(path: Path) -> None:
        from qualcode.report import write_quotes
        from qualcode.services.reporting import names

        marks = data.config.quote_marks
        write_quotes(rows, path, title=title, names=names(data), marks=marks)

    people = [_worded(row) for row in rows] if settings.format == "table" else None
    shown = SHOWN if representative is None else (*SHOWN, "why")
    emit(
        settings,
        rows,
        Listing(
            rows,
            QUOTE_COLUMNS,
            title=title,
            shown=shown,
            people=people,
            wrap=True,
            write=write,
        ),
    )
    return report(settings, problems)


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    from qualcode.report.quotes import warning

    return {**row, "warnings": [warning(code) for code in row["warnings"]]}


def _choose(
    settings: Settings, ids: tuple[str, ...], dropped: tuple[str, ...], note: str
) -> int:
    from qualcode.services.choosing import choose

    with study(settings) as found:
        rows = choose(found, ids, coder=settings.who, note=note) if ids else []
        if dropped:
            rows += choose(found, dropped, coder=settings.who, undo=True)
    say(settings, rows, t("cli.chosen", n=len(ids), m=len(dropped)))
    return 0


def _balance(settings: Settings) -> int:
    with study(settings) as found:
        from qualcode.analysis import VOICE_COLUMNS, balance

        rows = balance(found.data())
        problems = found.problems()
    people = [
        {**r, "share": percent(r["share"]), "balance": _balanced(r["balance"])}
        for r in rows
    ]
    title = t("cli.title.balance")
    write = readable(settings, people, VOICES_SHOWN, title)
    emit(
        settings,
        rows,
        Listing(
            rows,
            VOICE_COLUMNS,
            title=title,
            shown=VOICES_SHOWN,
            people=people,
            write=write,
        ),
    )
    return report(settings, problems)


def _balanced(verdict: str | None) -> str:
    return t(f"cli.balance.{verdict}") if verdict else ""
