"""`words`: what the people of each actor say, and what sets them apart."""

from __future__ import annotations

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option
from qualcode.cli.output import Listing, emit, report, study
from qualcode.cli.words import Whole
from qualcode.i18n import t

COLUMNS = (
    "actor",
    "word",
    "n",
    "per_thousand",
    "documents",
    "others",
    "keyness",
    "log_ratio",
)


@command("words", writes=WRITTEN)
@option("--actor")
@option("--least", type=Whole(1), default=3, metavar="number")
@option("--top", type=Whole(1), metavar="number")
def words_command(
    settings: Settings, *, actor: str | None, least: int, top: int | None
) -> int:
    """List the words of each actor, the most characteristic first."""
    with study(settings) as found:
        from qualcode.analysis import words

        rows = words(found.data(), actor=actor, least=least)
        problems = found.problems()
    if top is not None:
        ranks: dict[str, int] = {}
        for row in rows:
            row["rank"] = ranks[row["actor"]] = ranks.get(row["actor"], 0) + 1
        rows = [row for row in rows if row.pop("rank") <= top]
    emit(settings, rows, Listing(rows, COLUMNS, title=t("cli.title.words")))
    return report(settings, problems)
