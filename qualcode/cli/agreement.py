"""`agreement`: how far coders, or two passes of one, decide alike."""

from __future__ import annotations

from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who_and_round
from qualcode.cli.output import Listing, emit, print_table, put, report, study
from qualcode.cli.words import Whole
from qualcode.i18n import t

COLUMNS = (
    "code",
    "units",
    "prevalence",
    "both",
    "first",
    "second",
    "neither",
    "percent",
    "kappa",
    "alpha",
    "alpha_low",
    "alpha_high",
    "ac1",
)
FIRST = 10  # disagreements that a terminal shows; a file holds all


@command("agreement", writes=WRITTEN)
@option("--coders", metavar="actors")
@option("--passes", metavar="passes")
@option("--facet")
@option("--seed", type=Whole(0), default=0, metavar="number")
@who_and_round
def agreement_command(
    settings: Settings,
    *,
    coders: str | None,
    passes: str | None,
    facet: str | None,
    seed: int,
) -> int:
    """Compare coders or passes."""
    named = _split(coders)
    if passes and not named:
        named = [settings.who]
    with study(settings) as found:
        from qualcode.analysis import agreement

        picture = found.data()
        data = agreement(
            picture,
            named,
            _split(passes),
            facet=facet,
            seed=seed,
            pass_=None if passes else settings.pass_,
        )
        problems = found.problems()
    title = t("cli.title.agreement", who=", ".join([*data["coders"], *data["passes"]]))
    emit(
        settings,
        data,
        Listing(
            data["codes"],
            COLUMNS,
            title=title,
            table=lambda: _print(data, picture.codebook.name),
        ),
    )
    return report(settings, problems)


def _split(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def _print(data: dict[str, Any], name: Any) -> None:
    _disagreements(data["disagreements"], name)
    pooled = {"code": t("evidence.all-codes"), **data["overall"]}
    rows = [pooled, *({**row, "code": name(row["code"])} for row in data["codes"])]
    print_table(rows, COLUMNS)
    put(t("evidence.agreement-base", n=data["documents"], units=data["units"]))
    apart = data["suggested"]
    if apart["units"]:
        share = round(100 * apart["percent"])
        put(t("evidence.agreement-apart", n=apart["units"], share=share))
    put(t("evidence.agreement-reading"))


def _disagreements(found: list[dict[str, Any]], name: Any) -> None:
    if not found:
        return
    rows = [
        {**row, "code": name(row["code"]), "text": " ".join(row["text"].split())}
        for row in found[:FIRST]
    ]
    columns = ("document", "start", "text", "code", "with", "without")
    print_table(rows, columns, wrap=True)
    if len(found) > FIRST:
        put(t("evidence.disagreements-more", n=len(found) - FIRST))
    put("")
